#include "html/markup.h"

#include "base/scan.h"

struct str markup_entity(char byte)
{
	switch (byte) {
	case '&':
		return STR("&amp;");
	case '<':
		return STR("&lt;");
	case '>':
		return STR("&gt;");
	case '"':
		return STR("&quot;");
	default:
		return STR("&#39;");
	}
}

void markup_escape(struct buf *out, struct str text)
{
	for (size_t from = 0; from < text.len;) {
		size_t end = scan_markup(text, from, true);
		buf_put(out, (struct str){ text.at + from, end - from });
		if (end < text.len)
			buf_put(out, markup_entity(text.at[end]));
		from = end + 1;
	}
}

struct markup markup_text(struct arena *arena, struct str text)
{
	struct buf out = buf_in(arena, BUF_MOST);

	markup_escape(&out, text);
	return (struct markup){ buf_str(&out) };
}

struct markup markup_trusted(struct str bytes)
{
	return (struct markup){ bytes };
}

void markup_split(struct markup markup, size_t at, struct markup *before, struct markup *behind)
{
	*before = (struct markup){ str_sub(markup.bytes, 0, at) };
	*behind = (struct markup){ str_sub(markup.bytes, at, markup.bytes.len) };
}

struct markup markup_trim(struct markup markup)
{
	return (struct markup){ str_trim(markup.bytes) };
}

struct markup markup_copy(struct arena *arena, struct markup markup)
{
	return (struct markup){ str_copy(arena, markup.bytes) };
}
