/*
 * ratio_gmp - what a ratio is made of. Only for ratio.c and ratio_text.c.
 *
 * Nearly all numbers of a site fit two words of 64 bits and never meet GMP. A value whose parts do not is held
 * as a fraction of GMP's with its limbs in the arena, so there is nothing to free. Each value has
 * exactly one form: words if they fit.
 */
#ifndef NUMBER_RATIO_GMP_H
#define NUMBER_RATIO_GMP_H

#include "number/ratio.h"

#include <limits.h>

/* GMP's words are as long as a long: where that is too short for 64 bits, the small arithmetic counts. */
#if !defined(RIGBOOK_SMALL_GMP) && LONG_MAX > 2147483647
#include <gmp.h>
#else
#include "number/small_gmp_divide.h"
#include "number/small_gmp_fraction.h"
#include "number/small_gmp_text.h"
#endif

struct ratio {
	int64_t num;        /* never INT64_MIN, so that it can be negated */
	int64_t den;        /* positive; 0 when the value stands in `big` */
	__mpq_struct big[]; /* one, read only, limbs in the arena; absent when den is not 0 */
};

_Static_assert(offsetof(struct ratio, den) == sizeof(int64_t), "ratio_is_long looks there");

/* The absolute value of one that is not INT64_MIN. */
static inline int64_t int64_size(int64_t a)
{
	return a < 0 ? -a : a;
}

/* Room to look at a small ratio as GMP does. */
#define RATIO_VIEW_LIMBS (8 / sizeof(mp_limb_t))
struct ratio_view {
	mpq_t q;
	mp_limb_t num[RATIO_VIEW_LIMBS], den[RATIO_VIEW_LIMBS];
};

/* The ratio as a GMP number, to be read only and as long as both ratio and view stand. */
mpq_srcptr ratio_as_mpq(const struct ratio *a, struct ratio_view *view);

/* A fraction in lowest terms whose parts fit. */
const struct ratio *ratio_small(struct arena *keep, int64_t num, int64_t den);

/* Copies a canonical GMP number into the arena; the caller clears the original. */
const struct ratio *ratio_from_mpq(struct arena *keep, mpq_srcptr q);

#endif
