#include "site/route.h"

#include "base/file.h"
#include "base/near.h"
#include "site/changes.h"
#include "site/tags.h"

#include <string.h>

/* Where the output's files come from: a second one for the same file is a mistake. */
struct router {
	struct arena *keep;
	struct diag *diag;
	struct site *site;
	struct map files; /* file of the output -> struct pos of its maker */
};

static struct str without_ending(struct str path)
{
	return str_sub(path, 0, path.len - strlen(".md"));
}

static bool is_index(struct str name)
{
	return str_eq(name, STR("index")) || str_eq(name, STR("README"));
}

struct str route_address(struct arena *keep, struct str path)
{
	struct str inside = without_ending(str_sub(path, strlen("content/"), path.len));

	if (is_index(path_name(inside)))
		inside = path_folder(inside);
	return inside.len == 0 ? STR("") : STR_JOIN(keep, inside, STR("/"));
}

struct str route_file(struct arena *keep, struct str address)
{
	if (address.len > 0 && address.at[address.len - 1] != '/')
		return address;
	return STR_JOIN(keep, address, STR("index.html"));
}

struct str route_root(struct arena *keep, struct str address)
{
	struct buf buf = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < address.len; i++)
		if (address.at[i] == '/')
			buf_put(&buf, STR("../"));
	return buf.len == 0 ? STR("./") : buf_str(&buf);
}

static struct pos *pos_kept(struct arena *keep, struct pos pos)
{
	return arena_copy(keep, &pos, sizeof(pos));
}

static bool claim(struct router *router, struct str file, struct pos at)
{
	const struct pos *first = map_get(&router->files, file);

	if (first == NULL) {
		map_put(&router->files, file, pos_kept(router->keep, at));
		return true;
	}
	diag_report(
	    router->diag, DIAG_ADDRESS_DUPLICATE, at, "the address %.*s is taken", STR_ARG(file));
	diag_note(router->diag, *first, "by this one");
	return false;
}

/* Adds a made-up page to the site, or NULL if its address is taken. */
static struct page *add_page(
    struct router *router, enum page_kind kind, struct str address, struct str title, struct pos at)
{
	struct site *site = router->site;

	if (!claim(router, route_file(router->keep, address), at))
		return NULL;
	struct page *page = ARENA_NEW(router->keep, struct page);
	*page = (struct page){ .kind = kind,
		.address = address,
		.title = title,
		.label = title,
		.at = at,
		.title_at = at,
		.order = kind == PAGE_THING ? PAGE_UNORDERED : PAGE_MADE_UP,
		.date = DATE_NONE };
	site->pages = arena_room(
	    router->keep, site->pages, site->page_count, &site->page_room, sizeof(*site->pages));
	page->index = site->page_count;
	site->pages[site->page_count++] = page;
	map_put(&site->page_by_address, address, page);
	return page;
}

/* The thing that a guide says it is about. */
static void find_thing(struct router *router, struct page *page)
{
	const struct catalog *catalog = router->site->catalog;

	if (page->thing_id.len == 0)
		return;
	page->thing = catalog_thing(catalog, page->thing_id);
	if (page->thing != NULL)
		return;
	struct near near = near_to(page->thing_id);
	for (size_t i = 0; i < catalog->things.count; i++)
		near_offer(&near, catalog->things.at[i].key);
	diag_report(router->diag, DIAG_ID_UNKNOWN, page->thing_at, "there is no %.*s",
	    STR_ARG(page->thing_id));
	if (near.best.len > 0)
		diag_hint(router->diag, "did you mean “%.*s”?", STR_ARG(near.best));
}

static void route_guide(struct router *router, struct page *page)
{
	struct site *site = router->site;

	find_thing(router, page);
	if (!claim(router, route_file(router->keep, page->address), page->at))
		return;
	map_put(&site->page_by_address, page->address, page);
	map_put(&site->page_by_path, page->source->path, page);
	if (page->thing == NULL)
		return;
	const struct page *first = map_put(&site->thing_pages, page->thing->id, page);
	if (first != NULL) {
		diag_report(router->diag, DIAG_ADDRESS_DUPLICATE, page->at,
		    "%.*s has a page already", STR_ARG(page->thing->id));
		diag_note(router->diag, first->at, "this one");
	}
}

static struct str page_folder_of(const struct kind *kind)
{
	for (; kind != NULL; kind = kind->is)
		if (kind->page.len > 0)
			return kind->page;
	return STR("");
}

static struct str slug_of(struct arena *keep, struct str id)
{
	struct str slug = str_copy(keep, id);
	char *at = (char *)slug.at; /* our own copy */

	for (size_t i = 0; i < slug.len; i++)
		if (at[i] == '_')
			at[i] = '-';
	return slug;
}

static void redirect(struct router *router, struct str address, const struct page *target, struct pos at)
{
	struct page *page = add_page(router, PAGE_REDIRECT, address, target->title, at);

	if (page != NULL)
		page->target = target;
}

static void route_thing(struct router *router, const struct thing *thing)
{
	struct site *site = router->site;
	struct str folder = page_folder_of(thing->kind);

	if (folder.len > 0 && map_get(&site->thing_pages, thing->id) == NULL) {
		struct str address =
		    str_print(router->keep, "%.*s/%.*s/", STR_ARG(folder), STR_ARG(thing->slug));
		struct page *page = add_page(router, PAGE_THING, address, thing->name, thing->at);
		if (page != NULL) {
			page->thing = thing;
			map_put(&site->thing_pages, thing->id, page);
		}
	}
	struct str address = str_print(router->keep, "figures/%.*s/", STR_ARG(thing->slug));
	struct str title = str_print(router->keep, "%.*s: derivations", STR_ARG(thing->name));
	struct page *figures = add_page(router, PAGE_FIGURES, address, title, thing->at);
	if (figures != NULL) {
		figures->thing = thing;
		map_put(&site->figure_pages, thing->id, figures);
	}
	const struct page *page = map_get(&site->thing_pages, thing->id);
	for (size_t i = 0; page != NULL && folder.len > 0 && i < thing->was_count; i++) {
		struct str old = str_print(router->keep, "%.*s/%.*s/", STR_ARG(folder),
		    STR_ARG(slug_of(router->keep, thing->was[i])));
		redirect(router, old, page, thing->at);
	}
}

static void route_tags(struct router *router)
{
	const struct map *tags = &router->site->tags;

	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = tags->at[i].value;
		if (i == 0)
			add_page(router, PAGE_TAGS, TAGS_ADDRESS, STR("Tags"), tag->at);
		struct str title = STR_JOIN(router->keep, STR("Tag: "), tag->name);
		struct page *page = add_page(router, PAGE_TAG, tag->address, title, tag->at);
		if (page == NULL)
			continue;
		page->tag = tag;
		page->label = tag->name;
	}
}

/* "old/place/", "/old/place", "old/place.html" -> an address; false if it leaves the site. */
static bool alias_address(struct arena *keep, struct str alias, struct str *address)
{
	struct str path;

	if (!path_resolve(keep, STR(""), alias, &path) || path.len == 0)
		return false;
	*address = str_ends(path, STR(".html")) ? path : str_print(keep, "%.*s/", STR_ARG(path));
	return true;
}

static void route_aliases(struct router *router, const struct page *page)
{
	for (size_t i = 0; i < page->alias_count; i++) {
		struct str address;
		if (alias_address(router->keep, page->aliases[i], &address))
			redirect(router, address, page, page->alias_at[i]);
		else {
			diag_report(router->diag, DIAG_PATH_OUTSIDE, page->alias_at[i],
			    "the alias %.*s leads out of the site", STR_ARG(page->aliases[i]));
			diag_hint(router->diag, "write it from the site's root: old/place/");
		}
	}
}

static void route_assets(struct router *router)
{
	struct site *site = router->site;

	for (size_t i = 0; i < site->assets.count; i++) {
		const struct asset *asset = site->assets.at[i].value;
		claim(router, asset->address,
		    source_whole(source_new(router->keep, asset->file, STR(""))));
	}
	static const char *const own[] = { "data.json", "sitemap.xml", "robots.txt", OUTPUT_LIST };
	for (size_t i = 0; i < countof(own); i++)
		claim(router, str_from(own[i]), POS_NONE);
}

void route_site(struct arena *keep, struct diag *diag, struct site *site)
{
	struct router router = { .keep = keep, .diag = diag, .site = site, .files = map_in(keep) };
	size_t guides = site->page_count;

	route_assets(&router);
	for (size_t i = 0; i < guides; i++)
		route_guide(&router, site->pages[i]);
	for (size_t i = 0; i < site->catalog->things.count; i++)
		route_thing(&router, site->catalog->things.at[i].value);
	if (site->catalog->claim_count > 0)
		add_page(&router, PAGE_AUDIT, STR("audit/"), STR("Audit"), POS_NONE);
	if (site->catalog->references.count > 0)
		add_page(&router, PAGE_SOURCES, STR("sources/"), STR("Sources"), POS_NONE);
	if (changes_exist(keep, site)) {
		add_page(&router, PAGE_CHANGES, CHANGES_ADDRESS, STR("Changes"), POS_NONE);
		if (site->options->base_url.len > 0)
			claim(&router, CHANGES_FEED, POS_NONE);
	}
	route_tags(&router);
	add_page(&router, PAGE_MISSING, STR("404.html"), STR("Page not found"), POS_NONE);
	for (size_t i = 0; i < guides; i++)
		route_aliases(&router, site->pages[i]);
}

void route_added(struct arena *keep, struct diag *diag, struct site *site, size_t from)
{
	(void)keep;
	for (size_t i = from; i < site->page_count; i++) {
		struct page *page = site->pages[i];
		const struct page *first = map_put(&site->page_by_address, page->address, page);
		if (first == NULL)
			continue;
		diag_report(diag, DIAG_ADDRESS_DUPLICATE, first->at,
		    "the address %.*s is needed for a folder's index", STR_ARG(page->address));
		diag_hint(diag, "write an index.md for that folder");
	}
}
