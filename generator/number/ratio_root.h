/*
 * ratio_root - roots, exact where they are rational.
 */
#ifndef NUMBER_RATIO_ROOT_H
#define NUMBER_RATIO_ROOT_H

#include "number/ratio.h"

/*
 * The n-th root of a (a >= 0, n >= 1): exact where it is rational, else correct to RATIO_ROOT_DIGITS significant decimal
 * digits, rounded half to even. *exact tells which. Source: integer root by GMP's mpz_root; roots of an order above 64
 * by logarithms (ratio_log.h).
 */
const struct ratio *ratio_root(struct arena *keep, const struct ratio *a, uint64_t n, bool *exact);

#endif
