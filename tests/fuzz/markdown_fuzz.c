/* A guide over a small catalog: everything a page can hold, and every byte of what comes out. */
#include "fixture.h"
#include "text/document.h"

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

/* Compiled once, as a site's templates are. */
static const struct mustache_set *templates(void)
{
	static struct mustache_set *set;
	static const char *const names[] = { "figure", "mark", "alert", "table" };
	static const char *const texts[] = {
		"<a href=\"{{href}}\">{{text}}</a>", "{{symbol}}", "{{name}}{{{body_html}}}",
		"{{caption}}{{#columns}}{{name}}{{/columns}}{{#rows}}{{#cells}}{{{html}}}{{{sources_html}}}{{/cells}}{{/rows}}"
	};
	if (set)
		return set;
	struct arena *keep = arena_new();
	set = mustache_set_new(keep);
	for (size_t i = 0; i < countof(names); i++)
		mustache_add(set, diag_new(keep), str_from(names[i]),
		    source_new(keep, str_from(names[i]), str_from(texts[i])));
	return set;
}

static void touch(const struct document *document)
{
	fuzz_touch(document->heading.bytes);
	fuzz_touch(document->body.bytes);
	fuzz_touch(document->excerpt);
	for (size_t i = 0; i < document->heading_count; i++) {
		fuzz_touch(document->headings[i].slug);
		fuzz_touch(document->headings[i].text);
	}
	for (size_t i = 0; i < document->anchor_count; i++)
		fuzz_touch(document->anchors[i]);
	for (size_t i = 0; i < document->figure_count; i++) {
		fuzz_touch(document->figures[i].printed);
		fuzz_touch(document->figures[i].derivation.formula);
		fuzz_touch(document->figures[i].derivation.substituted);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	document_start();
	struct arena *keep = arena_new(), *scratch = arena_new(), *lasting = arena_new();
	struct diag *diag = diag_new(keep);
	struct document_site site = { .link = link_to, .figure = figure_at, .thing = thing_at };
	struct document_input input = {
		.source = source_new(keep, STR("page.md"), fuzz_text(data, size)),
		.catalog = figures_catalog(fixture_figures()),
		.evaluator = evaluator_new(lasting, diag, fixture_figures()),
		.templates = templates(),
		.site = &site,
		.keep = keep,
		.scratch = scratch,
		.diag = diag,
	};
	struct str front;
	size_t front_offset;
	document_split(input.source->text, &front, &front_offset, &input.body, &input.body_offset);
	fuzz_touch(front);
	fuzz_touch(document_first_heading(keep, input.body));
	struct document document = document_read(&input);
	arena_free(scratch); /* nothing of the result may stand in it */
	touch(&document);
	fuzz_touch_diag(diag);
	input.scratch = keep;
	fuzz_touch(document_plain(&input, input.body, POS_NONE));
	arena_free(keep);
	arena_free(lasting);
	return 0;
}
