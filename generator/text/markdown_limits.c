#include "text/markdown_limits.h"

#include "base/ascii.h"
#include "base/fence.h"

#include <string.h>

static size_t count_byte(struct str text, char byte)
{
	size_t count = 0;

	for (size_t at = str_find_byte(text, byte, 0); at != STR_NONE;
	     at = str_find_byte(text, byte, at + 1))
		count++;
	return count;
}

/* The checks: each tells where the text passes its limit, or STR_NONE. */

/* A line of one sign alone, which is no list: ---, * * *. */
static bool is_break(struct str line)
{
	for (size_t i = 0; i < line.len; i++)
		if (!ascii_is_space(line.at[i]) && line.at[i] != line.at[0])
			return false;
	return line.len > 0 && (line.at[0] == '-' || line.at[0] == '*');
}

/* The length of the sign of a list item that starts here: "-", "12."; 0 if none does. */
static size_t item_sign(struct str line)
{
	size_t end = 0;

	while (end < line.len && end < 9 && ascii_is_digit(line.at[end]))
		end++;
	if (end == line.len || !strchr(end > 0 ? ".)" : "-+*", line.at[end]))
		return 0;
	end++;
	return end == line.len || ascii_is_space(line.at[end]) ? end : 0;
}

/*
 * How many containers the line opens at its start, quotes and list items, as far as the limit asks.
 * Code is not told apart.
 */
static size_t line_nesting(struct str line)
{
	size_t depth = 0;

	while (line.len && depth <= LIMIT_NESTING_MOST) {
		size_t sign = line.at[0] == '>' ? 1 : item_sign(line);
		bool space = ascii_is_space(line.at[0]);
		if (!space && (!sign || is_break(line)))
			break;
		line = str_sub(line, space ? 1 : sign, line.len);
		depth += !space;
	}
	return depth;
}

static size_t check_nesting(const struct places *places)
{
	for (size_t i = 0; places->longest > LIMIT_NESTING_MOST && i < places->line_count; i++) {
		struct str line = places_line(places, i);
		if (line.len > LIMIT_NESTING_MOST && line_nesting(line) > LIMIT_NESTING_MOST)
			return places->lines[i];
	}
	return STR_NONE;
}

/*
 * Where more brackets stand open than may; a blank line closes them all, as it ends the paragraph.
 */
static size_t check_brackets(const struct places *places)
{
	struct str text = places->text;
	size_t open = 0, before = 0;

	if (count_byte(text, '[') <= LIMIT_BRACKETS_MOST)
		return STR_NONE;
	for (size_t at = str_find_byte(text, '[', 0); at != STR_NONE;
	     at = str_find_byte(text, '[', at + 1)) {
		if (open) {
			struct str between = str_sub(text, before, at);
			size_t closed = count_byte(between, ']');
			open = closed > open || str_find(between, STR("\n\n"), 0) != STR_NONE
			    ? 0
			    : open - closed;
		}
		if (++open > LIMIT_BRACKETS_MOST)
			return at;
		before = at;
	}
	return STR_NONE;
}

static size_t check_columns(const struct places *places)
{
	for (size_t i = 0; places->longest > LIMIT_COLUMNS_MOST && i < places->line_count; i++) {
		struct str line = places_line(places, i);
		if (line.len > LIMIT_COLUMNS_MOST && count_byte(line, '|') > LIMIT_COLUMNS_MOST + 1)
			return places->lines[i];
	}
	return STR_NONE;
}

/* Without the signs of quotes and the space before and between them; empty for a line that ends a paragraph. */
static struct str unquoted(struct str line)
{
	size_t from = 0, to = line.len;

	while (from < to && strchr(" \t\r\n>", line.at[from]))
		from++;
	return str_sub(line, from, to);
}

/* |---|:-:| below the head of a table; a line of dashes alone is no such thing below text. */
static bool is_below_head(struct str line)
{
	bool parts = false;

	if (line.len == 0 || !strchr("-:| \f\v", line.at[0]))
		return false;
	for (size_t i = 0; i < line.len; i++) {
		if (!strchr(" \t\r\n\f\v-:|", line.at[i]))
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
		cells += line.at[i] == '|' && i > 0 && i + 1 < line.len;
	return cells + 1;
}

/*
 * The head of a table is looked for in all of the paragraph above, and each line that is gone through takes memory. Where
 * it is found the paragraph ends, and rows of the table may look like the line below a head. Where code begins and ends
 * takes a whole parser to tell: a table in it counts like one outside, and so does a head with a sign in it that could
 * hide a cell.
 */
static size_t check_heads(const struct places *places)
{
	size_t above = 0, looked = 0; /* lines of the paragraph; those gone through for heads */
	struct str before = STR("");
	bool table = false;

	if (places->line_count * places->line_count / 2 <= LIMIT_HEAD_MOST)
		return STR_NONE; /* nor if each line were the second of a table */
	for (size_t i = 0; i < places->line_count; i++) {
		struct str line = unquoted(places_line(places, i));
		bool below_head = above > 0 && is_below_head(line);
		table &= str_byte(line, 0) == '|';
		looked += below_head && !table ? above : 0;
		if (looked > LIMIT_HEAD_MOST)
			return places->lines[i];
		table |= below_head && str_find_byte(before, '\\', 0) == STR_NONE &&
		    count_cells(line) == count_cells(before);
		above = line.len == 0 ? 0 : above + 1;
		before = line;
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

static size_t check_addresses(const struct places *places)
{
	return check_row(places->text, '@', ascii_is_space, LIMIT_ADDRESSES_MOST);
}

/* Signs at its end are no part of an address. */
static bool ends_signs(char c)
{
	return !c || !strchr("?!.,:;*_~'\"<", c);
}

static size_t check_closing(const struct places *places)
{
	return check_row(places->text, ')', ends_signs, LIMIT_CLOSING_MOST);
}

/* Signs at which cmark-gfm begins another piece of text; with bare addresses on the page, also : and w. */
static size_t count_signs(struct str line, const bool signs[256])
{
	size_t count = 0;

	for (size_t i = 0; i < line.len; i++)
		count += signs[(unsigned char)line.at[i]];
	return count;
}

static void mark_signs(bool signs[256], const char *bytes)
{
	for (; *bytes; bytes++)
		signs[(unsigned char)*bytes] = true;
}

/*
 * What stands between fences is one piece a line to cmark-gfm. But which fences are some takes a whole parser to tell, so
 * that signs between them count too, for a quarter: a page of them takes four times the memory at most.
 */
static size_t check_pieces(const struct places *places)
{
	bool signs[256] = { false };
	struct fence code = { 0 };
	size_t quarters = 0;

	if (places->text.len <= LIMIT_PIECES_MOST) /* nor if each byte were one */
		return STR_NONE;
	mark_signs(signs, "*_~`[]!<&{$|\\");
	if (str_find(places->text, STR("://"), 0) != STR_NONE)
		mark_signs(signs, ":w@");
	for (size_t i = 0; i < places->line_count; i++) {
		struct str line = str_trim(places_line(places, i));
		fence_follow(&code, line);
		size_t pieces = line_nesting(line) + count_signs(line, signs);
		quarters += (line.len > 0 ? 4 : 0) + (code.length > 0 ? pieces : 4 * pieces);
		if (quarters > 4 * (size_t)LIMIT_PIECES_MOST)
			return places->lines[i];
	}
	return STR_NONE;
}

static const struct limit {
	size_t (*find)(const struct places *places);
	const char *words, *more; /* around the number */
	int most;
} limits[] = {
	{ check_nesting, "quotes and lists nest at most", "deep", LIMIT_NESTING_MOST },
	{ check_brackets, "at most", "brackets stand open", LIMIT_BRACKETS_MOST },
	{ check_columns, "a table has at most", "columns", LIMIT_COLUMNS_MOST },
	{ check_heads, "heads of tables are looked for in at most", "lines", LIMIT_HEAD_MOST },
	{ check_addresses, "a word holds at most", "“@”", LIMIT_ADDRESSES_MOST },
	{ check_closing, "a word ends with at most", "“)”", LIMIT_CLOSING_MOST },
	{ check_pieces, "lines, items, cells and marks are at most", "on a page", LIMIT_PIECES_MOST },
};

bool limits_hold(const struct places *places, struct diag *diag)
{
	for (size_t i = 0; i < countof(limits); i++) {
		size_t past = limits[i].find(places);
		if (past == STR_NONE)
			continue;
		diag_report(diag, DIAG_TEXT_LIMIT, places_pos(places, past), "%s %d %s",
		    limits[i].words, limits[i].most, limits[i].more);
		return false;
	}
	return true;
}
