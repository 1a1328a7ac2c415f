#include "cmd/import_table.h"

#include "base/ascii.h"
#include "data/yaml_read.h"

/* What a server answers in place of a file. */
static bool is_markup(struct diag *diag, const struct source *source)
{
	struct str text = str_trim(source->text);

	if (!str_starts(text, STR("<")))
		return false;
	diag_report(diag, DIAG_IMPORT, source_pos(source, (size_t)(text.at - source->text.at)),
	    "this is a page of HTML or XML, not a table: the server may have answered with an error");
	return true;
}

/* --- JSON ------------------------------------------------------------------------------------- */

/* Pairs of surrogates (\ud83d\ude00), which YAML has not, as the character that they are. */
static uint32_t surrogate_at(struct str text, size_t at)
{
	uint32_t unit = 0;

	if (at + 6 > text.len || text.at[at] != '\\' || text.at[at + 1] != 'u')
		return 0;
	for (size_t i = at + 2; i < at + 6; i++) {
		char c = text.at[i];
		int digit = ascii_is_digit(c) ? c - '0'
		    : c >= 'a' && c <= 'f'    ? c - 'a' + 10
		    : c >= 'A' && c <= 'F'    ? c - 'A' + 10
					      : -1;
		if (digit < 0)
			return 0;
		unit = unit * 16 + (uint32_t)digit;
	}
	return unit >= 0xD800 && unit <= 0xDFFF ? unit : 0;
}

static const struct source *without_surrogates(struct arena *keep, const struct source *source)
{
	struct str text = source->text;
	struct buf out = buf_in(keep, BUF_MOST);
	size_t from = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] != '\\')
			continue;
		uint32_t high = surrogate_at(text, i), low = surrogate_at(text, i + 6);
		if (high >= 0xD800 && high < 0xDC00 && low >= 0xDC00) {
			buf_put(&out, str_sub(text, from, i));
			buf_print(&out, "\\U%08X", 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
			from = i + 12;
			i += 11;
		} else {
			i++; /* what is escaped is no escape */
		}
	}
	if (from == 0)
		return source;
	buf_put(&out, str_sub(text, from, text.len));
	return source_new(keep, source->path, buf_str(&out));
}

/* The value that a path of keys leads to; NULL: one of them is not there. */
static const struct yaml *follow(const struct yaml *from, struct str path)
{
	struct str key, rest = path;

	while (from && rest.len > 0) {
		str_cut(rest, '.', &key, &rest);
		from = yaml_get(from, key);
	}
	return from;
}

/* A number, true, false or null, which alone may stand without quotes. */
static bool is_json_scalar(const struct yaml *scalar)
{
	struct str text = scalar->text;
	size_t at = text.len > 0 && text.at[0] == '-';

	if (scalar->mark == '"')
		return true;
	if (scalar->mark != 0)
		return false;
	if (str_eq(text, STR("true")) || str_eq(text, STR("false")) || str_eq(text, STR("null")))
		return true;
	if (at == text.len || !ascii_is_digit(text.at[at]))
		return false;
	for (; at < text.len; at++)
		if (!ascii_is_digit(text.at[at]) && str_find_byte(STR(".eE+-"), text.at[at], 0) == STR_NONE)
			return false;
	return true;
}

struct rows {
	struct arena *keep;
	struct diag *diag;
	const struct yaml *list;
	struct csv *out;
};

static struct csv_cell cell_of(struct rows *rows, const struct yaml *row, struct str column)
{
	const struct yaml *value = follow(row, column);
	struct csv_cell cell = { .at = value ? value->at : row->at, .text = STR("") };

	if (!value) {
		diag_report(
		    rows->diag, DIAG_IMPORT, row->at, "this row has no “%.*s”", STR_ARG(column));
	} else if (value->kind != YAML_SCALAR) {
		diag_report(rows->diag, DIAG_IMPORT, value->at, "“%.*s” is %s, not a single value",
		    STR_ARG(column), yaml_kind_name(value));
	} else if (!is_json_scalar(value)) {
		diag_report(rows->diag, DIAG_IMPORT, value->at,
		    "this is not JSON: texts stand between quotes");
	} else if (value->mark != 0 || !str_eq(value->text, STR("null"))) {
		cell.text = str_trim(value->text);
		cell.at = yaml_pos_at(value, 0);
		cell.exact = value->exact_columns && !value->raw;
	}
	return cell;
}

/* The columns of the map, each once. */
static const struct csv_cell *map_columns(
    struct arena *keep, const struct import_map *map, struct pos at, size_t *count)
{
	struct csv_cell *cells = ARENA_ARRAY(keep, struct csv_cell, map->field_count * 2 + 1);
	struct map seen = map_in(keep);

	*count = 0;
	for (size_t i = 0; i < map->field_count * 2; i++) {
		const struct import_field *field = &map->fields[i / 2];
		struct str column = i % 2 ? field->unit_column : field->column;
		if (column.len == 0 || map_get(&seen, column))
			continue;
		map_put(&seen, column, (void *)field);
		cells[(*count)++] = (struct csv_cell){ column, at, true };
	}
	return cells;
}

static bool json_rows(struct rows *rows, const struct import_map *map)
{
	struct csv *out = rows->out;
	const struct yaml *list = rows->list;
	size_t told = diag_count(rows->diag);

	out->header = map_columns(rows->keep, map, list->at, &out->column_count);
	struct csv_cell *cells =
	    ARENA_ARRAY(rows->keep, struct csv_cell, out->column_count * list->count + 1);
	for (size_t row = 0; row < list->count; row++) {
		const struct yaml *item = list->items[row];
		if (item->kind != YAML_MAP) {
			diag_report(rows->diag, DIAG_IMPORT, item->at, "a row is an object, not %s",
			    yaml_kind_name(item));
			continue;
		}
		for (size_t i = 0; i < out->column_count; i++)
			cells[row * out->column_count + i] = cell_of(rows, item, out->header[i].text);
	}
	out->cells = cells;
	out->row_count = list->count;
	return diag_count(rows->diag) == told;
}

static bool read_json(struct arena *keep, struct diag *diag, const struct source *source,
    const struct import_map *map, struct csv *out)
{
	struct str text = str_trim(source->text);

	if (!str_starts(text, STR("[")) && !str_starts(text, STR("{"))) {
		diag_report(diag, DIAG_IMPORT, source_whole(source),
		    text.len == 0 ? "the file is empty"
				  : "this is not JSON: it starts with neither [ nor {");
		return false;
	}
	const struct yaml *tree = yaml_read(keep, diag, without_surrogates(keep, source));
	if (!tree) {
		diag_hint(diag, "the file may have been cut off");
		return false;
	}
	const struct yaml *list = follow(tree, map->rows);
	if (!list || list->kind != YAML_LIST) {
		diag_report(diag, DIAG_IMPORT, list ? list->at : tree->at,
		    "%s%.*s of the map is %s here, not the list of rows",
		    map->rows.len > 0 ? "“rows”: " : "the whole", STR_ARG(map->rows),
		    list ? yaml_kind_name(list) : "not there");
		if (map->rows.len == 0)
			diag_hint(diag,
			    "where the list stands within it, the map says: rows: data.items");
		return false;
	}
	return json_rows(&(struct rows){ keep, diag, list, out }, map);
}

/* --- columns ---------------------------------------------------------------------------------- */

static void need_column(struct diag *diag, const struct csv *csv, struct str column, struct pos wanted)
{
	struct near near = near_to(column);

	if (column.len == 0 || csv_column(csv, column) != STR_NONE)
		return;
	for (size_t i = 0; i < csv->column_count; i++)
		near_offer(&near, csv->header[i].text);
	diag_report(diag, DIAG_IMPORT, csv->header[0].at,
	    "there is no column “%.*s”: the header may have changed", STR_ARG(column));
	diag_note(diag, wanted, "the map names it here");
	if (near.best.len > 0)
		diag_hint(diag, "the nearest is “%.*s”", STR_ARG(near.best));
}

bool import_table_read(struct arena *keep, struct diag *diag, const struct source *source,
    const struct import_map *map, struct csv *out)
{
	bool json = str_ends(source->path, STR(".json"));
	size_t told = diag_count(diag);

	*out = (struct csv){ .header = NULL };
	if (is_markup(diag, source) ||
	    !(json ? read_json(keep, diag, source, map, out)
		   : csv_read(keep, diag, source, map->separator, out)))
		return false;
	for (size_t i = 0; i < map->field_count; i++) {
		need_column(diag, out, map->fields[i].column, map->fields[i].column_at);
		need_column(diag, out, map->fields[i].unit_column, map->fields[i].at);
	}
	if (out->row_count == 0)
		diag_report(diag, DIAG_IMPORT, source_whole(source), "there are no rows in it");
	if (out->row_count > IMPORT_ROWS_MOST)
		diag_report(diag, DIAG_IMPORT, source_whole(source),
		    "it has %zu rows, and at most %d are imported at once", out->row_count,
		    IMPORT_ROWS_MOST);
	return diag_count(diag) == told;
}
