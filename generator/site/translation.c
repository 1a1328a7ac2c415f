#include "site/translation.h"

#include "html/html.h"
#include "site/address.h"
#include "site/kind_guides.h"
#include "site/link.h"
#include "site/site_language.h"

#include <string.h>

/* --- which languages -------------------------------------------------------------------------- */

/* "de", "de-AT": also the name of a folder and a part of names of files. */
static bool is_language(const struct yaml *yaml)
{
	struct str text = yaml->kind == YAML_SCALAR ? yaml->text : STR("");

	for (size_t i = 0; i < text.len; i++)
		if (!((text.at[i] >= 'a' && text.at[i] <= 'z') ||
			(i > 0 && (text.at[i] == '-' || (text.at[i] >= 'A' && text.at[i] <= 'Z')))))
			return false;
	return text.len > 1;
}

static void report(struct diag *diag, struct pos at, const char *why, const char *hint)
{
	diag_report(diag, DIAG_VALUE_BAD, at, "%s", why);
	diag_hint(diag, "%s", hint);
}

static void read_one(struct diag *diag, const struct yaml *yaml, struct languages *languages)
{
	if (!is_language(yaml))
		report(diag, yaml->at, "this is no language", "write its code: en, de, pt-BR");
	else if (str_is_among(yaml->text, languages->at, languages->count))
		report(diag, yaml->at, "this language is named already", "name each once");
	else if (languages->count == LANGUAGES_MOST)
		report(diag, yaml->at, "a site has at most 32 languages", "take some out");
	else
		languages->at[languages->count++] = yaml->text;
}

struct languages languages_read(struct diag *diag, const struct yaml *config)
{
	const struct yaml *all = yaml_get(config, STR("languages")),
			  *one = yaml_get(config, STR("language"));
	struct languages languages = { .count = 0 };

	if (!all)
		return languages;
	if (all->kind != YAML_LIST) {
		report(diag, all->at, "“languages” is a list", "write languages: [en, de]");
		return languages;
	}
	for (size_t i = 0; i < all->count; i++)
		read_one(diag, all->items[i], &languages);
	if (one && languages.count > 0 && !str_eq(one->text, languages.at[0]))
		report(diag, one->at, "this is not the first of “languages”",
		    "the first of them is the language that guides without one are written in; take this key out");
	if (languages.count < 2)
		languages.count = 0;
	return languages;
}

/* --- texts ------------------------------------------------------------------------------------ */

/* NULL where the mapping is no text in several languages. */
static const struct yaml *text_in(
    const struct yaml *map, const struct languages *languages, struct str language)
{
	for (size_t i = 0; i < map->count; i++)
		if (map->entries[i].value->kind != YAML_SCALAR ||
		    !str_is_among(map->entries[i].key->text, languages->at, languages->count))
			return NULL;
	const struct yaml *own = yaml_get(map, language);
	for (size_t i = 0; !own && i < languages->count; i++)
		own = yaml_get(map, languages->at[i]);
	return own; /* NULL for an empty mapping */
}

static const struct yaml *list_in(struct arena *keep, const struct yaml *list,
    const struct languages *languages, struct str language)
{
	const struct yaml **items = ARENA_ARRAY(keep, const struct yaml *, list->count + 1);
	bool same = true;

	for (size_t i = 0; i < list->count; i++) {
		items[i] = translation_texts(keep, list->items[i], languages, language);
		same &= items[i] == list->items[i];
	}
	struct yaml *copy = arena_copy(keep, list, sizeof(*list));
	copy->items = items;
	return same ? list : copy;
}

static const struct yaml *map_in_language(struct arena *keep, const struct yaml *map,
    const struct languages *languages, struct str language)
{
	struct yaml_entry *entries = ARENA_ARRAY(keep, struct yaml_entry, map->count + 1);
	bool same = true;

	for (size_t i = 0; i < map->count; i++) {
		entries[i].key = map->entries[i].key;
		entries[i].value = translation_texts(keep, map->entries[i].value, languages, language);
		same &= entries[i].value == map->entries[i].value;
	}
	struct yaml *copy = arena_copy(keep, map, sizeof(*map));
	copy->entries = entries;
	return same ? map : copy;
}

const struct yaml *translation_texts(struct arena *keep, const struct yaml *yaml,
    const struct languages *languages, struct str language)
{
	if (!yaml || yaml->kind == YAML_SCALAR)
		return yaml;
	if (yaml->kind == YAML_LIST)
		return list_in(keep, yaml, languages, language);
	const struct yaml *text = text_in(yaml, languages, language);
	return text ? text : map_in_language(keep, yaml, languages, language);
}

/* --- which guides ----------------------------------------------------------------------------- */

/* Whether the file's name ends so: ".de.md". */
static bool is_in(struct str path, struct str language)
{
	size_t end = path.len - strlen(".md");

	return path.len > language.len + strlen("/..md") && str_ends(path, STR(".md")) &&
	    str_ends(str_sub(path, 0, end), language) && path.at[end - language.len - 1] == '.' &&
	    path.at[end - language.len - 2] != '/';
}

void translation_choose(struct arena *keep, struct str language, const struct yaml **config,
    const struct yaml **files, size_t count)
{
	struct languages languages = languages_read(diag_new(keep), *config);

	if (languages.count == 0)
		return;
	language = language.len > 0 ? language : languages.at[0];
	*config = translation_texts(keep, *config, &languages, language);
	for (size_t i = 0; i < count; i++)
		files[i] = translation_texts(keep, files[i], &languages, language);
}

struct str translation_original(struct arena *keep, struct str path, struct str language)
{
	size_t end = path.len - strlen(".md") - language.len - 1;

	return is_in(path, language) ? STR_JOIN(keep, str_sub(path, 0, end), STR(".md")) : path;
}

static bool is_of_part(struct str path, const struct languages *languages, size_t number)
{
	for (size_t i = 1; i < languages->count; i++)
		if (is_in(path, languages->at[i]))
			return i == number;
	return number == 0;
}

/* Of the parts of guides only the guides of kinds are chosen by language; others are, by who includes them. */
static struct walk_list list_of_edition(struct arena *keep, const struct walk_list *list,
    const struct languages *languages, size_t number, bool of_kinds_only)
{
	struct walk_list edition = { .at = ARENA_ARRAY(keep, struct walk_file, list->count + 1) };

	for (size_t i = 0; i < list->count; i++) {
		const struct walk_file *file = &list->at[i];
		bool always = of_kinds_only && !kind_guides_is_path(file->path);
		if (always || is_of_part(file->name, languages, number))
			edition.at[edition.count++] = *file;
	}
	return edition;
}

struct walk translation_walk(
    struct arena *keep, const struct walk *walk, const struct languages *languages, size_t number)
{
	struct walk edition = *walk;

	edition.guides = list_of_edition(keep, &walk->guides, languages, number, false);
	edition.parts = list_of_edition(keep, &walk->parts, languages, number, true);
	return edition;
}

/* --- joining ---------------------------------------------------------------------------------- */

static void add_elsewhere(
    struct arena *keep, struct pages *pages, const struct page *original, struct str language)
{
	struct page *page = ARENA_NEW(keep, struct page);

	*page = (struct page){ .kind = PAGE_ELSEWHERE,
		.address = STR_JOIN(keep, STR("../"), original->address),
		.title = original->title,
		.label = original->label,
		.description = original->description,
		.source = original->source,
		.text = original->text,
		.target = original,
		.language = language,
		.at = original->at,
		.title_at = original->title_at,
		.description_at = original->description_at,
		.order = original->order,
		.date = DATE_NONE,
		.changed = DATE_NONE };
	pages_add(keep, pages, page);
}

static const struct page *find(const struct pages *pages, struct str path)
{
	for (size_t i = 0; i < pages->count; i++)
		if (pages->at[i]->kind == PAGE_GUIDE && str_eq(pages->at[i]->source->path, path))
			return pages->at[i];
	return NULL;
}

void translation_join(
    struct arena *keep, struct diag *diag, const struct site *edition, struct pages *pages)
{
	const struct site *first = edition->original;
	struct str language = edition->options->language;
	struct map translated = map_in(keep);
	size_t count = pages->count;

	for (size_t i = 0; i < count; i++) {
		struct page *page = pages->at[i];
		struct str path = translation_original(keep, page->source->path, language);
		const struct page *original = find(first->pages, path);
		map_put(&translated, path, page);
		if (original) {
			/* What the translation does not say of its place is that of the original. */
			page->order = page->order == PAGE_UNORDERED ? original->order : page->order;
			page->thing_id = page->thing_id.len == 0 ? original->thing_id : page->thing_id;
			page->thing_at = page->thing_at.in ? page->thing_at : original->thing_at;
			page->layout = page->layout.len == 0 ? original->layout : page->layout;
			continue;
		}
		diag_report(diag, DIAG_TRANSLATION_ALONE, page->at,
		    "there is no %.*s that this is a translation of", STR_ARG(path));
		diag_hint(diag, "write that guide, or rename this file");
	}
	for (size_t i = 0; i < first->pages->count; i++) {
		const struct page *original = first->pages->at[i];
		if (original->kind == PAGE_GUIDE && !original->of_kind && !original->generated &&
		    !map_get(&translated, original->source->path))
			add_elsewhere(keep, pages, original, first->data->catalog->config.language);
	}
}

void translation_check_folders(struct diag *diag, const struct site *first)
{
	for (size_t n = 1; n < first->edition_count; n++)
		for (size_t i = 0; i < first->pages->makers.count; i++) {
			if (!str_starts(first->pages->makers.at[i].key, first->editions[n]->folder))
				continue;
			diag_report(diag, DIAG_ADDRESS_DUPLICATE,
			    *(const struct pos *)first->pages->makers.at[i].value,
			    "the address %.*s is needed for the pages in another language",
			    STR_ARG(first->editions[n]->folder));
			diag_hint(diag, "give this another name, or folder");
			break;
		}
}

/* --- as a page shows it ----------------------------------------------------------------------- */

/* The page of an edition at an address of another; NULL where it has none. */
static const struct page *page_at(const struct site *edition, struct str address)
{
	const struct page *page = map_get(&edition->pages->by_address, address);

	return page && page->kind != PAGE_REDIRECT && page->kind != PAGE_MISSING ? page : NULL;
}

/* From the page at hand to the top of the output. */
static struct str to_top(const struct rendering *rendering)
{
	if (!rendering->site->original)
		return rendering->root;
	return str_eq(rendering->root, STR("./"))
	    ? STR("../")
	    : STR_JOIN(rendering->scratch, rendering->root, STR("../"));
}

struct view *translation_view(struct rendering *rendering)
{
	struct arena *scratch = rendering->scratch;
	const struct site *site = rendering->site;
	struct view *view = view_object(scratch), *items = view_list(scratch);
	struct str address = rendering->page->address;
	bool missing = rendering->page->kind == PAGE_MISSING;

	for (size_t i = 0; i < site->edition_count; i++) {
		const struct site *edition = site->editions[i];
		struct view *item = view_object(scratch);
		const struct page *page = missing ? NULL : page_at(edition, address);
		struct str there = STR_JOIN(scratch, edition->folder, page ? address : STR(""));
		view_set_text(item, "language", edition->data->catalog->config.language);
		view_set_text(item, "name", words_get(site_language(edition), WORD_LANGUAGE_NAME));
		view_set_text(item, "href",
		    STR_JOIN(scratch, to_top(rendering), html_url_path(scratch, there)));
		view_set_truth(item, "first", i == 0);
		view_set_truth(item, "current", edition == site);
		/* Search engines want whole addresses, and to be told of each version of a page only. */
		if (page && site->editions[0]->options->base_url.len > 0)
			view_set_text(item, "url", site_absolute(site->editions[0], scratch, there));
		view_add(items, item);
	}
	view_set(view, "items", items);
	return site->edition_count == 0 ? NULL : view;
}
