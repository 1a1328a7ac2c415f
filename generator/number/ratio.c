#include "number/ratio.h"

#include "number/ratio_gmp.h"

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

const struct ratio *ratio_copy(struct arena *keep, const struct ratio *a)
{
	if (a == &zero || a == &one)
		return a;
	return a->den != 0 ? ratio_small(keep, a->num, a->den) : ratio_from_mpq(keep, a->big);
}

static int64_t gcd(int64_t a, int64_t b)
{
	if (a == 1 || b == 1) /* most are whole */
		return 1;
	while (b != 0) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

const struct ratio *ratio_of(struct arena *keep, int64_t numerator, uint64_t denominator)
{
	assert(denominator != 0);
	if (numerator != INT64_MIN && denominator <= INT64_MAX) {
		int64_t common = gcd(int64_size(numerator), (int64_t)denominator);
		return ratio_small(keep, numerator / common, (int64_t)denominator / common);
	}
	mpq_t q;
	mpq_init(q);
	mpq_set_si(q, numerator, denominator);
	mpq_canonicalize(q);
	const struct ratio *a = ratio_from_mpq(keep, q);
	mpq_clear(q);
	return a;
}

/* Source of both short ways: Knuth, TAOCP 2, 4.5.1. False if a part does not fit 64 bits. */
static bool add_small(const struct ratio *a, int64_t b_num, int64_t b_den, int64_t *num, int64_t *den)
{
	int64_t common = gcd(a->den, b_den);
	int64_t left, right, sum;

	if (__builtin_mul_overflow(a->num, b_den / common, &left) ||
	    __builtin_mul_overflow(b_num, a->den / common, &right) ||
	    __builtin_add_overflow(left, right, &sum) || sum == INT64_MIN)
		return false;
	int64_t rest = gcd(int64_size(sum), common);
	*num = sum / rest;
	return !__builtin_mul_overflow(a->den / common, b_den / rest, den);
}

static bool mul_small(const struct ratio *a, int64_t b_num, int64_t b_den, int64_t *num, int64_t *den)
{
	int64_t down = gcd(int64_size(a->num), b_den), up = gcd(int64_size(b_num), a->den);

	return !__builtin_mul_overflow(a->num / down, b_num / up, num) && *num != INT64_MIN &&
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
	int64_t num, den;

	if (both_small(a, b) && add_small(a, b->num, b->den, &num, &den))
		return ratio_small(keep, num, den);
	return with_gmp(keep, mpq_add, a, b);
}

const struct ratio *ratio_sub(struct arena *keep, const struct ratio *a, const struct ratio *b)
{
	int64_t num, den;

	if (both_small(a, b) && add_small(a, -b->num, b->den, &num, &den))
		return ratio_small(keep, num, den);
	return with_gmp(keep, mpq_sub, a, b);
}

const struct ratio *ratio_mul(struct arena *keep, const struct ratio *a, const struct ratio *b)
{
	int64_t num, den;

	if (both_small(a, b) && mul_small(a, b->num, b->den, &num, &den))
		return ratio_small(keep, num, den);
	return with_gmp(keep, mpq_mul, a, b);
}

const struct ratio *ratio_div(struct arena *keep, const struct ratio *a, const struct ratio *b)
{
	if (ratio_sign(b) == 0)
		return NULL;
	int64_t num, den;
	if (both_small(a, b) &&
	    mul_small(a, b->num < 0 ? -b->den : b->den, int64_size(b->num), &num, &den))
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

bool ratio_is_longer(const struct ratio *a, size_t digits)
{
	if (a->den != 0)
		return false;
	/* Counting digits takes longer than most operations. A word holds fewer than 5/2 of each of its bytes. */
	size_t num = mpz_size(mpq_numref(a->big)), den = mpz_size(mpq_denref(a->big));
	size_t words = num > den ? num : den;
	return words * sizeof(mp_limb_t) * 5 / 2 > digits && digits_of(a->big) > digits;
}

bool ratio_is_huge(const struct ratio *a)
{
	return ratio_is_longer(a, RATIO_DIGITS_MOST);
}

#ifndef RIGBOOK_IN_PAGE
/* False if it does not fit 64 bits. */
static bool pow_small(int64_t a, uint64_t times, int64_t *out)
{
	for (*out = 1; times > 0; times--)
		if (__builtin_mul_overflow(*out, a, out))
			return false;
	return *out != INT64_MIN;
}

/* The power, or the fraction turned over, if both parts fit; powers of what is in lowest terms are, too. */
static const struct ratio *fraction_pow(
    struct arena *keep, const struct ratio *a, uint64_t times, bool turned)
{
	int64_t num, den;

	if (a->den == 0 || times >= 64 || !pow_small(a->num, times, &num) ||
	    !pow_small(a->den, times, &den))
		return NULL;
	return turned ? ratio_small(keep, num < 0 ? -den : den, int64_size(num))
		      : ratio_small(keep, num, den);
}
#endif

static const struct ratio *pow_with_gmp(
    struct arena *keep, const struct ratio *a, uint64_t times, bool turned)
{
	struct ratio_view view;
	mpq_t q;

	mpq_srcptr base = ratio_as_mpq(a, &view);
	if (times > (uint64_t)4 * RATIO_DIGITS_MOST || /* 2^4n has more than n digits */
	    digits_of(base) - 1 > 2 * RATIO_DIGITS_MOST / times)
		return NULL;
	mpq_init(q);
	mpz_pow_ui(mpq_numref(q), mpq_numref(base), times);
	mpz_pow_ui(mpq_denref(q), mpq_denref(base), times);
	if (turned)
		mpq_inv(q, q);
	const struct ratio *result = digits_of(q) > RATIO_DIGITS_MOST ? NULL : ratio_from_mpq(keep, q);
	mpq_clear(q);
	return result;
}

const struct ratio *ratio_pow(struct arena *keep, const struct ratio *a, int64_t power)
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
	uint64_t times = power < 0 ? -(uint64_t)power : (uint64_t)power;
#ifndef RIGBOOK_IN_PAGE /* where the long way is short enough */
	const struct ratio *small = fraction_pow(keep, a, times, power < 0);
	if (small)
		return small;
#endif
	return pow_with_gmp(keep, a, times, power < 0);
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

static int64_t floor_small(const struct ratio *a)
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
	int64_t down = floor_small(a), rest = a->num % a->den;
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

/* The root of a whole number, if it has one. Two to the n-th is longer than what has no root but one. */
static bool root_of_part(mpz_ptr to, mpz_srcptr a, uint64_t n)
{
	if (mpz_cmp_ui(a, 1) > 0 && mpz_sizeinbase(a, 10) * 10 / 3 + 1 <= n) /* ten is less than 2^(10/3) */
		return false;
	return mpz_root(to, a, n) != 0;
}

const struct ratio *ratio_root_exact(struct arena *keep, const struct ratio *a, uint64_t n)
{
	struct ratio_view view;

	mpq_srcptr from = ratio_as_mpq(a, &view);
	mpq_t q;

	mpq_init(q);
	bool exact = root_of_part(mpq_numref(q), mpq_numref(from), n) &&
	    root_of_part(mpq_denref(q), mpq_denref(from), n);
	const struct ratio *result = exact ? ratio_from_mpq(keep, q) : NULL;
	mpq_clear(q);
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

bool ratio_parts(const struct ratio *a, int64_t *num, int64_t *den)
{
	*num = a->num;
	*den = a->den;
	return a->den != 0;
}

bool ratio_to_int64(const struct ratio *a, int64_t *out)
{
	*out = a->num;
	return a->den == 1;
}

const struct ratio *ratio_ten_to(struct arena *keep, int power)
{
	int digits = abs(power);

	if (digits <= 18) {
		int64_t ten = 1;
		for (int i = 0; i < digits; i++)
			ten *= 10;
		return power < 0 ? ratio_small(keep, 1, ten) : ratio_small(keep, ten, 1);
	}
	mpq_t q;
	mpq_init(q);
	mpz_ui_pow_ui(mpq_numref(q), 10, (uint64_t)digits);
	if (power < 0)
		mpq_inv(q, q);
	const struct ratio *result = ratio_from_mpq(keep, q);
	mpq_clear(q);
	return result;
}

static int digit_count(uint64_t n)
{
	int count = 1;

	for (; n >= 10; n /= 10)
		count++;
	return count;
}

/* True if num >= den * 10^power. */
static bool reaches(mpz_srcptr num, mpz_srcptr den, int64_t power)
{
	mpz_t scaled;

	mpz_init(scaled);
	mpz_ui_pow_ui(scaled, 10, (uint64_t)int64_size(power));
	mpz_mul(scaled, scaled, power >= 0 ? den : num);
	bool result = power >= 0 ? mpz_cmpabs(num, scaled) >= 0 : mpz_cmpabs(scaled, den) >= 0;
	mpz_clear(scaled);
	return result;
}

static int magnitude_small(const struct ratio *a)
{
	uint64_t num = (uint64_t)int64_size(a->num), den = (uint64_t)a->den;
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
	int64_t power = (int64_t)mpz_sizeinbase(num, 10) - (int64_t)mpz_sizeinbase(den, 10) + 1;
	while (!reaches(num, den, power)) /* at most three times: sizeinbase may be one too large */
		power--;
	return (int)power;
}
