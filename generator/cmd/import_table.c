#include "cmd/import_table.h"

#include "base/ascii.h"
#include "data/json_read.h"

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

/* Powers of ten beyond which nothing is that anybody lists. */
#define EXPONENT_MOST 30

/* The exponent behind the e of a number; one more than the most if it is larger. */
static int exponent_at(struct str text, size_t e)
{
	int exponent = 0;

	for (size_t i = e + 1; i < text.len && exponent <= EXPONENT_MOST; i++)
		if (ascii_is_digit(text.at[i]))
			exponent = exponent * 10 + (text.at[i] - '0');
	return text.at[e + 1] == '-' ? -exponent : exponent;
}

/* "3.5e1" as "35": the same number without an exponent, which no cell of a table has. Empty if that is too long. */
static struct str without_exponent(struct arena *keep, struct str text)
{
	size_t e = str_find_byte(text, 'e', 0);

	e = e == STR_NONE ? str_find_byte(text, 'E', 0) : e;
	if (e == STR_NONE || ascii_is_letter(text.at[0]))
		return text;
	int exponent = exponent_at(text, e);
	struct str number = str_sub(text, 0, e);
	size_t sign = str_starts(number, STR("-")), point = str_find_byte(number, '.', 0);
	struct str whole = str_sub(number, sign, point == STR_NONE ? e : point);
	struct str digits =
	    STR_JOIN(keep, whole, str_sub(number, point == STR_NONE ? e : point + 1, e));
	struct buf out = buf_in(keep, BUF_MOST);
	if (exponent > EXPONENT_MOST || exponent < -EXPONENT_MOST)
		return STR("");
	int before = (int)whole.len + exponent; /* digits before the point */
	buf_put(&out, sign ? STR("-") : STR(""));
	if (before <= 0)
		buf_put(&out, STR("0"));
	for (int i = 0; i < before; i++)
		buf_put_byte(&out, i < (int)digits.len ? digits.at[i] : '0');
	if (before < (int)digits.len)
		buf_put_byte(&out, '.');
	for (int i = before; i < (int)digits.len; i++)
		buf_put_byte(&out, i < 0 ? '0' : digits.at[i]);
	return buf_str(&out);
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
	} else if (value->mark != 0) {
		cell.text = str_trim(value->text);
		cell.at = yaml_pos_at(value, 0);
		cell.exact = value->exact_columns;
	} else if (!str_eq(value->text, STR("null"))) {
		cell.text = without_exponent(rows->keep, value->text);
		cell.exact = cell.text.at == value->text.at;
		if (cell.text.len == 0)
			diag_report(rows->diag, DIAG_IMPORT, value->at,
			    "this number is above 1e%d, or nearly nothing", EXPONENT_MOST);
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
		diag_report(diag, DIAG_IMPORT,
		    text.len == 0 ? source_whole(source)
				  : source_pos(source, (size_t)(text.at - source->text.at)),
		    text.len == 0 ? "the file is empty"
				  : "this is not JSON: it starts with neither [ nor {");
		return false;
	}
	const struct yaml *tree = json_read(keep, diag, source);
	if (!tree)
		return false;
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
