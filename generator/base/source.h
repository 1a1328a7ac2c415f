/*
 * source - the text of one file that an author wrote, and places in it.
 *
 * Lines and columns start at 1. Columns count bytes. Line 0 is the file as a whole. A place whose `in` is
 * NULL is nowhere: for text that the program generated. A message about it is printed without a position.
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

/* A new source. Neither text is copied: both must live as long as the source. */
const struct source *source_new(struct arena *keep, struct str path, struct str text);

/* The place of the byte at `offset`. Takes time linear in the offset: for messages, not for loops. */
struct pos source_pos(const struct source *source, size_t offset);

/* The file as a whole: line 0. */
struct pos source_whole(const struct source *source);

/*
 * Line number `line` without its line end; empty if there is none. Takes time linear in the size of the
 * text.
 */
struct str source_line(const struct source *source, uint32_t line);

/* The same place, `bytes` further on the same line. */
struct pos pos_after(struct pos pos, size_t bytes);

/* Compares by path, line, column, as qsort(3) wants it. Places that are nowhere come last. */
int pos_cmp(struct pos a, struct pos b);

#endif
