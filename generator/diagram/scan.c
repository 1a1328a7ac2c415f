#include "diagram/scan.h"

#include <stdarg.h>
#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

struct scan scan_of(const struct diagram *diagram)
{
	return (struct scan){ .diagram = diagram, .text = diagram->text };
}

bool scan_fail(struct scan *scan, size_t offset, const char *hint, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	struct buf words = buf_in(scan->diagram->scratch, 1000);
	buf_print_list(&words, format, list);
	va_end(list);
	struct diag *diag = scan->diagram->diag;
	diag_report(diag, DIAG_DIAGRAM, diagram_pos(scan->diagram, offset), "%.*s",
	    STR_ARG(buf_str(&words)));
	if (hint)
		diag_hint(diag, "%s", hint);
	if (++scan->mistakes >= DIAGRAM_MISTAKES_MOST)
		scan->at = scan->text.len;
	return false;
}

char scan_peek(const struct scan *scan, size_t ahead)
{
	return scan->at + ahead < scan->text.len ? scan->text.at[scan->at + ahead] : '\0';
}

bool scan_sees(const struct scan *scan, struct str word)
{
	return str_starts(str_sub(scan->text, scan->at, scan->text.len), word);
}

bool scan_take(struct scan *scan, struct str word)
{
	if (!scan_sees(scan, word))
		return false;
	scan->at += word.len;
	return true;
}

void scan_skip_spaces(struct scan *scan)
{
	while (is_blank(scan_peek(scan, 0)))
		scan->at++;
}

static void skip_line(struct scan *scan)
{
	size_t end = str_find_byte(scan->text, '\n', scan->at);

	scan->at = end == STR_NONE ? scan->text.len : end;
}

bool scan_starts_line(const struct scan *scan, size_t at)
{
	while (at > 0 && is_blank(scan->text.at[at - 1]))
		at--;
	return at == 0 || scan->text.at[at - 1] == '\n';
}

/* A directive, %%{ … }%%, may end in the middle of a line. */
static void skip_comment(struct scan *scan)
{
	struct str end = STR("}%%");
	size_t close = scan_sees(scan, STR("%%{")) ? str_find(scan->text, end, scan->at) : STR_NONE;

	if (close == STR_NONE)
		skip_line(scan);
	else
		scan->at = close + end.len;
}

void scan_skip_blank(struct scan *scan)
{
	while (scan->at < scan->text.len) {
		char c = scan_peek(scan, 0);
		if (scan_sees(scan, STR("%%")) && (scan->pie || scan_starts_line(scan, scan->at)))
			skip_comment(scan);
		else if (is_blank(c) || c == '\n' || (c == ';' && !scan->pie))
			scan->at++;
		else
			return;
	}
}

struct diagram_text scan_rest_of_line(struct scan *scan)
{
	scan_skip_spaces(scan);
	size_t from = scan->at;
	skip_line(scan);
	return (struct diagram_text){ str_trim(str_sub(scan->text, from, scan->at)), from, false };
}

bool scan_at_end(const struct scan *scan)
{
	char c = scan_peek(scan, 0);

	return c == '\0' || c == '\n' || c == ';';
}

bool scan_fail_rest(struct scan *scan, const char *hint, const char *words)
{
	if (scan_sees(scan, STR("%%")))
		return scan_fail(scan, scan->at, "put it on the line before",
		    "a comment stands on a line of its own");
	return scan_fail(scan, scan->at, hint, "%s", words);
}

bool scan_check_plain(struct scan *scan, struct str text, size_t offset)
{
	static const char hint[] = "put the label in quotes: A[\"text (more)\"]";
	bool spaced = false;

	if (!text.len)
		return scan_fail(scan, offset, "write the text, or one space for none: A[\" \"]",
		    "this label is empty");
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		spaced |= is_blank(c);
		if (strchr("\"()[]{}|", c))
			return scan_fail(scan, offset + i, hint,
			    "a label without quotes holds no quotes, brackets or bars");
		if (str_starts(str_sub(text, i, text.len), STR("~~~")))
			return scan_fail(scan, offset + i, hint, "a label without quotes holds no edge");
		if (c == '@' && !spaced)
			return scan_fail(scan, offset + i, hint,
			    "a label without quotes holds no @ in its first word");
	}
	return true;
}

struct str scan_keyword(const struct scan *scan)
{
	size_t end = scan->at;

	while (end < scan->text.len && (scan->text.at[end] | 32) >= 'a' &&
	    (scan->text.at[end] | 32) <= 'z')
		end++;
	return str_sub(scan->text, scan->at, end);
}

bool scan_quoted(struct scan *scan, struct diagram_text *out)
{
	size_t open = scan->at, close = str_find_byte(scan->text, '"', open + 1);

	if (close == STR_NONE)
		return scan_fail(
		    scan, open, "write #quot; for a quote inside a label", "this quote has no end");
	*out = (struct diagram_text){ str_sub(scan->text, open + 1, close), open + 1, true };
	scan->at = close + 1;
	return close > open + 1 || scan->pie ||
	    scan_fail(scan, open, "write the text, or one space for none", "this label is empty");
}

/* "direction LR" somewhere in the text; where it starts, or STR_NONE. */
static size_t find_direction(struct str text)
{
	static const struct str words[] = { STR_INIT("TB"), STR_INIT("BT"), STR_INIT("LR"),
		STR_INIT("RL") };
	struct str direction = STR("direction");

	for (size_t at = str_find(text, direction, 0); at != STR_NONE;
	     at = str_find(text, direction, at + 1)) {
		struct str behind = str_sub(text, at + direction.len, text.len),
			   rest = str_trim(behind);
		for (size_t i = 0; i < countof(words) && rest.len < behind.len; i++)
			if (str_starts(rest, words[i]))
				return at;
	}
	return STR_NONE;
}

bool scan_check_label(struct scan *scan, const struct diagram_text *label)
{
	size_t direction = find_direction(label->text);

	if (label->text.len > DIAGRAM_LABEL_MOST)
		return scan_fail(scan, label->offset, NULL, "this label is longer than %d bytes",
		    DIAGRAM_LABEL_MOST);
	if (direction == STR_NONE)
		return true;
	return scan_fail(scan, label->offset + direction, "write it in other words",
	    "github.com reads a direction here, not a label");
}

/* A description may stand in braces over several lines. */
static struct str access_text(struct scan *scan)
{
	scan_skip_spaces(scan);
	if (scan_take(scan, STR(":")))
		return scan_rest_of_line(scan).text;
	size_t from = scan->at + 1, close = STR_NONE;
	if (scan_peek(scan, 0) == '{')
		close = str_find_byte(scan->text, '}', from);
	if (close == STR_NONE) {
		scan_fail(scan, scan->at, NULL, "a colon and the text are missing here");
		skip_line(scan);
		return STR("");
	}
	scan->at = close + 1;
	return str_trim(str_sub(scan->text, from, close));
}

bool scan_take_accessibility(struct scan *scan, struct str *title, struct str *words)
{
	struct str word = scan_keyword(scan);
	bool is_title = str_eq(word, STR("accTitle"));

	if (!is_title && !str_eq(word, STR("accDescr")))
		return false;
	scan->at += word.len;
	*(is_title ? title : words) = access_text(scan);
	return true;
}

struct str scan_first_word(struct str text, size_t *offset)
{
	struct scan scan = { .text = text };

	scan_skip_blank(&scan);
	size_t end = scan.at;
	while (end < text.len && !is_blank(text.at[end]) && !strchr("\n;", text.at[end]))
		end++;
	*offset = scan.at;
	return str_sub(text, scan.at, end);
}
