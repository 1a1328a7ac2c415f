/*
 * reading_limits - whether cmark-gfm can be given a text: it goes over some of it again and again,
 * where texts hold more of something than any guide does.
 */
#include "text/reading.h"

#include <string.h>

static struct str line_at(const struct reading *reading, size_t index)
{
	bool last = index + 1 == reading->line_count;
	return str_sub(reading->text, reading->lines[index],
	    last ? reading->text.len : reading->lines[index + 1]);
}

static size_t count_byte(struct str text, char byte)
{
	size_t count = 0;
	for (size_t at = str_find_byte(text, byte, 0); at != STR_NONE;
	     at = str_find_byte(text, byte, at + 1))
		count++;
	return count;
}

/* The checks: each tells where the text passes its limit, or STR_NONE. */

/* How many containers the line opens at its start: quotes and list items. */
static size_t line_nesting(struct str line)
{
	size_t depth = 0;
	for (size_t i = 0; i < line.len && strchr(" \t>-+*.)0123456789", line.at[i]); i++)
		depth += line.at[i] && strchr(">-+*.)", line.at[i]) != NULL;
	return depth;
}

static size_t check_nesting(const struct reading *reading)
{
	for (size_t i = 0; i < reading->line_count; i++) {
		struct str line = line_at(reading, i);
		if (line.len > DOCUMENT_NESTING_MOST && line_nesting(line) > DOCUMENT_NESTING_MOST)
			return reading->lines[i];
	}
	return STR_NONE;
}

/*
 * Where more brackets stand open than may; a blank line closes them all, as it ends the paragraph.
 */
static size_t check_brackets(const struct reading *reading)
{
	struct str text = reading->text;
	size_t open = 0, before = 0;
	for (size_t at = str_find_byte(text, '[', 0); at != STR_NONE;
	     at = str_find_byte(text, '[', at + 1)) {
		if (open) {
			struct str between = str_sub(text, before, at);
			size_t closed = count_byte(between, ']');
			open = closed > open || str_find(between, STR("\n\n"), 0) != STR_NONE
			    ? 0
			    : open - closed;
		}
		if (++open > DOCUMENT_BRACKETS_MOST)
			return at;
		before = at;
	}
	return STR_NONE;
}

static size_t check_columns(const struct reading *reading)
{
	for (size_t i = 0; i < reading->line_count; i++) {
		struct str line = line_at(reading, i);
		if (line.len > DOCUMENT_COLUMNS_MOST && count_byte(line, '|') > DOCUMENT_COLUMNS_MOST + 1)
			return reading->lines[i];
	}
	return STR_NONE;
}

/* |---|:-:| below the head of a table; a line of dashes alone is no such thing below text. */
static bool is_below_head(struct str line)
{
	bool parts = false;
	for (size_t i = 0; i < line.len; i++) {
		if (!strchr(" \t\r\n-:|", line.at[i]))
			return false;
		parts |= line.at[i] == '|' || line.at[i] == ':';
	}
	return parts;
}

static size_t count_cells(struct str line)
{
	size_t cells = 0;
	line = str_trim(line);
	for (size_t i = 0; i < line.len; i++)
		cells += line.at[i] == '|' && i > 0 && i + 1 < line.len && line.at[i - 1] != '\\';
	return cells + 1;
}

static bool is_fence(struct str line)
{
	return str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
}

/*
 * The head of a table is looked for in all of the paragraph above. Where it is found the paragraph
 * ends; rows of a table may look the same.
 */
static size_t check_heads(const struct reading *reading)
{
	size_t above = 0, looked = 0; /* lines of the paragraph; those gone through for heads */
	bool code = false, table = false;
	for (size_t i = 0; i < reading->line_count; i++) {
		struct str line = str_trim(line_at(reading, i));
		bool below_head = above > 0 && is_below_head(line);
		if (line.len == 0 || is_fence(line)) {
			code ^= line.len > 0;
			table = false;
			above = looked = 0;
			continue;
		}
		looked += below_head ? above : 0;
		if (looked > DOCUMENT_HEAD_MOST)
			return reading->lines[i];
		table |= below_head && count_cells(line) == count_cells(line_at(reading, i - 1));
		above = code || table ? 0 : above + 1;
	}
	return STR_NONE;
}

/* Where more of a byte stand in a row, with nothing between them that `ends` the row, than may. */
static size_t check_row(struct str text, char byte, bool (*ends)(char between), size_t most)
{
	size_t count = 0, next = 0;
	for (size_t at = str_find_byte(text, byte, 0); at != STR_NONE;
	     at = str_find_byte(text, byte, at + 1)) {
		while (next < at && !ends(text.at[next]))
			next++;
		count = next < at ? 1 : count + 1;
		next = at + 1;
		if (count > most)
			return at;
	}
	return STR_NONE;
}

static bool ends_word(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t check_addresses(const struct reading *reading)
{
	return check_row(reading->text, '@', ends_word, DOCUMENT_ADDRESSES_MOST);
}

/* Signs at its end are no part of an address. */
static bool ends_signs(char c)
{
	return !c || !strchr("?!.,:;*_~'\"<", c);
}

static size_t check_closing(const struct reading *reading)
{
	return check_row(reading->text, ')', ends_signs, DOCUMENT_CLOSING_MOST);
}

static const struct limit {
	size_t (*find)(const struct reading *reading);
	const char *words, *more; /* around the number */
	int most;
} limits[] = {
	{ check_nesting, "quotes and lists nest at most", "deep", DOCUMENT_NESTING_MOST },
	{ check_brackets, "at most", "brackets stand open", DOCUMENT_BRACKETS_MOST },
	{ check_columns, "a table has at most", "columns", DOCUMENT_COLUMNS_MOST },
	{ check_heads, "the head of a table is looked for in at most", "lines", DOCUMENT_HEAD_MOST },
	{ check_addresses, "a word holds at most", "“@”", DOCUMENT_ADDRESSES_MOST },
	{ check_closing, "a word ends with at most", "“)”", DOCUMENT_CLOSING_MOST },
};

bool reading_within_limits(const struct reading *reading)
{
	struct diag *diag = reading->input->diag;
	if (reading->text.len > DOCUMENT_SIZE_MOST) {
		diag_report(diag, DIAG_TEXT_LIMIT, reading->at, "the text is longer than %zu bytes",
		    DOCUMENT_SIZE_MOST);
		return false;
	}
	for (size_t i = 0; i < countof(limits); i++) {
		size_t past = limits[i].find(reading);
		if (past == STR_NONE)
			continue;
		diag_report(diag, DIAG_TEXT_LIMIT, reading_pos(reading, past), "%s %d %s",
		    limits[i].words, limits[i].most, limits[i].more);
		return false;
	}
	return true;
}
