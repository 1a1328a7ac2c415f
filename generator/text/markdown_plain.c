#include "text/markdown_plain.h"

#include <string.h>

void markdown_put_plain(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (strchr("\\`*_{}[]()<>#+-.!|~&$:\"'=^%", text.at[i]))
			buf_put_byte(out, '\\');
		buf_put_byte(out, text.at[i] == '\n' ? ' ' : text.at[i]);
	}
}
