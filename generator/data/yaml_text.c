#include "data/yaml_text.h"

#include "base/ascii.h"

size_t yaml_line_start(struct str text, uint32_t line)
{
	size_t at = 0;

	for (uint32_t i = 1; i < line && at < text.len; i++) {
		size_t end = str_find_byte(text, '\n', at);
		at = end == STR_NONE ? text.len : end + 1;
	}
	return at;
}

size_t yaml_offset(struct str text, struct pos at)
{
	return yaml_line_start(text, at.line) + at.col - 1;
}

size_t yaml_line_end(struct str text, size_t from)
{
	size_t end = str_find_byte(text, '\n', from);

	if (end == STR_NONE)
		return text.len;
	return end > from && text.at[end - 1] == '\r' ? end - 1 : end;
}

size_t yaml_indent(struct str text, size_t from)
{
	size_t at = from;

	while (at < text.len && text.at[at] == ' ')
		at++;
	return at - from;
}

size_t yaml_block_end(struct str text, size_t from, size_t indent)
{
	size_t end = yaml_line_end(text, from), next = str_find_byte(text, '\n', from);

	while (next != STR_NONE) {
		size_t start = next + 1, own = yaml_indent(text, start);
		bool blank = start + own >= yaml_line_end(text, start), further = own > indent;
		next = str_find_byte(text, '\n', start);
		if (!blank && !further && text.at[start + own] != '#')
			break;
		if (!blank && further)
			end = yaml_line_end(text, start);
	}
	return end;
}

size_t yaml_find_dash(struct str text, size_t from, size_t to)
{
	for (size_t end = str_find_byte(text, '\n', from); end < to;
	     end = str_find_byte(text, '\n', end + 1)) {
		size_t at = end + 1 + yaml_indent(text, end + 1);
		bool alone = at + 1 >= to || text.at[at + 1] == ' ' || text.at[at + 1] == '\n';
		if (at < to && text.at[at] == '-' && alone)
			return at;
	}
	return STR_NONE;
}

size_t yaml_line_above(struct str text, size_t start)
{
	size_t above = start - 1;

	while (above > 0 && text.at[above - 1] != '\n')
		above--;
	return above;
}

size_t yaml_line_left(struct str text, size_t start)
{
	size_t most = yaml_indent(text, start);

	while (start > 0) {
		start = yaml_line_above(text, start);
		size_t indent = yaml_indent(text, start), at = start + indent;
		if (indent < most && str_find_byte(STR("#\r\n"), text.at[at], 0) == STR_NONE)
			return at;
	}
	return STR_NONE;
}

/* Letters, digits and what can mean nothing else between them, anywhere in YAML. */
static bool is_plain(struct str value)
{
	static const char inner[] = " ._-/+~%$'()", first[] = "~.+$";

	if (value.len == 0 || value.at[value.len - 1] == ' ')
		return false;
	for (size_t i = 0; i < value.len; i++) {
		struct str allowed = i ? str_from(inner) : str_from(first);
		if (!ascii_is_word(value.at[i]) && str_find_byte(allowed, value.at[i], 0) == STR_NONE)
			return false;
	}
	return true;
}

void yaml_put_text(struct buf *out, struct str value)
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

struct str yaml_line_stop(struct str text)
{
	size_t first = str_find_byte(text, '\n', 0);

	return first != STR_NONE && first > 0 && text.at[first - 1] == '\r' ? STR("\r\n") : STR("\n");
}
