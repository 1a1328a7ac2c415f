#include "base/markdown_text.h"

#include "base/fence.h"

void markdown_put(struct buf *out, struct str text)
{
	static const bool special[256] = { ['\\'] = true,
		['`'] = true,
		['*'] = true,
		['_'] = true,
		['{'] = true,
		['}'] = true,
		['['] = true,
		[']'] = true,
		['<'] = true,
		['>'] = true,
		['|'] = true,
		['~'] = true,
		['&'] = true,
		['$'] = true,
		['\n'] = true };
	size_t put = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (!special[(unsigned char)text.at[i]])
			continue;
		buf_put(out, str_sub(text, put, i));
		put = text.at[i] == '\n' ? i + 1 : i;
		buf_put_byte(out, text.at[i] == '\n' ? ' ' : '\\');
	}
	buf_put(out, str_sub(text, put, text.len));
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
