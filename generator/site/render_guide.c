#include "site/render_guide.h"

#include "site/address.h"
#include "site/derivation_page.h"
#include "site/highlighter.h"
#include "site/layout.h"
#include "site/link.h"
#include "site/page_twin.h"
#include "site/positions.h"
#include "site/search_add.h"
#include "site/snapshot.h"

static struct document_input input_for(
    struct rendering *rendering, const struct document_site *links, struct arena *keep)
{
	return (struct document_input){
		.self = rendering->page->thing,
		.catalog = rendering->site->data->catalog,
		.evaluator = rendering->worker->evaluator,
		.narrowness = rendering->worker->narrowness,
		.figure_memo = rendering->worker->figures,
		.templates = rendering->site->templates,
		.site = links,
		.findings = rendering->site->for_snapshot,
		.live = rendering->page->live,
		.engine = rendering->site->engine,
		.passages = rendering->worker->searching,
		.guards = map_get(&rendering->site->pages->by_address, ADDRESS_CHANGES),
		.twin = rendering->worker->output && page_has_twin(rendering->site, rendering->page),
		.keep = keep,
		.scratch = rendering->scratch,
		.diag = rendering->worker->diag,
	};
}

static void set_text(struct document_input *input, const struct guide_text *text)
{
	input->source = text->source;
	input->body = str_sub(text->source->text, text->offset, text->source->text.len);
	input->body_offset = text->offset;
	input->stitched = text->stitched;
	if (text->stitched)
		input->body = text->stitched->text;
}

static bool has_figures(struct str text)
{
	return str_find(text, STR("{{"), 0) != STR_NONE;
}

static struct str printed(struct rendering *rendering, struct str text, struct pos at)
{
	if (!has_figures(text))
		return text;
	struct document_site links = link_site(rendering);
	struct document_input input = input_for(rendering, &links, rendering->worker->keep);
	set_text(&input, &rendering->page->text);
	return document_plain(&input, text, at);
}

void render_titles(struct rendering *rendering, struct page *page)
{
	bool same = str_eq(page->label, page->title);

	page->title = printed(rendering, page->title, page->title_at);
	page->label = same ? page->title : printed(rendering, page->label, page->title_at);
	page->description = printed(rendering, page->description, page->description_at);
}

/* --- for other programs ----------------------------------------------------------------------- */

static void expect_graph(void *self, struct str graph, struct pos at)
{
	const struct rendering *rendering = self;

	positions_expect(rendering->site->positions, graph, at);
}

static void expect_code(void *self, struct str ending, struct str code, struct pos at)
{
	const struct rendering *rendering = self;

	highlighter_expect(rendering->site->highlighter, ending, code, at);
}

/* What is wrong with them is reported when the guide is rendered, so here nobody listens. */
static struct document_input unheard_input(struct rendering *rendering, const struct document_site *links)
{
	struct document_input input = input_for(rendering, links, rendering->scratch);

	set_text(&input, &rendering->page->text);
	input.diag = diag_new(rendering->scratch);
	input.figure_memo = NULL;
	return input;
}

void render_announce_flowcharts(struct rendering *rendering)
{
	struct document_site links = link_site(rendering);
	struct document_input input = unheard_input(rendering, &links);

	input.evaluator = evaluator_new(rendering->scratch, input.diag, rendering->site->data->figures);
	document_graphs(&input, expect_graph, rendering);
}

void render_announce_code(struct rendering *rendering)
{
	struct document_site links = link_site(rendering);
	struct document_input input = unheard_input(rendering, &links);

	if (!rendering->site->for_snapshot)
		document_code(&input, expect_code, rendering);
}

/* --- guides ----------------------------------------------------------------------------------- */

static void keep_anchors(struct rendering *rendering, const struct document *document)
{
	struct page_result *result = rendering->result;

	result->anchor_count = result->anchor_room = result->guide_anchor_count = document->anchor_count;
	result->anchors = ARENA_ARRAY(rendering->worker->keep, struct str, document->anchor_count + 1);
	for (size_t i = 0; i < document->anchor_count; i++)
		result->anchors[i] = str_copy(rendering->worker->keep, document->anchors[i]);
}

static void keep_guards(struct rendering *rendering, const struct document *document)
{
	struct page_result *result = rendering->result;

	result->guards = ARENA_ARRAY(rendering->worker->keep, struct str, document->guard_count + 1);
	for (size_t i = 0; i < document->guard_count; i++)
		result->guards[result->guard_count++] =
		    str_copy(rendering->worker->keep, document->guards[i]);
}

static void put_guide(struct rendering *rendering, const struct document *document)
{
	const struct page *page = rendering->page;
	struct layout layout = {
		.title = page->title,
		.description = page->description.len > 0 ? page->description : document->excerpt,
		.heading = document->heading,
		.body = document->body,
		.headings = document->headings,
		.heading_count = document->heading_count,
		.marks = document->marks,
		.mark_count = document->mark_count,
		.depends = document->depends_used,
		.narrow = document->narrow_used,
		.tables_interactive = document->tables_interactive,
		.has_code = document->has_code,
		.has_tabs = document->has_tabs,
		.live = document->live,
		.figures =
		    document->figure_count == 0 ? NULL : document_figures_view(rendering, document),
	};

	layout_put(rendering, &layout);
	page_twin_put(rendering, document);
}

void render_guide(struct rendering *rendering)
{
	bool whole = !page_is_made_up(rendering->page);
	struct document_site links = link_site(rendering);

	struct document_input input =
	    input_for(rendering, &links, whole ? rendering->scratch : rendering->worker->keep);

	set_text(&input, &rendering->page->text);
	rendering->result->stitched = rendering->page->text.stitched;
	struct document document = document_read(&input);
	keep_anchors(rendering, &document);
	keep_guards(rendering, &document);
	if (input.twin)
		rendering->result->excerpt = str_copy(rendering->worker->keep, document.excerpt);
	if (rendering->site->for_snapshot)
		snapshot_note_document(rendering, &document);
	if (whole) {
		search_add_guide(rendering, &document);
		put_guide(rendering, &document);
	} else {
		rendering->result->body =
		    arena_copy(rendering->worker->keep, &document, sizeof(document));
		/* notes the calls in them, whose derivations are gathered next */
		document_figures_view(rendering, &document);
	}
	arena_reset(rendering->scratch);
}

struct document render_chapter(struct rendering *rendering, struct arena *tree, struct str chapter)
{
	struct document_site links = link_site(rendering);
	struct document_input input = input_for(rendering, &links, rendering->scratch);

	set_text(&input, &rendering->page->text);
	input.chapter = chapter;
	input.live = input.findings = input.passages = input.twin = input.guards = false;
	input.scratch = tree;
	input.diag = diag_new(rendering->scratch); /* all is told by the guide's own page */
	return document_read(&input);
}
