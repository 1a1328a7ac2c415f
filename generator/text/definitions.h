/*
 * definitions - where link reference definitions stand, `[label]: target "title"`, and those of footnotes,
 * `[^label]: text`.
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

/*
 * The definitions that `part`, a view of `text`, uses and does not hold, by themselves or by way of others: views of
 * their lines, in the order of the text. What only looks like a use (in code) counts as one; of two definitions with
 * one label the first counts. Definitions in quotes and lists are not found.
 */
const struct str *definitions_missing(
    struct arena *arena, struct str text, struct str part, size_t *count);

struct unused_definition {
	struct str lines; /* a view of the text */
	size_t at;        /* where it begins, in the text */
	bool is_footnote;
	bool again; /* its label has an earlier one, which counts */
};

/* The definitions that nothing in the text refers to, in its order, found as above. */
const struct unused_definition *definitions_unused(struct arena *arena, struct str text, size_t *count);

#endif
