/*
 * differences - the quantities that an evaluator compares while it answers, and by how much they differ.
 *
 * Of two answers to one question they tell which comparison came out differently, and so where between both to look for the
 * place at which the answer turns (sensitivity/guess.h). Nothing is decided by them.
 */
#ifndef DATA_DIFFERENCES_H
#define DATA_DIFFERENCES_H

#include "data/evaluator.h"

/* No more are kept of one answer. */
#define DIFFERENCES_MOST 512

/* A comparison: where it stands, in the computation of what, and the range of its left side less its right one. */
struct difference {
	const void *where; /* stands for its place in a formula */
	const void *of;    /* stands for the figure or call that was computed; NULL: none */
	const struct ratio *lo, *hi; /* in base units; NULL: no end on that side */
};

struct differences {
	struct arena *keep;
	struct difference *at; /* in the order in which they were made */
	size_t count, room;
};

/* None yet. */
struct differences *differences_new(struct arena *keep);

/* From now on the evaluator adds what it compares to `differences`; NULL: no longer. */
void evaluator_note_differences(struct evaluator *evaluator, struct differences *differences);

#endif
