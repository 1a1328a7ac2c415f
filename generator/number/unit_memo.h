/*
 * unit_memo - products and quotients of units that have been put together before, and units that have been printed.
 *
 * A site's formulas multiply the same few units again and again (kW by h/year, that by EUR/kWh), and putting a unit
 * together means its names, dimension, factor and text. Its tables print the same few. A memo belongs to one thread and lives as long as its arena. It
 * has a fixed number of places; the pairs that come first are kept.
 */
#ifndef NUMBER_UNIT_MEMO_H
#define NUMBER_UNIT_MEMO_H

#include "number/unit_print.h"

struct unit_memo;

/* For the units of one table only. */
struct unit_memo *unit_memo_new(struct arena *keep);

/* What unit_mul and unit_div are; a result lives as long as the memo, as `keep`, or as `a` or `b` do. */
const struct unit *unit_memo_mul(struct unit_memo *memo, const struct units *units,
    struct arena *keep, const struct unit *a, const struct unit *b);
const struct unit *unit_memo_div(struct unit_memo *memo, const struct units *units,
    struct arena *keep, const struct unit *a, const struct unit *b);

/* What unit_print is; its texts live as long as the memo, or as `keep` does. */
struct unit_print unit_memo_print(
    struct unit_memo *memo, const struct units *units, struct arena *keep, const struct unit *unit);

#endif
