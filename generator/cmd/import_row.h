/*
 * import_row - the cells of a row as what the map says of them: words put in for others, numbers in the form and with the
 * unit that the data has.
 */
#ifndef CMD_IMPORT_ROW_H
#define CMD_IMPORT_ROW_H

#include "base/csv.h"
#include "cmd/import_map.h"

struct import_row {
	struct arena *keep;
	struct diag *diag;
	const struct import_map *map;
	const struct csv *csv;
	size_t row;
};

/* Where a row starts. */
struct pos import_row_at(const struct import_row *row);

/* What the file says of a field, without its words; `at` is where. Empty if it says nothing. */
struct csv_cell import_row_cell(const struct import_row *row, const struct import_field *field);

/* The same with the map's words. */
struct csv_cell import_row_text(const struct import_row *row, const struct import_field *field);

/*
 * A number with its unit, as an author would type it: "12.50 EUR". False after a report: what stands there is no
 * number in the form that the map says, or has no unit.
 */
bool import_row_amount(
    const struct import_row *row, const struct import_field *field, struct csv_cell *out);

#endif
