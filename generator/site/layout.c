#include "site/layout.h"

#include "base/file.h"
#include "html/html.h"
#include "site/changes.h"
#include "site/route.h"
#include "site/snapshot.h"
#include "site/tags.h"

#include <string.h>

/* Headings of these levels make the contents of a page. */
#define CONTENTS_FROM 2
#define CONTENTS_TO 3
#define CONTENTS_LEAST 2

const char *const layout_templates[] = { "page", "navigation", "thing", "figures", "folder",
	"audit", "sources", "changes", "feed", "tags", "drawing", "diagram", "redirect", "missing",
	"table", "figure", "link", "mark", "alert", "sitemap", "robots", NULL };

struct str layout_render(struct worker *worker, const char *template, const struct view *view)
{
	const struct mustache *compiled = mustache_find(worker->site->templates, str_from(template));
	struct buf out = buf_in(worker->scratch, BUF_MOST);
	struct pos at;

	if (compiled == NULL)
		return STR(""); /* reported by the build */
	struct str problem = mustache_render(compiled, view, &out, &at);
	if (problem.len > 0)
		diag_report(worker->diag, DIAG_TEMPLATE_MISSING, at, "%.*s", STR_ARG(problem));
	return buf_str(&out);
}

void layout_write(struct worker *worker, const struct page *page, struct str bytes)
{
	if (worker->output != NULL)
		output_put(worker->output, worker->scratch, route_file(worker->keep, page->address),
		    bytes);
}

/* --- the parts of the view -------------------------------------------------------------------- */

/*
 * A folder's sidebar is the same on all its pages but for the link to the page itself, so it is
 * rendered once and that link marked. Large folders show neighbours: each page has its own.
 */
static bool shares_sidebar(const struct worker *worker, const struct page *page)
{
	return worker->sidebar_folder == page->folder && page->folder->entry_count <= TREE_WHOLE_MOST &&
	    page->folder->index != page && worker->sidebar.len > 0;
}

static struct str with_current(struct worker *worker, struct str sidebar, const struct page *page)
{
	struct str href = site_href(worker, worker->scratch, page->address);
	struct str link = STR_JOIN(worker->scratch, STR("href=\""), href, STR("\""));
	size_t at = str_find(sidebar, link, 0);

	if (at == STR_NONE)
		return sidebar;
	struct buf out = buf_in(worker->scratch, BUF_MOST);
	buf_put(&out, str_sub(sidebar, 0, at + link.len));
	buf_put(&out, STR(" aria-current=\"page\""));
	buf_put(&out, str_sub(sidebar, at + link.len, sidebar.len));
	return buf_str(&out);
}

static struct str sidebar(struct worker *worker, const struct page *page)
{
	if (page->folder == NULL)
		return layout_render(
		    worker, "navigation", tree_view(worker->scratch, worker->site->tree, page));
	if (!shares_sidebar(worker, page)) {
		struct str fresh = layout_render(
		    worker, "navigation", tree_view(worker->scratch, worker->site->tree, page));
		if (page->folder->index == page || page->folder->entry_count > TREE_WHOLE_MOST)
			return with_current(worker, fresh, page);
		worker->sidebar_folder = page->folder;
		worker->sidebar = str_copy(worker->keep, fresh);
	}
	return with_current(worker, worker->sidebar, page);
}

static struct view *heading_item(struct worker *worker, const struct heading *heading)
{
	struct view *item = view_object(worker->scratch);

	view_set_text(item, "text", heading->text);
	view_set_text(item, "href", STR_JOIN(worker->scratch, STR("#"), heading->slug));
	return item;
}

/* An object with the field `items` around a new list, set as `key` of `parent`. */
static struct view *set_items(struct worker *worker, struct view *parent, const char *key)
{
	struct view *object = view_object(worker->scratch), *list = view_list(worker->scratch);

	view_set(object, "items", list);
	view_set(parent, key, object);
	return list;
}

static void set_contents(struct worker *worker, struct view *view, const struct layout *layout)
{
	struct view *outer = view_object(worker->scratch);
	struct view *list = set_items(worker, outer, "contents"), *parent = NULL, *below = NULL;
	size_t count = 0;

	for (size_t i = 0; i < layout->heading_count; i++) {
		const struct heading *heading = &layout->headings[i];
		if (heading->level < CONTENTS_FROM || heading->level > CONTENTS_TO)
			continue;
		struct view *item = heading_item(worker, heading);
		count++;
		if (heading->level == CONTENTS_FROM || parent == NULL) {
			view_add(list, item);
			parent = item;
			below = NULL;
			continue;
		}
		if (below == NULL)
			below = set_items(worker, parent, "below");
		view_add(below, item);
	}
	if (count >= CONTENTS_LEAST)
		view_set(view, "contents", view_get(outer, STR("contents")));
}

static void set_neighbour(
    struct worker *worker, struct view *view, const char *key, const struct page *page)
{
	if (page == NULL)
		return;
	struct view *item = view_object(worker->scratch);
	view_set_text(item, "name", page->label);
	view_set_text(item, "href", site_href(worker, worker->scratch, page->address));
	view_set(view, key, item);
}

static void add_mark(struct worker *worker, struct view *list, struct str symbol, struct str name,
    struct str key, struct str meaning)
{
	struct view *item = view_object(worker->scratch);

	view_set_text(item, "symbol", symbol);
	view_set_text(item, "name", name);
	view_set_text(item, "key", key);
	view_set_text(item, "meaning", meaning);
	view_add(list, item);
}

static void set_legend(struct worker *worker, struct view *view, const struct layout *layout)
{
	struct view *legend = view_object(worker->scratch), *list = view_list(worker->scratch);

	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = layout->marks[i];
		struct str meaning = mark->note;
		if (meaning.len == 0 && mark->when != NULL)
			meaning = formula_source(mark->when);
		add_mark(worker, list, mark->symbol, mark->name, mark->id, meaning);
	}
	if (layout->depends)
		add_mark(worker, list, MARK_DEPENDS_SYMBOL, MARK_DEPENDS_NAME, MARK_DEPENDS_NAME,
		    STR("the ends of the range earn different marks"));
	if (list->count == 0)
		return;
	view_set(legend, "marks", list);
	view_set(view, "legend", legend);
}

static struct str asset_href(struct worker *worker, struct str path)
{
	const struct asset *asset = map_get(&worker->site->assets, path);

	return asset == NULL ? STR("") : site_href(worker, worker->scratch, asset->address);
}

/* https://github.com/owner/name becomes the address of the file's editor there. */
static void set_edit(struct worker *worker, struct view *view, const struct page *page)
{
	struct str repository = worker->site->catalog->config.repository;

	if (repository.len == 0 || page->source == NULL)
		return;
	view_set_text(view, "source_href",
	    STR_JOIN(worker->scratch, repository, STR("/edit/main/"),
		html_url_path(worker->scratch, page->source->path)));
}

/* Where a made-up page stands, if the site has it. */
static void set_address(struct worker *worker, struct view *view, const char *key, struct str address)
{
	if (map_get(&worker->site->page_by_address, address) != NULL)
		view_set_text(view, key, site_href(worker, worker->scratch, address));
}

void layout_start_at_base(struct worker *worker)
{
	struct str base = worker->site->options->base_url;

	size_t host = str_find(base, STR("://"), 0);
	size_t path = host == STR_NONE ? 0 : str_find_byte(base, '/', host + 3);
	struct str below = base.len == 0 || path == STR_NONE ? STR("") : str_sub(base, path, base.len);
	worker->root = below.len > 0 && below.at[below.len - 1] == '/'
	    ? below
	    : str_print(worker->scratch, "%.*s/", STR_ARG(below));
}

static struct view *site_name(struct worker *worker)
{
	struct view *site = view_object(worker->scratch);

	view_set_text(site, "name", worker->site->catalog->config.title);
	view_set_text(site, "href", site_href(worker, worker->scratch, STR("")));
	return site;
}

size_t layout_heading_end(struct str body)
{
	struct str end = STR("</h1>\n");
	size_t at = str_starts(body, STR("<h1")) ? str_find(body, end, 0) : STR_NONE;

	return at == STR_NONE ? 0 : at + end.len;
}

/* Whether the body has a first-level heading further down. */
static bool has_title(const struct layout *layout)
{
	for (size_t i = 0; i < layout->heading_count; i++)
		if (layout->headings[i].level == 1)
			return true;
	return false;
}

/* The heading stands apart from the body, so that contents and legend can come between them. */
static void set_body(struct view *view, const struct layout *layout)
{
	size_t end = layout_heading_end(layout->body);

	if (end > 0)
		view_set_text(view, "heading_html", str_sub(layout->body, 0, end));
	view_set_truth(view, "untitled", !has_title(layout));
	view_set_text(view, "body_html", str_sub(layout->body, end, layout->body.len));
}

static void set_head(struct worker *worker, struct view *view, const struct layout *layout)
{
	const struct site *site = worker->site;
	const struct page *page = worker->page;

	view_set_text(view, "lang", site->catalog->config.language);
	view_set_text(view, "title", layout->title);
	view_set_truth(view, "home", page->address.len == 0);
	view_set(view, "site", site_name(worker));
	if (layout->description.len > 0)
		view_set_text(view, "description", layout->description);
	if (site->options->base_url.len > 0 && page->kind != PAGE_MISSING)
		view_set_text(view, "canonical", site_absolute(worker, worker->scratch, page->address));
	view_set_text(view, "root", worker->root);
	view_set_text(view, "style_href", asset_href(worker, STR("assets/style.css")));
	view_set_text(view, "icon_href", asset_href(worker, STR("assets/favicon.svg")));
	if (site->options->base_url.len == 0)
		view_set_text(view, "files_href", asset_href(worker, STR("assets/files.js")));
	view_set_text(view, "as_of", date_words(worker->scratch, figures_vantage(site->figures).as_of));
	view_set_truth(view, "draft", page->draft);
	view_set_truth(view, "noindex",
	    page->kind == PAGE_FIGURES || page->kind == PAGE_MISSING || page->draft);
}

/* Outside the navigation derivations stand below the page of their thing, and a tag below all tags. */
static const struct page *page_above(const struct worker *worker, const struct page *page)
{
	if (page->kind == PAGE_TAG)
		return map_get(&worker->site->page_by_address, TAGS_ADDRESS);
	return page->kind == PAGE_FIGURES ? map_get(&worker->site->thing_pages, page->thing->id) : NULL;
}

void layout_put(struct worker *worker, const struct layout *layout)
{
	const struct page *page = worker->page;
	struct view *view = view_object(worker->scratch);

	if (worker->site->remembers) {
		snapshot_note_text(worker, layout->title);
		snapshot_note_text(worker, layout->body);
	}
	set_head(worker, view, layout);
	view_set_text(view, "navigation_html", sidebar(worker, page));
	if (page->address.len > 0)
		view_set(view, "breadcrumbs",
		    tree_breadcrumbs(
			worker->scratch, worker->site->tree, page, page_above(worker, page)));
	set_contents(worker, view, layout);
	set_body(view, layout);
	if (layout->figures != NULL) {
		struct view *derivations = view_object(worker->scratch);
		view_set(derivations, "items", layout->figures);
		view_set(view, "derivations", derivations);
	}
	set_legend(worker, view, layout);
	if (page->tagged_count > 0)
		view_set(view, "tags", tags_foot(worker));
	set_neighbour(worker, view, "previous", page->previous);
	set_neighbour(worker, view, "next", page->next);
	view_set_truth(view, "neighbours", page->previous != NULL || page->next != NULL);
	set_address(worker, view, "audit_href", STR("audit/"));
	set_address(worker, view, "sources_href", STR("sources/"));
	set_address(worker, view, "changes_href", CHANGES_ADDRESS);
	if (worker->site->options->base_url.len > 0 && view_get(view, STR("changes_href")) != NULL)
		view_set_text(view, "feed_href", site_href(worker, worker->scratch, CHANGES_FEED));
	set_edit(worker, view, page);
	layout_write(worker, page, layout_render(worker, "page", view));
}
