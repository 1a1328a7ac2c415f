/*
 * fence - the lines of Markdown that begin and end code and blocks: ``` and ~~~.
 *
 * For what looks through a guide line by line, before or without parsing it.
 */
#ifndef BASE_FENCE_H
#define BASE_FENCE_H

#include "base/str.h"

/* `line`: without what quotes and lists put in front of it. */
static inline bool fence_starts(struct str line)
{
	return str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
}

#endif
