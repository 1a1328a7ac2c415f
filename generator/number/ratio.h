/*
 * ratio - exact numbers.
 *
 * A figure is a fraction of whole numbers of any size (GMP's mpq), so 0.1 + 0.2 is 3/10 and a reader can check a
 * table by hand. Nothing here knows about units or about how a number is rounded for a page.
 *
 * Invariant: in lowest terms, the denominator positive; equal values are equal in both parts.
 * Ownership: every ratio lives in the arena it was made in and is never changed afterwards. GMP's
 * own memory is let go of inside each function.
 */
#ifndef NUMBER_RATIO_H
#define NUMBER_RATIO_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

struct ratio;

/*
 * Numbers with more digits than this, in either part, are refused by the functions that say so: a
 * limit against input such as 10^1000000, far above any sum of money or bits.
 */
#define RATIO_DIGITS_MOST 20000

/* numerator / denominator; the denominator must not be 0. */
const struct ratio *ratio_of(struct arena *keep, int64_t numerator, uint64_t denominator);
const struct ratio *ratio_zero(void);
const struct ratio *ratio_one(void);
/* The same number in another arena. */
const struct ratio *ratio_copy(struct arena *keep, const struct ratio *a);

const struct ratio *ratio_add(struct arena *keep, const struct ratio *a, const struct ratio *b);
const struct ratio *ratio_sub(struct arena *keep, const struct ratio *a, const struct ratio *b);
const struct ratio *ratio_mul(struct arena *keep, const struct ratio *a, const struct ratio *b);
/* NULL if b is zero. Does not report: only the caller knows where in the sources this happened. */
const struct ratio *ratio_div(struct arena *keep, const struct ratio *a, const struct ratio *b);
/* a to a whole power; NULL for zero to a negative power, or when the result would pass RATIO_DIGITS_MOST. */
const struct ratio *ratio_pow(struct arena *keep, const struct ratio *a, int64_t power);
const struct ratio *ratio_neg(struct arena *keep, const struct ratio *a);
const struct ratio *ratio_abs(struct arena *keep, const struct ratio *a);
const struct ratio *ratio_floor(struct arena *keep, const struct ratio *a);
const struct ratio *ratio_ceil(struct arena *keep, const struct ratio *a);

/* a rounded to a whole number, half to even. */
const struct ratio *ratio_round_whole(struct arena *keep, const struct ratio *a);

/* a rounded to a multiple of `step` (positive), half to the even multiple. */
const struct ratio *ratio_round(struct arena *keep, const struct ratio *a, const struct ratio *step);

/* Significant decimal digits of what is not rational: roots (ratio_root.h), logarithms (ratio_log.h). */
#define RATIO_ROOT_DIGITS 30

/* The n-th root of a (a >= 0, n >= 1) where it is rational, else NULL. */
const struct ratio *ratio_root_exact(struct arena *keep, const struct ratio *a, uint64_t n);

int ratio_cmp(const struct ratio *a, const struct ratio *b);
int ratio_sign(const struct ratio *a);
bool ratio_is_whole(const struct ratio *a);
/* Whether a part of it does not fit a long: the word behind its first one, a denominator that does, is 0 then. */
static inline bool ratio_is_long(const struct ratio *a)
{
	int64_t den = 0;

#ifdef RIGBOOK_IN_PAGE /* where a word less is worth more than a call */
	(void)a;
#else
	memcpy(&den, (const char *)a + sizeof(den), sizeof(den));
#endif
	return den == 0;
}
/* Digits of the longer part, 0 where both fit a long. */
size_t ratio_digits(const struct ratio *a);
/* True if there are more of them, which is quickly told of most. */
bool ratio_is_longer(const struct ratio *a, size_t digits);
/* True past RATIO_DIGITS_MOST: add, mul and div grow freely, and whoever chains them stops here. */
bool ratio_is_huge(const struct ratio *a);
/* Numerator and denominator if both fit; false otherwise. */
bool ratio_parts(const struct ratio *a, int64_t *num, int64_t *den);
/* The value if it is whole and fits; false otherwise. */
bool ratio_to_int64(const struct ratio *a, int64_t *out);
/* Ten to a whole power, also negative. */
const struct ratio *ratio_ten_to(struct arena *keep, int power);
/* The power of ten of the first significant digit: 2 for 350, -3 for 0.001. 0 for zero. */
int ratio_magnitude(const struct ratio *a);

#endif
