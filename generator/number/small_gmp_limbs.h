/*
 * small_gmp_limbs - arrays of limbs, the lowest first. Only for the files small_gmp*.c.
 */
#ifndef NUMBER_SMALL_GMP_LIMBS_H
#define NUMBER_SMALL_GMP_LIMBS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t mp_limb_t;
#define LIMB_BITS 32

/* Room for limbs, from malloc; running out ends the program. */
mp_limb_t *limbs_new(size_t count);
mp_limb_t *limbs_copy(const mp_limb_t *from, size_t count);
/* The count without zero limbs at the top. */
size_t limbs_trimmed(const mp_limb_t *at, size_t count);
/* Divides by a word in place; returns the rest. */
mp_limb_t limbs_divide(mp_limb_t *at, size_t count, mp_limb_t by);
/* to[0..count] = from[0..count-1] shifted left by less than a limb; `to` may be `from`. */
void limbs_shift_up(mp_limb_t *to, const mp_limb_t *from, size_t count, unsigned bits);

#endif
