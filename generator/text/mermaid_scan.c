#include "text/mermaid_scan.h"

#include <stdarg.h>
#include <string.h>

struct mermaid_scan mermaid_scan_of(struct arena *keep, struct diag *diag, const struct fence *fence)
{
	return (struct mermaid_scan){ .keep = keep, .diag = diag, .fence = fence, .text = fence->text };
}

bool mermaid_fail(struct mermaid_scan *scan, size_t offset, const char *hint, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	struct buf words = buf_in(scan->keep, 1000);
	buf_print_list(&words, format, list);
	va_end(list);
	diag_report(scan->diag, DIAG_DIAGRAM, fence_pos(scan->fence, offset), "%.*s",
	    STR_ARG(buf_str(&words)));
	if (hint)
		diag_hint(scan->diag, "%s", hint);
	if (++scan->mistakes >= MERMAID_MISTAKES_MOST)
		scan->at = scan->text.len;
	return false;
}

char mermaid_peek(const struct mermaid_scan *scan, size_t ahead)
{
	return scan->at + ahead < scan->text.len ? scan->text.at[scan->at + ahead] : '\0';
}

bool mermaid_sees(const struct mermaid_scan *scan, struct str word)
{
	return str_starts(str_sub(scan->text, scan->at, scan->text.len), word);
}

bool mermaid_take(struct mermaid_scan *scan, struct str word)
{
	if (!mermaid_sees(scan, word))
		return false;
	scan->at += word.len;
	return true;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

void mermaid_skip_spaces(struct mermaid_scan *scan)
{
	while (is_space(mermaid_peek(scan, 0)))
		scan->at++;
}

static void skip_line(struct mermaid_scan *scan)
{
	size_t end = str_find_byte(scan->text, '\n', scan->at);
	scan->at = end == STR_NONE ? scan->text.len : end;
}

void mermaid_skip_blank(struct mermaid_scan *scan)
{
	while (scan->at < scan->text.len) {
		char c = mermaid_peek(scan, 0);
		if (mermaid_sees(scan, STR("%%")))
			skip_line(scan);
		else if (is_space(c) || c == '\n' || c == ';')
			scan->at++;
		else
			return;
	}
}

struct mermaid_text mermaid_rest_of_line(struct mermaid_scan *scan)
{
	mermaid_skip_spaces(scan);
	size_t from = scan->at;
	skip_line(scan);
	return (struct mermaid_text){ str_trim(str_sub(scan->text, from, scan->at)), from, false };
}

bool mermaid_at_end(const struct mermaid_scan *scan)
{
	char c = mermaid_peek(scan, 0);
	return c == '\0' || c == '\n' || c == ';' || mermaid_sees(scan, STR("%%"));
}

struct str mermaid_keyword(const struct mermaid_scan *scan)
{
	size_t end = scan->at;
	while (end < scan->text.len && (scan->text.at[end] | 32) >= 'a' &&
	    (scan->text.at[end] | 32) <= 'z')
		end++;
	return str_sub(scan->text, scan->at, end);
}

bool mermaid_quoted(struct mermaid_scan *scan, struct mermaid_text *out)
{
	size_t open = scan->at, close = str_find_byte(scan->text, '"', open + 1);
	if (close == STR_NONE)
		return mermaid_fail(
		    scan, open, "write #quot; for a quote inside a label", "this quote has no end");
	*out = (struct mermaid_text){ str_sub(scan->text, open + 1, close), open + 1, true };
	scan->at = close + 1;
	return true;
}

/* A description may stand in braces over several lines. */
static struct str access_text(struct mermaid_scan *scan)
{
	mermaid_skip_spaces(scan);
	if (mermaid_take(scan, STR(":")))
		return mermaid_rest_of_line(scan).text;
	size_t from = scan->at + 1, close = STR_NONE;
	if (mermaid_peek(scan, 0) == '{')
		close = str_find_byte(scan->text, '}', from);
	if (close == STR_NONE) {
		mermaid_fail(scan, scan->at, NULL, "a colon and the text are missing here");
		skip_line(scan);
		return STR("");
	}
	scan->at = close + 1;
	return str_trim(str_sub(scan->text, from, close));
}

bool mermaid_take_access(struct mermaid_scan *scan, struct str *title, struct str *words)
{
	struct str word = mermaid_keyword(scan);
	bool is_title = str_eq(word, STR("accTitle"));
	if (!is_title && !str_eq(word, STR("accDescr")))
		return false;
	scan->at += word.len;
	*(is_title ? title : words) = access_text(scan);
	return true;
}

struct str mermaid_word(struct str text, size_t *offset)
{
	struct mermaid_scan scan = { .text = text };
	mermaid_skip_blank(&scan);
	size_t end = scan.at;
	while (end < text.len && !is_space(text.at[end]) && !strchr("\n;", text.at[end]))
		end++;
	*offset = scan.at;
	return str_sub(text, scan.at, end);
}
