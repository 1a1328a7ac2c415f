/*
 * ratio_log - exponentials and logarithms: exact where they are rational, else correct to RATIO_ROOT_DIGITS significant
 * decimal digits.
 *
 * Everything is computed with whole numbers, counted in small fractions of one, so results are the same on every
 * machine and under the small arithmetic. Source of the series: Abramowitz and Stegun, "Handbook of Mathematical
 * Functions", 4.1.27 and 4.2.1.
 */
#ifndef NUMBER_RATIO_LOG_H
#define NUMBER_RATIO_LOG_H

#include "number/ratio.h"

/* e to the power of a; NULL when it would pass RATIO_DIGITS_MOST. */
const struct ratio *ratio_exp(struct arena *keep, const struct ratio *a);

/* The natural logarithm of a > 0, and that to a base > 0 other than 1. */
const struct ratio *ratio_log(struct arena *keep, const struct ratio *a);
const struct ratio *ratio_log_to(struct arena *keep, const struct ratio *a, const struct ratio *base);

/* a > 0 to any power; NULL when the result would pass RATIO_DIGITS_MOST. */
const struct ratio *ratio_power(struct arena *keep, const struct ratio *a, const struct ratio *power);

#endif
