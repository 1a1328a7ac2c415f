/*
 * small_gmp - whole numbers of any size, where GMP is not to be had: memory, comparing, sums and products. Their text
 * is in small_gmp_text.h, division and roots in small_gmp_divide.h, fractions in small_gmp_fraction.h.
 *
 * A page's engine is compiled for WebAssembly, for which no package has GMP. ratio.c and ratio_text.c use some
 * thirty functions of it; these are the same functions with the same names and meaning, so that both files are
 * compiled unchanged with either (ratio_gmp.h picks). All results are the same, also where GMP leaves them open
 * (mpz_sizeinbase). Any two arguments may be the same number.
 *
 * Other than GMP's: what is called `si` and `ui` there has 64 bits here on every machine.
 *
 * Shape: the absolute value in limbs of 32 bits, the lowest first, no zero limb at the top; the sign is that of `size`.
 * Memory: from malloc, let go of by mpz_clear and mpq_clear; running out ends the program. A number made by
 * mpz_roinit_n only looks at limbs of somebody else's, is never written to and not cleared.
 *
 * Source: Knuth, The Art of Computer Programming 2, 4.3.1 (schoolbook multiplication M).
 */
#ifndef NUMBER_SMALL_GMP_H
#define NUMBER_SMALL_GMP_H

#include "number/small_gmp_limbs.h"

typedef int32_t mp_size_t;

typedef struct {
	mp_limb_t *at;
	mp_size_t size; /* count of limbs, negative for a negative number */
	uint32_t owned; /* whether the limbs are its own, from malloc */
} mpz_struct;

typedef mpz_struct mpz_t[1];
typedef mpz_struct *mpz_ptr;
typedef const mpz_struct *mpz_srcptr;

/* Whole numbers: memory */
void mpz_init(mpz_ptr z);
void mpz_inits(mpz_ptr first, ...); /* the last argument is NULL */
void mpz_clear(mpz_ptr z);
void mpz_clears(mpz_ptr first, ...);
mpz_srcptr mpz_roinit_n(mpz_ptr z, const mp_limb_t *limbs, mp_size_t size);
size_t mpz_size(mpz_srcptr z);
const mp_limb_t *mpz_limbs_read(mpz_srcptr z);

/* ... as machine words */
int mpz_fits_slong_p(mpz_srcptr z);
int64_t mpz_get_si(mpz_srcptr z); /* the number must fit */

/* ... compared */
int mpz_sgn(mpz_srcptr z);
int mpz_odd_p(mpz_srcptr z);
int mpz_cmp(mpz_srcptr a, mpz_srcptr b);
int mpz_cmpabs(mpz_srcptr a, mpz_srcptr b);
int mpz_cmp_ui(mpz_srcptr a, uint64_t b);

/* ... computed */
void mpz_add(mpz_ptr to, mpz_srcptr a, mpz_srcptr b);
void mpz_sub(mpz_ptr to, mpz_srcptr a, mpz_srcptr b);
void mpz_add_ui(mpz_ptr to, mpz_srcptr a, uint64_t b);
void mpz_mul(mpz_ptr to, mpz_srcptr a, mpz_srcptr b);
void mpz_mul_2exp(mpz_ptr to, mpz_srcptr a, uint64_t bits);
void mpz_pow_ui(mpz_ptr to, mpz_srcptr a, uint64_t power);
void mpz_ui_pow_ui(mpz_ptr to, uint64_t a, uint64_t power);
/* For the files small_gmp*.c alone. */

/* Makes z the number in `limbs`, which belong to it from now on. */
void mpz_take(mpz_ptr z, mp_limb_t *limbs, size_t count, bool negative);
/* A word as a number, to be read while `room` stands. */
mpz_srcptr mpz_of_word(mpz_ptr z, mp_limb_t room[2], uint64_t value);
/* The two lowest limbs of the absolute value. */
uint64_t mpz_low_word(mpz_srcptr z);
/* Binary digits of the absolute value; 0 for zero. */
size_t mpz_bits(mpz_srcptr z);

#endif
