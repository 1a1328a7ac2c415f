#include "number/ratio_log.h"

#include "number/ratio_gmp.h"

/*
 * Binary digits behind the point that everything is computed with: what is lost of them, at most some thousands of the last
 * place and EXPONENT_MOST times that in a power, is more than twenty decimal digits below those that count.
 */
#define WORKING_BITS 208
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

/* to = num / den * 2^bits, rounded down. */
static void fixed_of(mpz_ptr to, mpz_srcptr num, mpz_srcptr den, uint64_t bits)
{
	mpz_mul_2exp(to, num, bits);
	mpz_fdiv_q(to, to, den);
}

/* to = a * b / 2^bits of two that are counted so, and are not negative. */
static void fixed_mul(mpz_ptr to, mpz_srcptr a, mpz_srcptr b, uint64_t bits)
{
	mpz_mul(to, a, b);
	mpz_tdiv_q_2exp(to, to, bits);
}

/* value / 2^bits; value is used up. */
static const struct ratio *ratio_of_fixed(struct arena *keep, mpz_ptr value, uint64_t bits)
{
	mpq_t q;

	for (; bits > 0 && !mpz_odd_p(value); bits--)
		mpz_tdiv_q_2exp(value, value, 1);
	mpq_init(q);
	mpz_add_ui(mpq_numref(q), value, 0);
	mpz_mul_2exp(mpq_denref(q), mpq_denref(q), bits);
	const struct ratio *result = ratio_from_mpq(keep, q);
	mpq_clear(q);
	return result;
}

/* to += 2 * (y + y^3/3 + y^5/5 + ...): twice atanh(y), by its series. y is used up. */
static void add_twice_atanh(mpz_ptr to, mpz_ptr y, uint64_t bits)
{
	mpz_t square, term;

	mpz_inits(square, term, NULL);
	fixed_mul(square, y, y, bits);
	mpz_add(y, y, y);
	for (uint64_t n = 1; mpz_sgn(y) > 0; n += 2) {
		mpz_fdiv_q_ui(term, y, n);
		mpz_add(to, to, term);
		fixed_mul(y, y, square, bits);
	}
	mpz_clears(square, term, NULL);
}

/* ln 10 with WORKING_BITS behind the point: a tenth of the time of its series, which every exponential needs. */
static void fixed_ln_ten(mpz_ptr to)
{
	/* Source: OEIS A002392. Groups of 64 bits. */
	static const uint64_t groups[] = { 0x24d76, 0x3776aaa2b05ba95b, 0x58ae0b4c28a38a3f,
		0xb3e76977e43a0f18 };

	for (size_t i = 0; i < countof(groups); i++) {
		mpz_mul_2exp(to, to, 64);
		mpz_add_ui(to, to, groups[i]);
	}
}

/* to += power * ln 10, with WORKING_BITS: more are only needed near to 1, where there is no power. */
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

/* The power of ten that leaves a factor between 0.3 and 3. */
static int nearest_power(struct arena *keep, const struct ratio *a)
{
	int power = ratio_magnitude(a);
	const struct ratio *most = ratio_mul(keep, ratio_of(keep, 3, 1), ratio_ten_to(keep, power));

	return power + (ratio_cmp(a, most) > 0);
}

/*
 * With a = m * 10^k and m near 1 it is k ln 10 + 2 atanh((m - 1) / (m + 1)). A number very near to 1 has a small
 * logarithm, of which as many digits are wanted.
 */
static const struct ratio *log_unrounded(struct arena *keep, const struct ratio *a)
{
	struct ratio_view view;
	int power = nearest_power(keep, a);
	uint64_t bits = WORKING_BITS;
	mpz_t difference, total, fixed, sum;

	const struct ratio *m = power == 0 ? a : ratio_mul(keep, a, ratio_ten_to(keep, -power));
	mpq_srcptr q = ratio_as_mpq(m, &view);
	mpz_inits(difference, total, fixed, sum, NULL);
	mpz_add(total, mpq_numref(q), mpq_denref(q));
	mpz_sub(difference, mpq_numref(q), mpq_denref(q));
	bool below = mpz_sgn(difference) < 0;
	if (below)
		mpz_sub(difference, mpq_denref(q), mpq_numref(q));
	if (power == 0) /* no fewer than its zeros: a decimal digit has less than four bits */
		bits += 4 * (mpz_sizeinbase(total, 10) - mpz_sizeinbase(difference, 10) + 1);
	fixed_of(fixed, difference, total, bits);
	add_twice_atanh(sum, fixed, bits);
	if (below)
		mpz_sub(sum, fixed, sum); /* of y nothing is left */
	add_powers_of_ten(sum, power);
	const struct ratio *result = ratio_of_fixed(keep, sum, bits);
	mpz_clears(difference, total, fixed, sum, NULL);
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
 * to = e^r with WORKING_BITS, of r from 0 to ln 10: the series of exp of a small part of r, which has half the terms, and
 * that squared as often as r was halved. r is used up.
 */
static void fixed_exp(mpz_ptr to, mpz_ptr r)
{
	mpz_t term;

	mpz_init(term);
	mpz_tdiv_q_2exp(r, r, HALVINGS);
	mpz_add_ui(term, term, 1);
	mpz_mul_2exp(term, term, WORKING_BITS);
	mpz_add(to, to, term);
	for (uint64_t n = 1; mpz_sgn(term) != 0; n++) {
		fixed_mul(term, term, r, WORKING_BITS);
		mpz_fdiv_q_ui(term, term, n);
		mpz_add(to, to, term);
	}
	for (int i = 0; i < HALVINGS; i++)
		fixed_mul(to, to, to, WORKING_BITS);
	mpz_clear(term);
}

/* With a = k ln 10 + r it is e^r * 10^k. */
static const struct ratio *exp_unrounded(struct arena *keep, const struct ratio *a)
{
	struct ratio_view view;
	mpz_t fixed, ten, k, result;

	mpq_srcptr q = ratio_as_mpq(a, &view);
	mpz_inits(fixed, ten, k, result, NULL);
	fixed_of(fixed, mpq_numref(q), mpq_denref(q), WORKING_BITS);
	fixed_ln_ten(ten);
	mpz_fdiv_qr(k, fixed, fixed, ten);
	int power = (int)mpz_get_si(k);
	fixed_exp(result, fixed);
	const struct ratio *value = ratio_of_fixed(keep, result, WORKING_BITS);
	mpz_clears(fixed, ten, k, result, NULL);
	return power == 0 ? value : ratio_mul(keep, value, ratio_ten_to(keep, power));
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
