/*
 * small_gmp_divide - division and roots of the whole numbers of small_gmp.h.
 *
 * Sources: Knuth, The Art of Computer Programming 2, 4.3.1 (division D); roots by Newton's iteration from above (Cohen,
 * A Course in Computational Algebraic Number Theory, algorithm 1.7.1). Tens of thousands of digits take milliseconds,
 * roots of such some tenths of a second.
 */
#ifndef NUMBER_SMALL_GMP_DIVIDE_H
#define NUMBER_SMALL_GMP_DIVIDE_H

#include "number/small_gmp.h"

/* fdiv rounds down, cdiv up; the divisor is not zero. */
void mpz_fdiv_q(mpz_ptr quotient, mpz_srcptr a, mpz_srcptr b);
void mpz_fdiv_qr(mpz_ptr quotient, mpz_ptr rest, mpz_srcptr a, mpz_srcptr b);
uint64_t mpz_fdiv_q_ui(mpz_ptr quotient, mpz_srcptr a, uint64_t b); /* returns the rest */
/* The number without its `bits` lowest binary digits, rounded towards zero. */
void mpz_tdiv_q_2exp(mpz_ptr to, mpz_srcptr a, uint64_t bits);
void mpz_cdiv_q(mpz_ptr quotient, mpz_srcptr a, mpz_srcptr b);
/* The n-th root of a >= 0, n >= 1, rounded down; returns whether it is exact. */
int mpz_root(mpz_ptr to, mpz_srcptr a, uint64_t n);

#endif
