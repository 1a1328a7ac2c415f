/*
 * guess - where between two values of an input an answer turns, by what was compared at both.
 *
 * A comparison that came out differently at both ends is about a difference that goes through zero between them: a straight
 * line through both is zero at the place that is guessed. Where the difference is linear in the input, as of most verdicts,
 * it is the place itself; else it is near it, and nearer the nearer the ends are. Whoever guesses asks there, and only the
 * answers count. Source: Press, Teukolsky, Vetterling and Flannery, "Numerical Recipes", third edition, Cambridge 2007,
 * section 9.2 (false position).
 */
#ifndef SENSITIVITY_GUESS_H
#define SENSITIVITY_GUESS_H

#include "data/differences.h"

/* What an input was, and what was compared then. */
struct guess_end {
	const struct ratio *at;
	const struct differences *seen;
};

/* A place between both (low.at < high.at) and none of them; NULL where no comparison tells. */
const struct ratio *guess_place(
    struct arena *keep, const struct guess_end *low, const struct guess_end *high);

#endif
