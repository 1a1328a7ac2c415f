#include "data/append.h"

#include "base/buf.h"

/* Where the last item stands. */
struct last_item {
	size_t dash;     /* columns before its dash */
	size_t inside;   /* columns before what it holds */
	bool braces;     /* it is written between braces */
	size_t end;      /* behind its last line, before the line end */
	uint32_t line;   /* of its last line */
	struct str stop; /* how lines end in this file: \n or \r\n */
};

static size_t line_start(struct str text, uint32_t line)
{
	size_t at = 0;
	for (uint32_t i = 1; i < line && at < text.len; i++) {
		size_t end = str_find_byte(text, '\n', at);
		at = end == STR_NONE ? text.len : end + 1;
	}
	return at;
}

/* Behind the last byte of the line that starts at `from`, before its \n or \r\n. */
static size_t line_end(struct str text, size_t from)
{
	size_t end = str_find_byte(text, '\n', from);
	if (end == STR_NONE)
		return text.len;
	return end > from && text.at[end - 1] == '\r' ? end - 1 : end;
}

static size_t indent_at(struct str text, size_t from)
{
	size_t at = from;
	while (at < text.len && text.at[at] == ' ')
		at++;
	return at - from;
}

/*
 * Goes down from the item's first line as long as lines are its own: those further in than its
 * dash.
 */
static void find_end(struct str text, size_t from, struct last_item *last)
{
	uint32_t line = last->line;
	size_t next = str_find_byte(text, '\n', from);
	last->end = line_end(text, from);
	while (next != STR_NONE) {
		size_t start = next + 1, end = line_end(text, start), indent = indent_at(text, start);
		bool blank = start + indent >= end, further = indent > last->dash;
		line++;
		next = str_find_byte(text, '\n', start);
		if (!blank && !further && text.at[start + indent] != '#')
			return;
		if (blank || !further)
			continue;
		last->end = end;
		last->line = line;
	}
}

static bool find_last(
    const struct source *source, const struct yaml *list, struct last_item *last, const char **why)
{
	struct str text = source->text;
	*why = "the list has no item yet";
	if (list->kind != YAML_LIST || list->count == 0)
		return false;
	const struct yaml *item = list->items[list->count - 1];
	*why = "the list is not written with one dash an item";
	if (item->kind != YAML_MAP || item->at.in != source || item->at.line == 0 || item->at.col == 0)
		return false;
	size_t start = line_start(text, item->at.line), inside = item->at.col - 1;
	size_t dash = indent_at(text, start);
	if (start + inside >= text.len || dash >= inside || text.at[start + dash] != '-' ||
	    dash + 1 + indent_at(text, start + dash + 1) != inside)
		return false;
	*last = (struct last_item){ .dash = dash, .inside = inside, .line = item->at.line };
	last->braces = text.at[start + inside] == '{';
	find_end(text, start, last);
	size_t first = str_find_byte(text, '\n', 0);
	last->stop =
	    first != STR_NONE && first > 0 && text.at[first - 1] == '\r' ? STR("\r\n") : STR("\n");
	return true;
}

/* --- writing ---------------------------------------------------------------------------------- */

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    (unsigned char)c >= 0x80;
}

/* Letters, digits and what can mean nothing else between them, anywhere in YAML. */
static bool is_plain(struct str value)
{
	static const char inner[] = " ._-/+~%$'()", first[] = "~.+$";
	if (value.len == 0 || value.at[value.len - 1] == ' ')
		return false;
	for (size_t i = 0; i < value.len; i++) {
		struct str allowed = i ? str_from(inner) : str_from(first);
		if (!is_word_byte(value.at[i]) && str_find_byte(allowed, value.at[i], 0) == STR_NONE)
			return false;
	}
	return true;
}

static void put_value(struct buf *out, struct str value)
{
	if (is_plain(value)) {
		buf_put(out, value);
		return;
	}
	buf_put_byte(out, '"');
	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.at[i];
		if (c < 0x20 || c == 0x7f) {
			buf_print(out, "\\x%02X", c);
			continue;
		}
		if (c == '"' || c == '\\')
			buf_put_byte(out, '\\');
		buf_put_byte(out, value.at[i]);
	}
	buf_put_byte(out, '"');
}

static void put_spaces(struct buf *out, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_put_byte(out, ' ');
}

static void put_fields(
    struct buf *out, const struct last_item *last, const struct append_field *fields, size_t count)
{
	put_spaces(out, last->dash);
	buf_put_byte(out, '-');
	put_spaces(out, last->inside - last->dash - 1);
	if (last->braces)
		buf_put(out, STR("{ "));
	for (size_t i = 0; i < count; i++) {
		if (i && last->braces) {
			buf_put(out, STR(", "));
		} else if (i) {
			buf_put(out, last->stop);
			put_spaces(out, last->inside);
		}
		buf_print(out, "%.*s: ", STR_ARG(fields[i].key));
		put_value(out, fields[i].value);
	}
	if (last->braces)
		buf_put(out, STR(" }"));
}

bool append_item(struct arena *keep, const struct source *source, const struct yaml *list,
    const struct append_field *fields, size_t count, struct str *text, uint32_t *line, const char **why)
{
	struct last_item last;
	if (!find_last(source, list, &last, why))
		return false;
	struct buf out = buf_in(keep, BUF_MOST);
	buf_put(&out, str_sub(source->text, 0, last.end));
	buf_put(&out, last.stop);
	put_fields(&out, &last, fields, count);
	buf_put(&out, str_sub(source->text, last.end, source->text.len));
	*text = buf_str(&out);
	*line = last.line + 1;
	return true;
}
