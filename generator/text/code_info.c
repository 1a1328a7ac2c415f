#include "text/code_info.h"

#include "base/ascii.h"
#include "base/near.h"
#include "text/reading.h"

/* More lines than a page has. */
#define LINES_MOST 1000000

struct reader {
	struct reading *reading;
	const cmark_node *node;
	struct code_info *info;
	size_t line_count;
	struct str rest;
};

#define HINT_LINES "write lines, or lines=12 if the first line has that number"
#define HINT_MARKED "write the lines in braces: {3,7-9}"
#define HINT_TITLE "write title=\"…\""
#define HINT_NOTHING "take it out"

/* What Docusaurus, VitePress, MkDocs, Hugo, Zola, mdBook and their like read. */
static const struct foreign {
	struct str key;
	const char *hint;
} foreign[] = {
	{ STR_INIT("showLineNumbers"), HINT_LINES },
	{ STR_INIT("linenums"), HINT_LINES },
	{ STR_INIT("linenos"), HINT_LINES },
	{ STR_INIT("linenostart"), HINT_LINES },
	{ STR_INIT("lineNos"), HINT_LINES },
	{ STR_INIT("line-numbers"), HINT_LINES },
	{ STR_INIT("numberLines"), HINT_LINES },
	{ STR_INIT("startFrom"), HINT_LINES },
	{ STR_INIT("hl_lines"), HINT_MARKED },
	{ STR_INIT("mark"), HINT_MARKED },
	{ STR_INIT("highlight"), HINT_MARKED },
	{ STR_INIT("emphasize-lines"), HINT_MARKED },
	{ STR_INIT("name"), HINT_TITLE },
	{ STR_INIT("file"), HINT_TITLE },
	{ STR_INIT("filename"), HINT_TITLE },
	{ STR_INIT("caption"), HINT_TITLE },
	{ STR_INIT("label"), HINT_TITLE },
	{ STR_INIT("no-line-numbers"), HINT_NOTHING },
	{ STR_INIT("editable"), HINT_NOTHING },
	{ STR_INIT("ignore"), HINT_NOTHING },
	{ STR_INIT("no_run"), HINT_NOTHING },
	{ STR_INIT("should_panic"), HINT_NOTHING },
	{ STR_INIT("live"), HINT_NOTHING },
	{ STR_INIT("copy"), "take it out: every block can be copied" },
};

static const struct str known[] = { STR_INIT("title"), STR_INIT("lines") };

static struct diag *report(struct reader *reader, struct str at, const char *what)
{
	struct reading *reading = reader->reading;
	struct diag *diag = reading->input->diag;

	diag_report(diag, DIAG_CODE, places_find(&reading->places, reader->node, at), "%s: %.*s",
	    what, STR_ARG(str_sub(at, 0, 60)));
	return diag;
}

/* --- marked lines --------------------------------------------------------------------------------- */

/* A number at the start of *text, which then begins behind it; 0: there is none, or it is too large. */
static size_t take_number(struct str *text)
{
	size_t number = 0, at = 0;

	for (; at < text->len && ascii_is_digit(text->at[at]); at++)
		number = number > LINES_MOST ? number : number * 10 + (size_t)(text->at[at] - '0');
	*text = str_sub(*text, at, text->len);
	return number > LINES_MOST ? 0 : number;
}

/* "3" or "7-9" */
static bool read_range(struct str text, struct code_range *range)
{
	struct str rest = str_trim(text);

	range->from = range->to = take_number(&rest);
	rest = str_trim(rest);
	if (rest.len > 0 && rest.at[0] == '-') {
		rest = str_trim(str_sub(rest, 1, rest.len));
		range->to = take_number(&rest);
	}
	return range->from > 0 && range->to >= range->from && str_trim(rest).len == 0;
}

static void add_range(struct reader *reader, struct str text)
{
	struct code_info *info = reader->info;
	struct code_range range;

	if (!read_range(text, &range)) {
		diag_hint(
		    report(reader, text, "these are no lines"), "write numbers and spans: {3,7-9}");
		return;
	}
	if (range.to > reader->line_count) {
		diag_hint(report(reader, text, "the block has no such line"),
		    "it has %zu, which count from 1, whatever number is printed", reader->line_count);
		return;
	}
	info->marked = arena_room(reader->reading->input->scratch, info->marked, info->marked_count,
	    &info->marked_room, sizeof(*info->marked));
	info->marked[info->marked_count++] = range;
}

static void add_ranges(struct reader *reader, struct str list)
{
	struct str part, rest = list;

	do {
		struct str all = rest;
		str_cut(all, ',', &part, &rest);
		add_range(reader, part);
	} while (rest.len > 0);
}

/* --- keys ----------------------------------------------------------------------------------------- */

/* A quote that begins here and has no end. */
static bool is_open_quote(struct str text)
{
	return text.len > 0 && (text.at[0] == '"' || text.at[0] == '\'') &&
	    str_find_byte(text, text.at[0], 1) == STR_NONE;
}

static bool is_known(struct str key)
{
	return str_eq(key, known[0]) || str_eq(key, known[1]);
}

/* Where the value ends nobody knows: all that is left is taken for it. Of a key that is not known that alone is told. */
static struct str take_open_quote(struct reader *reader, struct str key)
{
	struct str all = reader->rest;

	if (is_known(key))
		diag_hint(report(reader, all, "this quote is not closed"), "write %.*s=\"…\"",
		    STR_ARG(key));
	reader->rest = STR("");
	return str_trim(str_sub(all, 1, all.len));
}

/* The value behind `=`: in quotes, in brackets, or up to a blank or comma. */
static struct str take_value(struct str *rest)
{
	char open = rest->len > 0 ? rest->at[0] : '\0';
	bool held = open == '"' || open == '\'' || open == '[';
	size_t end = held ? str_find_byte(*rest, open == '[' ? ']' : open, 1) : STR_NONE;
	struct str value;

	if (end != STR_NONE) {
		value = str_sub(*rest, 1, end);
		*rest = str_sub(*rest, end + 1, rest->len);
		return value;
	}
	for (end = 0; end < rest->len && !strchr(" \t,}", rest->at[end]);)
		end++;
	value = str_sub(*rest, 0, end);
	*rest = str_sub(*rest, end, rest->len);
	return value;
}

static void report_key(struct reader *reader, struct str key)
{
	struct diag *diag = report(reader, key, "a code block has no such key");
	struct near near = near_to(key);

	for (size_t i = 0; i < countof(foreign); i++)
		if (str_eq(key, foreign[i].key)) {
			diag_hint(diag, "%s", foreign[i].hint);
			return;
		}
	for (size_t i = 0; i < countof(known); i++)
		near_offer(&near, known[i]);
	if (near.best.len > 0)
		diag_hint(diag, "did you mean “%.*s”?", STR_ARG(near.best));
	else
		diag_hint(diag, "it has title=\"…\", lines, lines=12 and {3,7-9}");
}

static void read_lines(struct reader *reader, struct str value, bool has_value)
{
	struct str rest = value;

	reader->info->first = has_value ? take_number(&rest) : 1;
	if (reader->info->first > 0 && rest.len == 0)
		return;
	diag_hint(report(reader, value.len > 0 ? value : known[1], "this is no number of a line"),
	    "%s", HINT_LINES);
	reader->info->first = 1;
}

static void read_key(struct reader *reader)
{
	struct str *rest = &reader->rest, value = STR("");
	size_t end = 0;

	while (end < rest->len && !strchr(" \t,={}", rest->at[end]))
		end++;
	struct str key = str_sub(*rest, 0, end);
	bool has_value = end < rest->len && rest->at[end] == '=';
	*rest = str_sub(*rest, end + has_value, rest->len);
	bool is_open = has_value && is_open_quote(*rest);
	if (has_value)
		value = is_open ? take_open_quote(reader, key) : take_value(rest);
	if (str_eq(key, known[0]) && value.len > 0)
		reader->info->title = value;
	else if (is_open && is_known(key))
		return;
	else if (str_eq(key, known[0]))
		diag_hint(report(reader, key, "a title without words"), "%s", HINT_TITLE);
	else if (str_eq(key, known[1]))
		read_lines(reader, value, has_value);
	else if (key.len > 0)
		report_key(reader, key);
}

/* {3,7-9}; what other generators write into braces are keys. */
static void read_braces(struct reader *reader)
{
	size_t close = str_find_byte(reader->rest, '}', 0);
	struct str inside = str_sub(reader->rest, 1, close);
	struct str first = str_trim(inside);

	if (close != STR_NONE && first.len > 0 && ascii_is_digit(first.at[0])) {
		add_ranges(reader, inside);
		reader->rest = str_sub(reader->rest, close + 1, reader->rest.len);
	} else {
		reader->rest = str_sub(reader->rest, 1, reader->rest.len);
	}
}

/* --- the whole ------------------------------------------------------------------------------------ */

/* VitePress writes ts:line-numbers. */
static size_t language_end(struct str info)
{
	struct str first = str_sub(info, 0, str_find_byte(info, ' ', 0));
	size_t end = 0, colon = str_find(first, STR("line-numbers"), 0);

	while (end < first.len && !strchr("\t,{", first.at[end]))
		end++;
	if (colon != STR_NONE && str_find_byte(first, ':', 0) < end)
		end = str_find_byte(first, ':', 0);
	return str_find_byte(str_sub(first, 0, end), '=', 0) == STR_NONE ? end : 0;
}

struct str code_info_language(struct str info)
{
	return str_sub(info, 0, language_end(info));
}

static size_t count_lines(struct str code)
{
	size_t count = 0;
	struct str line;

	while (str_line(&code, &line))
		count++;
	return count;
}

struct code_info code_info_read(struct reading *reading, const cmark_node *node)
{
	struct str all = chunk_str(&node->as.code.info);
	struct code_info info = { .language = code_info_language(all) };
	struct reader reader = { reading, node, &info, 0, str_sub(all, info.language.len, all.len) };

	if (reader.rest.len > 0)
		reader.line_count = count_lines(chunk_str(&node->as.code.literal));
	while (reader.rest.len > 0) {
		char byte = reader.rest.at[0];
		if (byte == '{')
			read_braces(&reader);
		else if (strchr(" \t,:}=", byte))
			reader.rest = str_sub(reader.rest, 1, reader.rest.len);
		else
			read_key(&reader);
	}
	return info;
}
