/*
 * fraction - places along a way: between two numbers, the simplest one, and what three digits can tell apart.
 */
#ifndef SENSITIVITY_FRACTION_H
#define SENSITIVITY_FRACTION_H

#include "number/ratio.h"

/*
 * The fraction of the least denominator from a to b (a <= b). Graham, Knuth and Patashnik,
 * "Concrete Mathematics", second edition, 1994, section 4.5.
 */
const struct ratio *fraction_simplest(struct arena *keep, const struct ratio *a, const struct ratio *b);
/* The simplest one that is no further than `within` from a place. */
const struct ratio *fraction_near(
    struct arena *keep, const struct ratio *place, const struct ratio *within);
/* Halfway between them. */
const struct ratio *fraction_middle(struct arena *keep, const struct ratio *a, const struct ratio *b);
/* Too narrow to be told apart by three digits (a < b). */
bool fraction_is_narrow(struct arena *keep, const struct ratio *a, const struct ratio *b);
const struct ratio *fraction_not_below(const struct ratio *a, const struct ratio *least);
const struct ratio *fraction_not_above(const struct ratio *a, const struct ratio *most);

#endif
