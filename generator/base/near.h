/*
 * near - "did you mean": the word of a list that a mistyped word was most likely meant to be.
 *
 * Distance: Damerau-Levenshtein with adjacent transpositions (optimal string alignment). Source:
 * Boytsov, "Indexing methods for approximate dictionary searching", 2011, section 2.2.1. A word is
 * near when at most a third of the longer word's bytes (at least one) must change.
 */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/arena.h"
#include "base/str.h"

struct near {
	struct str word; /* what was written */
	struct str best; /* the nearest candidate so far; empty if none is near */
	size_t distance; /* its changes from `word` */
	size_t rank; /* the same, those of capitals alone counting least: the lower the nearer */
};

struct near near_to(struct str word);

/* Offers a candidate; ties go to the one offered first. Words over 64 bytes are never near. */
void near_offer(struct near *near, struct str candidate);

#endif
