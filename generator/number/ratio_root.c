#include "number/ratio_root.h"

#include "number/ratio_gmp.h"
#include "number/ratio_log.h"

#include <assert.h>
#include <stdlib.h>

/* Roots of higher orders are found by logarithms: the way of whole numbers takes n times the digits, and its square. */
#define ROOT_BY_WHOLE_NUMBERS 64

/*
 * One digit more than wanted comes from the root of a * 10^(n * shift), cut to a whole number. The
 * true root is irrational, so a cut-off digit of 5 means more than half: there are no ties.
 */
const struct ratio *ratio_root(struct arena *keep, const struct ratio *a, uint64_t n, bool *exact)
{
	assert(n >= 1 && ratio_sign(a) >= 0);
	struct ratio_view view;
	const struct ratio *result = ratio_root_exact(keep, a, n);
	*exact = result != NULL;
	if (result)
		return result;
	if (n > ROOT_BY_WHOLE_NUMBERS && n <= INT64_MAX)
		return ratio_power(keep, a, ratio_of(keep, 1, n));
	int magnitude = ratio_magnitude(a);
	int64_t first =
	    magnitude >= 0 ? magnitude / (int64_t)n : -((-magnitude + (int64_t)n - 1) / (int64_t)n);
	int shift = (int)(RATIO_ROOT_DIGITS - first);
	mpz_t scale, root;
	mpz_inits(scale, root, NULL);
	mpz_ui_pow_ui(scale, 10, n * (uint64_t)abs(shift));
	if (shift >= 0) {
		mpz_mul(root, mpq_numref(ratio_as_mpq(a, &view)), scale);
		mpz_fdiv_q(root, root, mpq_denref(ratio_as_mpq(a, &view)));
	} else {
		mpz_mul(scale, scale, mpq_denref(ratio_as_mpq(a, &view)));
		mpz_fdiv_q(root, mpq_numref(ratio_as_mpq(a, &view)), scale);
	}
	mpz_root(root, root, n);
	mpq_t q;
	mpq_init(q);
	mpz_add_ui(root, root, 5);
	mpz_fdiv_q_ui(mpq_numref(q), root, 10);
	result = ratio_mul(keep, ratio_from_mpq(keep, q), ratio_ten_to(keep, 1 - shift));
	mpq_clear(q);
	mpz_clears(scale, root, NULL);
	return result;
}
