#include "site/link.h"

#include "base/file.h"
#include "base/near.h"
#include "html/html.h"
#include "site/positions.h"

#include <string.h>

/* --- addresses seen from the page at hand ----------------------------------------------------- */

struct str site_href(const struct worker *worker, struct arena *keep, struct str address)
{
	struct str path = html_url_path(keep, address);

	if (path.len == 0)
		return worker->root;
	if (str_eq(worker->root, STR("./")))
		return str_copy(keep, path);
	return STR_JOIN(keep, worker->root, path);
}

struct str site_href_at(
    const struct worker *worker, struct arena *keep, struct str address, struct str fragment)
{
	return STR_JOIN(keep, site_href(worker, keep, address), STR("#"), fragment);
}

struct str site_absolute(const struct worker *worker, struct arena *keep, struct str address)
{
	return path_join(keep, worker->site->options->base_url, html_url_path(keep, address));
}

static void note_use(struct worker *worker, const struct thing *thing)
{
	struct page_result *result = worker->result;

	if (result == NULL || thing == worker->page->thing ||
	    !map_add(&worker->noted, thing->id, worker))
		return;
	result->uses = arena_room(worker->keep, result->uses, result->use_count, &result->use_room,
	    sizeof(struct thing *));
	result->uses[result->use_count++] = thing;
}

static void note_call(struct worker *worker, const struct origin *origin)
{
	struct page_result *result = worker->result;

	if (result == NULL)
		return;
	struct str key = STR_JOIN(worker->scratch, origin->thing->id, STR("#"), origin->fragment);
	if (!map_add(&worker->noted, key, worker))
		return;
	result->calls = arena_room(worker->keep, result->calls, result->call_count,
	    &result->call_room, sizeof(struct origin *));
	result->calls[result->call_count++] = origin;
}

static const struct thing *origin_thing(const struct origin *origin)
{
	if (origin->thing != NULL)
		return origin->thing;
	return origin->fact == NULL ? NULL : origin->fact->thing;
}

bool origin_is_stated(const struct origin *origin)
{
	return origin->kind != ORIGIN_FACT || origin->fact != NULL;
}

struct str site_figure_href(struct worker *worker, const struct origin *origin)
{
	const struct thing *thing = origin_thing(origin);

	if (thing == NULL || !origin_is_stated(origin))
		return STR("");
	note_use(worker, thing);
	if (origin->kind == ORIGIN_CALL)
		note_call(worker, origin);
	if (worker->page->kind == PAGE_FIGURES && worker->page->thing == thing)
		return STR_JOIN(worker->scratch, STR("#"), origin->fragment);
	return STR_JOIN(worker->scratch, worker->root, STR("figures/"), thing->slug, STR("/#"),
	    origin->fragment);
}

struct str site_thing_href(struct worker *worker, const struct thing *thing)
{
	const struct page *page = map_get(&worker->site->thing_pages, thing->id);

	note_use(worker, thing);
	return page == NULL ? STR("") : site_href(worker, worker->scratch, page->address);
}

/* --- what authors write ----------------------------------------------------------------------- */

/* "https:", "mailto:", "//host": not ours to check. */
static bool is_elsewhere(struct str target)
{
	size_t i = 0;

	if (str_starts(target, STR("//")))
		return true;
	while (i < target.len && ((target.at[i] | 32) >= 'a' && (target.at[i] | 32) <= 'z'))
		i++;
	return i > 1 && i < target.len && target.at[i] == ':';
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static struct str percent_decoded(struct arena *keep, struct str text)
{
	if (str_find_byte(text, '%', 0) == STR_NONE)
		return text;
	char *out = arena_alloc(keep, text.len);
	size_t len = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool coded = text.at[i] == '%' && i + 2 < text.len && hex(text.at[i + 1]) >= 0 &&
		    hex(text.at[i + 2]) >= 0;
		out[len++] =
		    coded ? (char)(hex(text.at[i + 1]) * 16 + hex(text.at[i + 2])) : text.at[i];
		i += coded ? 2 : 0;
	}
	return (struct str){ out, len };
}

struct target {
	struct str path, query, fragment;
};

static struct target split(struct str text)
{
	struct target target = { .path = text };
	struct str before, after;

	if (str_cut(text, '#', &before, &after)) {
		target.path = before;
		target.fragment = after;
	}
	if (str_cut(target.path, '?', &before, &after)) {
		target.path = before;
		target.query = after;
	}
	return target;
}

/* The page that a path from the site's folder means: a guide's file, its folder, or the address of any page. */
static const struct page *find_page(const struct site *site, struct arena *scratch, struct str path)
{
	const struct page *page = map_get(&site->page_by_path, path);

	if (page != NULL || !str_starts(path, STR("content")))
		return page;
	struct str address = str_sub(path, strlen("content/"), path.len);
	page = map_get(&site->page_by_address, address);
	if (page == NULL && address.len > 0)
		page = map_get(&site->page_by_address, STR_JOIN(scratch, address, STR("/")));
	return page;
}

static void broken(struct worker *worker, struct str target, struct str path, struct pos at, bool is_image)
{
	const struct site *site = worker->site;
	struct near near = near_to(path);

	if (is_image) {
		diag_report(
		    worker->diag, DIAG_LINK_ASSET, at, "there is no file %.*s", STR_ARG(target));
		for (size_t i = 0; i < site->assets.count; i++)
			near_offer(&near, site->assets.at[i].key);
	} else {
		diag_report(
		    worker->diag, DIAG_LINK_BROKEN, at, "there is no page %.*s", STR_ARG(target));
		for (size_t i = 0; i < site->page_by_path.count; i++)
			near_offer(&near, site->page_by_path.at[i].key);
	}
	if (near.best.len > 0)
		diag_hint(worker->diag, "did you mean %.*s?", STR_ARG(near.best));
}

static void note_link(struct worker *worker, const struct page *page, struct str fragment, struct pos at)
{
	struct page_result *result = worker->result;

	if (result == NULL || fragment.len == 0)
		return;
	result->links = arena_room(worker->keep, result->links, result->link_count,
	    &result->link_room, sizeof(*result->links));
	result->links[result->link_count++] =
	    (struct site_link){ page, str_copy(worker->keep, fragment), at };
}

/* The folder of the page's source, from the site's folder; made-up pages stand where their address is. */
static struct str page_folder(const struct worker *worker)
{
	if (worker->page->source != NULL)
		return path_folder(worker->page->source->path);
	return path_join(worker->scratch, STR("content"), worker->page->address);
}

static struct str put_together(const struct worker *worker, struct str href, const struct target *target)
{
	if (target->query.len == 0 && target->fragment.len == 0)
		return href;
	return STR_JOIN(worker->scratch, href, target->query.len > 0 ? STR("?") : STR(""),
	    target->query, target->fragment.len > 0 ? STR("#") : STR(""), target->fragment);
}

static struct str link_target(void *self, struct str text, struct pos at, bool is_image)
{
	struct worker *worker = self;
	const struct site *site = worker->site;

	if (is_elsewhere(text))
		return text;
	struct target target = split(text);
	if (target.path.len == 0 && !is_image) {
		note_link(worker, worker->page, target.fragment, at);
		return text;
	}
	struct str wanted = percent_decoded(worker->scratch, target.path), path;
	bool from_top = wanted.len > 0 && wanted.at[0] == '/';
	struct str folder = from_top ? STR("content") : page_folder(worker);
	if (!path_resolve(worker->scratch, folder,
		from_top ? str_sub(wanted, 1, wanted.len) : wanted, &path)) {
		diag_report(worker->diag, DIAG_PATH_OUTSIDE, at, "%.*s leads out of the site",
		    STR_ARG(text));
		return text;
	}
	const struct page *page = is_image ? NULL : find_page(site, worker->scratch, path);
	if (page != NULL) {
		note_link(worker, page, target.fragment, at);
		if (page->thing != NULL)
			note_use(worker, page->thing);
		return put_together(worker, site_href(worker, worker->scratch, page->address), &target);
	}
	const struct asset *asset = map_get(&site->assets, path);
	if (asset != NULL)
		return put_together(worker, site_href(worker, worker->scratch, asset->address), &target);
	if (str_eq(path, STR("content/data.json")))
		return site_href(worker, worker->scratch, STR("data.json"));
	broken(worker, text, path, at, is_image);
	return text;
}

static struct str figure_target(void *self, const struct origin *origin)
{
	return site_figure_href(self, origin);
}

static struct str thing_target(void *self, const struct thing *thing)
{
	return site_thing_href(self, thing);
}

static struct str positions_of(void *self, struct str graph, struct pos at)
{
	const struct worker *worker = self;

	return positions_find(worker->site->positions, graph, at);
}

struct document_site link_site(struct worker *worker)
{
	return (struct document_site){
		.self = worker,
		.link = link_target,
		.figure = figure_target,
		.thing = thing_target,
		.positions = positions_of,
	};
}

/* --- anchors ---------------------------------------------------------------------------------- */

static bool has_anchor(const struct page_result *result, struct str fragment)
{
	for (size_t i = 0; i < result->anchor_count; i++)
		if (str_eq(result->anchors[i], fragment))
			return true;
	return false;
}

static void check_link(struct diag *diag, const struct site *site, const struct site_link *link)
{
	const struct page *page = link->to;
	const struct page_result *result = &site->results[page->index];

	if (str_eq(link->fragment, STR("top")) || has_anchor(result, link->fragment))
		return;
	struct near near = near_to(link->fragment);
	for (size_t i = 0; i < result->anchor_count; i++)
		near_offer(&near, result->anchors[i]);
	diag_report(diag, DIAG_LINK_ANCHOR, link->at, "there is no #%.*s on %.*s",
	    STR_ARG(link->fragment),
	    STR_ARG(page->source != NULL ? page->source->path : page->address));
	if (near.best.len > 0)
		diag_hint(diag, "did you mean #%.*s?", STR_ARG(near.best));
}

void links_check(struct diag *diag, const struct site *site)
{
	for (size_t i = 0; i < site->page_count; i++)
		for (size_t n = 0; n < site->results[i].link_count; n++)
			check_link(diag, site, &site->results[i].links[n]);
}
