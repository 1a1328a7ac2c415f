/*
 * stitched - a guide's text put together from several files, and which line of it is from where.
 *
 * Files are taken in whole lines, so a place is that of its line.
 */
#ifndef TEXT_STITCHED_H
#define TEXT_STITCHED_H

#include "base/source.h"

/* Lines of the text up to the next stretch. */
struct stretch {
	uint32_t line; /* the first one's number in the text, from 0 */
	struct pos at; /* where that one starts */
	bool made_up;  /* lines that stand in no file: `at` is the place that they were made for */
};

struct stitched {
	struct str text;
	struct stretch *stretches; /* in order; the first one at line 0 */
	size_t count, room;
	const struct source **files; /* the other files that it is from, each once */
	size_t file_count, file_room;
};

/* The place of a byte on line `line`, from 0, `col` bytes behind the line's start. */
struct pos stitched_pos(const struct stitched *stitched, size_t line, size_t col);

#endif
