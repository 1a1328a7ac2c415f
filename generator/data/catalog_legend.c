#include "data/catalog_legend.h"

#include "number/unit_print.h"
#include "number/units.h"

/* Nobody learns more than these, and each is looked for wherever its first byte stands in a text. */
#define MARKS_MOST 100

static const struct str mark_keys[] = { STR_INIT("symbol"), STR_INIT("name"), STR_INIT("when"),
	STR_INIT("note") };

const struct section legend_section = { STR_INIT("legend"), mark_keys, countof(mark_keys), 0 };

static void read_mark(struct catalog_reader *reader, const struct yaml_entry *entry)
{
	if (!shape_is_id(reader->diag, entry->key) ||
	    !shape_is_map(reader->diag, entry->value, "a mark"))
		return;
	const struct mark *before = map_get(&reader->catalog->marks, entry->key->text);
	if (before) {
		diag_report(reader->diag, DIAG_ID_DUPLICATE, entry->key->at,
		    "there is a mark “%.*s” already", STR_ARG(before->id));
		diag_note(reader->diag, before->at, "first declared here");
		return;
	}
	const struct yaml *map = entry->value, *when = yaml_get(map, STR("when"));
	struct mark *mark = ARENA_NEW(reader->keep, struct mark);
	shape_keys(reader->diag, map, mark_keys, countof(mark_keys));
	mark->id = entry->key->text;
	mark->at = entry->key->at;
	mark->symbol = shape_need_text(reader->diag, map, STR("symbol"), "a mark");
	mark->name = shape_need_text(reader->diag, map, STR("name"), "a mark");
	mark->note = shape_note(reader->diag, map);
	if (when)
		mark->when = shape_formula(reader->keep, reader->diag, reader->catalog->units, when);
	map_put(&reader->catalog->marks, mark->id, mark);
}

static void read_legend(struct catalog_reader *reader, const struct yaml *map)
{
	for (size_t i = 0; i < map->count; i++) {
		if (reader->catalog->marks.count == MARKS_MOST) {
			diag_report(reader->diag, DIAG_VALUE_BAD, map->entries[i].key->at,
			    "a legend has at most %d marks", MARKS_MOST);
			return;
		}
		read_mark(reader, &map->entries[i]);
	}
}

/* A sign in text is one mark, so no two have the same, nor that of the built-in one. */
static void check_symbols(struct catalog_reader *reader)
{
	const struct map *marks = &reader->catalog->marks;
	struct map seen = map_in(reader->keep);

	for (size_t i = 0; i < marks->count; i++) {
		const struct mark *mark = marks->at[i].value, *before = map_get(&seen, mark->symbol);
		bool builtin = str_eq(mark->symbol, MARK_DEPENDS_SYMBOL);
		if (mark->symbol.len > 0 && (before || builtin)) {
			diag_report(reader->diag, DIAG_ID_DUPLICATE, mark->at,
			    "“%.*s” is the symbol of another mark already, %.*s",
			    STR_ARG(mark->symbol), STR_ARG(before ? before->id : MARK_DEPENDS_NAME));
			if (before)
				diag_note(reader->diag, before->at, "first declared here");
		} else {
			map_put(&seen, mark->symbol, (void *)mark);
		}
	}
}

/* Nor can it be that of a currency: amounts that authors type would turn into marks. */
static void check_currencies(struct catalog_reader *reader, struct arena *scratch)
{
	const struct units *units = reader->catalog->units;
	const struct map *marks = &reader->catalog->marks;

	for (size_t i = 0; i < units_count(units); i++) {
		struct str name = units_name(units, i);
		if (!units_is_currency(units, name))
			continue;
		const struct unit *unit = units_parse(units, scratch, name, NULL, NULL);
		struct str symbol = unit ? unit_print(units, scratch, unit).symbol : STR("");
		for (size_t k = 0; symbol.len > 0 && k < marks->count; k++) {
			const struct mark *mark = marks->at[k].value;
			if (str_eq(mark->symbol, symbol))
				diag_report(reader->diag, DIAG_ID_DUPLICATE, mark->at,
				    "“%.*s” is the symbol of %.*s already", STR_ARG(symbol),
				    STR_ARG(name));
		}
	}
}

void catalog_read_legend(struct catalog_reader *reader)
{
	catalog_each(reader, STR("legend"), YAML_MAP, read_legend);
	check_symbols(reader);
	struct arena *scratch = arena_new();
	check_currencies(reader, scratch);
	arena_free(scratch);
}
