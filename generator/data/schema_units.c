#include "data/schema_units.h"

#include "number/show.h"
#include "number/unit_print.h"
#include "number/units.h"

static const struct str unit_keys[] = {
	STR_INIT("affine"),
	STR_INIT("base"),
	STR_INIT("logarithmic"),
	STR_INIT("is"),
	STR_INIT("symbol"),
	STR_INIT("plural"),
	STR_INIT("show"),
};

const struct section units_section = { STR_INIT("units"), unit_keys, countof(unit_keys), 3 };

/* A word that is nearly one of the two is reported, and taken for it; false if it is none. */
static bool read_base(
    struct schema_reader *reader, const struct yaml *base, struct unit_declaration *unit)
{
	struct str word = base->kind == YAML_SCALAR ? base->text : STR("");
	struct near near = near_to(word);

	unit->money = str_eq(word, STR("money"));
	if (unit->money || str_eq(word, STR("count")))
		return true;
	near_offer(&near, STR("money"));
	near_offer(&near, STR("count"));
	diag_report(reader->diag, DIAG_VALUE_BAD, base->at, "“base” is either money or count");
	if (near.best.len > 0)
		diag_hint(reader->diag, "did you mean “%.*s”?", STR_ARG(near.best));
	unit->money = str_eq(near.best, STR("money"));
	return near.best.len > 0;
}

static bool read_mapping(
    struct schema_reader *reader, const struct yaml *map, struct unit_declaration *unit)
{
	if (!shape_keys(reader->diag, map, unit_keys, countof(unit_keys)))
		diag_add_lost(reader->diag, LOST_UNIT | LOST_VALUE);
	unit->symbol = shape_text(reader->diag, map, STR("symbol"));
	unit->plural = shape_text(reader->diag, map, STR("plural"));
	unit->show = shape_text(reader->diag, map, STR("show"));
	unit->is = shape_text(reader->diag, map, STR("is"));
	unit->affine = shape_text(reader->diag, map, STR("affine"));
	unit->logarithmic = shape_truth(reader->diag, map, STR("logarithmic"));
	const struct yaml *base = yaml_get(map, STR("base"));
	if (base && !read_base(reader, base, unit))
		return false;
	int ways = (base != NULL) + (unit->is.len > 0) + (unit->affine.len > 0) + unit->logarithmic;
	bool affine = ways == 2 && unit->is.len > 0 &&
	    unit->affine.len > 0; /* steps, and where zero stands */
	if (ways == 1 || affine)
		return true;
	diag_report(reader->diag, ways ? DIAG_VALUE_SHAPE : DIAG_KEY_MISSING, map->at,
	    "a unit needs one of base, is, affine and logarithmic%s",
	    ways ? ", or is and affine together" : "");
	return false;
}

static void read_unit(struct schema_reader *reader, struct units *units, const struct yaml_entry *entry)
{
	const struct yaml *yaml = entry->value;
	struct unit_declaration unit = { .name = entry->key->text };

	if (yaml->kind == YAML_MAP) {
		if (!read_mapping(reader, yaml, &unit)) {
			diag_add_lost(reader->diag, LOST_UNIT | LOST_VALUE);
			return;
		}
	} else if (yaml->kind != YAML_SCALAR || !str_eq(yaml->text, STR("base"))) {
		diag_add_lost(reader->diag, LOST_UNIT | LOST_VALUE);
		diag_report(reader->diag, DIAG_VALUE_SHAPE, yaml->at,
		    "a unit must be “base” or a mapping that says what it is");
		return;
	}
	struct str why = STR("");
	if (units_declare(units, &unit, &why))
		return;
	diag_add_lost(reader->diag, LOST_UNIT | LOST_VALUE);
	diag_report(reader->diag, DIAG_VALUE_BAD, entry->key->at, "%.*s: %.*s", STR_ARG(unit.name),
	    STR_ARG(why));
}

/* A pattern may name any unit, so all are declared by now. */
static void check_show(struct schema_reader *reader, struct units *units, const struct yaml_entry *entry)
{
	const struct yaml *pattern = yaml_get(entry->value, STR("show"));
	const struct unit *unit = units_parse(units, reader->keep, entry->key->text, NULL, NULL);
	struct show show;
	struct str why = STR("");

	if (!pattern || pattern->kind != YAML_SCALAR || pattern->text.len == 0 || !unit)
		return;
	if (!show_parse(units, reader->keep, pattern->text, &show, &why))
		diag_report(reader->diag, show_lacks_unit(why) ? DIAG_UNIT_UNKNOWN : DIAG_FORMULA_SHOW,
		    pattern->at, "“%.*s”: %.*s", STR_ARG(pattern->text), STR_ARG(why));
	else if (show.unit && !unit_fits(show.unit, unit))
		diag_report(reader->diag, DIAG_FORMULA_SHOW, pattern->at,
		    "%.*s cannot be shown in %.*s", STR_ARG(unit->text), STR_ARG(show.unit->text));
}

/* A currency without a sign of its own is printed by its id, so no other can have that for its sign. */
static void check_name(struct schema_reader *reader, const struct units *units,
    const struct yaml *key, const struct yaml *symbol)
{
	if (str_eq(symbol->text, key->text) || !units_is_currency(units, key->text) ||
	    !units_is_currency(units, symbol->text))
		return;
	diag_report(reader->diag, DIAG_ID_DUPLICATE, symbol->at,
	    "“%.*s” is a currency of its own and cannot be the symbol of %.*s",
	    STR_ARG(symbol->text), STR_ARG(key->text));
}

/* A sign in front of a number says which unit it is, so no two units have the same. */
static void check_symbol(
    struct schema_reader *reader, struct units *units, const struct yaml_entry *entry)
{
	const struct yaml *symbol = yaml_get(entry->value, STR("symbol"));

	if (!symbol || symbol->kind != YAML_SCALAR || symbol->text.len == 0)
		return;
	check_name(reader, units, entry->key, symbol);
	for (size_t i = 0; i < units_count(units); i++) {
		struct str name = units_name(units, i);
		const struct unit *unit = units_parse(units, reader->keep, name, NULL, NULL);
		if (str_eq(name, entry->key->text))
			return; /* it is the first that has it */
		if (!unit || !str_eq(unit_print(units, reader->keep, unit).symbol, symbol->text))
			continue;
		diag_report(reader->diag, DIAG_ID_DUPLICATE, symbol->at,
		    "“%.*s” is the symbol of %.*s already", STR_ARG(symbol->text), STR_ARG(name));
		return;
	}
}

static void each_unit(struct schema_reader *reader, struct units *units,
    void (*each)(struct schema_reader *reader, struct units *units, const struct yaml_entry *entry))
{
	for (size_t i = 0; i < reader->count; i++) {
		const struct yaml *map = yaml_get(reader->files[i], STR("units"));
		for (size_t j = 0; map && map->kind == YAML_MAP && j < map->count; j++)
			each(reader, units, &map->entries[j]);
	}
}

const struct units *schema_units(struct schema_reader *reader)
{
	struct units *units = units_new(reader->keep);

	units_set_words(units, reader->words);
	for (size_t i = 0; i < reader->count; i++) {
		const struct yaml *map = yaml_get(reader->files[i], STR("units"));
		if (map && !shape_is_map(reader->diag, map, "“units”"))
			diag_add_lost(reader->diag, LOST_UNIT | LOST_VALUE);
		shape_repeated(reader->diag, map, LOST_UNIT | LOST_VALUE);
	}
	each_unit(reader, units, read_unit);
	each_unit(reader, units, check_show);
	each_unit(reader, units, check_symbol);
	return units;
}
