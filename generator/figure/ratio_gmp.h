/*
 * ratio_gmp - the inside of a ratio, for ratio.c and ratio_text.c alone.
 *
 * Nearly all numbers of a site fit two longs and never meet GMP. A value whose parts do not is held
 * as a fraction of GMP's with its limbs in the arena, so there is nothing to free. Each value has
 * exactly one form: longs if they fit.
 */
#ifndef FIGURE_RATIO_GMP_H
#define FIGURE_RATIO_GMP_H

#include "figure/ratio.h"

#include <gmp.h>

struct ratio {
	long num;           /* never LONG_MIN, so that it can be negated */
	long den;           /* positive; 0 when the value stands in `big` */
	__mpq_struct big[]; /* one, read only, limbs in the arena; absent when den is not 0 */
};

/* Room to look at a small ratio as GMP does. */
struct ratio_view {
	mpq_t q;
	mp_limb_t num, den;
};
_Static_assert(sizeof(mp_limb_t) >= sizeof(long), "a long must fit one limb");

/* The ratio as a GMP number, to be read only and as long as both ratio and view stand. */
mpq_srcptr ratio_as_mpq(const struct ratio *a, struct ratio_view *view);

/* Copies a canonical GMP number into the arena; the caller clears the original. */
const struct ratio *ratio_from_mpq(struct arena *keep, mpq_srcptr q);

/* a rounded to a whole number, half to even. */
const struct ratio *ratio_round_whole(struct arena *keep, const struct ratio *a);

#endif
