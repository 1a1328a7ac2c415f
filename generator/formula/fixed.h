/*
 * fixed - what of a loop is the same for all its elements, and is therefore computed once.
 *
 * In `sum(e in offers where e.seller = shop and e.grade = model.grade(of: use), e.price)` nothing but `e` changes from
 * element to element: `shop` and `model.grade(of: use)` are fixed. They are found as the formula is parsed: the largest
 * parts that do not name the loop's variable. Loops without a variable have none, for any name may be the element's.
 *
 * A value is kept for as long as its loop goes on. It is computed once more where a visitor has not seen it, and each time
 * under an assumption (assume.h), in a corner that has a world of its own, and where it is a mistake.
 */
#ifndef FORMULA_FIXED_H
#define FORMULA_FIXED_H

#include "formula/evaluation.h"

/* Fixed parts of one loop; more are computed for each element. */
#define FIXED_MOST 8

struct fixed_value {
	bool known, seen; /* seen: a visitor has seen what it is made of */
	struct value value;
	size_t poles; /* met on the way (evaluation.h) */
	size_t steps; /* taken on the way: they count again each time, so that limits are what they would be without */
};

/* Whether a part of a formula names the variable of a loop around it. */
bool node_names(const struct node *node, struct str variable);

/* Sets loop->fixed, which lives in `keep`; `body` is what is computed of each element. */
void fixed_find(struct arena *keep, struct loop *loop, const struct argument *body, size_t count);

/* Room for the values of an iteration over the loop; NULL if it has no fixed parts. */
struct fixed_value *fixed_values(const struct evaluation *e, const struct loop *loop);

/* The place for the value of a node that is fixed in the innermost loop around it, else NULL. */
static inline struct fixed_value *fixed_of(const struct evaluation *e, const struct node *node)
{
	const struct scope *frame = e->frames;

	if (!frame || !frame->fixed || e->assumptions || frame->world != e->context->resolver->self)
		return NULL;
	for (size_t i = 0; i < frame->loop->fixed_count; i++)
		if (frame->loop->fixed[i] == node)
			return &frame->fixed[i];
	return NULL;
}

#endif
