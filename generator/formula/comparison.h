/*
 * comparison - the truth of comparisons: of quantities, of what has an order, of what is only the same or not.
 *
 * Where both sides depend on one uncertain input, the ranges alone may leave open what is certain
 * (`part < whole`). The difference of the sides is then looked at in the corners of the box that
 * the inputs span: dependence.h says when its extremes lie there.
 */
#ifndef FORMULA_COMPARISON_H
#define FORMULA_COMPARISON_H

#include "formula/evaluation.h"
#include "number/quantity_order.h"

/* The value of a node of kind NODE_COMPARE: a truth, or why there is none. */
struct value compare_eval(struct evaluation *e, const struct node *node);

/* Two quantities to be compared, and how to come by both where the inputs are held in a corner. */
struct pair {
	struct value sides[2];
	void (*again)(const struct pair *pair, struct evaluation *there, struct value sides[2]);
	const void *asker; /* whatever `again` needs */
};

struct value dates_compare(struct date a, enum comparison comparison, struct date b);

/* The truth of a comparison of both, in *out with what it depends on. Does not report. */
enum quantity_status pair_compare(const struct evaluation *e, const struct pair *pair,
    enum comparison comparison, struct value *out);

#endif
