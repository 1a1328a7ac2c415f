#include "text/stitched.h"

struct pos stitched_pos(const struct stitched *stitched, size_t line, size_t col)
{
	size_t low = 0, high = stitched->count;

	while (low + 1 < high) {
		size_t middle = (low + high) / 2;
		if (stitched->stretches[middle].line <= line)
			low = middle;
		else
			high = middle;
	}
	const struct stretch *stretch = &stitched->stretches[low];
	if (stretch->made_up)
		return stretch->at;
	if (line == stretch->line)
		return pos_after(stretch->at, col);
	return (struct pos){ stretch->at.in, stretch->at.line + (uint32_t)(line - stretch->line),
		(uint32_t)col + 1 };
}
