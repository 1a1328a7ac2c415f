#include "data/catalog_regions.h"

#include "data/local.h"
#include "number/units.h"

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

/* The currency of a region is one that the site has declared. */
static void check_currency(struct catalog_reader *reader, const struct fact *fact)
{
	const struct units *units = reader->catalog->units;

	if (fact->value.kind != VALUE_TEXT || units_is_currency(units, fact->value.text))
		return;
	struct near near = near_to(fact->value.text);
	for (size_t i = 0; i < units_count(units); i++)
		if (units_is_currency(units, units_name(units, i)))
			near_offer(&near, units_name(units, i));
	diag_report(reader->diag, DIAG_UNIT_UNKNOWN, fact->at, "“%.*s” is no currency of the site",
	    STR_ARG(fact->value.text));
	if (near.best.len > 0)
		diag_hint(reader->diag, "did you mean “%.*s”?", STR_ARG(near.best));
	else
		diag_hint(reader->diag, "declare it under units: %.*s: { base: money }",
		    STR_ARG(fact->value.text));
}

static void check_currencies(struct catalog_reader *reader, const struct kind *kind)
{
	for (size_t i = 0; i < kind->thing_count; i++) {
		const struct facts *facts = thing_facts(kind->things[i], STR("currency"));
		for (size_t j = 0; facts && j < facts->count; j++)
			check_currency(reader, facts->at[j]);
	}
}

static void check_local(
    struct catalog_reader *reader, const struct kind *kind, const struct show *show, struct pos at)
{
	if (!show->local || kind->incomplete || local_is_known(reader->catalog->schema, kind))
		return;
	diag_report(reader->diag, DIAG_FORMULA_SHOW, at,
	    "“local” is the currency of a thing's region, and a %.*s has none", STR_ARG(kind->id));
	diag_hint(reader->diag,
	    "it needs an attribute of type region, and the kind region one called currency, of type text");
}

static void check_shows(struct catalog_reader *reader, const struct kind *kind)
{
	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->kind == kind)
			check_local(reader, kind, &attribute->show, attribute->show_at);
	}
	for (size_t i = 0; i < kind->figures.count; i++) {
		const struct figure *figure = kind->figures.at[i].value;
		if (figure->kind == kind)
			check_local(reader, kind, &figure->show, figure->show_at);
	}
}

void catalog_check_regions(struct catalog_reader *reader)
{
	const struct catalog *catalog = reader->catalog;
	const struct kind *kind = catalog_kind(catalog, REGION);
	struct map words = map_in(reader->keep);

	for (size_t i = 0; i < catalog->schema->kinds.count; i++)
		check_shows(reader, catalog->schema->kinds.at[i].value);
	if (kind)
		check_currencies(reader, kind);
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
