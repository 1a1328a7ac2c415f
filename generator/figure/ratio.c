#include "figure/ratio_gmp.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

static const struct ratio zero = { 0, 1 };
static const struct ratio one = { 1, 1 };

const struct ratio *ratio_zero(void)
{
	return &zero;
}

const struct ratio *ratio_one(void)
{
	return &one;
}

mpq_srcptr ratio_as_mpq(const struct ratio *a, struct ratio_view *view)
{
	if (a->den == 0)
		return a->big;
	view->num = (mp_limb_t)labs(a->num);
	view->den = (mp_limb_t)a->den;
	mpz_roinit_n(mpq_numref(view->q), &view->num, a->num < 0 ? -1 : 1);
	mpz_roinit_n(mpq_denref(view->q), &view->den, 1);
	return view->q;
}

static const struct ratio *ratio_small(struct arena *keep, long num, long den)
{
	struct ratio *a = arena_alloc(keep, sizeof(*a));
	a->num = num;
	a->den = den;
	return a;
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
	return mpz_fits_slong_p(z) && mpz_get_si(z) != LONG_MIN;
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

const struct ratio *ratio_copy(struct arena *keep, const struct ratio *a)
{
	if (a == &zero || a == &one)
		return a;
	return a->den != 0 ? ratio_small(keep, a->num, a->den) : ratio_from_mpq(keep, a->big);
}

static long gcd(long a, long b)
{
	while (b != 0) {
		long rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

const struct ratio *ratio_of(struct arena *keep, long numerator, unsigned long denominator)
{
	assert(denominator != 0);
	if (numerator != LONG_MIN && denominator <= LONG_MAX) {
		long common = gcd(labs(numerator), (long)denominator);
		return ratio_small(keep, numerator / common, (long)denominator / common);
	}
	mpq_t q;
	mpq_init(q);
	mpq_set_si(q, numerator, denominator);
	mpq_canonicalize(q);
	const struct ratio *a = ratio_from_mpq(keep, q);
	mpq_clear(q);
	return a;
}

/* Source of both short ways: Knuth, TAOCP 2, 4.5.1. False if a part does not fit a long. */
static bool add_small(const struct ratio *a, long b_num, long b_den, long *num, long *den)
{
	long common = gcd(a->den, b_den);
	long left, right, sum;
	if (__builtin_mul_overflow(a->num, b_den / common, &left) ||
	    __builtin_mul_overflow(b_num, a->den / common, &right) ||
	    __builtin_add_overflow(left, right, &sum) || sum == LONG_MIN)
		return false;
	long rest = gcd(labs(sum), common);
	*num = sum / rest;
	return !__builtin_mul_overflow(a->den / common, b_den / rest, den);
}

static bool mul_small(const struct ratio *a, long b_num, long b_den, long *num, long *den)
{
	long down = gcd(labs(a->num), b_den), up = gcd(labs(b_num), a->den);
	return !__builtin_mul_overflow(a->num / down, b_num / up, num) && *num != LONG_MIN &&
	    !__builtin_mul_overflow(a->den / up, b_den / down, den);
}

/* The long way: one of GMP's operations on copies that GMP owns. */
static const struct ratio *with_gmp(struct arena *keep, void (*op)(mpq_ptr, mpq_srcptr, mpq_srcptr),
    const struct ratio *a, const struct ratio *b)
{
	struct ratio_view left, right;
	mpq_t q;
	mpq_init(q);
	op(q, ratio_as_mpq(a, &left), ratio_as_mpq(b, &right));
	const struct ratio *result = ratio_from_mpq(keep, q);
	mpq_clear(q);
	return result;
}

static bool both_small(const struct ratio *a, const struct ratio *b)
{
	return a->den != 0 && b->den != 0;
}

const struct ratio *ratio_add(struct arena *keep, const struct ratio *a, const struct ratio *b)
{
	long num, den;
	if (both_small(a, b) && add_small(a, b->num, b->den, &num, &den))
		return ratio_small(keep, num, den);
	return with_gmp(keep, mpq_add, a, b);
}

const struct ratio *ratio_sub(struct arena *keep, const struct ratio *a, const struct ratio *b)
{
	long num, den;
	if (both_small(a, b) && add_small(a, -b->num, b->den, &num, &den))
		return ratio_small(keep, num, den);
	return with_gmp(keep, mpq_sub, a, b);
}

const struct ratio *ratio_mul(struct arena *keep, const struct ratio *a, const struct ratio *b)
{
	long num, den;
	if (both_small(a, b) && mul_small(a, b->num, b->den, &num, &den))
		return ratio_small(keep, num, den);
	return with_gmp(keep, mpq_mul, a, b);
}

const struct ratio *ratio_div(struct arena *keep, const struct ratio *a, const struct ratio *b)
{
	if (ratio_sign(b) == 0)
		return NULL;
	long num, den;
	if (both_small(a, b) && mul_small(a, b->num < 0 ? -b->den : b->den, labs(b->num), &num, &den))
		return ratio_small(keep, num, den);
	return with_gmp(keep, mpq_div, a, b);
}

static size_t digits_of(mpq_srcptr q)
{
	size_t num = mpz_sizeinbase(mpq_numref(q), 10), den = mpz_sizeinbase(mpq_denref(q), 10);
	return num > den ? num : den;
}

size_t ratio_digits(const struct ratio *a)
{
	return a->den == 0 ? digits_of(a->big) : 0;
}

bool ratio_is_huge(const struct ratio *a)
{
	return ratio_digits(a) > RATIO_DIGITS_MOST;
}

const struct ratio *ratio_pow(struct arena *keep, const struct ratio *a, long power)
{
	if (power == 0)
		return &one;
	if (ratio_sign(a) == 0)
		return power < 0 ? NULL : a;
	if (power == 1 || ratio_cmp(a, &one) == 0)
		return a;
	if (power == -1)
		return ratio_div(keep, &one, a);
	if (a->den == 1 && a->num == -1)
		return power % 2 == 0 ? &one : a;
	unsigned long times = power < 0 ? -(unsigned long)power : (unsigned long)power;
	struct ratio_view view;
	mpq_srcptr base = ratio_as_mpq(a, &view);
	bool long_result = times > 4UL * RATIO_DIGITS_MOST || /* 2^4n has more than n digits */
	    digits_of(base) - 1 > 2 * RATIO_DIGITS_MOST / times;
	if (long_result)
		return NULL;
	mpq_t q;
	mpq_init(q);
	mpz_pow_ui(mpq_numref(q), mpq_numref(base), times);
	mpz_pow_ui(mpq_denref(q), mpq_denref(base), times);
	if (power < 0)
		mpq_inv(q, q);
	const struct ratio *result = digits_of(q) > RATIO_DIGITS_MOST ? NULL : ratio_from_mpq(keep, q);
	mpq_clear(q);
	return result;
}

const struct ratio *ratio_neg(struct arena *keep, const struct ratio *a)
{
	return ratio_sub(keep, &zero, a);
}

const struct ratio *ratio_abs(struct arena *keep, const struct ratio *a)
{
	return ratio_sign(a) < 0 ? ratio_neg(keep, a) : a;
}

/* One of GMP's divisions with its own way of rounding, as a whole number. */
static const struct ratio *whole_with_gmp(
    struct arena *keep, void (*divide)(mpz_ptr, mpz_srcptr, mpz_srcptr), const struct ratio *a)
{
	struct ratio_view view;
	mpq_srcptr from = ratio_as_mpq(a, &view);
	mpq_t q;
	mpq_init(q);
	divide(mpq_numref(q), mpq_numref(from), mpq_denref(from));
	const struct ratio *result = ratio_from_mpq(keep, q);
	mpq_clear(q);
	return result;
}

static long floor_small(const struct ratio *a)
{
	return a->num / a->den - (a->num % a->den < 0);
}

const struct ratio *ratio_floor(struct arena *keep, const struct ratio *a)
{
	if (a->den == 1)
		return a;
	if (a->den != 0)
		return ratio_small(keep, floor_small(a), 1);
	return whole_with_gmp(keep, mpz_fdiv_q, a);
}

const struct ratio *ratio_ceil(struct arena *keep, const struct ratio *a)
{
	if (a->den == 1)
		return a;
	if (a->den != 0)
		return ratio_small(keep, floor_small(a) + 1, 1);
	return whole_with_gmp(keep, mpz_cdiv_q, a);
}

static void divide_half_even(mpz_ptr q, mpz_srcptr num, mpz_srcptr den)
{
	mpz_t rest;
	mpz_init(rest);
	mpz_fdiv_qr(q, rest, num, den);
	mpz_mul_2exp(rest, rest, 1);
	int side = mpz_cmp(rest, den);
	if (side > 0 || (side == 0 && mpz_odd_p(q)))
		mpz_add_ui(q, q, 1);
	mpz_clear(rest);
}

const struct ratio *ratio_round_whole(struct arena *keep, const struct ratio *a)
{
	if (a->den == 1)
		return a;
	if (a->den == 0)
		return whole_with_gmp(keep, divide_half_even, a);
	long down = floor_small(a), rest = a->num % a->den;
	if (rest < 0)
		rest += a->den;
	bool up = rest > a->den - rest || (rest == a->den - rest && down % 2 != 0);
	return ratio_small(keep, down + up, 1);
}

const struct ratio *ratio_round(struct arena *keep, const struct ratio *a, const struct ratio *step)
{
	assert(ratio_sign(step) > 0);
	return ratio_mul(keep, ratio_round_whole(keep, ratio_div(keep, a, step)), step);
}

/* The root of a fraction whose parts both have one; NULL otherwise. */
static const struct ratio *root_exactly(struct arena *keep, mpq_srcptr a, unsigned long n)
{
	mpq_t q;
	mpq_init(q);
	bool exact = mpz_root(mpq_numref(q), mpq_numref(a), n) != 0 &&
	    mpz_root(mpq_denref(q), mpq_denref(a), n) != 0;
	const struct ratio *result = exact ? ratio_from_mpq(keep, q) : NULL;
	mpq_clear(q);
	return result;
}

/*
 * One digit more than wanted comes from the root of a * 10^(n * shift), cut to a whole number. The
 * true root is irrational, so a cut-off digit of 5 means more than half: there are no ties.
 */
const struct ratio *ratio_root(struct arena *keep, const struct ratio *a, unsigned long n, bool *exact)
{
	assert(n >= 1 && ratio_sign(a) >= 0);
	struct ratio_view view;
	const struct ratio *result = root_exactly(keep, ratio_as_mpq(a, &view), n);
	*exact = result != NULL;
	if (result != NULL)
		return result;
	int magnitude = ratio_magnitude(a);
	long first = magnitude >= 0 ? magnitude / (long)n : -((-magnitude + (long)n - 1) / (long)n);
	int shift = (int)(RATIO_ROOT_DIGITS - first);
	mpz_t scale, root;
	mpz_inits(scale, root, NULL);
	mpz_ui_pow_ui(scale, 10, n * (unsigned long)abs(shift));
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

int ratio_cmp(const struct ratio *a, const struct ratio *b)
{
	if (both_small(a, b)) {
		__int128 left = (__int128)a->num * b->den, right = (__int128)b->num * a->den;
		return (left > right) - (left < right);
	}
	struct ratio_view left, right;
	int order = mpq_cmp(ratio_as_mpq(a, &left), ratio_as_mpq(b, &right));
	return (order > 0) - (order < 0);
}

int ratio_sign(const struct ratio *a)
{
	return a->den != 0 ? (a->num > 0) - (a->num < 0) : mpq_sgn(a->big);
}

bool ratio_is_whole(const struct ratio *a)
{
	return a->den == 1 || (a->den == 0 && mpz_cmp_ui(mpq_denref(a->big), 1) == 0);
}

bool ratio_to_long(const struct ratio *a, long *out)
{
	*out = a->num;
	return a->den == 1;
}

const struct ratio *ratio_ten_to(struct arena *keep, int power)
{
	int digits = abs(power);
	if (digits <= 18) {
		long ten = 1;
		for (int i = 0; i < digits; i++)
			ten *= 10;
		return power < 0 ? ratio_small(keep, 1, ten) : ratio_small(keep, ten, 1);
	}
	mpq_t q;
	mpq_init(q);
	mpz_ui_pow_ui(mpq_numref(q), 10, (unsigned long)digits);
	if (power < 0)
		mpq_inv(q, q);
	const struct ratio *result = ratio_from_mpq(keep, q);
	mpq_clear(q);
	return result;
}

static int digit_count(unsigned long n)
{
	int count = 1;
	for (; n >= 10; n /= 10)
		count++;
	return count;
}

/* True if num >= den * 10^power. */
static bool reaches(mpz_srcptr num, mpz_srcptr den, long power)
{
	mpz_t scaled;
	mpz_init(scaled);
	mpz_ui_pow_ui(scaled, 10, (unsigned long)labs(power));
	mpz_mul(scaled, scaled, power >= 0 ? den : num);
	bool result = power >= 0 ? mpz_cmpabs(num, scaled) >= 0 : mpz_cmpabs(scaled, den) >= 0;
	mpz_clear(scaled);
	return result;
}

static int magnitude_small(const struct ratio *a)
{
	unsigned long num = (unsigned long)labs(a->num), den = (unsigned long)a->den;
	int power = digit_count(num) - digit_count(den);
	unsigned __int128 left = num, right = den;
	for (int i = power; i > 0; i--)
		right *= 10;
	for (int i = power; i < 0; i++)
		left *= 10;
	return left >= right ? power : power - 1;
}

int ratio_magnitude(const struct ratio *a)
{
	if (a->den != 0)
		return a->num == 0 ? 0 : magnitude_small(a);
	mpz_srcptr num = mpq_numref(a->big), den = mpq_denref(a->big);
	long power = (long)mpz_sizeinbase(num, 10) - (long)mpz_sizeinbase(den, 10) + 1;
	while (!reaches(num, den, power)) /* at most three times: sizeinbase may be one too large */
		power--;
	return (int)power;
}
