/*
 * fence - the lines of Markdown that begin and end code and blocks: ``` and ~~~.
 *
 * For what looks through a guide line by line, before or without parsing it. Lines are given without what quotes and lists
 * put in front of them; space around them does not count.
 */
#ifndef BASE_FENCE_H
#define BASE_FENCE_H

#include "base/str.h"

/* Of which sign it is, and of how many; all zero: there is none. */
struct fence {
	char sign;
	size_t length;
};

/* The fence that a line opens. */
struct fence fence_opened(struct str line);
/* True if the line ends what the fence has opened. */
bool fence_closed(struct fence fence, struct str line);
/*
 * For each line of a text in turn: *open, all zero before the first, becomes the fence in which the next line stands. True
 * for the lines that open and close one.
 */
bool fence_follow(struct fence *open, struct str line);

/* How many backticks a fence takes that holds this text, and no fence in it ends. */
size_t fence_around(struct str text);

#endif
