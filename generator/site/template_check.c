#include "site/template_check.h"

#include "base/ascii.h"
#include "base/near.h"
#include "base/percent.h"
#include "base/url.h"
#include "html/html.h"
#include "html/mustache_scan.h"
#include "site/address.h"
#include "site/policy.h"
#include "site/template_names.h"

struct checking {
	struct arena *keep;
	struct diag *diag;
	const struct site *site;
	const struct pages *pages;
	struct map free_names; /* keys anywhere under params -> anything */
	struct map known;  /* names of fields that were found, which templates have many times */
	struct map looked; /* paths of templates whose markup was looked at -> anything */
};

/* --- names ------------------------------------------------------------------------------------ */

static void gather_keys(struct map *names, const struct view *view)
{
	for (size_t i = 0; view && i < view->count; i++) {
		if (view->kind == VIEW_OBJECT)
			map_put(names, view->fields[i].key, names);
		gather_keys(names, view->kind == VIEW_OBJECT ? view->fields[i].value : view->items[i]);
	}
}

static bool check_name(void *self, struct str part, struct pos at)
{
	struct checking *checking = self;

	if (map_get(&checking->known, part))
		return true;
	if (template_field_exists(part) || map_get(&checking->free_names, part))
		return map_add(&checking->known, part, checking);
	struct near near = near_to(part);
	template_fields_offer(&near);
	for (size_t i = 0; i < checking->free_names.count; i++)
		near_offer(&near, checking->free_names.at[i].key);
	diag_report(
	    checking->diag, DIAG_TEMPLATE_NAME, at, "no page has “%.*s” to show", STR_ARG(part));
	if (!diag_hint_nearest(checking->diag, &near))
		diag_hint(checking->diag,
		    "texts of your own stand under params: in site.yaml or front matter");
	return false;
}

/* --- addresses -------------------------------------------------------------------------------- */

/* Where a path written in a template ends, STR_NONE when a tag goes on with it. */
static size_t path_end(struct str text, size_t from)
{
	for (size_t i = from; i < text.len; i++)
		if (ascii_is_space(text.at[i]) || text.at[i] == '"' || text.at[i] == '\'' ||
		    text.at[i] == '<' || text.at[i] == '>')
			return i;
	return STR_NONE;
}

/* "data.json" and its kin, which are written beside the pages. */
static bool is_written(const struct checking *checking, struct str path)
{
	return map_get(&checking->pages->makers, address_file(checking->keep, path)) ||
	    map_get(&checking->pages->makers, path);
}

/* The address of an asset or page by its path from the root; false if nothing is there. */
static bool find(struct checking *checking, struct str path, struct str *address)
{
	const struct map *assets = checking->site->assets;
	const struct asset *asset = map_get(assets, path);
	struct str slash = STR_JOIN(checking->keep, path, STR("/"));

	*address = path;
	if (!asset)
		asset = map_get(assets, STR_JOIN(checking->keep, STR("content/"), path));
	if (asset)
		*address = asset->address;
	const struct page *elsewhere = map_get(&checking->pages->elsewhere, path);
	if (!elsewhere)
		elsewhere = map_get(&checking->pages->elsewhere, slash);
	if (elsewhere)
		*address = elsewhere->address;
	if (checking->site->original && str_eq(path, STR("data.json")))
		*address = STR("../data.json");
	return asset || elsewhere || path.len == 0 || is_written(checking, path) ||
	    map_get(&checking->pages->by_address, path) ||
	    map_get(&checking->pages->by_address, slash);
}

static void report_broken(struct checking *checking, struct str written, struct str path, struct pos at)
{
	struct near near = near_to(path);
	const struct map *assets = checking->site->assets, *pages = &checking->pages->by_address;

	for (size_t i = 0; i < assets->count; i++)
		near_offer(&near, assets->at[i].key);
	for (size_t i = 0; i < pages->count; i++)
		near_offer(&near, pages->at[i].key);
	diag_report(checking->diag, DIAG_LINK_BROKEN, at, "there is no %.*s", STR_ARG(written));
	if (near.best.len > 0)
		diag_hint(checking->diag, "did you mean {{root}}%.*s?", STR_ARG(near.best));
}

/* What begins a text behind {{root}}. */
static struct str behind_root(
    struct checking *checking, struct str text, const struct source *source, size_t offset)
{
	size_t end = path_end(text, 0), cut = 0;
	struct str address;

	if (end == STR_NONE)
		return text;
	while (cut < end && text.at[cut] != '#' && text.at[cut] != '?')
		cut++;
	struct str written = str_sub(text, 0, cut);
	struct str path = percent_decode(checking->keep, written);
	if (!find(checking, path, &address)) {
		report_broken(checking, written, path, source_pos(source, offset));
		return text;
	}
	if (str_eq(address, path))
		return text;
	return STR_JOIN(
	    checking->keep, html_url_path(checking->keep, address), str_sub(text, cut, text.len));
}

static void check_address(struct checking *checking, struct str address, struct pos at)
{
	struct str found;

	if (address.len == 0 || address.at[0] == '#' || url_kind(address) != URL_OURS)
		return;
	struct str path = str_sub(address, address.at[0] == '/', address.len);
	diag_report(checking->diag, DIAG_LINK_BROKEN, at,
	    "%.*s starts at %s, which is another place for each page or host", STR_ARG(address),
	    address.at[0] == '/' ? "the host" : "the page");
	if (find(checking, percent_decode(checking->keep, path), &found))
		diag_hint(checking->diag, "write {{root}}%.*s", STR_ARG(path));
	else
		diag_hint(checking->diag, "write {{root}} before a path from the site's root");
}

static size_t behind_space(struct str text, size_t at)
{
	while (at < text.len && ascii_is_space(text.at[at]))
		at++;
	return at;
}

/* The value behind the name of an attribute, where it begins and ends in the text; false where a tag goes on with it. */
static bool value_behind(struct str text, size_t at, struct str *value)
{
	at = behind_space(text, at);
	if (str_byte(text, at) != '=')
		return false;
	at = behind_space(text, at + 1);
	char quote = str_byte(text, at);
	bool quoted = quote == '"' || quote == '\'';
	size_t from = at + quoted, to = from;
	while (to < text.len &&
	    (quoted ? text.at[to] != quote : !ascii_is_space(text.at[to]) && text.at[to] != '>'))
		to++;
	*value = str_sub(text, from, to);
	return to < text.len;
}

/* The length of the name of an attribute that leads somewhere and stands here behind a space; 0: none does. */
static size_t attribute_at(struct str text, size_t at)
{
	static const struct str names[] = { STR_INIT("href"), STR_INIT("src"), STR_INIT("poster") };

	for (size_t i = 0; ascii_is_space(text.at[at]) && i < countof(names); i++)
		if (str_eq_any_case(str_sub(text, at + 1, at + 1 + names[i].len), names[i]))
			return 1 + names[i].len;
	return 0;
}

/* An address that begins and ends in the text starts at the page, and pages stand at any depth. */
static void check_plain(
    struct checking *checking, struct str text, const struct source *source, size_t offset)
{
	struct str value;

	for (size_t at = 0; at < text.len; at++) {
		if (str_starts(str_sub(text, at, text.len), STR("<!--")))
			at = str_find(text, STR("-->"), at);
		if (at >= text.len)
			return;
		size_t name = attribute_at(text, at);
		if (name > 0 && value_behind(text, at + name, &value))
			check_address(checking, value,
			    source_pos(source, offset + (size_t)(value.at - text.at)));
	}
}

static struct str check_text(
    void *self, struct str text, struct str before, const struct source *source, size_t offset)
{
	struct checking *checking = self;

	check_plain(checking, text, source, offset);
	if (map_add(&checking->looked, source->path, checking))
		policy_check_template(checking->keep, checking->diag, checking->site->policy, source);
	return str_eq(before, STR("root")) ? behind_root(checking, text, source, offset) : text;
}

void templates_check(
    struct arena *keep, struct diag *diag, const struct site *site, const struct pages *pages)
{
	struct checking checking = { keep, diag, site, pages, map_in(keep), map_in(keep), map_in(keep) };

	gather_keys(&checking.free_names, site->params);
	for (size_t i = 0; i < pages->count; i++)
		gather_keys(&checking.free_names, pages->at[i]->params);
	mustache_names(site->templates, check_name, &checking);
	mustache_rewrite(site->templates, check_text, &checking);
}
