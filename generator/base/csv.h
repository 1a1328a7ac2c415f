/*
 * csv - tables of comma-separated values (RFC 4180) in which every cell knows its place.
 *
 * The first row names the columns, each once. Rows end at CR LF or LF; those with nothing in them are passed over. A cell
 * between quotes holds commas, line ends and, doubled, quotes; one without quotes may hold none, and loses the blanks
 * around it. Cells are text: nothing is resolved to numbers here.
 *
 * Every mistake of form is reported at its place, and then there is no table: a row with more or fewer cells than the
 * header, a quote within a cell without quotes, one that is not closed, a column twice or without a name, a NUL byte.
 * That the text is UTF-8 without a byte order mark is seen to before (source_file.h).
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/diag.h"

#include <stdbool.h>

/* More than spreadsheets show, and little enough to be read at once. */
#define CSV_COLUMNS_MOST 1000
#define CSV_ROWS_MOST 1000000

struct csv_cell {
	struct str text; /* quotes undone */
	struct pos at;   /* of its first byte, behind the quote */
	bool exact;      /* the byte n of its text stands n bytes behind `at` */
};

struct csv {
	const struct csv_cell *header;
	size_t column_count;
	const struct csv_cell *cells; /* row by row, column_count each, without the header */
	size_t row_count;
};

/*
 * Reads a table whose cells are separated by `separator`, a comma unless its owner says otherwise. False after a
 * report. Texts live in `keep` or in the source.
 */
bool csv_read(struct arena *keep, struct diag *diag, const struct source *source, char separator,
    struct csv *out);

/* The number of the column with this name, or STR_NONE. */
size_t csv_column(const struct csv *csv, struct str name);

/* A cell of a row. */
static inline const struct csv_cell *csv_at(const struct csv *csv, size_t row, size_t column)
{
	return &csv->cells[row * csv->column_count + column];
}

#endif
