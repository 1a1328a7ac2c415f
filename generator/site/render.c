#include "site/render.h"

#include "base/file.h"
#include "site/changes.h"
#include "site/layout.h"
#include "site/link.h"
#include "site/positions.h"
#include "site/route.h"
#include "site/snapshot.h"
#include "site/tags.h"

#include <string.h>

static struct document_input input_for(struct worker *worker, const struct page *page,
    const struct document_site *links, struct arena *keep)
{
	return (struct document_input){
		.source = page->source,
		.body = page->source == NULL
		    ? STR("")
		    : str_sub(page->source->text, page->body_offset, page->source->text.len),
		.body_offset = page->body_offset,
		.self = page->thing,
		.catalog = worker->site->catalog,
		.evaluator = worker->evaluator,
		.templates = worker->site->templates,
		.site = links,
		.findings = worker->site->remembers,
		.keep = keep,
		.scratch = worker->scratch,
		.diag = worker->diag,
	};
}

static bool has_figures(struct str text)
{
	return str_find(text, STR("{{"), 0) != STR_NONE;
}

static struct str printed(struct worker *worker, const struct page *page, struct str text, struct pos at)
{
	if (!has_figures(text))
		return text;
	struct document_site links = link_site(worker);
	struct document_input input = input_for(worker, page, &links, worker->keep);
	return document_plain(&input, text, at);
}

void render_titles(struct worker *worker, struct page *page)
{
	bool same = str_eq(page->label, page->title);

	page->title = printed(worker, page, page->title, page->title_at);
	page->label = same ? page->title : printed(worker, page, page->label, page->title_at);
	page->description = printed(worker, page, page->description, page->description_at);
}

/* --- flowcharts ------------------------------------------------------------------------------- */

static void expect(void *self, struct str graph, struct pos at)
{
	const struct worker *worker = self;

	positions_expect(worker->site->positions, graph, at);
}

/* What is wrong with them is reported when the guide is rendered, so here nobody listens. */
void render_expect(struct worker *worker, const struct page *page)
{
	struct document_site links = link_site(worker);
	struct document_input input = input_for(worker, page, &links, worker->scratch);

	input.diag = diag_new(worker->scratch);
	input.evaluator = evaluator_new(worker->scratch, input.diag, worker->site->figures);
	document_graphs(&input, expect, worker);
}

/* --- guides ----------------------------------------------------------------------------------- */

static void keep_anchors(struct worker *worker, const struct document *document)
{
	struct page_result *result = worker->result;

	result->anchor_count = result->anchor_room = result->guide_anchor_count = document->anchor_count;
	result->anchors = ARENA_ARRAY(worker->keep, struct str, document->anchor_count + 1);
	for (size_t i = 0; i < document->anchor_count; i++)
		result->anchors[i] = str_copy(worker->keep, document->anchors[i]);
}

static struct view *page_figures_view(struct worker *worker, const struct document *document)
{
	struct view *list = view_list(worker->scratch);

	for (size_t i = 0; i < document->figure_count; i++) {
		const struct page_figure *figure = &document->figures[i];
		view_add(list,
		    derivation_view(worker, figure->id, &figure->derivation, figure->printed));
	}
	return list;
}

static void put_guide(struct worker *worker, const struct page *page, const struct document *document)
{
	struct layout layout = {
		.title = page->title,
		.description = page->description.len > 0 ? page->description : document->excerpt,
		.body = document->body,
		.headings = document->headings,
		.heading_count = document->heading_count,
		.marks = document->marks,
		.mark_count = document->mark_count,
		.depends = document->depends_used,
		.figures = document->figure_count == 0 ? NULL : page_figures_view(worker, document),
	};
	layout_put(worker, &layout);
}

void render_guide(struct worker *worker, const struct page *page)
{
	bool whole = !render_is_made_up(page);
	struct document_site links = link_site(worker);
	struct document_input input =
	    input_for(worker, page, &links, whole ? worker->scratch : worker->keep);
	struct document document = document_read(&input);

	keep_anchors(worker, &document);
	if (worker->site->remembers)
		snapshot_note_document(worker, &document);
	if (whole) {
		put_guide(worker, page, &document);
	} else {
		worker->result->body = arena_copy(worker->keep, &document, sizeof(document));
		page_figures_view(worker,
		    &document); /* notes the calls in them, whose derivations are gathered next */
	}
	arena_reset(worker->scratch);
}

/* --- made-up pages ---------------------------------------------------------------------------- */

/* The ids in a finished body: templates decide which there are. */
static void note_anchors(struct worker *worker, struct str body)
{
	struct page_result *result = worker->result;
	struct str before = STR(" id=\"");

	result->anchor_count = result->guide_anchor_count; /* a preview makes a page more than once */
	for (size_t at = str_find(body, before, 0); at != STR_NONE; at = str_find(body, before, at)) {
		at += before.len;
		size_t end = str_find_byte(body, '"', at);
		struct str id = str_sub(body, at, end);
		result->anchors = arena_room(worker->keep, result->anchors, result->anchor_count,
		    &result->anchor_room, sizeof(*result->anchors));
		result->anchors[result->anchor_count++] = str_copy(worker->keep, id);
	}
}

static void put_body(
    struct worker *worker, const char *template, struct view *view, struct str description)
{
	struct layout layout = {
		.title = worker->page->title,
		.description = description,
	};
	layout.body = layout_render(worker, template, view);
	note_anchors(worker, layout.body);
	layout_put(worker, &layout);
}

static void put_thing(struct worker *worker, const struct page *page)
{
	const struct document *document = worker->result->body;
	struct view *view = thing_view(worker, page->thing);
	struct layout layout = { .title = page->title, .description = page->description };

	if (document != NULL) {
		size_t end = layout_heading_end(document->body);
		view_set_text(view, "heading_html", str_sub(document->body, 0, end));
		view_set_text(view, "body_html", str_sub(document->body, end, document->body.len));
		layout.headings = document->headings;
		layout.heading_count = document->heading_count;
		layout.marks = document->marks;
		layout.mark_count = document->mark_count;
		layout.depends = document->depends_used;
		layout.figures =
		    document->figure_count == 0 ? NULL : page_figures_view(worker, document);
	}
	if (layout.description.len == 0)
		layout.description = str_print(worker->scratch,
		    "%.*s: facts, figures and where they are from.", STR_ARG(page->thing->name));
	layout.body = layout_render(worker, "thing", view);
	note_anchors(worker, layout.body);
	layout_put(worker, &layout);
}

static void put_figures(struct worker *worker, const struct page *page)
{
	struct str about = str_print(worker->scratch,
	    "How each figure of %.*s is derived: formulas, inputs, sources.",
	    STR_ARG(page->thing->name));

	put_body(worker, "figures", figures_view(worker, page->thing), about);
}

static struct view *folder_view(struct worker *worker, const struct folder *folder)
{
	struct view *view = view_object(worker->scratch), *list = view_list(worker->scratch);

	for (size_t i = 0; i < folder->entry_count; i++) {
		const struct tree_entry *entry = &folder->entries[i];
		const struct page *page = entry->folder != NULL ? entry->folder->index : entry->page;
		struct view *item = view_object(worker->scratch);
		view_set_text(item, "name", page->label);
		view_set_text(item, "href", site_href(worker, worker->scratch, page->address));
		if (page->description.len > 0)
			view_set_text(item, "description", page->description);
		view_add(list, item);
	}
	view_set_text(view, "title", worker->page->title);
	view_set(view, "pages", list);
	return view;
}

static void put_folder(struct worker *worker, const struct page *page)
{
	put_body(worker, "folder", folder_view(worker, page->folder), STR(""));
}

static void put_audit(struct worker *worker, const struct page *page)
{
	(void)page;
	put_body(worker, "audit", audit_view(worker),
	    STR("What the sources state, beside what the data gives: where they agree and where they do not."));
}

static void put_sources(struct worker *worker, const struct page *page)
{
	(void)page;
	put_body(worker, "sources", sources_view(worker),
	    STR("The documents that the facts on this site are from."));
}

static void put_changes(struct worker *worker, const struct page *page)
{
	struct view *view = changes_view(worker);

	(void)page;
	put_body(worker, "changes", view,
	    STR("What each day's observations changed, figure by figure."));
	if (worker->site->options->base_url.len > 0 && worker->output != NULL)
		output_put(worker->output, worker->scratch, CHANGES_FEED, changes_feed(worker, view));
}

static void put_tags(struct worker *worker, const struct page *page)
{
	(void)page;
	put_body(worker, "tags", tags_view(worker), STR("What the guides are about, tag by tag."));
}

static void put_tag(struct worker *worker, const struct page *page)
{
	struct str about =
	    str_print(worker->scratch, "The guides with the tag %.*s.", STR_ARG(page->tag->name));

	put_body(worker, "folder", tag_view(worker, page->tag), about);
}

static void put_redirect(struct worker *worker, const struct page *page)
{
	struct view *view = view_object(worker->scratch);
	struct str base = worker->site->options->base_url;

	view_set_text(view, "lang", worker->site->catalog->config.language);
	view_set_text(view, "title", page->target->title);
	view_set_text(view, "href", site_href(worker, worker->scratch, page->target->address));
	if (base.len > 0)
		view_set_text(view, "canonical",
		    site_absolute(worker, worker->scratch, page->target->address));
	layout_write(worker, page, layout_render(worker, "redirect", view));
}

static void put_missing(struct worker *worker, const struct page *page)
{
	(void)page;
	layout_start_at_base(worker);
	struct view *view = view_object(worker->scratch), *start = view_object(worker->scratch);

	view_set_text(start, "name", worker->site->catalog->config.title);
	view_set_text(start, "href", site_href(worker, worker->scratch, STR("")));
	view_set(view, "site", start);
	put_body(worker, "missing", view, STR(""));
}

static void (*const makers[])(struct worker *worker, const struct page *page) = {
	[PAGE_GUIDE] = put_thing, /* one about a thing */
	[PAGE_THING] = put_thing,
	[PAGE_FIGURES] = put_figures,
	[PAGE_FOLDER] = put_folder,
	[PAGE_AUDIT] = put_audit,
	[PAGE_SOURCES] = put_sources,
	[PAGE_CHANGES] = put_changes,
	[PAGE_TAGS] = put_tags,
	[PAGE_TAG] = put_tag,
	[PAGE_REDIRECT] = put_redirect,
	[PAGE_MISSING] = put_missing,
};

bool render_is_made_up(const struct page *page)
{
	return page->kind != PAGE_GUIDE || page->thing != NULL;
}

void render_made_up(struct worker *worker, const struct page *page)
{
	makers[page->kind](worker, page);
	arena_reset(worker->scratch);
}
