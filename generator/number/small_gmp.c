#include "number/small_gmp.h"

#include "number/small_gmp_limbs.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define LIMB_BITS 32

static void clear_all(size_t n, mp_limb_t *at)
{
	memset(at, 0, n * sizeof(*at));
}

/* --- memory ----------------------------------------------------------------------------------- */

void mpz_init(mpz_ptr z)
{
	*z = (mpz_struct){ 0 };
}

void mpz_inits(mpz_ptr first, ...)
{
	va_list more;

	va_start(more, first);
	for (mpz_ptr z = first; z; z = va_arg(more, mpz_ptr))
		mpz_init(z);
	va_end(more);
}

void mpz_clear(mpz_ptr z)
{
	if (z->owned)
		free(z->at);
	mpz_init(z);
}

void mpz_clears(mpz_ptr first, ...)
{
	va_list more;

	va_start(more, first);
	for (mpz_ptr z = first; z; z = va_arg(more, mpz_ptr))
		mpz_clear(z);
	va_end(more);
}

mpz_srcptr mpz_roinit_n(mpz_ptr z, const mp_limb_t *limbs, mp_size_t size)
{
	size_t count = limbs_trimmed(limbs, (size_t)abs(size));

	*z = (mpz_struct){ (mp_limb_t *)limbs, size < 0 ? -(mp_size_t)count : (mp_size_t)count, 0 };
	return z;
}

size_t mpz_size(mpz_srcptr z)
{
	return (size_t)abs(z->size);
}

const mp_limb_t *mpz_limbs_read(mpz_srcptr z)
{
	return z->at;
}

void mpz_take(mpz_ptr z, mp_limb_t *limbs, size_t count, bool negative)
{
	mpz_clear(z);
	z->at = limbs;
	z->owned = 1;
	count = limbs_trimmed(limbs, count);
	z->size = negative ? -(mp_size_t)count : (mp_size_t)count;
}

mpz_srcptr mpz_of_word(mpz_ptr z, mp_limb_t room[2], uint64_t value)
{
	room[0] = (mp_limb_t)value;
	room[1] = (mp_limb_t)(value >> LIMB_BITS);
	return mpz_roinit_n(z, room, 2);
}

uint64_t mpz_low_word(mpz_srcptr z)
{
	size_t count = mpz_size(z);
	uint64_t low = count > 0 ? z->at[0] : 0;

	return count > 1 ? low | (uint64_t)z->at[1] << LIMB_BITS : low;
}

size_t mpz_bits(mpz_srcptr z)
{
	size_t count = mpz_size(z), bits = count * LIMB_BITS;

	return count == 0 ? 0 : bits - (size_t)__builtin_clz(z->at[count - 1]);
}

/* --- machine words ---------------------------------------------------------------------------- */

int mpz_fits_slong_p(mpz_srcptr z)
{
	uint64_t most = (uint64_t)INT64_MAX + (z->size < 0);

	return mpz_size(z) <= 2 && mpz_low_word(z) <= most;
}

int64_t mpz_get_si(mpz_srcptr z)
{
	uint64_t value = mpz_low_word(z);

	if (z->size >= 0)
		return (int64_t)value;
	return value == 0 ? 0 : -(int64_t)(value - 1) - 1;
}

/* --- comparing -------------------------------------------------------------------------------- */

int mpz_sgn(mpz_srcptr z)
{
	return (z->size > 0) - (z->size < 0);
}

int mpz_odd_p(mpz_srcptr z)
{
	return z->size != 0 && (z->at[0] & 1) != 0;
}

int mpz_cmpabs(mpz_srcptr a, mpz_srcptr b)
{
	size_t left = mpz_size(a), right = mpz_size(b);

	if (left != right)
		return left < right ? -1 : 1;
	for (size_t i = left; i-- > 0;)
		if (a->at[i] != b->at[i])
			return a->at[i] < b->at[i] ? -1 : 1;
	return 0;
}

int mpz_cmp(mpz_srcptr a, mpz_srcptr b)
{
	if (mpz_sgn(a) != mpz_sgn(b))
		return mpz_sgn(a) < mpz_sgn(b) ? -1 : 1;
	return a->size < 0 ? mpz_cmpabs(b, a) : mpz_cmpabs(a, b);
}

int mpz_cmp_ui(mpz_srcptr a, uint64_t b)
{
	mp_limb_t room[2];
	mpz_t other;

	return mpz_cmp(a, mpz_of_word(other, room, b));
}

/* --- sums and products ------------------------------------------------------------------------ */

static void add_absolute(mpz_ptr to, mpz_srcptr a, mpz_srcptr b, bool negative)
{
	mpz_srcptr longer = mpz_size(a) >= mpz_size(b) ? a : b, shorter = longer == a ? b : a;
	size_t count = mpz_size(longer), less = mpz_size(shorter);
	mp_limb_t *sum = limbs_new(count + 1);
	uint64_t carry = 0;

	for (size_t i = 0; i < count; i++) {
		carry += (uint64_t)longer->at[i] + (i < less ? shorter->at[i] : 0);
		sum[i] = (mp_limb_t)carry;
		carry >>= LIMB_BITS;
	}
	sum[count] = (mp_limb_t)carry;
	mpz_take(to, sum, count + 1, negative);
}

/* |a| - |b|, where |a| >= |b|. */
static void subtract_absolute(mpz_ptr to, mpz_srcptr a, mpz_srcptr b, bool negative)
{
	size_t count = mpz_size(a), less = mpz_size(b);
	mp_limb_t *difference = limbs_new(count);
	uint64_t borrow = 0;

	for (size_t i = 0; i < count; i++) {
		uint64_t step = (uint64_t)a->at[i] - (i < less ? b->at[i] : 0) - borrow;
		difference[i] = (mp_limb_t)step;
		borrow = step >> 63;
	}
	mpz_take(to, difference, count, negative);
}

/* a + b, or with `minus` a - b. */
static void add_signed(mpz_ptr to, mpz_srcptr a, mpz_srcptr b, bool minus)
{
	bool a_negative = a->size < 0, b_negative = (b->size < 0) != minus;

	if (a_negative == b_negative)
		add_absolute(to, a, b, a_negative);
	else if (mpz_cmpabs(a, b) >= 0)
		subtract_absolute(to, a, b, a_negative);
	else
		subtract_absolute(to, b, a, b_negative);
}

void mpz_add(mpz_ptr to, mpz_srcptr a, mpz_srcptr b)
{
	add_signed(to, a, b, false);
}

void mpz_sub(mpz_ptr to, mpz_srcptr a, mpz_srcptr b)
{
	add_signed(to, a, b, true);
}

void mpz_add_ui(mpz_ptr to, mpz_srcptr a, uint64_t b)
{
	mp_limb_t room[2];
	mpz_t other;

	mpz_add(to, a, mpz_of_word(other, room, b));
}

void mpz_mul(mpz_ptr to, mpz_srcptr a, mpz_srcptr b)
{
	size_t left = mpz_size(a), right = mpz_size(b);
	mp_limb_t *product = limbs_new(left + right);

	clear_all(left + right, product);
	for (size_t i = 0; i < left; i++) {
		uint64_t carry = 0;
		for (size_t j = 0; j < right; j++) {
			carry += (uint64_t)a->at[i] * b->at[j] + product[i + j];
			product[i + j] = (mp_limb_t)carry;
			carry >>= LIMB_BITS;
		}
		product[i + right] = (mp_limb_t)carry;
	}
	mpz_take(to, product, left + right, (a->size < 0) != (b->size < 0));
}

void mpz_mul_2exp(mpz_ptr to, mpz_srcptr a, uint64_t bits)
{
	size_t whole = (size_t)(bits / LIMB_BITS), count = mpz_size(a);
	mp_limb_t *result = limbs_new(whole + count + 1);

	clear_all(whole, result);
	limbs_shift_up(result + whole, a->at, count, (unsigned)(bits % LIMB_BITS));
	mpz_take(to, result, whole + count + 1, a->size < 0);
}

void mpz_pow_ui(mpz_ptr to, mpz_srcptr a, uint64_t power)
{
	mpz_t result, square;

	mpz_inits(result, square, NULL);
	mpz_add_ui(result, result, 1);
	mpz_add_ui(square, a, 0);
	for (; power > 0; power >>= 1) {
		if (power & 1)
			mpz_mul(result, result, square);
		if (power > 1)
			mpz_mul(square, square, square);
	}
	mpz_add_ui(to, result, 0);
	mpz_clears(result, square, NULL);
}

void mpz_ui_pow_ui(mpz_ptr to, uint64_t a, uint64_t power)
{
	mp_limb_t room[2];
	mpz_t base;

	mpz_pow_ui(to, mpz_of_word(base, room, a), power);
}
