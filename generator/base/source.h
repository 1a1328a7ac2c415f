/*
 * source - one text the author wrote, and places in it.
 *
 * Lines and columns start at 1; columns count bytes. Line 0 means the file as a whole. A place whose `in` is NULL
 * is nowhere: something the program made up (a message about it has no position).
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/arena.h"
#include "base/str.h"

struct source {
	struct str path; /* as shown in messages: relative to the site's folder, with slashes */
	struct str text; /* the whole file; empty if it could not be read */
};

struct pos {
	const struct source *in;
	uint32_t line, col;
};

#define POS_NONE ((struct pos){ NULL, 0, 0 })

/* A source with a copy of neither: path and text must live as long as it does. */
const struct source *source_new(struct arena *keep, struct str path, struct str text);

/* The place of the byte at `offset`. Linear in the offset: for messages, not for loops. */
struct pos source_pos(const struct source *source, size_t offset);

/* The place of the line as a whole file. */
struct pos source_whole(const struct source *source);

/* Line `line` of the text without its end, empty if there is none. Linear. */
struct str source_line(const struct source *source, uint32_t line);

/* The same place, `bytes` further on the same line. */
struct pos pos_after(struct pos pos, size_t bytes);

/* Order by path, line, column; places that are nowhere come last. */
int pos_cmp(struct pos a, struct pos b);

#endif
