#include "site/layout.h"

#include "base/file.h"
#include "base/language.h"
#include "base/percent.h"
#include "html/html.h"
#include "sensitivity/narrow.h"
#include "site/address.h"
#include "site/engine_files.h"
#include "site/frame.h"
#include "site/link.h"
#include "site/linked_data.h"
#include "site/look.h"
#include "site/menu.h"
#include "site/navigation.h"
#include "site/page_twin.h"
#include "site/params.h"
#include "site/site_language.h"
#include "site/snapshot.h"
#include "site/tags.h"
#include "site/template.h"
#include "site/translation.h"
#include "site/views.h"

#include <string.h>

/* Headings of these levels make the contents of a page. */
#define CONTENTS_FROM 2
#define CONTENTS_TO 3
#define CONTENTS_LEAST 2

void layout_write(struct rendering *rendering, const struct str *parts, size_t count)
{
	if (rendering->worker->output)
		output_put_parts(rendering->worker->output, rendering->scratch,
		    address_file(rendering->worker->keep, rendering->page->address), parts, count);
}

/* --- the parts of the view -------------------------------------------------------------------- */

static struct view *heading_item(struct rendering *rendering, const struct heading *heading)
{
	struct view *item = view_object(rendering->scratch);

	view_set_text(item, "text", heading->text);
	view_set_text(item, "href", STR_JOIN(rendering->scratch, STR("#"), heading->slug));
	return item;
}

/* An object with the field `items` around a new list, set as `key` of `parent`. */
static struct view *set_items(struct rendering *rendering, struct view *parent, const char *key)
{
	struct view *object = view_object(rendering->scratch), *list = view_list(rendering->scratch);

	view_set(object, "items", list);
	view_set(parent, key, object);
	return list;
}

static void set_contents(struct rendering *rendering, struct view *view, const struct layout *layout)
{
	struct view *outer = view_object(rendering->scratch);
	struct view *list = set_items(rendering, outer, "contents"), *parent = NULL, *below = NULL;
	size_t count = 0;

	for (size_t i = 0; i < layout->heading_count; i++) {
		const struct heading *heading = &layout->headings[i];
		if (heading->level < CONTENTS_FROM || heading->level > CONTENTS_TO)
			continue;
		struct view *item = heading_item(rendering, heading);
		count++;
		if (heading->level == CONTENTS_FROM || !parent) {
			view_add(list, item);
			parent = item;
			below = NULL;
			continue;
		}
		if (!below)
			below = set_items(rendering, parent, "below");
		view_add(below, item);
	}
	if (count >= CONTENTS_LEAST)
		view_set(view, "contents", view_get(outer, STR("contents")));
}

static void set_neighbour(
    struct rendering *rendering, struct view *view, const char *key, const struct page *page)
{
	while (page && page->kind == PAGE_ELSEWHERE)
		page = str_eq(str_from(key), STR("next")) ? page->next : page->previous;
	if (!page)
		return;
	struct view *item = view_object(rendering->scratch);
	view_set_text(item, "name", page->label);
	view_set_text(item, "href", site_href(rendering, rendering->scratch, page->address));
	view_set(view, key, item);
}

static void add_mark(struct rendering *rendering, struct view *list, struct str symbol,
    struct str name, struct str key, struct str meaning)
{
	struct view *item = view_object(rendering->scratch);

	view_set_text(item, "symbol", symbol);
	view_set_text(item, "name", name);
	view_set_text(item, "key", key);
	view_set_text(item, "meaning", meaning);
	view_add(list, item);
}

static void set_legend(struct rendering *rendering, struct view *view, const struct layout *layout)
{
	struct view *legend = view_object(rendering->scratch), *list = view_list(rendering->scratch);

	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = layout->marks[i];
		struct str meaning = mark->note;
		if (meaning.len == 0 && mark->when)
			meaning = formula_source(mark->when);
		add_mark(rendering, list, mark->symbol, mark->name, mark->id, meaning);
	}
	if (layout->depends)
		add_mark(rendering, list, MARK_DEPENDS_SYMBOL,
		    words_get(site_language(rendering->site), WORD_DEPENDS), MARK_DEPENDS_NAME,
		    words_get(site_language(rendering->site), WORD_DEPENDS_MEANING));
	if (layout->narrow)
		add_mark(rendering, list, STR(NARROW_SIGN),
		    words_get(site_language(rendering->site), WORD_NARROW), STR("narrow"),
		    words_get(site_language(rendering->site),
			layout->live.len > 0 ? WORD_NARROW_STRUCK : WORD_NARROW_MEANING));
	if (list->count == 0 || rendering->page->without_legend)
		return;
	view_set(legend, "marks", list);
	view_set(view, "legend", legend);
}

/* https://github.com/owner/name becomes the address of the file's editor there. */
static void set_edit(struct rendering *rendering, struct view *view, const struct page *page)
{
	struct str repository = rendering->site->data->catalog->config.repository;

	if (repository.len == 0 || !page->source || page->generated)
		return;
	view_set_text(view, "source_href",
	    STR_JOIN(rendering->scratch, repository, STR("/edit/main/"),
		html_url_path(rendering->scratch, page->source->path)));
	view_set_text(view, "history_href",
	    STR_JOIN(rendering->scratch, repository, STR("/commits/main/"),
		html_url_path(rendering->scratch, page->source->path)));
}

/* A new issue at the repository, with the page's title and its address filled in. */
static void set_report(struct rendering *rendering, struct view *view, struct str title)
{
	const struct site *site = rendering->site;
	struct str repository = site->data->catalog->config.repository;
	struct arena *scratch = rendering->scratch;
	struct str where = site->options->base_url.len > 0
	    ? site_absolute(site, scratch, rendering->page->address)
	    : rendering->page->address;

	if (repository.len == 0 || rendering->page->kind == PAGE_MISSING)
		return;
	view_set_text(view, "report_href",
	    STR_JOIN(scratch, repository, STR("/issues/new?title="), percent_encode(scratch, title),
		STR("&body="), percent_encode(scratch, where)));
}

static void set_changed(struct rendering *rendering, struct view *view, struct date day)
{
	struct view *changed = view_object(rendering->scratch);

	if (date_is_none(day))
		return;
	view_set_text(changed, "date", date_iso(rendering->scratch, day));
	view_set_text(
	    changed, "on", date_words(rendering->scratch, site_language(rendering->site), day));
	view_set(view, "changed", changed);
}

static bool is_indexed(const struct page *page)
{
	return page->kind != PAGE_FIGURES && page->kind != PAGE_ALL_FIGURES &&
	    page->kind != PAGE_MISSING && page->kind != PAGE_SEARCH &&
	    page->kind != PAGE_PRINT_EDITION && !page->draft;
}

/* What other programs make of the page: a picture where it is shared, and what it is about. */
static void set_shared(struct rendering *rendering, struct view *view, const struct layout *layout,
    const struct page *above)
{
	const struct site *site = rendering->site;
	struct str image = rendering->page->image.len > 0 ? rendering->page->image : site->look->image;
	const struct asset *asset = image.len > 0 ? map_get(site->assets, image) : NULL;

	if (site->options->base_url.len == 0 || !is_indexed(rendering->page))
		return;
	if (asset)
		view_set_text(view, "image", site_absolute(site, rendering->scratch, asset->address));
	view_set_markup(view, "data_html",
	    html_json(rendering->scratch,
		linked_data(rendering, layout->title, layout->description, above)));
}

void layout_start_at_base(struct rendering *rendering)
{
	struct str base = rendering->site->options->base_url;

	size_t host = str_find(base, STR("://"), 0);
	size_t path = host == STR_NONE ? 0 : str_find_byte(base, '/', host + 3);
	struct str below = base.len == 0 || path == STR_NONE ? STR("") : str_sub(base, path, base.len);
	rendering->root = below.len > 0 && below.at[below.len - 1] == '/'
	    ? below
	    : str_print(rendering->scratch, "%.*s/", STR_ARG(below));
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
	if (layout->heading.bytes.len > 0)
		view_set_markup(view, "heading_html", layout->heading);
	view_set_truth(view, "untitled", !has_title(layout));
	view_set_markup(view, "body_html", layout->body);
}

/* What a page needs to follow its reader: the script, what it loads when asked, and the list of what follows. */
static void set_live(struct rendering *rendering, struct view *view, struct str list)
{
	struct view *live = view_object(rendering->scratch);

	view_set_text(live, "script_href", site_asset_href(rendering, STR("assets/live.js")));
	view_set_text(live, "engine_href", site_asset_href(rendering, LIVE_ENGINE));
	view_set_text(live, "data_href", site_asset_href(rendering, LIVE_DATA));
	view_set_markup(live, "list_html", html_json(rendering->scratch, list));
	view_set(view, "live", live);
}

static void set_head(struct rendering *rendering, struct view *view, const struct layout *layout)
{
	const struct site *site = rendering->site;
	const struct page *page = rendering->page;

	view_set_text(view, "title", layout->title);
	view_set_truth(view, "home", page->address.len == 0);
	if (layout->description.len > 0)
		view_set_text(view, "description", layout->description);
	if (site->options->base_url.len > 0 && page->kind != PAGE_MISSING)
		view_set_text(view, "canonical",
		    site_absolute(rendering->site, rendering->scratch, page->address));
	struct view *languages = translation_view(rendering);
	if (languages)
		view_set(view, "languages", languages);
	if (layout->tables_interactive) {
		set_if(view, "number_href", site_asset_href(rendering, STR("assets/number.js")));
		set_if(view, "tables_href", site_asset_href(rendering, STR("assets/tables.js")));
	}
	if (layout->has_code)
		set_if(view, "code_href", site_asset_href(rendering, STR("assets/code.js")));
	if (layout->has_tabs)
		set_if(view, "tabs_href", site_asset_href(rendering, STR("assets/tabs.js")));
	if (layout->live.len > 0)
		set_live(rendering, view, layout->live);
	if (page_has_twin(site, page))
		view_set_text(view, "twin_href",
		    site_href(rendering, rendering->scratch,
			page_twin_address(rendering->scratch, page)));
	view_set_truth(view, "draft", page->draft);
	view_set_truth(view, "noindex", !is_indexed(page));
}

/* What site.yaml adds to the foot; its links start where site.yaml stands. */
static void set_footer(struct rendering *rendering, struct view *view)
{
	const struct look *look = rendering->site->look;
	struct document_site links = link_site(rendering);
	struct document_input input = {
		.source = look->footer_at.in,
		.catalog = rendering->site->data->catalog,
		.evaluator = rendering->worker->evaluator,
		.templates = rendering->site->templates,
		.site = &links,
		.keep = rendering->scratch,
		.scratch = rendering->scratch,
		.diag = rendering->worker->diag,
	};

	if (look->footer.len > 0)
		view_set_markup(
		    view, "foot_html", document_inline(&input, look->footer, look->footer_at));
}

/* `params` of the page with those of the site behind them, and those of the site alone. */
static void set_params(struct rendering *rendering, struct view *view)
{
	const struct view *site = rendering->site->params;
	const struct view *joined = params_joined(rendering->scratch, rendering->page->params, site);

	if (joined)
		view_set(view, "params", joined);
}

/*
 * Outside the navigation derivations stand below the page of their thing, or below the list of all of them where it has
 * none, a tag below all tags, and names by letter below the search.
 */
static const struct page *page_above(const struct rendering *rendering, const struct page *page)
{
	if (page->kind == PAGE_PRINT_EDITION)
		return page->target;
	if (page->kind == PAGE_TAG)
		return map_get(&rendering->site->pages->by_address, ADDRESS_TAGS);
	if (page->kind == PAGE_AUDIT_OF)
		return map_get(&rendering->site->pages->by_address, ADDRESS_AUDIT);
	if (page->kind == PAGE_SEARCH && !str_eq(page->address, ADDRESS_SEARCH))
		return map_get(&rendering->site->pages->by_address, ADDRESS_SEARCH);
	if (page->kind != PAGE_FIGURES)
		return NULL;
	const struct page *thing_page = map_get(&rendering->site->pages->of_things, page->thing->id);
	return thing_page ? thing_page : map_get(&rendering->site->pages->by_address, ADDRESS_FIGURES);
}

static struct markup print_navigation(struct rendering *rendering, const struct page *above)
{
	return template_render(rendering->worker, "navigation",
	    menu_view(rendering->scratch, rendering->worker->menu, rendering->site->menu,
		rendering->page, above, rendering->root));
}

static struct markup navigation(struct rendering *rendering, const struct page *above)
{
	struct arena *keep;
	struct markup *printed = menu_printed(rendering->worker->menu, rendering->site->menu,
	    rendering->page, above, rendering->root, &keep);

	if (!printed)
		return print_navigation(rendering, above);
	if (printed->bytes.len == 0)
		*printed = markup_copy(keep, print_navigation(rendering, above));
	return *printed;
}

void layout_put(struct rendering *rendering, const struct layout *layout)
{
	const struct page *page = rendering->page, *above = page_above(rendering, page);
	struct view *view = frame_view(rendering);

	if (rendering->site->for_snapshot) {
		snapshot_note_text(rendering, layout->title);
		snapshot_note_text(rendering, layout->heading.bytes);
		snapshot_note_text(rendering, layout->body.bytes);
	}
	set_head(rendering, view, layout);
	view_set_markup(view, "navigation_html", navigation(rendering, above));
	if (page->address.len > 0)
		view_set(view, "breadcrumbs",
		    navigation_breadcrumbs(rendering->scratch, rendering->site->navigation, page,
			above, rendering->root));
	set_contents(rendering, view, layout);
	set_body(view, layout);
	if (layout->figures) {
		struct view *derivations = view_object(rendering->scratch);
		view_set(derivations, "items", layout->figures);
		view_set_number(derivations, "count", (long)layout->figures->count);
		view_set(view, "derivations", derivations);
	}
	set_legend(rendering, view, layout);
	if (page->tagged_count > 0)
		view_set(view, "tags", tags_foot_view(rendering));
	set_neighbour(rendering, view, "previous", page->previous);
	set_neighbour(rendering, view, "next", page->next);
	view_set_truth(view, "neighbours", page->previous || page->next);
	set_edit(rendering, view, page);
	if (page->print)
		set_address(rendering, view, "print_href",
		    address_of_print(rendering->scratch, page->address));
	set_changed(rendering, view, page->changed);
	set_report(rendering, view, layout->title);
	set_shared(rendering, view, layout, above);
	set_params(rendering, view);
	set_footer(rendering, view);
	const char *template = page->layout.len == 0 ? "page" : str_z(rendering->scratch, page->layout);
	size_t count;
	struct str *parts = template_render_page(rendering->worker, template, view, &count);
	layout_write(rendering, parts, count);
}
