/*
 * unit_memo - products and quotients of units that have been put together before.
 *
 * A site's formulas multiply the same few units again and again (kW by h/year, that by EUR/kWh), and putting a unit
 * together means its names, dimension, factor and text. A memo belongs to one thread and lives as long as its arena. It
 * has a fixed number of places; the pairs that come first are kept.
 */
#ifndef NUMBER_UNIT_MEMO_H
#define NUMBER_UNIT_MEMO_H

#include "number/unit.h"

struct unit_memo;

/* For the units of one table only. */
struct unit_memo *unit_memo_new(struct arena *keep);

/* What unit_mul and unit_div are; a result lives as long as the memo, as `keep`, or as `a` or `b` do. */
const struct unit *unit_memo_mul(struct unit_memo *memo, const struct units *units,
    struct arena *keep, const struct unit *a, const struct unit *b);
const struct unit *unit_memo_div(struct unit_memo *memo, const struct units *units,
    struct arena *keep, const struct unit *a, const struct unit *b);

#endif
