/*
 * near - for hints "did you mean": the candidate that is nearest to a mistyped word.
 *
 * Distance: Damerau-Levenshtein with adjacent transpositions (optimal string alignment). Source: Boytsov,
 * "Indexing methods for approximate dictionary searching", 2011, section 2.2.1. A candidate is near when at
 * most a third of the longer word's bytes (at least one) must change.
 *
 * Cost: a few operations on one machine word for each byte of a candidate (Hyyrö, "A bit-vector algorithm
 * for computing Levenshtein and Damerau edit distances", 2003). A caller that may report thousands of words
 * should still use diag_hint_near, which looks only for the hints that are printed.
 *
 * Use: near_to, then near_offer for each candidate, then read `best`.
 */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

struct near {
	struct str word;      /* what was written */
	struct str best;      /* the nearest candidate so far; empty if none is near */
	size_t distance;      /* the distance of `best` from `word` */
	struct str placed;    /* the word that `places` was computed for */
	uint64_t places[256]; /* for each byte (capitals as small letters), a bit for each position in `placed` where it occurs, bit 0 first */
	size_t rank; /* `distance` scaled up, with changes of capitals alone counted least: breaks ties */
};

struct near near_to(struct str word);

/*
 * Compares a candidate. The first of several equally near ones is taken. Words over 64 bytes are never
 * near.
 */
void near_offer(struct near *near, struct str candidate);

/* Sets `best` to what was meant, known for another reason. Later candidates do not replace it. */
void near_settle(struct near *near, struct str meant);

#endif
