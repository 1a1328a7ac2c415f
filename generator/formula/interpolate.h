/*
 * interpolate - interpolate(list, x, y, at): what y comes to at one x, straight between the two elements next to it.
 *
 * The elements may stand in any order. Outside of them the result is not applicable, and partly outside (`at` may be a
 * range) unknown. Elements whose x or y is not applicable are left out. Two with the same x are a mistake.
 */
#ifndef FORMULA_INTERPOLATE_H
#define FORMULA_INTERPOLATE_H

#include "formula/evaluation.h"

/* Between which two elements a result lies; their y are the same where it lies on one of them. */
struct interpolation {
	bool between; /* else nothing of this is set: `at` is a range, or there is no result */
	struct value at, x[2], y[2];
};

/* The value of a node of kind NODE_AGGREGATE with this function. `where` may be NULL. */
struct value interpolate_eval(
    struct evaluation *e, const struct node *node, struct interpolation *where);
struct type interpolate_check(struct evaluation *e, const struct node *node, const struct type *element);

#endif
