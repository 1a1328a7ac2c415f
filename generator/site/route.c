#include "site/route.h"

#include "base/file.h"
#include "base/language.h"
#include "data/catalog_find.h"
#include "data/shape.h"
#include "site/address.h"
#include "site/audit.h"
#include "site/derivation_script.h"
#include "site/kind_guides.h"
#include "site/llms.h"
#include "site/name_clash.h"
#include "site/page_twin.h"
#include "site/site_language.h"
#include "site/tags.h"
#include "site/translation.h"

#include <string.h>

/* Where the output's files come from: a second one for the same file is a mistake. */
struct router {
	struct arena *keep;
	struct diag *diag;
	const struct site *site; /* what the stages before have found */
	struct pages *pages;
	struct map files; /* file of the output -> struct pos of its maker */
};

static struct str title_of(const struct router *router, enum word_id which)
{
	return words_get(site_language(router->site), which);
}

static struct pos *pos_kept(struct arena *keep, struct pos pos)
{
	return arena_copy(keep, &pos, sizeof(pos));
}

/* The text of a guide whose front matter or thing is not known (reported): where it belongs is not known either. */
static bool is_lost(const struct router *router, const struct source *source)
{
	for (size_t i = 0; source && i < router->pages->count; i++) {
		const struct page *page = router->pages->at[i];
		if (page->source == source)
			return page->lost || page->addresses_lost;
	}
	return false;
}

static bool reserve(struct router *router, struct str file, struct pos at)
{
	const struct pos *first = map_get(&router->files, file);

	if (!first) {
		map_put(&router->files, file, pos_kept(router->keep, at));
		return true;
	}
	if (is_lost(router, first->in) || is_lost(router, at.in))
		return false;
	diag_report(
	    router->diag, DIAG_ADDRESS_DUPLICATE, at, "the address %.*s is taken", STR_ARG(file));
	diag_note(router->diag, *first, "by this one");
	return false;
}

/* Adds a made-up page to the site, or NULL if its address is taken. */
static struct page *add_page(
    struct router *router, enum page_kind kind, struct str address, struct str title, struct pos at)
{
	if (!reserve(router, address_file(router->keep, address), at))
		return NULL;
	struct page *page = ARENA_NEW(router->keep, struct page);
	*page = (struct page){ .kind = kind,
		.address = address,
		.title = title,
		.label = title,
		.at = at,
		.title_at = at,
		.order = kind == PAGE_THING ? PAGE_UNORDERED : PAGE_MADE_UP,
		.date = DATE_NONE,
		.changed = DATE_NONE };
	pages_add(router->keep, router->pages, page);
	map_put(&router->pages->by_address, address, page);
	return page;
}

/* The thing that a guide says it is about. */
static void find_thing(struct router *router, struct page *page)
{
	const struct catalog *catalog = router->site->data->catalog;

	if (page->thing_id.len == 0)
		return;
	page->thing = catalog_need_thing(catalog, router->diag, page->thing_at, page->thing_id, NULL);
	page->lost |= !page->thing;
}

/* The Markdown beside a page. */
static void route_twin(struct router *router, const struct page *page)
{
	if (page_has_twin(router->site, page))
		reserve(router, page_twin_address(router->keep, page), page->at);
}

static void route_guide(struct router *router, struct page *page)
{
	struct pages *pages = router->pages;

	find_thing(router, page);
	if (!reserve(router, address_file(router->keep, page->address), page->at))
		return;
	route_twin(router, page);
	map_put(&pages->by_address, page->address, page);
	if (!page->of_kind)
		map_put(&pages->by_path, page->source->path, page);
	if (router->site->original && !page->of_kind)
		map_put(&pages->by_path,
		    translation_original(
			router->keep, page->source->path, router->site->options->language),
		    page);
	if (!page->thing)
		return;
	const struct page *first = map_put(&pages->of_things, page->thing->id, page);
	if (first) {
		diag_report(router->diag, DIAG_ADDRESS_DUPLICATE, page->at,
		    "%.*s has a page already", STR_ARG(page->thing->id));
		diag_note(router->diag, first->at, "this one");
	}
}

static void route_elsewhere(struct router *router, struct page *page)
{
	map_put(&router->pages->by_path, page->source->path, page);
	map_put(&router->pages->elsewhere, page->target->address, page);
}

static void redirect(struct router *router, struct str address, const struct page *target, struct pos at)
{
	struct page *page = add_page(router, PAGE_REDIRECT, address, target->title, at);

	if (page)
		page->target = target;
}

/* An address of before, unless there is something at it now. */
static void keep_alive(
    struct router *router, struct str address, const struct page *target, struct pos at)
{
	if (!map_get(&router->files, address_file(router->keep, address)))
		redirect(router, address, target, at);
}

/* Below a folder of its pages, now or before: under its id and all that it had. */
static void keep_folder(
    struct router *router, struct str folder, const struct thing *thing, const struct page *page)
{
	struct arena *keep = router->keep;

	keep_alive(router, STR_JOIN(keep, folder, STR("/"), thing->slug, STR("/")), page, thing->at);
	for (size_t i = 0; i < thing->was_count; i++)
		keep_alive(router,
		    STR_JOIN(keep, folder, STR("/"), shape_slug(keep, thing->was[i]), STR("/")),
		    page, thing->at);
}

/*
 * Where the page of the thing and its derivations stood before: under another id, in another folder,
 * or in the folder of its kind before a guide became its page.
 */
static void route_former(struct router *router, const struct thing *thing, const struct page *page,
    const struct page *figures)
{
	struct arena *keep = router->keep;
	struct str folder = kind_page_folder(thing->kind);

	for (size_t i = 0; figures && i < thing->was_count; i++)
		keep_alive(router,
		    STR_JOIN(keep, ADDRESS_FIGURES, shape_slug(keep, thing->was[i]), STR("/")),
		    figures, thing->at);
	if (!page)
		return;
	if (folder.len > 0)
		keep_folder(router, folder, thing, page);
	for (const struct kind *kind = thing->kind; kind; kind = kind->is)
		for (size_t i = 0; i < kind->page_was.count; i++)
			keep_folder(router, kind->page_was.at[i].text, thing, page);
}

/* A guide that stands where the page of a thing belongs, and does not say that it is that: its text may speak of the thing. */
static void report_thingless(struct router *router, struct page *guide, const struct thing *thing)
{
	diag_report(router->diag, DIAG_ADDRESS_DUPLICATE, guide->title_at,
	    "this is where the page of “%.*s” belongs", STR_ARG(thing->id));
	diag_note(router->diag, thing->at, "declared here");
	diag_hint(router->diag, "write “thing: %.*s” in its front matter, or give the file another name",
	    STR_ARG(thing->id));
	guide->lost = true;
	map_put(&router->pages->of_things, thing->id, guide);
}

static void route_own_page(struct router *router, const struct thing *thing, struct str folder)
{
	struct pages *pages = router->pages;
	struct str address = STR_JOIN(router->keep, folder, STR("/"), thing->slug, STR("/"));
	struct page *there = map_get(&pages->by_address, address);

	if (there && there->kind == PAGE_GUIDE && !there->thing && !there->lost) {
		report_thingless(router, there, thing);
		return;
	}
	struct page *page = add_page(router, PAGE_THING, address, thing->name, thing->at);
	if (!page)
		return;
	page->thing = thing;
	route_twin(router, page);
	map_put(&pages->of_things, thing->id, page);
}

static void route_thing(struct router *router, const struct thing *thing)
{
	struct pages *pages = router->pages;
	struct str folder = kind_page_folder(thing->kind);

	if (folder.len > 0 && !map_get(&pages->of_things, thing->id))
		route_own_page(router, thing, folder);
	struct str address = str_print(router->keep, "figures/%.*s/", STR_ARG(thing->slug));
	struct str title = WORD_FILL(
	    router->keep, site_language(router->site), WORD_DERIVATIONS, { "name", thing->name });
	struct page *figures = add_page(router, PAGE_FIGURES, address, title, thing->at);
	if (figures) {
		figures->thing = thing;
		reserve(router, derivation_script_address(router->keep, thing), thing->at);
	}
	const struct page *page = map_get(&pages->of_things, thing->id);
	route_former(router, thing, page, figures);
}

/* A guide about a thing, without a translation, gives way to the page that is made of the thing in this language. */
static void replace_elsewhere(struct router *router, struct page *page)
{
	struct page *own = page->kind == PAGE_ELSEWHERE && page->target->thing
	    ? map_get(&router->pages->of_things, page->target->thing->id)
	    : NULL;

	if (!own)
		return;
	page->replaced = true;
	map_put(&router->pages->by_path, page->source->path, own);
}

/* Of a folder that wants one, whose index says so. */
static void route_edition(struct router *router, const struct page *index)
{
	struct str file = path_name(index->source->path);

	if (index->kind != PAGE_GUIDE || !index->print)
		return;
	if (index->of_kind || (!str_starts(file, STR("index.")) && !str_starts(file, STR("README.")))) {
		diag_report(router->diag, DIAG_VALUE_BAD, index->print_at,
		    "only the index of a folder has a print edition");
		return;
	}
	struct page *page =
	    add_page(router, PAGE_PRINT_EDITION, address_of_print(router->keep, index->address),
		title_of(router, WORD_EDITION), index->print_at);
	if (page)
		page->target = index;
}

/* A document's claims have a page of their own where there are many in all. */
static void route_audit(struct router *router)
{
	const struct catalog *catalog = router->site->data->catalog;
	struct map seen = map_in(router->keep);

	add_page(router, PAGE_AUDIT, ADDRESS_AUDIT, title_of(router, WORD_AUDIT), POS_NONE);
	for (size_t i = 0; audit_is_parted(catalog) && i < catalog->claim_count; i++) {
		const struct reference *document = catalog->claims[i].source;
		if (!map_add(&seen, document->id, router))
			continue;
		struct str title =
		    STR_JOIN(router->keep, title_of(router, WORD_AUDIT), STR(": "), document->title);
		struct page *page = add_page(router, PAGE_AUDIT_OF,
		    audit_address(router->keep, document), title, document->at);
		if (!page)
			continue;
		page->document = document;
		page->label = document->title;
	}
}

static void route_tags(struct router *router)
{
	const struct map *tags = router->site->tags;

	for (size_t i = 0; i < tags->count; i++) {
		const struct tag *tag = tags->at[i].value;
		if (i == 0)
			add_page(router, PAGE_TAGS, ADDRESS_TAGS, title_of(router, WORD_TAGS), tag->at);
		struct str title = WORD_FILL(
		    router->keep, site_language(router->site), WORD_TAG, { "name", tag->name });
		struct page *page = add_page(router, PAGE_TAG, tag->address, title, tag->at);
		if (!page)
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
		if (alias_address(router->keep, page->aliases[i], &address)) {
			const struct page *there = map_get(&router->pages->by_address, address);
			/* Where the page of its thing stood is kept alive already. */
			if (there && there->kind == PAGE_REDIRECT && there->target == page)
				continue;
			redirect(router, address, page, page->alias_at[i]);
		} else {
			diag_report(router->diag, DIAG_PATH_OUTSIDE, page->alias_at[i],
			    "the alias %.*s leads out of the site", STR_ARG(page->aliases[i]));
			diag_hint(router->diag, "write it from the site's root: old/place/");
		}
	}
}

static void route_assets(struct router *router)
{
	const struct map *assets = router->site->assets;

	for (size_t i = 0; i < assets->count; i++) {
		const struct asset *asset = assets->at[i].value;
		reserve(router, asset->address,
		    source_whole(source_new(router->keep, asset->file, STR(""))));
	}
	static const char *const own[] = { "data.json", "sitemap.xml", "robots.txt", OUTPUT_LIST };
	for (size_t i = 0; i < countof(own); i++)
		reserve(router, str_from(own[i]), POS_NONE);
	if (router->site->data->catalog->config.twins)
		reserve(router, LLMS_FILE, router->site->data->catalog->config.twins_at);
}

/* Scripts that are made later, under names that only their bytes tell, have the names of a folder to themselves. */
static void keep_free(struct router *router, struct str folder)
{
	for (size_t i = 0; i < router->files.count; i++) {
		struct str file = router->files.at[i].key;
		const struct pos *at = router->files.at[i].value;
		if (!str_starts(file, folder) || !str_ends(file, STR(".js")) ||
		    str_find_byte(file, '/', folder.len) != STR_NONE)
			continue;
		diag_report(router->diag, DIAG_ADDRESS_DUPLICATE, *at,
		    "the address %.*s is kept free for scripts of the site", STR_ARG(file));
		diag_hint(router->diag, "put the file into assets/, or give its folder another name");
	}
}

void route_site(struct arena *keep, struct diag *diag, const struct site *site, struct pages *pages,
    bool has_changes)
{
	struct router router = {
		.keep = keep, .diag = diag, .site = site, .pages = pages, .files = map_in(keep)
	};
	size_t guides = pages->count;

	route_assets(&router);
	for (size_t i = 0; i < guides; i++)
		if (pages->at[i]->kind == PAGE_GUIDE)
			route_guide(&router, pages->at[i]);
		else
			route_elsewhere(&router, pages->at[i]);
	for (size_t i = 0; i < site->data->catalog->things.count; i++)
		route_thing(&router, site->data->catalog->things.at[i].value);
	for (size_t i = 0; i < guides; i++)
		replace_elsewhere(&router, pages->at[i]);
	/* Unless a guide of the author's stands there. */
	if (site->data->catalog->things.count > 0 &&
	    !map_get(&router.files, address_file(keep, ADDRESS_FIGURES)))
		add_page(&router, PAGE_ALL_FIGURES, ADDRESS_FIGURES,
		    title_of(&router, WORD_ALL_DERIVATIONS), POS_NONE);
	if (site->data->catalog->claim_count > 0)
		route_audit(&router);
	if (site->data->catalog->references.count > 0)
		add_page(&router, PAGE_SOURCES, ADDRESS_SOURCES, title_of(&router, WORD_SOURCES),
		    POS_NONE);
	if (has_changes) {
		add_page(&router, PAGE_CHANGES, ADDRESS_CHANGES, title_of(&router, WORD_CHANGES),
		    POS_NONE);
		if (site->options->base_url.len > 0)
			reserve(&router, ADDRESS_FEED, POS_NONE);
	}
	for (size_t i = 0; i < guides; i++)
		route_edition(&router, pages->at[i]);
	route_tags(&router);
	if (site->chooses)
		add_page(&router, PAGE_CHOOSE, site->choose, title_of(&router, WORD_CHOOSE),
		    site->data->catalog->config.choose->at);
	if (site->chooses)
		keep_free(&router, ADDRESS_THINGS);
	if (site->data->catalog->config.search)
		keep_free(&router, ADDRESS_SEARCH);
	if (site->data->catalog->config.search)
		add_page(&router, PAGE_SEARCH, ADDRESS_SEARCH, title_of(&router, WORD_SEARCH), POS_NONE);
	if (!site->original) /* hosts look for it at the top */
		add_page(&router, PAGE_MISSING, ADDRESS_MISSING, title_of(&router, WORD_MISSING),
		    POS_NONE);
	for (size_t i = 0; i < guides; i++)
		route_aliases(&router, pages->at[i]);
	pages->makers = router.files;
}

/* A file cannot stand where others need a folder: "audit", beside "audit/index.html". */
static void check_folders(struct arena *keep, struct diag *diag, const struct pages *pages)
{
	struct map reported = map_in(keep);

	for (size_t i = 0; i < pages->makers.count; i++) {
		struct str file = pages->makers.at[i].key;
		for (struct str folder = path_folder(file); folder.len > 0;
		     folder = path_folder(folder)) {
			const struct pos *maker = map_get(&pages->makers, folder);
			if (!maker || !map_add(&reported, folder, &reported))
				continue;
			diag_report(diag, DIAG_ADDRESS_DUPLICATE, *maker,
			    "the address %.*s is needed for the folder of %.*s", STR_ARG(folder),
			    STR_ARG(file));
			diag_hint(diag, "give this file another name");
		}
	}
}

/* The index of a folder in which pages of a kind stood leads to that of the folder they stand in now. */
static void route_former_folders(struct router *router)
{
	const struct map *kinds = &router->site->data->catalog->schema->kinds;

	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		struct str now = STR_JOIN(router->keep, kind_page_folder(kind), STR("/"));
		const struct page *index = map_get(&router->pages->by_address, now);
		for (size_t n = 0; index && n < kind->page_was.count; n++) {
			const struct former_name *was = &kind->page_was.at[n];
			keep_alive(router, STR_JOIN(router->keep, was->text, STR("/")), index, was->at);
		}
	}
}

void route_added(struct arena *keep, struct diag *diag, const struct site *site,
    struct pages *pages, size_t from)
{
	struct router router = { .keep = keep, .diag = diag, .site = site, .pages = pages };

	for (size_t i = from; i < pages->count; i++) {
		struct page *page = pages->at[i];
		struct str file = address_file(keep, page->address);
		const struct page *first = map_put(&pages->by_address, page->address, page);
		const struct pos *maker = map_put(&pages->makers, file, pos_kept(keep, page->at));
		if (!first && !maker)
			continue;
		diag_report(diag, DIAG_ADDRESS_DUPLICATE, first ? first->at : *maker,
		    "the address %.*s is needed for a folder's index", STR_ARG(page->address));
		diag_hint(diag, "write an index.md for that folder");
	}
	router.files = pages->makers;
	route_former_folders(&router);
	pages->makers = router.files;
	check_folders(keep, diag, pages);
	name_clashes_check(diag, pages);
}
