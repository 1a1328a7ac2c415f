#include "number/small_gmp_text.h"

#include "number/small_gmp_limbs.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Multiplies by a word and adds one; `at` has room for one limb more. Returns the new count. */
static size_t scale_and_add(mp_limb_t *at, size_t count, mp_limb_t factor, mp_limb_t more)
{
	uint64_t carry = more;

	for (size_t i = 0; i < count; i++) {
		carry += (uint64_t)at[i] * factor;
		at[i] = (mp_limb_t)carry;
		carry >>= LIMB_BITS;
	}
	if (carry > 0)
		at[count++] = (mp_limb_t)carry;
	return count;
}

#define CHUNK_DIGITS 9 /* decimal digits that fit a limb */
#define CHUNK 1000000000U

int mpz_set_str(mpz_ptr z, const char *digits, int base)
{
	assert(base == 10);
	size_t length = strlen(digits), count = 0;
	mp_limb_t *limbs = limbs_new(length / CHUNK_DIGITS + 1);

	for (size_t i = 0; i < length;) {
		size_t end = i + 1 + (length - i - 1) % CHUNK_DIGITS;
		mp_limb_t chunk = 0, factor = 1;
		for (; i < end; i++) {
			chunk = chunk * 10 + (mp_limb_t)(digits[i] - '0');
			factor *= 10;
		}
		count = scale_and_add(limbs, count, factor, chunk);
	}
	mpz_take(z, limbs, count, false);
	return 0;
}

char *mpz_get_str(char *to, int base, mpz_srcptr z)
{
	assert(base == 10);
	size_t count = mpz_size(z), length = 0;
	mp_limb_t *rest = limbs_copy(z->at, count);

	/* The last digit first; turned round below. */
	while (count > 0) {
		mp_limb_t chunk = limbs_divide(rest, count, CHUNK);
		count = limbs_trimmed(rest, count);
		for (int i = 0; i < CHUNK_DIGITS && (count > 0 || chunk > 0); i++, chunk /= 10)
			to[length++] = (char)('0' + chunk % 10);
	}
	free(rest);
	if (length == 0)
		to[length++] = '0';
	if (z->size < 0)
		to[length++] = '-';
	for (size_t i = 0; i < length / 2; i++) {
		char other = to[i];
		to[i] = to[length - 1 - i];
		to[length - 1 - i] = other;
	}
	to[length] = '\0';
	return to;
}

size_t mpz_sizeinbase(mpz_srcptr z, int base)
{
	assert(base == 10);
	/* GMP's estimate: bits times the logarithm of 2, whose first 64 binary digits are rounded up. */
	const uint64_t high = 0x4d104d42U, low = 0x7de7fbcdU;
	uint64_t bits = mpz_bits(z);

	return bits == 0 ? 1 : (size_t)((high * bits + (low * bits >> 32)) >> 32) + 1;
}
