/*
 * small_gmp_fraction - the fractions of small_gmp.h: in lowest terms with a positive denominator once mpq_canonicalize
 * was called.
 *
 * Source: Knuth, The Art of Computer Programming 2, 4.5.2 (Euclid's algorithm). Common divisors of tens of thousands of
 * digits take some tenths of a second.
 */
#ifndef NUMBER_SMALL_GMP_FRACTION_H
#define NUMBER_SMALL_GMP_FRACTION_H

#include "number/small_gmp.h"

typedef struct {
	mpz_struct num, den;
} __mpq_struct; /* GMP's name */

typedef __mpq_struct mpq_t[1];
typedef __mpq_struct *mpq_ptr;
typedef const __mpq_struct *mpq_srcptr;

#define mpq_numref(q) (&(q)->num)
#define mpq_denref(q) (&(q)->den)
void mpq_init(mpq_ptr q); /* 0/1 */
void mpq_clear(mpq_ptr q);
void mpq_set_si(mpq_ptr q, int64_t num, uint64_t den);
void mpq_canonicalize(mpq_ptr q);
int mpq_sgn(mpq_srcptr q);
int mpq_cmp(mpq_srcptr a, mpq_srcptr b);
void mpq_add(mpq_ptr to, mpq_srcptr a, mpq_srcptr b);
void mpq_sub(mpq_ptr to, mpq_srcptr a, mpq_srcptr b);
void mpq_mul(mpq_ptr to, mpq_srcptr a, mpq_srcptr b);
void mpq_div(mpq_ptr to, mpq_srcptr a, mpq_srcptr b); /* b is not zero */
void mpq_inv(mpq_ptr to, mpq_srcptr a);               /* a is not zero */

#endif
