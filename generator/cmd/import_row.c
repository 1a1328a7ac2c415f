#include "cmd/import_row.h"

#include "base/ascii.h"

struct pos import_row_at(const struct import_row *row)
{
	return csv_at(row->csv, row->row, 0)->at;
}

static struct csv_cell cell_at(const struct import_row *row, struct str column)
{
	return *csv_at(row->csv, row->row, csv_column(row->csv, column));
}

struct csv_cell import_row_cell(const struct import_row *row, const struct import_field *field)
{
	if (field->column.len > 0)
		return cell_at(row, field->column);
	return (struct csv_cell){ .text = field->value, .at = field->column_at };
}

struct csv_cell import_row_text(const struct import_row *row, const struct import_field *field)
{
	struct csv_cell cell = import_row_cell(row, field);
	const struct yaml *word = yaml_get(field->words, cell.text);

	if (word && word->kind == YAML_SCALAR) {
		cell.text = word->text;
		cell.exact = false;
	}
	return cell;
}

/* Longer than any number that somebody lists. */
#define DIGITS_MOST 60

/* The groups of "1.299.000" are three digits each, but for the first. */
static bool is_group(struct str text, size_t at, size_t first)
{
	size_t digits = 0;

	while (at + 1 + digits < text.len && ascii_is_digit(text.at[at + 1 + digits]))
		digits++;
	return digits == 3 && at > first && at - first <= 3;
}

/* A number as it is written there, in our form: a point for decimals, no groups. False if it is none. */
static bool plain_number(
    struct arena *keep, const struct import_map *map, struct str text, struct str *out)
{
	struct buf number = buf_in(keep, BUF_MOST);
	size_t first = text.len > 0 && text.at[0] == '-', digits = 0;
	bool decimals = false;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		if (ascii_is_digit(c)) {
			buf_put_byte(&number, c);
			digits++;
		} else if (c == '-' && i == 0) {
			buf_put_byte(&number, c);
		} else if (c == map->decimal && !decimals && digits > 0 && i + 1 < text.len) {
			buf_put_byte(&number, '.');
			decimals = true;
		} else if (map->thousands != '\0' && c == map->thousands && !decimals &&
		    is_group(text, i, first)) {
			first = i + 1;
		} else {
			return false;
		}
	}
	*out = buf_str(&number);
	return digits > 0 && digits <= DIGITS_MOST;
}

static bool refuse_number(const struct import_row *row, struct csv_cell cell)
{
	struct str text = cell.text;
	bool comma = str_find_byte(text, ',', 0) != STR_NONE,
	     point = str_find_byte(text, '.', 0) != STR_NONE;

	if (text.len > DIGITS_MOST) {
		diag_report(row->diag, DIAG_IMPORT, cell.at,
		    "this is %zu characters long, and a number has %d digits at most", text.len,
		    DIGITS_MOST);
		return false;
	}
	diag_report(row->diag, DIAG_IMPORT, cell.at,
	    "“%.*s” is not a number as the map says they are written", STR_ARG(text));
	if (comma && point)
		diag_hint(row->diag,
		    "the map can say which sign is which: decimal: \",\" and thousands: \".\"");
	else if (comma && row->map->decimal != ',')
		diag_hint(row->diag,
		    "where a comma stands before decimals, the map says so: decimal: \",\"");
	else if (point && row->map->decimal != '.')
		diag_hint(row->diag, "the map says that decimals stand behind a comma");
	return false;
}

bool import_row_amount(
    const struct import_row *row, const struct import_field *field, struct csv_cell *out)
{
	struct csv_cell cell = import_row_text(row, field);
	struct str unit = field->unit, number, own;
	size_t blank = str_find_byte(cell.text, ' ', 0);

	*out = cell;
	if (cell.text.len == 0) {
		diag_report(row->diag, DIAG_IMPORT, cell.at, "there is no %.*s in this row",
		    STR_ARG(field->key));
		return false;
	}
	if (field->unit_column.len > 0) {
		struct csv_cell cell_unit = cell_at(row, field->unit_column);
		unit = cell_unit.text;
		if (unit.len == 0) {
			diag_report(
			    row->diag, DIAG_IMPORT, cell_unit.at, "there is no unit in this row");
			return false;
		}
	}
	number = cell.text;
	own = STR("");
	if (unit.len == 0 && blank != STR_NONE) {
		number = str_sub(cell.text, 0, blank);
		own = str_trim(str_sub(cell.text, blank, cell.text.len));
	}
	if (!plain_number(row->keep, row->map, number, &number))
		return refuse_number(row, cell);
	unit = unit.len > 0 ? unit : own;
	out->text = unit.len == 0 ? number
				  : str_print(row->keep, "%.*s %.*s", STR_ARG(number), STR_ARG(unit));
	return true;
}
