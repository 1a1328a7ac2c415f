#include "base/markdown_text.h"

#include "base/fence.h"

void markdown_put(struct buf *out, struct str text)
{
	static const char special[] = "\\`*_{}[]<>|~&$";

	for (size_t i = 0; i < text.len; i++) {
		if (str_find_byte(str_from(special), text.at[i], 0) != STR_NONE)
			buf_put_byte(out, '\\');
		buf_put_byte(out, text.at[i] == '\n' ? ' ' : text.at[i]);
	}
}

void markdown_put_cell(struct buf *out, struct str text)
{
	buf_put(out, STR(" "));
	markdown_put(out, text);
	buf_put(out, STR(" |"));
}

void markdown_put_rule(struct buf *out, bool right)
{
	buf_put(out, right ? STR("--:|") : STR("---|"));
}

void markdown_put_code(struct buf *out, struct str word, struct str text)
{
	size_t length = fence_around(text);

	for (int end = 0; end < 2; end++) {
		for (size_t i = 0; i < length; i++)
			buf_put_byte(out, '`');
		if (end == 1)
			break;
		buf_print(out, "%.*s\n%.*s", STR_ARG(word), STR_ARG(text));
		if (text.len > 0 && text.at[text.len - 1] != '\n')
			buf_put_byte(out, '\n');
	}
}
