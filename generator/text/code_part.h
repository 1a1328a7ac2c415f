/*
 * code_part - the parts of code that are told apart: comments, strings, keywords and the like.
 */
#ifndef TEXT_CODE_PART_H
#define TEXT_CODE_PART_H

#include "base/arena.h"

struct code_part {
	size_t from, to;
	const char *class; /* "hl-comment": as highlight.h lists them */
};

/* In order; none overlaps another. */
struct code_parts {
	struct code_part *at;
	size_t count, room;
	struct arena *arena;
};

/* From..to is a part of this class. */
void code_part_add(struct code_parts *parts, size_t from, size_t to, const char *class);

#endif
