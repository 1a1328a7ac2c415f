/*
 * span - the range that a value takes over the corners of the box that its uncertain inputs span (dependence.h says
 * when all of it lies between them).
 */
#ifndef FORMULA_SPAN_H
#define FORMULA_SPAN_H

#include "formula/evaluation.h"

/* None yet while `lo` is NULL. */
struct span {
	struct arena *keep;
	const struct ratio *lo, *hi;
	bool open_lo, open_hi; /* only corners that are no values themselves reach that end */
};

/* Takes in the value at one more corner; false when it is no number there. */
bool span_widen(struct span *span, const struct value *there, bool open_corner);
/* `was` with the range of all corners. */
struct quantity span_quantity(const struct span *span, const struct quantity *was);

/*
 * A part of a formula whose range may be too wide because an input occurs in it more than once: its exact value, or as
 * it was where that cannot be shown.
 */
struct value span_settle(struct evaluation *e, const struct node *node, const struct value *value);

#endif
