#include "number/small_gmp_limbs.h"

#include <stdlib.h>
#include <string.h>

mp_limb_t *limbs_new(size_t count)
{
	mp_limb_t *limbs = malloc((count + 1) * sizeof(*limbs)); /* never of size 0 */

	if (!limbs)
		abort();

	return limbs;
}

mp_limb_t *limbs_copy(const mp_limb_t *from, size_t count)
{
	mp_limb_t *limbs = limbs_new(count);

	if (count > 0)
		memcpy(limbs, from, count * sizeof(*limbs));
	return limbs;
}

size_t limbs_trimmed(const mp_limb_t *at, size_t count)
{
	while (count > 0 && at[count - 1] == 0)
		count--;
	return count;
}

mp_limb_t limbs_divide(mp_limb_t *at, size_t count, mp_limb_t by)
{
	uint64_t rest = 0;

	for (size_t i = count; i-- > 0;) {
		rest = rest << LIMB_BITS | at[i];
		at[i] = (mp_limb_t)(rest / by);
		rest %= by;
	}
	return (mp_limb_t)rest;
}

void limbs_shift_up(mp_limb_t *to, const mp_limb_t *from, size_t count, unsigned bits)
{
	uint64_t carry = 0;

	for (size_t i = 0; i < count; i++) {
		carry |= (uint64_t)from[i] << bits;
		to[i] = (mp_limb_t)carry;
		carry >>= LIMB_BITS;
	}
	to[count] = (mp_limb_t)carry;
}
