#include "text/fence.h"

struct fence fence_of(const struct reading *reading, const cmark_node *node)
{
	size_t opener = node->start_line > 0 ? (size_t)node->start_line - 1 : 0;
	return (struct fence){ chunk_str(&node->as.code.literal), reading, opener + 1 };
}

struct pos fence_pos(const struct fence *fence, size_t offset)
{
	const struct reading *reading = fence->reading;
	if (!reading)
		return POS_NONE;
	size_t line = fence->line, start = 0;
	for (size_t i = 0; i < offset && i < fence->text.len; i++) {
		if (fence->text.at[i] == '\n') {
			line++;
			start = i + 1;
		}
	}
	if (line >= reading->line_count)
		return reading_pos(reading, reading->text.len);
	struct str rest = str_sub(fence->text, start, fence->text.len), words = { NULL, 0 };
	str_line(&rest, &words);
	size_t from = reading->lines[line];
	size_t to = line + 1 < reading->line_count ? reading->lines[line + 1] : reading->text.len;
	size_t indent = str_find(str_sub(reading->text, from, to), words, 0);
	return reading_pos(reading, from + (indent == STR_NONE ? 0 : indent) + (offset - start));
}
