#include "site/render_page.h"

#include "base/language.h"
#include "html/mustache_render.h"
#include "site/address.h"
#include "site/audit.h"
#include "site/changes_page.h"
#include "site/derivation_page.h"
#include "site/layout.h"
#include "site/letters.h"
#include "site/link.h"
#include "site/navigation.h"
#include "site/page_twin.h"
#include "site/print_edition.h"
#include "site/search_add.h"
#include "site/side_by_side.h"
#include "site/site_language.h"
#include "site/sources.h"
#include "site/tags.h"
#include "site/template.h"
#include "site/thing.h"

#include <stdlib.h>

/* The body of a made-up page. Its template decides which anchors there are. */
static struct markup render_body(
    struct rendering *rendering, const char *template, const struct view *view)
{
	struct mustache_ids ids = { .arena = rendering->scratch };
	struct markup body = template_render_body(rendering->worker, template, view, &ids);

	for (size_t i = 0; i < ids.count; i++)
		anchor_add(rendering, ids.at[i]);
	return body;
}

static void put_body(
    struct rendering *rendering, const char *template, struct view *view, struct str description)
{
	struct layout layout = {
		.title = rendering->page->title,
		.description = description,
	};

	layout.tables_interactive = rendering->page->kind == PAGE_AUDIT ||
	    rendering->page->kind == PAGE_AUDIT_OF || rendering->page->kind == PAGE_CHANGES;
	if (rendering->page->kind != PAGE_FIGURES && rendering->page->kind != PAGE_CHANGES &&
	    rendering->page->kind != PAGE_SOURCES)
		search_add_page(rendering, description);
	layout.body = render_body(rendering, template, view);
	layout_put(rendering, &layout);
}

/* A sentence about the page's thing. */
static struct str about_thing(const struct rendering *rendering, enum word_id which)
{
	return WORD_FILL(rendering->scratch, site_language(rendering->site), which,
	    { "name", rendering->page->thing->name });
}

static void put_thing(struct rendering *rendering)
{
	const struct page *page = rendering->page;
	const struct document *document = rendering->result->body;
	struct view *view = thing_view(rendering, page->thing);
	struct layout layout = {
		.title = page->title, .description = page->description, .tables_interactive = true
	};
	size_t heading_end = STR_NONE; /* where the template has put the guide's heading */

	if (document) {
		view_set_markup_end(view, "heading_html", document->heading, &heading_end);

		view_set_markup(view, "body_html", document->body);
		layout.has_code = document->has_code;
		layout.has_tabs = document->has_tabs;
		layout.headings = document->headings;
		layout.heading_count = document->heading_count;
		layout.marks = document->marks;
		layout.mark_count = document->mark_count;
		layout.depends = document->depends_used;
		layout.narrow = document->narrow_used;
		layout.live = document->live;
		layout.figures =
		    document->figure_count == 0 ? NULL : document_figures_view(rendering, document);
	}
	if (layout.description.len == 0)
		layout.description = about_thing(rendering, WORD_THING_ABOUT);
	layout.body = render_body(rendering, "thing", view);
	if (document && heading_end == document->heading.bytes.len)
		markup_split(layout.body, heading_end, &layout.heading, &layout.body);
	search_add_thing(rendering, document);
	layout_put(rendering, &layout);
	page_twin_put(rendering, document);
}

static void put_figures(struct rendering *rendering)
{
	const struct page *page = rendering->page;
	struct str about = about_thing(rendering, WORD_DERIVATIONS_ABOUT);

	struct view *view = figures_view(rendering, page->thing);

	search_add_figures(rendering); /* says what has been printed now */
	put_body(rendering, "figures", view, about);
}

static int by_name(const void *a, const void *b)
{
	const struct thing *const *x = a, *const *y = b;
	int names = str_cmp_names((*x)->name, (*y)->name);

	return names != 0 ? names : str_cmp((*x)->id, (*y)->id);
}

/* Every page of derivations by its thing's name, with the kind beside it. */
static struct view *all_figures_view(struct rendering *rendering)
{
	const struct map *things = &rendering->site->data->catalog->things;
	struct view *view = view_object(rendering->scratch), *list = view_list(rendering->scratch);

	const struct thing **sorted =
	    ARENA_ARRAY(rendering->scratch, const struct thing *, things->count + 1);
	for (size_t i = 0; i < things->count; i++)
		sorted[i] = things->at[i].value;
	qsort(sorted, things->count, sizeof(const struct thing *), by_name);
	for (size_t i = 0; i < things->count; i++) {
		struct view *item = view_object(rendering->scratch);
		struct str address =
		    STR_JOIN(rendering->scratch, ADDRESS_FIGURES, sorted[i]->slug, STR("/"));
		view_set_text(item, "name", sorted[i]->name);
		view_set_text(item, "href", site_href(rendering, rendering->scratch, address));
		view_set_text(item, "description", sorted[i]->kind->name);
		view_add(list, item);
	}
	view_set_text(view, "title", rendering->page->title);
	view_set(view, "pages", list);
	return view;
}

static void put_all_figures(struct rendering *rendering)
{
	put_body(rendering, "folder", all_figures_view(rendering),
	    words_get(site_language(rendering->site), WORD_ALL_DERIVATIONS_ABOUT));
}

static struct view *folder_view(struct rendering *rendering, const struct folder *folder)
{
	struct view *view = view_object(rendering->scratch), *list = view_list(rendering->scratch);

	for (size_t i = 0; i < folder->entry_count; i++) {
		const struct folder_entry *entry = &folder->entries[i];
		const struct page *page = entry->folder ? entry->folder->index : entry->page;
		struct view *item = view_object(rendering->scratch);
		view_set_text(item, "name", page->label);
		view_set_text(item, "href", site_href(rendering, rendering->scratch, page->address));
		if (page->description.len > 0)
			view_set_text(item, "description", page->description);
		view_add(list, item);
	}
	view_set_text(view, "title", rendering->page->title);
	view_set(view, "pages", list);
	return view;
}

static void put_folder(struct rendering *rendering)
{
	const struct page *page = rendering->page;

	put_body(rendering, "folder", folder_view(rendering, page->folder), STR(""));
}

static void put_audit(struct rendering *rendering)
{
	put_body(rendering, "audit", audit_view(rendering),
	    words_get(site_language(rendering->site), WORD_AUDIT_ABOUT));
}

static void put_sources(struct rendering *rendering)
{
	struct view *view = sources_view(rendering);
	struct str about = words_get(site_language(rendering->site), WORD_SOURCES_ABOUT);

	search_add_sources(rendering, view, about);
	put_body(rendering, "sources", view, about);
}

static void put_changes(struct rendering *rendering)
{
	struct view *view = changes_view(rendering);
	struct str about = words_get(site_language(rendering->site), WORD_CHANGES_ABOUT);

	search_add_changes(rendering, view, about);
	put_body(rendering, "changes", view, about);
	if (rendering->site->options->base_url.len > 0 && rendering->worker->output)
		output_put(rendering->worker->output, rendering->scratch, ADDRESS_FEED,
		    changes_feed(rendering, view));
}

static void put_tags(struct rendering *rendering)
{
	put_body(rendering, "tags", tags_view(rendering),
	    words_get(site_language(rendering->site), WORD_TAGS_ABOUT));
}

static void put_tag(struct rendering *rendering)
{
	const struct page *page = rendering->page;

	struct str about = WORD_FILL(rendering->scratch, site_language(rendering->site),
	    WORD_TAG_ABOUT, { "name", page->tag->name });

	put_body(rendering, "folder", tag_view(rendering, page->tag), about);
}

static void put_search(struct rendering *rendering)
{
	struct arena *keep = arena_new();
	struct letters letters = letters_gather(keep, rendering->site);
	struct str about = words_get(site_language(rendering->site), WORD_SEARCH_ABOUT);

	put_body(rendering, "search", letters_view(&letters, rendering, NULL), about);
	for (size_t i = 0; i < letters.page_count; i++) {
		struct page page = letters_page(&letters, rendering->page, &letters.pages[i]);
		arena_reset(rendering->scratch);
		struct rendering part = rendering_of(rendering->worker, &page, rendering->result);
		put_body(&part, "search", letters_view(&letters, &part, &letters.pages[i]), about);
	}
	arena_free(keep);
}

static void put_choose(struct rendering *rendering)
{
	struct str about = words_get(site_language(rendering->site), WORD_CHOOSE_ABOUT);
	struct layout layout = {
		.title = rendering->page->title, .description = about, .tables_interactive = true
	};

	search_add_page(rendering, about);
	layout.body = render_body(rendering, "choose", side_by_side_view(rendering));
	layout_put(rendering, &layout);
}

static void put_edition(struct rendering *rendering)
{
	const struct page *page = rendering->page;
	struct layout layout = { .description = page->target->description };

	layout.title = WORD_FILL(rendering->scratch, site_language(rendering->site),
	    WORD_EDITION_OF, { "name", page->target->title });
	layout.body = render_body(rendering, "edition", print_edition_view(rendering, &layout));
	layout_put(rendering, &layout);
}

static void put_redirect(struct rendering *rendering)
{
	const struct page *page = rendering->page;
	struct view *view = view_object(rendering->scratch);
	struct str base = rendering->site->options->base_url;

	view_set_text(view, "lang", rendering->site->data->catalog->config.language);
	view_set_text(view, "title", page->target->title);
	view_set_text(view, "href", site_href(rendering, rendering->scratch, page->target->address));
	struct str script = site_asset_href(rendering, STR("assets/moved.js"));
	if (script.len > 0)
		view_set_text(view, "moved_href", script);
	if (base.len > 0)
		view_set_text(view, "canonical",
		    site_absolute(rendering->site, rendering->scratch, page->target->address));
	struct markup whole = template_render(rendering->worker, "redirect", view);
	layout_write(rendering, &whole.bytes, 1);
}

static void put_missing(struct rendering *rendering)
{
	layout_start_at_base(rendering);
	struct view *view = view_object(rendering->scratch), *start = view_object(rendering->scratch);

	view_set_text(start, "name", rendering->site->data->catalog->config.title);
	view_set_text(start, "href", site_href(rendering, rendering->scratch, STR("")));
	view_set(view, "site", start);
	put_body(rendering, "missing", view, STR(""));
}

static void (*const makers[])(struct rendering *rendering) = {
	[PAGE_GUIDE] = put_thing, /* one about a thing */
	[PAGE_THING] = put_thing,
	[PAGE_FIGURES] = put_figures,
	[PAGE_FOLDER] = put_folder,
	[PAGE_AUDIT] = put_audit,
	[PAGE_AUDIT_OF] = put_audit,
	[PAGE_SOURCES] = put_sources,
	[PAGE_CHANGES] = put_changes,
	[PAGE_TAGS] = put_tags,
	[PAGE_TAG] = put_tag,
	[PAGE_REDIRECT] = put_redirect,
	[PAGE_MISSING] = put_missing,
	[PAGE_CHOOSE] = put_choose,
	[PAGE_SEARCH] = put_search,
	[PAGE_PRINT_EDITION] = put_edition,
	[PAGE_ALL_FIGURES] = put_all_figures,
};

void render_made_up(struct rendering *rendering)
{
	/* A preview makes a page more than once. */
	rendering->result->anchor_count = rendering->result->guide_anchor_count;
	makers[rendering->page->kind](rendering);
	arena_reset(rendering->scratch);
}
