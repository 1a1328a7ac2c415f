#include "number/ratio_log.h"

#include "number/ratio_gmp.h"

/*
 * Digits behind the point that everything is computed with: what is lost of them, at most some thousands of the last
 * place and EXPONENT_MOST times that in a power, is more than twenty digits below those that count.
 */
#define WORKING_DIGITS 62
/* Above e^46051 are numbers of more than 20,000 digits. */
#define EXPONENT_MOST 46051
/* Of the argument of an exponential: as many squarings cost less than the terms that they spare. */
#define HALVINGS 8
/* A logarithm to a base is looked for among fractions whose denominator is at most this. */
#define DENOMINATOR_MOST 12

static const struct ratio *rounded(struct arena *keep, const struct ratio *a)
{
	if (ratio_sign(a) == 0)
		return a;
	return ratio_round(keep, a, ratio_ten_to(keep, ratio_magnitude(a) - (RATIO_ROOT_DIGITS - 1)));
}

/* to = a * 10^digits, cut to a whole number. */
static void fixed_of(mpz_ptr to, const struct ratio *a, mpz_srcptr scale)
{
	struct ratio_view view;

	mpq_srcptr q = ratio_as_mpq(a, &view);

	mpz_mul(to, mpq_numref(q), scale);
	mpz_fdiv_q(to, to, mpq_denref(q));
}

static const struct ratio *ratio_of_fixed(struct arena *keep, mpz_srcptr value, int digits)
{
	mpq_t q;

	mpq_init(q);
	mpz_add_ui(mpq_numref(q), value, 0);
	const struct ratio *whole = ratio_from_mpq(keep, q);
	mpq_clear(q);
	return ratio_mul(keep, whole, ratio_ten_to(keep, -digits));
}

/* to += 2 * (y + y^3/3 + y^5/5 + ...): twice atanh(y), by its series. y is used up. */
static void add_twice_atanh(mpz_ptr to, mpz_ptr y, mpz_srcptr scale)
{
	mpz_t square, term;

	mpz_inits(square, term, NULL);
	mpz_mul(square, y, y);
	mpz_fdiv_q(square, square, scale);
	mpz_add(y, y, y);
	for (uint64_t n = 1; mpz_sgn(y) > 0; n += 2) {
		mpz_fdiv_q_ui(term, y, n);
		mpz_add(to, to, term);
		mpz_mul(y, y, square);
		mpz_fdiv_q(y, y, scale);
	}
	mpz_clears(square, term, NULL);
}

/* ln 10 with WORKING_DIGITS behind the point: a tenth of the time of its series, which every exponential needs. */
static void fixed_ln_ten(mpz_ptr to)
{
	/* Source: OEIS A002392. Groups of 18 digits. */
	static const uint64_t groups[] = { 230258509, 299404568401799145, 468436420760110148,
		862877297603332790 };
	mpz_t group;

	mpz_init(group);
	mpz_ui_pow_ui(group, 10, 18);
	for (size_t i = 0; i < countof(groups); i++) {
		mpz_mul(to, to, group);
		mpz_add_ui(to, to, groups[i]);
	}
	mpz_clear(group);
}

/* to += power * ln 10, with WORKING_DIGITS: more are only needed near to 1, where there is no power. */
static void add_powers_of_ten(mpz_ptr to, int power)
{
	mpz_t ten, times;

	if (power == 0)
		return;
	mpz_inits(ten, times, NULL);
	fixed_ln_ten(ten);
	mpz_add_ui(times, times, (uint64_t)(power < 0 ? -power : power));
	mpz_mul(ten, ten, times);
	if (power < 0)
		mpz_sub(to, to, ten);
	else
		mpz_add(to, to, ten);
	mpz_clears(ten, times, NULL);
}

/*
 * With a = m * 10^k and m near 1 it is k ln 10 + 2 atanh((m - 1) / (m + 1)). A number very near to 1 has a small
 * logarithm, of which as many digits are wanted.
 */
static const struct ratio *log_unrounded(struct arena *keep, const struct ratio *a)
{
	int power = ratio_magnitude(a);
	const struct ratio *m = ratio_mul(keep, a, ratio_ten_to(keep, -power));

	if (ratio_cmp(m, ratio_of(keep, 3, 1)) > 0) {
		power++;
		m = ratio_mul(keep, a, ratio_ten_to(keep, -power));
	}
	const struct ratio *y =
	    ratio_div(keep, ratio_sub(keep, m, ratio_one()), ratio_add(keep, m, ratio_one()));
	bool below = ratio_sign(y) < 0;
	int zeros = power == 0 && ratio_sign(y) != 0 ? -ratio_magnitude(y) : 0;
	int digits = WORKING_DIGITS + zeros;
	mpz_t scale, fixed, sum;
	mpz_inits(scale, fixed, sum, NULL);
	mpz_ui_pow_ui(scale, 10, (uint64_t)digits);
	fixed_of(fixed, ratio_abs(keep, y), scale);
	add_twice_atanh(sum, fixed, scale);
	if (below) {
		mpz_sub(fixed, fixed, fixed);
		mpz_sub(sum, fixed, sum);
	}
	add_powers_of_ten(sum, power);
	const struct ratio *result = ratio_of_fixed(keep, sum, digits);
	mpz_clears(scale, fixed, sum, NULL);
	return result;
}

const struct ratio *ratio_log(struct arena *keep, const struct ratio *a)
{
	return ratio_cmp(a, ratio_one()) == 0 ? ratio_zero() : rounded(keep, log_unrounded(keep, a));
}

const struct ratio *ratio_log_to(struct arena *keep, const struct ratio *a, const struct ratio *base)
{
	if (ratio_cmp(a, ratio_one()) == 0)
		return ratio_zero();
	const struct ratio *near = ratio_div(keep, log_unrounded(keep, a), log_unrounded(keep, base));
	for (int64_t den = 1; den <= DENOMINATOR_MOST; den++) {
		int64_t num;
		const struct ratio *times = ratio_mul(keep, near, ratio_of(keep, den, 1));
		const struct ratio *whole = ratio_round(keep, times, ratio_one());
		const struct ratio *off = ratio_abs(keep, ratio_sub(keep, times, whole));
		if (!ratio_to_int64(whole, &num) ||
		    ratio_cmp(off, ratio_ten_to(keep, -RATIO_ROOT_DIGITS)) > 0)
			continue;
		const struct ratio *left = ratio_pow(keep, a, den), *right = ratio_pow(keep, base, num);
		if (left && right && ratio_cmp(left, right) == 0)
			return ratio_of(keep, num, (uint64_t)den);
	}
	return rounded(keep, near);
}

/*
 * to = e^r, counted in 1/scale, of r from 0 to ln 10: the series of exp of a small part of r, which has half the terms,
 * and that squared as often as r was halved. r is used up.
 */
static void fixed_exp(mpz_ptr to, mpz_ptr r, mpz_srcptr scale)
{
	mpz_t term;

	mpz_init(term);
	mpz_fdiv_q_ui(r, r, (uint64_t)1 << HALVINGS);
	mpz_add_ui(term, scale, 0);
	mpz_add(to, to, term);
	for (uint64_t n = 1; mpz_sgn(term) != 0; n++) {
		mpz_mul(term, term, r);
		mpz_fdiv_q(term, term, scale);
		mpz_fdiv_q_ui(term, term, n);
		mpz_add(to, to, term);
	}
	for (int i = 0; i < HALVINGS; i++) {
		mpz_mul(to, to, to);
		mpz_fdiv_q(to, to, scale);
	}
	mpz_clear(term);
}

/* With a = k ln 10 + r it is e^r * 10^k. */
static const struct ratio *exp_unrounded(struct arena *keep, const struct ratio *a)
{
	mpz_t scale, fixed, ten, k, result;
	mpq_t count;
	int64_t power;

	mpz_inits(scale, fixed, ten, k, result, NULL);
	mpq_init(count);
	mpz_ui_pow_ui(scale, 10, WORKING_DIGITS);
	fixed_of(fixed, a, scale);
	fixed_ln_ten(ten);
	mpz_fdiv_q(mpq_numref(count), fixed, ten);
	ratio_to_int64(ratio_from_mpq(keep, count), &power);
	mpz_mul(k, mpq_numref(count), ten);
	mpz_sub(fixed, fixed, k);
	fixed_exp(result, fixed, scale);
	const struct ratio *value = ratio_of_fixed(keep, result, WORKING_DIGITS);
	mpz_clears(scale, fixed, ten, k, result, NULL);
	mpq_clear(count);
	return ratio_mul(keep, value, ratio_ten_to(keep, (int)power));
}

static bool is_in_reach(struct arena *keep, const struct ratio *exponent)
{
	return ratio_cmp(ratio_abs(keep, exponent), ratio_of(keep, EXPONENT_MOST, 1)) <= 0;
}

const struct ratio *ratio_exp(struct arena *keep, const struct ratio *a)
{
	if (ratio_sign(a) == 0)
		return ratio_one();
	return is_in_reach(keep, a) ? rounded(keep, exp_unrounded(keep, a)) : NULL;
}

const struct ratio *ratio_power(struct arena *keep, const struct ratio *a, const struct ratio *power)
{
	int64_t whole;

	if (ratio_to_int64(power, &whole))
		return ratio_pow(keep, a, whole);
	if (ratio_cmp(a, ratio_one()) == 0)
		return a;
	const struct ratio *root =
	    power->den > 0 ? ratio_root_exact(keep, a, (uint64_t)power->den) : NULL;
	if (root)
		return ratio_pow(keep, root, power->num);
	const struct ratio *exponent = ratio_mul(keep, log_unrounded(keep, a), power);
	return is_in_reach(keep, exponent) ? rounded(keep, exp_unrounded(keep, exponent)) : NULL;
}
