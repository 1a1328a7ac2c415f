#include "site/link.h"

#include "base/file.h"
#include "base/near.h"
#include "base/percent.h"
#include "base/url.h"
#include "formula/lex.h"
#include "html/html.h"
#include "site/address.h"
#include "site/asset.h"
#include "site/highlighter.h"
#include "site/policy.h"
#include "site/positions.h"
#include "site/print_notes.h"

#include <inttypes.h>
#include <string.h>

/* --- addresses seen from the page at hand ----------------------------------------------------- */

struct str site_href(const struct rendering *rendering, struct arena *keep, struct str address)
{
	struct str path = html_url_path(keep, address);

	if (path.len == 0)
		return rendering->root;
	if (str_eq(rendering->root, STR("./")))
		return str_copy(keep, path);
	return STR_JOIN(keep, rendering->root, path);
}

struct str site_href_at(
    const struct rendering *rendering, struct arena *keep, struct str address, struct str fragment)
{
	return STR_JOIN(keep, site_href(rendering, keep, address), STR("#"), fragment);
}

struct str site_asset_href(const struct rendering *rendering, struct str path)
{
	const struct asset *asset = map_get(rendering->site->assets, path);

	return !asset ? STR("") : site_href(rendering, rendering->scratch, asset->address);
}

struct str site_absolute(const struct site *site, struct arena *keep, struct str address)
{
	return path_join(keep, site->options->base_url, html_url_path(keep, address));
}

static void note_use(struct rendering *rendering, const struct thing *thing)
{
	struct page_result *result = rendering->result;

	if (!result || thing == rendering->page->thing ||
	    !map_add(&rendering->noted, thing->id, rendering))
		return;
	result->uses = arena_room(rendering->worker->keep, result->uses, result->use_count,
	    &result->use_room, sizeof(struct thing *));
	result->uses[result->use_count++] = thing;
}

static void note_call(struct rendering *rendering, const struct origin *origin)
{
	struct page_result *result = rendering->result;

	if (!result)
		return;
	struct str key = STR_JOIN(rendering->scratch, origin->thing->id, STR("#"), origin->fragment);
	if (!map_add(&rendering->noted, key, rendering))
		return;
	result->calls = arena_room(rendering->worker->keep, result->calls, result->call_count,
	    &result->call_room, sizeof(struct origin *));
	result->calls[result->call_count++] = origin;
}

bool origin_is_stated(const struct origin *origin)
{
	return origin->kind != ORIGIN_FACT || origin->fact;
}

struct str site_figure_href(struct rendering *rendering, const struct origin *origin)
{
	const struct thing *thing = origin_thing(origin);

	if (!thing || !origin_is_stated(origin))
		return STR("");
	if (rendering->print_notes)
		return print_notes_origin(rendering, origin);
	note_use(rendering, thing);
	if (origin->kind == ORIGIN_CALL)
		note_call(rendering, origin);
	if (rendering->page->kind == PAGE_FIGURES && rendering->page->thing == thing)
		return STR_JOIN(rendering->scratch, STR("#"), origin->fragment);
	return STR_JOIN(rendering->scratch, rendering->root, ADDRESS_FIGURES, thing->slug,
	    STR("/#"), origin->fragment);
}

/* Empty where the page stands for itself. */
static struct str chapter_href(
    const struct rendering *rendering, const struct page *page, struct str fragment)
{
	return rendering->print_notes
	    ? print_notes_chapter(rendering->print_notes, rendering->scratch, page, fragment)
	    : STR("");
}

struct str site_thing_href(struct rendering *rendering, const struct thing *thing)
{
	const struct page *page = map_get(&rendering->site->pages->of_things, thing->id);

	note_use(rendering, thing);
	struct str chapter = page ? chapter_href(rendering, page, STR("")) : STR("");
	if (chapter.len > 0)
		return chapter;
	return !page ? STR("") : site_href(rendering, rendering->scratch, page->address);
}

/* --- what authors write ----------------------------------------------------------------------- */

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

const struct page *link_find_page(const struct site *site, struct arena *scratch, struct str path)
{
	struct str content = STR("content/"), index = STR("/index.html");
	const struct page *page = map_get(&site->pages->by_path, path);

	if (page)
		return page;
	if (str_eq(path, STR("content")))
		return map_get(&site->pages->by_address, STR(""));
	if (!str_starts(path, content))
		return NULL;
	if (str_ends(path, index))
		path.len -= index.len;
	struct str address = str_sub(path, content.len, path.len);
	page = map_get(&site->pages->by_address, address);
	if (!page && address.len > 0)
		page = map_get(&site->pages->by_address, STR_JOIN(scratch, address, STR("/")));
	if (!page)
		page = map_get(&site->pages->elsewhere, address);
	if (!page && address.len > 0)
		page = map_get(&site->pages->elsewhere, STR_JOIN(scratch, address, STR("/")));
	return page;
}

/* A guide that is left out, by its file or its address. */
static const struct page *find_draft(const struct site *site, struct str path)
{
	const struct page *page = map_get(&site->pages->drafts, path);
	struct str content = STR("content/");

	for (size_t i = 0; !page && i < site->pages->drafts.count; i++) {
		const struct page *draft = site->pages->drafts.at[i].value;
		struct str address = str_sub(draft->address, 0, draft->address.len - 1);
		if (draft->address.len > 0 && str_starts(path, content) &&
		    str_eq(str_sub(path, content.len, path.len), address))
			page = draft;
	}
	return page;
}

/* A guide that could not be read, by its file or its address: that has been told. */
static bool is_unread(const struct site *site, struct str path)
{
	const struct map *unread = &site->pages->unread;
	bool found = map_get(unread, path) != NULL;

	for (size_t i = 0; !found && i < unread->count; i++) {
		struct str guide = unread->at[i].key;
		found = str_starts(guide, path) &&
		    (str_eq(str_sub(guide, path.len, guide.len), STR(".md")) ||
			str_eq(str_sub(guide, path.len, guide.len), STR("/index.md")));
	}
	return found;
}

/* True of a part, which is told to be no page. */
static bool report_part(struct diag *diag, const struct site *site, struct str path, struct pos at)
{
	if (!map_get(&site->pages->parts, path))
		return false;
	diag_report(diag, DIAG_LINK_BROKEN, at, "%.*s is no page", STR_ARG(path));
	diag_hint(diag, "a guide whose name or folder begins with _ is a part of others");
	return true;
}

/* True if the page is a draft, which is told. */
static bool report_draft(struct diag *diag, const struct site *site, struct str path, struct pos at)
{
	const struct page *draft = find_draft(site, path);

	if (!draft)
		return false;
	diag_report(diag, DIAG_LINK_BROKEN, at, "%.*s is a draft, which this site leaves out",
	    STR_ARG(draft->source->path));
	diag_hint(diag, "take draft: out of its front matter, or build with --drafts");
	return true;
}

static void hint_path(struct diag *diag, struct str target, struct str path, const struct map *among)
{
	if (url_lacks_scheme(target))
		diag_hint(diag, "an address elsewhere starts with https://");
	else if (str_find_byte(target, '\\', 0) != STR_NONE)
		diag_hint(diag, "folders are parted by /"); /* unless a file is near */
	if (!url_lacks_scheme(target))
		diag_hint_near(diag, path, among);
}

/* The page of the thing whose id the last part of a path is, with or without an ending: "kettles/steel_one". */
static const struct page *find_by_id(const struct site *site, struct arena *scratch, struct str path)
{
	if (str_ends(path, STR("/")))
		path.len--;
	struct str name = path_name(path);
	name = str_sub(name, 0, str_find_byte(name, '.', 0));
	return map_get(&site->pages->of_things, id_without_dashes(scratch, name));
}

/* Of "pump.de.md", on a site in German too, "pump.md", if that is a guide; else empty. */
static struct str without_language(const struct site *site, struct arena *scratch, struct str path)
{
	const struct yaml *languages = site->data->catalog->config.languages;

	for (size_t i = 0; languages && languages->kind == YAML_LIST && i < languages->count; i++) {
		struct str end = STR_JOIN(scratch, STR("."), languages->items[i]->text, STR(".md"));
		struct str plain = STR_JOIN(scratch, str_sub(path, 0, path.len - end.len), STR(".md"));
		if (str_ends(path, end) && map_get(&site->pages->by_path, plain))
			return plain;
	}
	return STR("");
}

/* Hints at what is there in place of a page that is none; false if it cannot be told. */
static bool hint_kind_of_target(
    struct diag *diag, const struct site *site, struct str target, struct str path)
{
	struct arena *scratch = arena_new();
	const struct page *page = find_by_id(site, scratch, path);
	struct str plain = without_language(site, scratch, path);

	bool is_mail =
	    str_find_byte(target, '@', 0) != STR_NONE && str_find_byte(target, '/', 0) == STR_NONE;
	bool is_data = str_eq(path, STR("content/data")) ||
	    (str_starts(path, STR("content/data/")) && !str_ends(path, STR(".md")));

	if (plain.len > 0)
		diag_hint(diag, "links name the file without a language: %.*s",
		    STR_ARG(path_name(plain)));
	else if (page)
		diag_hint(diag, "did you mean /%.*s?", STR_ARG(page->address));
	else if (is_mail)
		diag_hint(diag, "an address of mail starts with mailto:");
	else if (is_data)
		diag_hint(
		    diag, "files in data/ are read and not published: link to the page of a thing");
	arena_free(scratch);
	return plain.len > 0 || page || is_mail || is_data;
}

void link_report_broken(
    struct diag *diag, const struct site *site, struct str target, struct str path, struct pos at)
{
	if (is_unread(site, path) || report_draft(diag, site, path, at) ||
	    report_part(diag, site, path, at))
		return;
	if (site->pages->addresses_lost && !str_ends(path, STR(".md")))
		return; /* it may be one of these */
	diag_report(diag, DIAG_LINK_BROKEN, at, "there is no page %.*s", STR_ARG(target));
	if (str_ends(path, STR(".md")))
		diag_independent(diag); /* guides are there whatever the data says */
	if (!hint_kind_of_target(diag, site, target, path))
		hint_path(diag, target, path, &site->pages->by_path);
}

static void report_outside(struct diag *diag, struct str text, struct pos at)
{
	diag_report(diag, DIAG_LINK_OUTSIDE, at, "%.*s leads out of the site", STR_ARG(text));
	if (str_starts(text, STR("/")))
		diag_hint(diag, "a link that starts with / is taken from content/");
	else
		diag_hint(diag, "copy the file into content/");
}

/* What is there neither as a page nor as a file, and not even in content/. */
static bool is_outside(struct str path)
{
	return !str_eq(path, STR("content")) && !str_starts(path, STR("content/"));
}

static void broken(
    struct rendering *rendering, struct str target, struct str path, struct pos at, bool is_image)
{
	struct diag *diag = rendering->worker->diag;

	if (!is_image) {
		link_report_broken(diag, rendering->site, target, path, at);
		return;
	}
	diag_report(diag, DIAG_LINK_ASSET, at, "there is no file %.*s", STR_ARG(target));
	hint_path(diag, target, path, rendering->site->assets);
}

static void note_link(
    struct rendering *rendering, const struct page *page, struct str fragment, struct pos at)
{
	struct page_result *result = rendering->result;

	if (!result || fragment.len == 0)
		return;
	result->links = arena_room(rendering->worker->keep, result->links, result->link_count,
	    &result->link_room, sizeof(*result->links));
	result->links[result->link_count++] =
	    (struct site_link){ page, str_copy(rendering->worker->keep, fragment), at };
}

/*
 * The folder of the file that the link is written in, from the site's folder: a guide, or a data
 * file that says something of a thing. What nobody wrote stands where the page's address is.
 */
static struct str folder_of_link(const struct rendering *rendering, struct pos at)
{
	if (at.in && at.in->path.len > 0)
		return path_folder(at.in->path);
	if (rendering->page->source)
		return path_folder(rendering->page->source->path);
	return path_join(rendering->scratch, STR("content"), rendering->page->address);
}

static struct str put_together(
    const struct rendering *rendering, struct str href, const struct target *target)
{
	if (target->query.len == 0 && target->fragment.len == 0)
		return href;
	return STR_JOIN(rendering->scratch, href, target->query.len > 0 ? STR("?") : STR(""),
	    target->query, target->fragment.len > 0 ? STR("#") : STR(""), target->fragment);
}

/* At the file's own place, so that joining tells it once, whichever pages show it. */
static void show_picture(struct rendering *rendering, const struct asset *asset)
{
	struct worker *worker = rendering->worker;

	rendering->picture = asset;
	if (asset->size <= ASSET_PICTURE_MOST)
		return;
	diag_report(worker->diag, DIAG_PICTURE_LARGE,
	    source_whole(source_new(worker->keep, asset->file, STR(""))),
	    "a page shows this picture of %" PRIu64 " KB; %" PRIu64 " take long enough to load",
	    (asset->size + 999) / 1000, ASSET_PICTURE_MOST / 1000);
	diag_hint(worker->diag,
	    "save it smaller, or as WebP or AVIF; a link, in place of an image, may lead to any file");
}

/* An address on the site: where the page, the file or data.json stands. */
static struct str link_inside(
    struct rendering *rendering, struct str text, struct str path, struct pos at, bool is_image)
{
	const struct site *site = rendering->site;
	struct target target = split(text);
	const struct page *page = is_image ? NULL : link_find_page(site, rendering->scratch, path);

	if (page) {
		note_link(rendering, page, target.fragment, at);
		rendering->led_to = page->language;
		if (page->thing)
			note_use(rendering, page->thing);
		struct str chapter = chapter_href(rendering, page, target.fragment);
		if (chapter.len > 0)
			return chapter;
		return put_together(
		    rendering, site_href(rendering, rendering->scratch, page->address), &target);
	}
	const struct asset *asset = map_get(site->assets, path);
	if (asset && is_image)
		show_picture(rendering, asset);
	if (asset)
		return put_together(
		    rendering, site_href(rendering, rendering->scratch, asset->address), &target);
	if (str_eq(path, STR("content/data.json")))
		return site_href(rendering, rendering->scratch,
		    site->original ? STR("../data.json") : STR("data.json"));
	if (is_outside(path))
		report_outside(rendering->worker->diag, text, at);
	else
		broken(rendering, text, path, at, is_image);
	return text;
}

/* Paths of a file system start so; a site may have a folder of that name. */
static const struct str system_folders[] = { STR_INIT("etc"), STR_INIT("home"), STR_INIT("usr"),
	STR_INIT("var"), STR_INIT("tmp"), STR_INIT("opt"), STR_INIT("root"), STR_INIT("dev"),
	STR_INIT("proc"), STR_INIT("mnt"), STR_INIT("Users"), STR_INIT("Volumes") };

static bool has_folder(const struct map *paths, struct str folder)
{
	for (size_t i = 0; i < paths->count; i++)
		if (str_starts(paths->at[i].key, folder))
			return true;
	return false;
}

/* "content/etc/passwd", from /etc/passwd, where the site has no folder content/etc. */
static bool is_of_system(struct rendering *rendering, struct str path)
{
	struct str content = STR("content/");

	for (size_t i = 0; i < countof(system_folders); i++) {
		struct str folder = STR_JOIN(rendering->scratch, content, system_folders[i], STR("/"));
		if (str_starts(path, folder))
			return !has_folder(&rendering->site->pages->by_path, folder) &&
			    !has_folder(rendering->site->assets, folder);
	}
	return false;
}

static struct str link_here(struct rendering *rendering, struct str text, struct pos at, bool is_image)
{
	struct target target = split(text);

	if (target.path.len == 0 && !is_image) {
		note_link(rendering, rendering->page, target.fragment, at);
		return rendering->print_notes
		    ? chapter_href(rendering, rendering->page, target.fragment)
		    : text;
	}
	struct str wanted = percent_decode(rendering->scratch, target.path), path;
	bool from_top = wanted.len > 0 && wanted.at[0] == '/';
	struct str folder = from_top ? STR("content") : folder_of_link(rendering, at);
	if (path_resolve(rendering->scratch, folder,
		from_top ? str_sub(wanted, 1, wanted.len) : wanted, &path) &&
	    !(from_top && is_of_system(rendering, path)))
		return link_inside(rendering, text, path, at, is_image);
	report_outside(rendering->worker->diag, text, at);
	return text;
}

/* Pages show pictures of their own site only, unless its template says otherwise. */
static void check_policy(struct rendering *rendering, struct str text, struct pos at)
{
	if (policy_lets_in(rendering->site->policy, STR("img-src"), POLICY_ELSEWHERE))
		return;
	diag_report(rendering->worker->diag, DIAG_POLICY, at,
	    "the page's policy keeps out what stands elsewhere: %.*s", STR_ARG(text));
	diag_hint(rendering->worker->diag, "put the file beside the guide, or link to it");
}

static struct str link_target(void *self, struct str text, struct pos at, bool is_image)
{
	struct rendering *rendering = self;

	rendering->led_to = STR("");
	rendering->picture = NULL;
	switch (url_kind(text)) {
	case URL_OURS:
		return link_here(rendering, text, at, is_image);
	case URL_ELSEWHERE:
		if (is_image)
			check_policy(rendering, text, at);
		return text;
	case URL_PICTURE:
		if (is_image)
			return text;
		break;
	default:
		break;
	}
	if (!url_report(rendering->worker->diag, DIAG_LINK_SCHEME, at, text)) {
		diag_report(rendering->worker->diag, DIAG_LINK_SCHEME, at,
		    "browsers follow no link to a data: address");
		diag_hint(rendering->worker->diag, "put the file beside the guide, and link to that");
	}
	return is_image ? STR("") : STR("#");
}

static struct str link_language(void *self)
{
	const struct rendering *rendering = self;

	return rendering->led_to;
}

static struct picture_size link_picture(void *self)
{
	const struct rendering *rendering = self;

	return rendering->picture ? rendering->picture->picture : (struct picture_size){ 0, 0 };
}

static struct str figure_target(void *self, const struct origin *origin)
{
	return site_figure_href(self, origin);
}

static struct str note_target(void *self, const struct derivation *derivation, struct str printed)
{
	return print_notes_derivation(self, derivation, printed);
}

static struct str thing_target(void *self, const struct thing *thing)
{
	return site_thing_href(self, thing);
}

static struct str positions_of(void *self, struct str graph, struct pos at)
{
	const struct rendering *rendering = self;

	return positions_find(rendering->site->positions, graph, at);
}

/* A build that is only compared has no use for it. */
static const struct code_parts *code_of(void *self, struct str ending, struct str code, struct pos at)
{
	const struct rendering *rendering = self;

	if (rendering->site->for_snapshot)
		return NULL;
	return highlighter_find(rendering->site->highlighter, ending, code, at);
}

void anchor_add(struct rendering *rendering, struct str id)
{
	struct page_result *result = rendering->result;

	result->anchors = arena_room(rendering->worker->keep, result->anchors, result->anchor_count,
	    &result->anchor_room, sizeof(*result->anchors));
	result->anchors[result->anchor_count++] = str_copy(rendering->worker->keep, id);
}

static void inline_anchor(void *self, struct str id)
{
	anchor_add(self, id);
}

struct document_site link_site(struct rendering *rendering)
{
	return (struct document_site){
		.self = rendering,
		.link = link_target,
		.link_language = link_language,
		.link_picture = link_picture,
		.figure = figure_target,
		.thing = thing_target,
		.positions = positions_of,
		.code = code_of,
		.anchor = rendering->print_notes ? NULL : inline_anchor,
		.note = rendering->print_notes ? note_target : NULL,
		.choose = !rendering->site->chooses || rendering->print_notes
		    ? STR("")
		    : site_href(rendering, rendering->scratch, rendering->site->choose),
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

	if (page->kind == PAGE_ELSEWHERE) {
		page = page->target;
		site = site->original;
	}
	const struct page_result *result = &site->results[page->index];

	if (page->lost || str_eq(link->fragment, STR("top")) || has_anchor(result, link->fragment))
		return;
	struct arena *scratch = arena_new();
	bool found = has_anchor(result, percent_decode(scratch, link->fragment));
	arena_free(scratch);
	if (found)
		return;
	struct near near = near_to(link->fragment);
	for (size_t i = 0; i < result->anchor_count; i++)
		near_offer(&near, result->anchors[i]);
	diag_report(diag, DIAG_LINK_ANCHOR, link->at, "there is no #%.*s on %.*s",
	    STR_ARG(link->fragment), STR_ARG(page->source ? page->source->path : page->address));
	if (near.best.len > 0)
		diag_hint(diag, "did you mean #%.*s?", STR_ARG(near.best));
}

/* Pages may share their text (kind_guides.h), and so a mistake, which joining tells once. */
void links_check(struct diag *diag, const struct site *site)
{
	struct arena *scratch = arena_new();
	struct diag *found = diag_new(scratch);

	for (size_t i = 0; i < site->pages->count; i++)
		for (size_t n = 0; n < site->results[i].link_count; n++)
			check_link(found, site, &site->results[i].links[n]);
	diag_join(diag, found);
	arena_free(scratch);
}
