#include "number/small_gmp_fraction.h"

#include "number/small_gmp_divide.h"

#include <assert.h>
#include <stddef.h>

static void set_ui(mpz_ptr z, uint64_t value)
{
	mpz_clear(z);
	mpz_add_ui(z, z, value);
}

void mpq_init(mpq_ptr q)
{
	mpz_init(&q->num);
	mpz_init(&q->den);
	set_ui(&q->den, 1);
}

void mpq_clear(mpq_ptr q)
{
	mpz_clear(&q->num);
	mpz_clear(&q->den);
}

void mpq_set_si(mpq_ptr q, int64_t num, uint64_t den)
{
	set_ui(&q->num, num < 0 ? -(uint64_t)num : (uint64_t)num);
	if (num < 0)
		q->num.size = -q->num.size;
	set_ui(&q->den, den);
}

/* Euclid's algorithm; both may be zero. `to` is another number than a and b. */
static void common_divisor(mpz_ptr to, mpz_srcptr a, mpz_srcptr b)
{
	mpz_t left, rest, unused;

	mpz_inits(left, rest, unused, NULL);
	mpz_add_ui(left, a, 0);
	mpz_add_ui(rest, b, 0);
	while (mpz_sgn(rest) != 0) {
		mpz_struct last = *rest;
		mpz_fdiv_qr(unused, left, left, rest);
		*rest = *left;
		*left = last;
	}
	mpz_add_ui(to, left, 0);
	if (to->size < 0)
		to->size = -to->size;
	mpz_clears(left, rest, unused, NULL);
}

void mpq_canonicalize(mpq_ptr q)
{
	mpz_t common;

	assert(mpz_sgn(&q->den) != 0);
	mpz_init(common);
	common_divisor(common, &q->num, &q->den);
	if (mpz_cmp_ui(common, 1) != 0) {
		mpz_fdiv_q(&q->num, &q->num, common);
		mpz_fdiv_q(&q->den, &q->den, common);
	}
	if (q->den.size < 0) {
		q->num.size = -q->num.size;
		q->den.size = -q->den.size;
	}
	mpz_clear(common);
}

int mpq_sgn(mpq_srcptr q)
{
	return mpz_sgn(&q->num);
}

int mpq_cmp(mpq_srcptr a, mpq_srcptr b)
{
	mpz_t left, right;

	mpz_inits(left, right, NULL);
	mpz_mul(left, &a->num, &b->den);
	mpz_mul(right, &b->num, &a->den);
	int order = mpz_cmp(left, right);
	mpz_clears(left, right, NULL);
	return order;
}

/* a + b, or with `minus` a - b. */
static void add(mpq_ptr to, mpq_srcptr a, mpq_srcptr b, int minus)
{
	mpz_t left, right;

	mpz_inits(left, right, NULL);
	mpz_mul(left, &a->num, &b->den);
	mpz_mul(right, &b->num, &a->den);
	mpz_mul(&to->den, &a->den, &b->den);
	if (minus)
		mpz_sub(&to->num, left, right);
	else
		mpz_add(&to->num, left, right);
	mpq_canonicalize(to);
	mpz_clears(left, right, NULL);
}

void mpq_add(mpq_ptr to, mpq_srcptr a, mpq_srcptr b)
{
	add(to, a, b, 0);
}

void mpq_sub(mpq_ptr to, mpq_srcptr a, mpq_srcptr b)
{
	add(to, a, b, 1);
}

void mpq_mul(mpq_ptr to, mpq_srcptr a, mpq_srcptr b)
{
	mpz_mul(&to->num, &a->num, &b->num);
	mpz_mul(&to->den, &a->den, &b->den);
	mpq_canonicalize(to);
}

void mpq_div(mpq_ptr to, mpq_srcptr a, mpq_srcptr b)
{
	mpz_t num;

	assert(mpq_sgn(b) != 0);
	mpz_init(num);
	mpz_mul(num, &a->num, &b->den);
	mpz_mul(&to->den, &a->den, &b->num);
	mpz_add_ui(&to->num, num, 0);
	mpz_clear(num);
	mpq_canonicalize(to);
}

void mpq_inv(mpq_ptr to, mpq_srcptr a)
{
	mpz_t num;

	assert(mpq_sgn(a) != 0);
	mpz_init(num);
	mpz_add_ui(num, &a->num, 0);
	mpz_add_ui(&to->num, &a->den, 0);
	mpz_add_ui(&to->den, num, 0);
	mpz_clear(num);
	if (to->den.size < 0) {
		to->num.size = -to->num.size;
		to->den.size = -to->den.size;
	}
}
