#include "data/catalog_regions.h"

#define REGION STR("region")

/* A word for a region, and where. */
struct region_word {
	struct str text;
	struct pos at; /* the first of them */
	size_t count;
	bool of_site; /* site.yaml says it */
};

static void take(
    struct catalog_reader *reader, struct map *words, struct str text, struct pos at, bool of_site)
{
	struct region_word *word = map_get(words, text);

	if (text.len == 0)
		return;
	if (!word) {
		word = ARENA_NEW(reader->keep, struct region_word);
		*word = (struct region_word){ .text = text, .at = at };
		map_put(words, text, word);
	}
	word->count++;
	word->of_site |= of_site;
}

static void take_observations(struct catalog_reader *reader, struct map *words, const struct yaml *list)
{
	for (size_t i = 0; list && list->kind == YAML_LIST && i < list->count; i++) {
		const struct yaml *region =
		    list->items[i]->kind == YAML_MAP ? yaml_get(list->items[i], REGION) : NULL;
		if (region && region->kind == YAML_SCALAR)
			take(reader, words, region->text, region->at, false);
	}
}

static bool is_declared(const struct kind *kind, struct str text)
{
	for (size_t i = 0; i < kind->thing_count; i++)
		if (str_eq(kind->things[i]->id, text) || str_eq(kind->things[i]->name, text))
			return true;
	return false;
}

static void check_declared(
    struct catalog_reader *reader, const struct kind *kind, const struct region_word *word)
{
	struct near near = near_to(word->text);

	if (is_declared(kind, word->text))
		return;
	for (size_t i = 0; i < kind->thing_count; i++) {
		near_offer(&near, kind->things[i]->id);
		near_offer(&near, kind->things[i]->name);
	}
	diag_report(reader->diag, DIAG_ID_UNKNOWN, word->at, "there is no region “%.*s”",
	    STR_ARG(word->text));
	if (!diag_hint_nearest(reader->diag, &near))
		diag_hint(reader->diag, "a region is a thing of the kind %.*s, by its id or name",
		    STR_ARG(kind->id));
}

static void check_word(
    struct catalog_reader *reader, const struct map *words, const struct region_word *word)
{
	struct near near = near_to(word->text);

	if (word->count > 1 || word->of_site)
		return;
	for (size_t i = 0; i < words->count; i++) {
		const struct region_word *other = words->at[i].value;
		if (other != word && (other->of_site || other->count > 1))
			near_offer(&near, other->text);
	}
	if (near.best.len == 0)
		return;
	diag_report(reader->diag, DIAG_ID_UNKNOWN, word->at,
	    "the region “%.*s” is written once, and almost like another", STR_ARG(word->text));
	diag_hint(reader->diag,
	    "did you mean “%.*s”? If both are meant, declare them as things of a kind region",
	    STR_ARG(near.best));
}

void catalog_check_regions(struct catalog_reader *reader)
{
	const struct catalog *catalog = reader->catalog;
	const struct kind *kind = catalog_kind(catalog, REGION);
	struct map words = map_in(reader->keep);

	take(reader, &words, catalog->config.region, catalog->config.region_at, true);
	for (size_t i = 0; i < reader->file_count; i++)
		if (reader->files[i]->kind == YAML_MAP)
			take_observations(reader, &words, yaml_get(reader->files[i], STR("prices")));
	for (size_t i = 0; i < words.count; i++) {
		if (kind && kind->thing_count > 0)
			check_declared(reader, kind, words.at[i].value);
		else
			check_word(reader, &words, words.at[i].value);
	}
}
