/*
 * margin - how far a verdict is from turning: along each of the inputs that it reads, the smallest room first.
 */
#ifndef SENSITIVITY_MARGIN_H
#define SENSITIVITY_MARGIN_H

#include "sensitivity/turn.h"

/* One input along which the answer turns. */
struct margin {
	const struct turns *turns;
	/* The turn nearest to the input's present value; NULL if that is not known, or the input is no quantity. */
	const struct turn *nearest;
	const struct ratio *room; /* how far away the nearest turn is (turn_room); NULL: that cannot be said */
	const struct answer *then; /* the answer beyond the nearest turn; NULL without one */
};

/*
 * True if the value is a verdict: it comes from a figure, and is a truth, or a word of a figure whose words have marks.
 */
bool margin_is_verdict(const struct value *value);

/* The margins of a question, and all that was looked at for them. */
struct margins {
	/* Sorted by room, smallest first; margins without a room follow, in the order of the data. */
	const struct margin *at;
	size_t count;
	const struct turns *const *looked; /* along each input, also where nothing turns */
	size_t looked_count;
};

/*
 * The margins of a question along the inputs in `read` (evaluator_origin_anew, evaluator_eval_noting). Inputs along
 * which nothing turns are not among them. With `prices` every dated price counts as an input, too, from half to twice
 * of itself.
 */
struct margins margins_of(struct evaluator *evaluator, struct arena *keep,
    const struct question *question, const struct input_set *read, bool prices);

/* An answer is narrow where less than this part of the present value of one input turns it: a tenth. */
bool margins_are_narrow(struct arena *scratch, const struct margins *margins);

#endif
