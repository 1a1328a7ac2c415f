#include "base/csv.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/map.h"

struct reader {
	struct arena *keep;
	struct diag *diag;
	const struct source *source;
	struct str text;
	size_t at;        /* of the next byte */
	size_t line_from; /* where the line of `at` starts */
	uint32_t line;
	char separator;
	struct csv_cell *row; /* the one that is being read */
	size_t count, room;
	bool broken; /* a mistake was reported after which no cell is where it seems */
};

static struct pos place(const struct reader *reader, size_t at)
{
	return (struct pos){ reader->source, reader->line, (uint32_t)(at - reader->line_from + 1) };
}

static bool refuse(struct reader *reader, struct pos at, const char *what)
{
	diag_report(reader->diag, DIAG_CSV, at, "%s", what);
	reader->broken = true;
	return false;
}

static bool ends_line(const struct reader *reader, size_t at)
{
	struct str text = reader->text;

	return at >= text.len || text.at[at] == '\n' ||
	    (text.at[at] == '\r' && at + 1 < text.len && text.at[at + 1] == '\n');
}

static void start_line(struct reader *reader, size_t from)
{
	reader->line++;
	reader->line_from = from;
}

static bool add_cell(struct reader *reader, struct csv_cell cell)
{
	if (reader->count == CSV_COLUMNS_MOST) {
		diag_report(reader->diag, DIAG_CSV, cell.at, "a table has at most %d columns",
		    CSV_COLUMNS_MOST);
		reader->broken = true;
		return false;
	}
	reader->row =
	    arena_room(reader->keep, reader->row, reader->count, &reader->room, sizeof(*reader->row));
	reader->row[reader->count++] = cell;
	return true;
}

/* `at` is behind the opening quote. */
static bool read_quoted(struct reader *reader)
{
	struct str text = reader->text;
	struct buf undone = buf_in(reader->keep, BUF_MOST);
	struct pos at = place(reader, reader->at);
	size_t from = reader->at;
	bool exact = true, doubled = false;

	for (;; reader->at++) {
		if (reader->at >= text.len) {
			at.col--;
			return refuse(reader, at, "the quote that opens here is not closed");
		}
		char c = text.at[reader->at];
		if (c == '\n') {
			exact = false;
			start_line(reader, reader->at + 1);
		}
		if (c != '"')
			continue;
		if (reader->at + 1 >= text.len || text.at[reader->at + 1] != '"')
			break;
		exact = false;
		doubled = true;
		buf_put(&undone, str_sub(text, from, reader->at + 1));
		from = reader->at += 2;
		reader->at--;
	}
	buf_put(&undone, doubled ? str_sub(text, from, reader->at) : STR(""));
	struct str cell = doubled ? buf_str(&undone) : str_sub(text, from, reader->at);
	reader->at++;
	if (!ends_line(reader, reader->at) && text.at[reader->at] != reader->separator)
		return refuse(reader, place(reader, reader->at),
		    "a cell ends at its closing quote; a quote within it is written twice");
	return add_cell(reader, (struct csv_cell){ cell, at, exact });
}

static bool read_bare(struct reader *reader)
{
	struct str text = reader->text;
	size_t from = reader->at;

	for (; !ends_line(reader, reader->at) && text.at[reader->at] != reader->separator;
	     reader->at++) {
		if (text.at[reader->at] == '"')
			return refuse(reader, place(reader, reader->at),
			    "a quote within a cell: put the whole cell between quotes, and write it twice");
		if (text.at[reader->at] == '\r')
			return refuse(reader, place(reader, reader->at),
			    "a lone carriage return: lines end at LF or CR LF");
	}
	struct str cell = str_sub(text, from, reader->at), trimmed = str_trim(cell);
	size_t skipped = trimmed.len > 0 ? (size_t)(trimmed.at - cell.at) : 0;
	return add_cell(reader, (struct csv_cell){ trimmed, place(reader, from + skipped), true });
}

/* One row into reader->row; false at the end of the text or after a report. */
static bool read_row(struct reader *reader)
{
	struct str text = reader->text;

	reader->count = 0;
	if (reader->at >= text.len)
		return false;
	for (;;) {
		bool quoted = reader->at < text.len && text.at[reader->at] == '"';
		reader->at += quoted;
		if (!(quoted ? read_quoted(reader) : read_bare(reader)))
			return false;
		if (ends_line(reader, reader->at))
			break;
		reader->at++; /* the separator */
	}
	if (reader->at < text.len) {
		reader->at += text.at[reader->at] == '\r' ? 2 : 1;
		start_line(reader, reader->at);
	}
	return true;
}

static bool is_blank(const struct reader *reader)
{
	return reader->count == 1 && reader->row[0].text.len == 0 && reader->row[0].exact;
}

/* True after a report: the header is one cell that holds a sign which separates cells elsewhere. */
static bool is_separated_otherwise(struct reader *reader)
{
	static const struct {
		char sign;
		const char *name;
	} others[] = { { ',', "commas" }, { ';', "semicolons" }, { '\t', "tabs" } };
	struct str header = reader->row[0].text;

	for (size_t i = 0; reader->count == 1 && i < countof(others); i++) {
		if (others[i].sign == reader->separator ||
		    str_find_byte(header, others[i].sign, 0) == STR_NONE)
			continue;
		diag_report(reader->diag, DIAG_CSV, reader->row[0].at,
		    "the header is a single cell: cells seem to be separated by %s", others[i].name);
		reader->broken = true;
		return true;
	}
	return false;
}

static bool check_header(struct reader *reader)
{
	struct map seen = map_in(reader->keep);

	for (size_t i = 0; i < reader->count; i++) {
		const struct csv_cell *cell = &reader->row[i];
		const struct csv_cell *before = map_get(&seen, cell->text);
		if (cell->text.len == 0) {
			diag_report(reader->diag, DIAG_CSV, cell->at, "column %zu has no name", i + 1);
			reader->broken = true;
		} else if (before) {
			diag_report(reader->diag, DIAG_CSV, cell->at,
			    "there is a column “%.*s” already", STR_ARG(cell->text));
			diag_note(reader->diag, before->at, "the first stands here");
			reader->broken = true;
		}
		map_put(&seen, cell->text, (void *)cell);
	}
	return !reader->broken;
}

static void check_width(struct reader *reader, const struct csv *csv)
{
	if (reader->count == csv->column_count)
		return;
	diag_report(reader->diag, DIAG_CSV, reader->row[0].at,
	    "this row has %zu cell%s, and the header %zu", reader->count,
	    reader->count == 1 ? "" : "s", csv->column_count);
	if (reader->at >= reader->text.len && reader->count < csv->column_count)
		diag_hint(reader->diag, "it is the last one: the file may have been cut off");
	reader->broken = true;
}

static bool read_header(struct reader *reader, struct csv *out)
{
	do {
		if (!read_row(reader)) {
			if (!reader->broken)
				refuse(reader, source_whole(reader->source),
				    "the table is empty: its first line names its columns");
			return false;
		}
	} while (is_blank(reader));
	if (is_separated_otherwise(reader) || !check_header(reader))
		return false;
	out->header = reader->row;
	out->column_count = reader->count;
	reader->row = NULL;
	reader->room = 0;
	return true;
}

/* Without a mistake of form that makes all that follows one. */
static bool read_rows(struct reader *reader, struct csv *out)
{
	struct csv_cell *cells = NULL;
	size_t room = 0, count = 0;
	bool lost = false;

	while (read_row(reader)) {
		if (is_blank(reader) && out->column_count > 1)
			continue;
		if (out->row_count == CSV_ROWS_MOST) {
			diag_report(reader->diag, DIAG_CSV, reader->row[0].at,
			    "a table has at most %d rows", CSV_ROWS_MOST);
			return false;
		}
		check_width(reader, out);
		lost |= reader->broken;
		reader->broken = false;
		for (size_t i = 0; !lost && i < reader->count; i++) {
			cells = arena_room(reader->keep, cells, count, &room, sizeof(*cells));
			cells[count++] = reader->row[i];
		}
		out->row_count++;
	}
	out->cells = cells;
	return !lost && !reader->broken;
}

/* Where the first one stands that no page can hold; the end of the text if none does. */
static size_t find_control(struct str text)
{
	size_t at = 0;

	while (at < text.len && ((unsigned char)text.at[at] >= ' ' || ascii_is_space(text.at[at])))
		at++;
	return at;
}

bool csv_read(struct arena *keep, struct diag *diag, const struct source *source, char separator,
    struct csv *out)
{
	struct reader reader = {
		.keep = keep, .diag = diag, .source = source, .text = source->text, .line = 1, .separator = separator
	};
	size_t control = find_control(source->text);

	*out = (struct csv){ .header = NULL };
	if (control < source->text.len)
		return refuse(&reader, source_pos(source, control),
		    source->text.at[control] == '\0' ? "a NUL byte: this is no text"
						     : "control characters are not allowed");
	return read_header(&reader, out) && read_rows(&reader, out);
}

size_t csv_column(const struct csv *csv, struct str name)
{
	for (size_t i = 0; i < csv->column_count; i++)
		if (str_eq(csv->header[i].text, name))
			return i;
	return STR_NONE;
}
