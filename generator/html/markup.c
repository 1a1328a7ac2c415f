#include "html/markup.h"

static const struct str entities[256] = {
	['&'] = STR_INIT("&amp;"),
	['<'] = STR_INIT("&lt;"),
	['>'] = STR_INIT("&gt;"),
	['"'] = STR_INIT("&quot;"),
	['\''] = STR_INIT("&#39;"),
};

void markup_escape(struct buf *out, struct str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.len; i++) {
		const struct str *entity = &entities[(unsigned char)text.at[i]];
		if (entity->len == 0)
			continue;
		if (i > from)
			buf_put(out, (struct str){ text.at + from, i - from });
		buf_put(out, *entity);
		from = i + 1;
	}
	if (text.len > from)
		buf_put(out, (struct str){ text.at + from, text.len - from });
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
