/*
 * fence - the body of a fenced block, and where its bytes stand in the page. Private to text/.
 */
#ifndef TEXT_FENCE_H
#define TEXT_FENCE_H

#include "text/reading.h"

struct fence {
	struct str text;
	const struct reading *reading; /* NULL: nowhere */
	size_t line;                   /* of the page, from 0, on which the text starts */
};

struct fence fence_of(const struct reading *reading, const cmark_node *node);

/*
 * The place of the byte at `offset`. cmark-gfm has taken quotes and indentation off each line, so
 * the line is looked for in the page's.
 */
struct pos fence_pos(const struct fence *fence, size_t offset);

#endif
