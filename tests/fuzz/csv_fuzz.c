/*
 * Any text, read as a table: every cell is touched, each that is exact must stand in the text at its place, and what is
 * read again from the cells, all between quotes, must be the same.
 */
#include "base/buf.h"
#include "base/csv.h"
#include "fuzz.h"

#include <stdlib.h>

static void must(bool truth)
{
	if (!truth)
		abort();
}

static void put_cell(struct buf *out, struct str text)
{
	buf_put_byte(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '"')
			buf_put_byte(out, '"');
		buf_put_byte(out, text.at[i]);
	}
	buf_put_byte(out, '"');
}

static void check_place(const struct csv_cell *cell)
{
	struct str line = source_line(cell->at.in, cell->at.line);

	must(cell->at.line >= 1 && cell->at.col >= 1);
	if (cell->exact)
		must(str_eq(str_sub(line, cell->at.col - 1, cell->at.col - 1 + cell->text.len),
		    cell->text));
}

static const struct csv_cell *cell_of(const struct csv *csv, size_t row, size_t column)
{
	return row == 0 ? &csv->header[column] : csv_at(csv, row - 1, column);
}

static struct str written(struct arena *keep, const struct csv *csv)
{
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t row = 0; row <= csv->row_count; row++)
		for (size_t i = 0; i < csv->column_count; i++) {
			const struct csv_cell *cell = cell_of(csv, row, i);
			if (row < 100)
				check_place(cell);
			put_cell(&out, cell->text);
			buf_put_byte(&out, i + 1 == csv->column_count ? '\n' : ',');
		}
	return buf_str(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	char separator = size > 0 && data[0] == ';' ? ';' : ',';
	struct csv csv, again;

	if (csv_read(keep, diag, source_new(keep, STR("a.csv"), fuzz_text(data, size)), separator, &csv)) {
		struct str text = written(keep, &csv);
		must(diag_count(diag) == 0);
		/* A row of one empty cell is an empty line, and a quoted one is too. */
		must(csv.column_count == 1 ||
		    csv_read(keep, diag, source_new(keep, STR("b.csv"), text), ',', &again));
		if (csv.column_count > 1) {
			must(again.column_count == csv.column_count && again.row_count == csv.row_count);
			for (size_t row = 0; row <= csv.row_count; row++)
				for (size_t i = 0; i < csv.column_count; i++)
					must(str_eq(cell_of(&csv, row, i)->text,
					    cell_of(&again, row, i)->text));
		}
	} else {
		must(diag_count(diag) > 0);
	}
	fuzz_touch_diag(diag);
	arena_free(keep);
	return 0;
}
