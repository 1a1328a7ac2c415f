/*
 * small_gmp_text - the whole numbers of small_gmp.h as decimal text. `base` must be 10.
 */
#ifndef NUMBER_SMALL_GMP_TEXT_H
#define NUMBER_SMALL_GMP_TEXT_H

#include "number/small_gmp.h"

int mpz_set_str(mpz_ptr z, const char *digits, int base); /* digits alone; returns 0 */
/* `to` has room for mpz_sizeinbase(z, 10) + 2 characters. Returns it. */
char *mpz_get_str(char *to, int base, mpz_srcptr z);
size_t mpz_sizeinbase(mpz_srcptr z, int base); /* exact or one too many, as GMP's */

#endif
