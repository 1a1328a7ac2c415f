#include "number/ratio_gmp.h"

const struct ratio *ratio_small(struct arena *keep, int64_t num, int64_t den)
{
	struct ratio *a = arena_alloc(keep, sizeof(*a));

	a->num = num;
	a->den = den;
	return a;
}

static void view_part(mpz_ptr z, mp_limb_t limbs[RATIO_VIEW_LIMBS], int64_t value)
{
	uint64_t rest = (uint64_t)int64_size(value);

	for (size_t i = 0; i < RATIO_VIEW_LIMBS; i++) {
		limbs[i] = (mp_limb_t)rest;
		rest = rest >> (8 * sizeof(mp_limb_t) - 1) >> 1; /* in two steps: a limb may be as long */
	}
	mpz_roinit_n(z, limbs, value < 0 ? -(mp_size_t)RATIO_VIEW_LIMBS : (mp_size_t)RATIO_VIEW_LIMBS);
}

mpq_srcptr ratio_as_mpq(const struct ratio *a, struct ratio_view *view)
{
	if (a->den == 0)
		return a->big;
	view_part(mpq_numref(view->q), view->num, a->num);
	view_part(mpq_denref(view->q), view->den, a->den);
	return view->q;
}

/* Makes `to` a read-only number whose limbs are a copy in the arena. */
static void copy_limbs(struct arena *keep, mpz_ptr to, mpz_srcptr from)
{
	size_t count = mpz_size(from);
	mp_limb_t *limbs = arena_copy(keep, mpz_limbs_read(from), count * sizeof(*limbs));

	mpz_roinit_n(to, limbs, mpz_sgn(from) * (mp_size_t)count);
}

static bool fits_small(mpz_srcptr z)
{
	return mpz_fits_slong_p(z) && mpz_get_si(z) != INT64_MIN;
}

const struct ratio *ratio_from_mpq(struct arena *keep, mpq_srcptr q)
{
	if (fits_small(mpq_numref(q)) && fits_small(mpq_denref(q)))
		return ratio_small(keep, mpz_get_si(mpq_numref(q)), mpz_get_si(mpq_denref(q)));
	struct ratio *a = arena_alloc(keep, sizeof(*a) + sizeof(a->big[0]));
	a->num = a->den = 0;
	copy_limbs(keep, mpq_numref(a->big), mpq_numref(q));
	copy_limbs(keep, mpq_denref(a->big), mpq_denref(q));
	return a;
}
