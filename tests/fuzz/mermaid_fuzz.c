/*
 * A diagram, and, behind a zero byte, what dot is to answer about it. It is read as a page's block
 * is, and cannot break out of its fence.
 */
#include "fixture.h"
#include "text/document.h"

static struct str answer_of(void *self, struct str graph, struct pos at)
{
	const struct str *answer = self;
	(void)at;
	fuzz_touch(graph);
	return *answer;
}

static struct str link_to(void *self, struct str target, struct pos at, bool is_image)
{
	(void)self, (void)at, (void)is_image;
	return target;
}

static struct str figure_at(void *self, const struct origin *origin)
{
	(void)self;
	return origin->fragment;
}

static struct str thing_at(void *self, const struct thing *thing)
{
	(void)self;
	return thing->slug;
}

static const struct mustache_set *templates(void)
{
	static struct mustache_set *set;
	if (set)
		return set;
	struct arena *keep = arena_new();
	set = mustache_set_new(keep);
	mustache_add(set, diag_new(keep), STR("figure"),
	    source_new(keep, STR("figure"), STR("<a href=\"{{href}}\">{{text}}</a>")));
	mustache_add(set, diag_new(keep), STR("diagram"),
	    source_new(keep, STR("diagram"),
		STR("{{{caption_html}}}{{{svg_html}}}{{#slices}}{{#rows}}{{{name_html}}}{{{value_html}}}{{{share_html}}}{{/rows}}{{/slices}}")));
	return set;
}

static void ignore(void *self, struct str graph, struct pos at)
{
	(void)self, (void)at;
	fuzz_touch(graph);
}

static void read_diagram(struct arena *keep, struct str text, struct str answer)
{
	struct arena *scratch = arena_new();
	struct diag *diag = diag_new(keep);
	struct document_site site = {
		.self = &answer, .link = link_to, .figure = figure_at, .thing = thing_at, .positions = answer_of
	};
	struct str page = str_print(keep, "``````mermaid\n%.*s\n``````\n", STR_ARG(text));
	struct document_input input = {
		.source = source_new(keep, STR("page.md"), page),
		.body = page,
		.catalog = figures_catalog(fixture_figures()),
		.evaluator = evaluator_new(keep, diag, fixture_figures()),
		.templates = templates(),
		.site = &site,
		.keep = keep,
		.scratch = scratch,
		.diag = diag,
	};
	document_graphs(&input, ignore, NULL);
	struct document document = document_read(&input);
	arena_free(scratch); /* nothing of the result may stand in it */
	fuzz_touch(document.body.bytes);
	fuzz_touch_diag(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	document_start();
	struct arena *keep = arena_new();
	struct str text, answer;
	str_cut(fuzz_text(data, size), '\0', &text, &answer);
	read_diagram(keep, text, answer);
	arena_free(keep);
	return 0;
}
