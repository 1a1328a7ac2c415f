#include "base/csv.h"
#include "data_fixture.h"

/* A table as "[a|b][1|2]" with the place of each cell before it, or what is reported. */
static const char *said(struct arena *keep, const char *text, size_t len, char separator)
{
	struct data data = { .keep = keep, .diag = diag_new(keep) };
	const struct source *source = source_new(keep, STR("a.yaml"), (struct str){ text, len });
	struct buf out = buf_in(keep, BUF_MOST);
	struct csv csv;

	if (!csv_read(keep, data.diag, source, separator, &csv))
		return data_messages(&data);
	for (size_t row = 0; row <= csv.row_count; row++) {
		buf_put_byte(&out, '[');
		for (size_t i = 0; i < csv.column_count; i++) {
			const struct csv_cell *cell =
			    row == 0 ? &csv.header[i] : csv_at(&csv, row - 1, i);
			buf_print(&out, "%s%u:%u%s%.*s", i ? "|" : "", cell->at.line, cell->at.col,
			    cell->exact ? " " : "~", STR_ARG(cell->text));
		}
		buf_put_byte(&out, ']');
	}
	return str_z(keep, buf_str(&out));
}

static const struct csv_case {
	const char *name, *text, *want;
} cases[] = {
	{ "a header and a row", "a,b\n1,2\n", "[1:1 a|1:3 b][2:1 1|2:3 2]" },
	{ "no line end behind the last row", "a,b\n1,2", "[1:1 a|1:3 b][2:1 1|2:3 2]" },
	{ "carriage returns", "a,b\r\n1,2\r\n", "[1:1 a|1:3 b][2:1 1|2:3 2]" },
	{ "a header alone", "a,b\n", "[1:1 a|1:3 b]" },
	{ "empty cells", "a,b,c\n,2,\n", "[1:1 a|1:3 b|1:5 c][2:1 |2:2 2|2:4 ]" },
	{ "blanks around a cell are not of it", "a , b\n  1,2\t\n", "[1:1 a|1:5 b][2:3 1|2:5 2]" },
	{ "empty lines are passed over", "\na,b\n\n1,2\n\n\r\n", "[2:1 a|2:3 b][4:1 1|4:3 2]" },
	{ "a comma between quotes", "a,b\n\"1,5\",2\n", "[1:1 a|1:3 b][2:2 1,5|2:7 2]" },
	{ "blanks between quotes stay", "a\n\" 1 \"\n", "[1:1 a][2:2  1 ]" },
	{ "quotes are written twice", "a,b\n\"x \"\"y\"\" z\",2\n",
	    "[1:1 a|1:3 b][2:2~x \"y\" z|2:13 2]" },
	{ "a quote alone", "a\n\"\"\"\"\n", "[1:1 a][2:2~\"]" },
	{ "nothing between quotes", "a,b\n\"\",\"\"\n", "[1:1 a|1:3 b][2:2 |2:5 ]" },
	{ "a line end between quotes", "a,b\n\"1\n2\",3\n4,5\n",
	    "[1:1 a|1:3 b][2:2~1\n2|3:4 3][4:1 4|4:3 5]" },
	{ "quotes around a name", "\"a\",\"b c\"\n1,2\n", "[1:2 a|1:6 b c][2:1 1|2:3 2]" },
	{ "letters beyond ASCII", "ä,€\n1,2\n", "[1:1 ä|1:4 €][2:1 1|2:3 2]" },
	{ "nothing at all", "", "0:0 csv: the table is empty: its first line names its columns\n" },
	{ "nothing but line ends", "\n\r\n",
	    "0:0 csv: the table is empty: its first line names its columns\n" },
	{ "a row with too little", "a,b\n1\n",
	    "2:1 csv: this row has 1 cell, and the header 2; it is the last one: the file may have been cut off\n" },
	{ "a row with too much, and all of them", "a,b\n1,2,3\n1,2\n,,,\n",
	    "2:1 csv: this row has 3 cells, and the header 2\n4:1 csv: this row has 4 cells, and the header 2\n" },
	{ "a quote within a cell", "a,b\n1,5\"\n",
	    "2:4 csv: a quote within a cell: put the whole cell between quotes, and write it twice\n" },
	{ "something behind a closing quote", "a,b\n\"1\"x,2\n",
	    "2:4 csv: a cell ends at its closing quote; a quote within it is written twice\n" },
	{ "a blank behind a closing quote", "a,b\n\"1\" ,2\n",
	    "2:4 csv: a cell ends at its closing quote; a quote within it is written twice\n" },
	{ "a quote that is not closed", "a,b\n1,\"2\n3,4\n",
	    "2:3 csv: the quote that opens here is not closed\n" },
	{ "a quote at the very end", "a\n\"", "2:1 csv: the quote that opens here is not closed\n" },
	{ "a column twice", "a,b,a\n",
	    "1:5 csv: there is a column “a” already; 1:1 the first stands here\n" },
	{ "a column without a name", "a,,b\n", "1:3 csv: column 2 has no name\n" },
	{ "a comma behind the header", "a,b,\n1,2,\n", "1:5 csv: column 3 has no name\n" },
	{ "lone carriage returns", "a,b\r1,2\r",
	    "1:4 csv: a lone carriage return: lines end at LF or CR LF\n" },
	{ "semicolons", "a;b\n1;2\n",
	    "1:1 csv: the header is a single cell: cells seem to be separated by semicolons\n" },
	{ "tabs", "a\tb\n1\t2\n",
	    "1:1 csv: the header is a single cell: cells seem to be separated by tabs\n" },
};

static void reads_csv(void **state)
{
	const struct csv_case *c = *state;
	struct arena *keep = arena_new();

	assert_string_equal(said(keep, c->text, strlen(c->text), ','), c->want);
	arena_free(keep);
}

static void reads_other_separators(void **state)
{
	struct arena *keep = arena_new();

	(void)state;
	assert_string_equal(said(keep, "a;b\n1,5;2\n", 10, ';'), "[1:1 a|1:3 b][2:1 1,5|2:5 2]");
	assert_string_equal(said(keep, "a,b\n", 4, ';'),
	    "1:1 csv: the header is a single cell: cells seem to be separated by commas\n");
	arena_free(keep);
}

static void refuses_nul(void **state)
{
	struct arena *keep = arena_new();

	(void)state;
	assert_string_equal(
	    said(keep, "a,b\n1,\0002\n", 9, ','), "2:3 csv: a NUL byte: this is no text\n");
	assert_string_equal(
	    said(keep, "a,b\n1,\0012\n", 9, ','), "2:3 csv: control characters are not allowed\n");
	arena_free(keep);
}

static void keeps_its_limits(void **state)
{
	struct arena *keep = arena_new();
	struct buf wide = buf_in(keep, BUF_MOST), high = buf_in(keep, BUF_MOST);

	(void)state;
	for (int i = 0; i <= CSV_COLUMNS_MOST; i++)
		buf_print(&wide, "c%d,", i);
	assert_string_equal(said(keep, buf_str(&wide).at, buf_str(&wide).len, ','),
	    "1:4891 csv: a table has at most 1000 columns\n");
	for (int i = 0; i <= CSV_ROWS_MOST + 1; i++)
		buf_put(&high, STR("a\n"));
	assert_string_equal(said(keep, buf_str(&high).at, buf_str(&high).len, ','),
	    "1000002:1 csv: a table has at most 1000000 rows\n");
	arena_free(keep);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + 3] = {
		cmocka_unit_test(reads_other_separators),
		cmocka_unit_test(refuses_nul),
		cmocka_unit_test(keeps_its_limits),
	};

	for (size_t i = 0; i < countof(cases); i++)
		tests[i + 3] =
		    (struct CMUnitTest){ cases[i].name, reads_csv, NULL, NULL, (void *)&cases[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
