/*
 * unit_near - which unit was meant by a word that is none.
 *
 * A hint that is not plausible is worse than none: "ks" is no slip for kS. So a word is taken for
 * what people write for a unit elsewhere (hours, Gbps, us, m2), for a unit in other letter cases,
 * and only where it is long enough for one that was mistyped.
 */
#ifndef NUMBER_UNIT_NEAR_H
#define NUMBER_UNIT_NEAR_H

#include "base/near.h"
#include "number/unit.h"

/* Offers the units that near->word, which is none, may have been meant for. */
void units_offer(const struct units *units, struct arena *keep, struct near *near);

#endif
