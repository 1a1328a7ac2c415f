#include "data/catalog_read.h"

#include "data/catalog_check.h"
#include "data/catalog_claims.h"
#include "data/catalog_days.h"
#include "data/catalog_facts.h"
#include "data/catalog_inputs.h"
#include "data/catalog_legend.h"
#include "data/catalog_prices.h"
#include "data/catalog_rates.h"
#include "data/catalog_regions.h"
#include "data/catalog_scenarios.h"
#include "data/catalog_sources.h"
#include "data/catalog_things.h"
#include "data/config.h"
#include "data/constants.h"
#include "data/fallen.h"
#include "data/schema_read.h"
#include "data/sections.h"
#include "number/unit_join.h"
#include "number/units.h"

/* What a page's engine reads was checked when the site was built, and has no claims. */
#ifdef RIGBOOK_IN_PAGE
#define WHERE_BUILT(call) ((void)0)
#else
#define WHERE_BUILT(call) (call)
#endif

/* Money in the site's currency, per what it is counted by. */
static void give_currency(struct catalog *catalog, struct arena *keep, struct attribute *attribute)
{
	struct str bad;

	if (attribute->money && attribute->sound && catalog->config.currency.len) {
		const struct unit *unit =
		    units_parse(catalog->units, keep, catalog->config.currency, &bad, NULL);
		attribute->value_type.unit = unit && attribute->per
		    ? unit_div(catalog->units, keep, unit, attribute->per)
		    : unit;
	}
	for (size_t i = 0; i < attribute->fields.count; i++)
		give_currency(catalog, keep, attribute->fields.at[i].value);
}

static void take_kinds(struct catalog_reader *reader)
{
	const struct map *kinds = &reader->catalog->schema->kinds;

	for (size_t i = 0; i < kinds->count; i++) {
		struct kind *kind = kinds->at[i].value;
		struct claimed_name *name = ARENA_NEW(reader->keep, struct claimed_name);
		*name = (struct claimed_name){ "a kind", kind->at };
		map_put(&reader->names, kind->id, name);
		for (size_t j = 0; j < kind->was.count; j++)
			map_put(&reader->names, kind->was.at[j].text, name);
		for (size_t j = 0; j < kind->attributes.count; j++)
			give_currency(reader->catalog, reader->keep, kind->attributes.at[j].value);
	}
}

/* Formulas find constants by their bare names: no other id may be the same. */
static void take_constants(struct catalog_reader *reader)
{
	const struct thing *constants = catalog_thing(reader->catalog, CONSTANTS_THING);

	if (!constants || !str_eq(constants->kind->id, CONSTANTS_KIND))
		return;
	reader->catalog->constants = constants;
	for (size_t i = 0; i < constants->kind->attributes.count; i++) {
		const struct attribute *constant = constants->kind->attributes.at[i].value;
		struct yaml key = { .kind = YAML_SCALAR, .text = constant->id, .at = constant->at };
		catalog_take_name(reader, &key, constant->id, "a constant");
	}
}

static void check_sections(struct catalog_reader *reader)
{
	const struct schema *schema = reader->catalog->schema;

	for (size_t i = 0; i < reader->file_count; i++) {
		const struct yaml *file = reader->files[i];
		if (!shape_is_map(reader->diag, file, "a data file")) {
			diag_add_lost(reader->diag, LOST_ALL | LOST_HEAD);
			continue;
		}
		shape_repeated(reader->diag, file, LOST_ALL);
		for (size_t j = 0; j < file->count; j++) {
			struct str key = file->entries[j].key->text;
			const struct kind *meant = map_get(&schema->slips, key);
			if (shape_is_reserved(key) || (!meant && catalog_kind(reader->catalog, key)))
				continue;
			struct near near = near_to(key);
			shape_offer_reserved(&near);
			near_offer(&near, CONSTANTS_KIND);
			for (size_t k = 0; k < schema->kinds.count; k++)
				near_offer(&near, schema->kinds.at[k].key);
			if (meant)
				near_settle(&near, meant->id);
			yaml_report_unknown_key(reader->diag, file, &file->entries[j], &near);
			if (near.best.len > 0 ||
			    !(schema->misses_kinds ||
				sections_has_kind(reader->files, reader->file_count, key)))
				diag_independent(reader->diag);
			if (!yaml_mend_key(file, &file->entries[j], near.best))
				diag_add_lost(reader->diag, near.best.len > 0 ? LOST_ALL : LOST_THING);
		}
	}
}

/* Names of the data are written in the first language of the site, whatever this part of it speaks. */
static bool is_english(const struct yaml *config)
{
	const struct yaml *language = config_language(config);

	return !language || language->kind != YAML_SCALAR || str_eq(language->text, STR("en")) ||
	    str_starts(language->text, STR("en-"));
}

const struct catalog *catalog_read(struct arena *keep, struct diag *diag, const struct yaml *config,
    const struct yaml *const *files, size_t count)
{
	return catalog_read_in(keep, diag, NULL, config, files, count);
}

struct catalog *catalog_read_in(struct arena *keep, struct diag *diag, const struct language *words,
    const struct yaml *config, const struct yaml *const *files, size_t count)
{
	struct catalog *catalog = ARENA_NEW(keep, struct catalog);
	struct catalog_reader reader = {
		.keep = keep,
		.diag = diag,
		.catalog = catalog,
		.files = files,
		.file_count = count,
		.names = map_in(keep),
		.thing_yaml = map_in(keep),
	};

	for (size_t i = 0; i < count; i++) {
		sections_mend(diag, files, count, files[i], STR("kinds"));
		sections_mend(diag, files, count, files[i], STR("units"));
	}
	catalog->schema = schema_read(keep, diag, words, is_english(config), files, count);
	catalog->units = catalog->schema->units;
	catalog->things = map_in(keep);
	catalog->former = map_in(keep);
	catalog->references = map_in(keep);
	catalog->no_references = ARENA_NEW(keep, struct map);
	*catalog->no_references = map_in(keep);
	catalog->marks = map_in(keep);
	catalog->inputs = catalog->lost_inputs = catalog->scenarios = map_in(keep);
	catalog->input_places = map_in(keep);
	catalog->newest = DATE_NONE;
	config_read(&reader, config);
	take_kinds(&reader);
	WHERE_BUILT(fallen_report(&reader));
	check_sections(&reader);
	catalog_read_sources(&reader);
	catalog_declare_things(&reader);
	WHERE_BUILT(catalog_list_words(&reader));
	take_constants(&reader);
	catalog_read_facts(&reader);
	catalog_read_prices(&reader);
	WHERE_BUILT(catalog_check_facts(&reader));
	WHERE_BUILT(catalog_check_regions(&reader));
	catalog_read_rates(&reader);
	catalog_index_days(&reader);
	WHERE_BUILT(catalog_check_required(&reader));
	catalog_read_legend(&reader);
	WHERE_BUILT(catalog_read_claims(&reader));
	catalog_read_inputs(&reader);
	catalog_read_scenarios(&reader);
	catalog_add_prices(&reader);
	catalog_index_facts(&reader);
	WHERE_BUILT(fallen_doubt(&reader));
	if (diag_has(diag, SEVERITY_ERROR))
		diag_add_lost(diag, LOST_VALUE);
	WHERE_BUILT(diag_keep_alone(diag, !reader.misses_kinds));
	return catalog;
}
