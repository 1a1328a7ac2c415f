#include "number/small_gmp_divide.h"

#include "number/small_gmp_limbs.h"

#include <assert.h>
#include <stdlib.h>

/* --- division --------------------------------------------------------------------------------- */

/* Knuth's D3: how often the divisor goes into the top of the rest, at most one too high after this. */
static mp_limb_t estimate(const mp_limb_t *top, const mp_limb_t *divisor, size_t count)
{
	uint64_t two = (uint64_t)top[0] << LIMB_BITS | top[-1];
	uint64_t quotient = two / divisor[count - 1], rest = two % divisor[count - 1];

	while (quotient >> LIMB_BITS != 0 ||
	    quotient * divisor[count - 2] > (rest << LIMB_BITS | top[-2])) {
		quotient--;
		rest += divisor[count - 1];
		if (rest >> LIMB_BITS != 0)
			break;
	}
	return (mp_limb_t)quotient;
}

/* D4: rest -= quotient * divisor. True if it went below zero. */
static bool subtract_multiple(mp_limb_t *rest, const mp_limb_t *divisor, size_t count, mp_limb_t quotient)
{
	uint64_t carry = 0, borrow = 0;

	for (size_t i = 0; i <= count; i++) {
		carry += i < count ? (uint64_t)quotient * divisor[i] : 0;
		uint64_t step = (uint64_t)rest[i] - (mp_limb_t)carry - borrow;
		rest[i] = (mp_limb_t)step;
		borrow = step >> 63;
		carry >>= LIMB_BITS;
	}
	return borrow != 0;
}

/* D6: one divisor too many was taken off. */
static void add_back(mp_limb_t *rest, const mp_limb_t *divisor, size_t count)
{
	uint64_t carry = 0;

	for (size_t i = 0; i < count; i++) {
		carry += (uint64_t)rest[i] + divisor[i];
		rest[i] = (mp_limb_t)carry;
		carry >>= LIMB_BITS;
	}
	rest[count] += (mp_limb_t)carry;
}

static void shift_down(mp_limb_t *at, size_t count, unsigned bits)
{
	for (size_t i = 0; i < count; i++) {
		uint64_t two = (uint64_t)(i + 1 < count ? at[i + 1] : 0) << LIMB_BITS | at[i];
		at[i] = (mp_limb_t)(two >> bits);
	}
}

/* |a| / |b| rounded towards zero, where b has two limbs and more, and a no fewer. */
static void divide_long(mpz_ptr quotient, mpz_ptr rest, mpz_srcptr a, mpz_srcptr b)
{
	size_t more = mpz_size(a), count = mpz_size(b);
	unsigned bits = (unsigned)__builtin_clz(b->at[count - 1]);
	mp_limb_t *divisor = limbs_new(count + 1), *left = limbs_new(more + 1);
	mp_limb_t *result = limbs_new(more - count + 1);

	limbs_shift_up(divisor, b->at, count, bits);
	limbs_shift_up(left, a->at, more, bits);
	for (size_t i = more - count + 1; i-- > 0;) {
		result[i] = estimate(left + i + count, divisor, count);
		if (subtract_multiple(left + i, divisor, count, result[i])) {
			result[i]--;
			add_back(left + i, divisor, count);
		}
	}
	shift_down(left, count, bits);
	free(divisor);
	mpz_take(quotient, result, more - count + 1, false);
	mpz_take(rest, left, count, false);
}

/* |a| / |b| rounded towards zero. quotient and rest are other numbers than a and b. */
static void divide_absolute(mpz_ptr quotient, mpz_ptr rest, mpz_srcptr a, mpz_srcptr b)
{
	size_t more = mpz_size(a), count = mpz_size(b);

	assert(count > 0);
	if (mpz_cmpabs(a, b) < 0) {
		mpz_take(quotient, limbs_new(0), 0, false);
		mpz_take(rest, limbs_copy(a->at, more), more, false);
	} else if (count == 1) {
		mp_limb_t *result = limbs_copy(a->at, more), *left = limbs_new(1);
		left[0] = limbs_divide(result, more, b->at[0]);
		mpz_take(quotient, result, more, false);
		mpz_take(rest, left, 1, false);
	} else {
		divide_long(quotient, rest, a, b);
	}
}

/* Rounded down, or with `up` up: away from the truncated quotient where its sign says so. */
static void divide(mpz_ptr quotient, mpz_ptr rest, mpz_srcptr a, mpz_srcptr b, bool up)
{
	mpz_t q, r, one, divisor;
	mp_limb_t room[2];
	bool negative = (a->size < 0) != (b->size < 0);

	mpz_inits(q, r, divisor, NULL);
	mpz_add_ui(divisor, b, 0); /* b may be the quotient */
	divide_absolute(q, r, a, b);
	if (a->size < 0)
		r->size = -r->size;
	if (negative)
		q->size = -q->size;
	if (r->size != 0 && negative != up) {
		mpz_srcptr step = mpz_of_word(one, room, 1);
		(up ? mpz_add : mpz_sub)(q, q, step);
		(up ? mpz_sub : mpz_add)(r, r, divisor);
	}
	mpz_add_ui(quotient, q, 0);
	if (rest)
		mpz_add_ui(rest, r, 0);
	mpz_clears(q, r, divisor, NULL);
}

void mpz_fdiv_qr(mpz_ptr quotient, mpz_ptr rest, mpz_srcptr a, mpz_srcptr b)
{
	divide(quotient, rest, a, b, false);
}

void mpz_fdiv_q(mpz_ptr quotient, mpz_srcptr a, mpz_srcptr b)
{
	divide(quotient, NULL, a, b, false);
}

void mpz_cdiv_q(mpz_ptr quotient, mpz_srcptr a, mpz_srcptr b)
{
	divide(quotient, NULL, a, b, true);
}

uint64_t mpz_fdiv_q_ui(mpz_ptr quotient, mpz_srcptr a, uint64_t b)
{
	mp_limb_t room[2];
	mpz_t divisor, rest;

	mpz_init(rest);
	divide(quotient, rest, a, mpz_of_word(divisor, room, b), false);
	uint64_t value = mpz_low_word(rest);
	mpz_clear(rest);
	return value;
}

void mpz_tdiv_q_2exp(mpz_ptr to, mpz_srcptr a, uint64_t bits)
{
	size_t whole = (size_t)(bits / LIMB_BITS), count = mpz_size(a);
	size_t left = whole < count ? count - whole : 0;
	mp_limb_t *limbs = limbs_copy(left > 0 ? a->at + whole : NULL, left);

	shift_down(limbs, left, (unsigned)(bits % LIMB_BITS));
	mpz_take(to, limbs, left, a->size < 0);
}

/* --- roots ------------------------------------------------------------------------------------ */

/* ((n - 1) x + a / x^(n-1)) / n, rounded down: Newton's next guess. */
static void improve(mpz_ptr next, mpz_srcptr x, mpz_srcptr a, uint64_t n)
{
	mpz_t power;
	mp_limb_t room[2];
	mpz_t times;

	mpz_init(power);
	mpz_pow_ui(power, x, n - 1);
	mpz_fdiv_q(next, a, power);
	mpz_mul(power, x, mpz_of_word(times, room, n - 1));
	mpz_add(next, next, power);
	mpz_fdiv_q(next, next, mpz_of_word(times, room, n));
	mpz_clear(power);
}

/* A root of at most this many bits is found bit by bit. */
#define ROOT_BITS_TRIED 4

static void root_by_trial(mpz_ptr to, mpz_srcptr a, uint64_t n)
{
	mpz_t x, power;
	uint64_t root = 0;

	mpz_inits(x, power, NULL);
	for (uint64_t bit = 1U << ROOT_BITS_TRIED; bit > 0; bit >>= 1) {
		mpz_clear(x);
		mpz_add_ui(x, x, root | bit);
		mpz_pow_ui(power, x, n);
		if (mpz_cmp(power, a) <= 0)
			root |= bit;
	}
	mpz_clear(x);
	mpz_add_ui(to, x, root);
	mpz_clears(x, power, NULL);
}

/*
 * The root rounded down, a > 0. The upper half of its bits is the root of the upper bits of a; one more than that is
 * not below the root, and Newton's iteration from there needs a step or two.
 */
static void root_down(mpz_ptr to, mpz_srcptr a, uint64_t n)
{
	size_t bits = (size_t)((mpz_bits(a) + n - 1) / n), lower = bits / 2;
	mpz_t x, next;

	if (bits <= ROOT_BITS_TRIED) {
		root_by_trial(to, a, n);
		return;
	}
	mpz_inits(x, next, NULL);
	mpz_tdiv_q_2exp(x, a, lower * (size_t)n);
	root_down(x, x, n);
	mpz_add_ui(x, x, 1);
	mpz_mul_2exp(x, x, lower);
	for (improve(next, x, a, n); mpz_cmp(next, x) < 0; improve(next, x, a, n))
		mpz_add_ui(x, next, 0);
	mpz_add_ui(to, x, 0);
	mpz_clears(x, next, NULL);
}

int mpz_root(mpz_ptr to, mpz_srcptr a, uint64_t n)
{
	assert(a->size >= 0 && n >= 1);
	mpz_t root, power;

	if (n == 1 || a->size == 0) {
		mpz_add_ui(to, a, 0);
		return 1;
	}
	mpz_inits(root, power, NULL);
	if (n < mpz_bits(a))
		root_down(root, a, n);
	else /* it lies between 1 and 2 */
		mpz_add_ui(root, root, 1);
	mpz_pow_ui(power, root, n < mpz_bits(a) ? n : 1);
	int exact = mpz_cmp(power, a) == 0;
	mpz_add_ui(to, root, 0);
	mpz_clears(root, power, NULL);
	return exact;
}
