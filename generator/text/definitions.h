/*
 * definitions - where link reference definitions stand: `[label]: target "title"`.
 *
 * cmark-gfm takes them out of the text and tells of a link only what it leads to, so the place of a
 * mistake in one is found by its target. Private to text/.
 */
#ifndef TEXT_DEFINITIONS_H
#define TEXT_DEFINITIONS_H

#include "base/map.h"

struct definitions {
	struct map by_target; /* target as written -> size_t, its offset in the text; the first one counts */
};

/* Looks through all lines but those of fenced code. */
struct definitions definitions_of(struct arena *arena, struct str text);

/* The offset of the target in the first definition that has it; STR_NONE if there is none. */
size_t definitions_find(const struct definitions *definitions, struct str target);

#endif
