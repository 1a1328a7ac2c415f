#include "base/source.h"

const struct source *source_new(struct arena *keep, struct str path, struct str text)
{
	struct source *source = ARENA_NEW(keep, struct source);

	source->path = path;
	source->text = text;
	return source;
}

struct pos source_pos(const struct source *source, size_t offset)
{
	struct str text = source->text;

	if (offset > text.len)
		offset = text.len;
	uint32_t line = 1;
	size_t start = 0;
	for (size_t end; (end = str_find_byte(text, '\n', start)) < offset; start = end + 1)
		line++;
	return (struct pos){ source, line, (uint32_t)(offset - start + 1) };
}

struct pos source_whole(const struct source *source)
{
	return (struct pos){ source, 0, 0 };
}

struct str source_line(const struct source *source, uint32_t line)
{
	struct str rest = source->text, found = { NULL, 0 };

	for (uint32_t i = 0; i < line; i++)
		if (!str_line(&rest, &found))
			return (struct str){ NULL, 0 };
	return found;
}

struct pos pos_after(struct pos pos, size_t bytes)
{
	if (pos.line)
		pos.col += (uint32_t)bytes;
	return pos;
}

static int compare(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

int pos_cmp(struct pos a, struct pos b)
{
	if (!a.in || !b.in)
		return (b.in != NULL) - (a.in != NULL);
	int order = a.in == b.in ? 0 : str_cmp(a.in->path, b.in->path);
	if (order == 0)
		order = compare(a.line, b.line);
	return order ? order : compare(a.col, b.col);
}
