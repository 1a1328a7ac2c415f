/*
 * unit_join - products, quotients, powers and roots of units, and how they are tidied.
 *
 * Equal names merge, then different names of one dimension cancel between the operands (GB against
 * GiB, month against year); within an operand the author wrote them together on purpose, as in
 * h/week. Where equal names of a dimension have met, that dimension is settled: h/week times
 * week/year is h/year. An hour that makes watts energy is no time to cancel.
 */
#ifndef NUMBER_UNIT_JOIN_H
#define NUMBER_UNIT_JOIN_H

#include "number/unit.h"

/*
 * Products and quotients, tidied for a reader: equal names merge, then different names of one
 * dimension cancel between a and b (GB / GiB is a plain number, USD/month * year is USD); h/week *
 * week/year stays h/year, W * h is Wh. % and × vanish beside other units. NULL when a power or the
 * number of factors passes its limit, or for a unit that is not UNIT_RATIO.
 */
const struct unit *unit_mul(
    const struct units *units, struct arena *keep, const struct unit *a, const struct unit *b);
const struct unit *unit_div(
    const struct units *units, struct arena *keep, const struct unit *a, const struct unit *b);
/* NULL if a power passes UNIT_POWER_MOST, or for a unit that is not UNIT_RATIO. */
const struct unit *unit_pow(
    const struct units *units, struct arena *keep, const struct unit *a, int power);
/* The unit of an n-th root; NULL if a power is not divisible. */
const struct unit *unit_root(
    const struct units *units, struct arena *keep, const struct unit *a, unsigned n);

#endif
