/*
 * interval - the ends of a quantity, open and closed, and the quantity that two ends make.
 *
 * Shared by the files that compute with quantities.
 */
#ifndef NUMBER_INTERVAL_H
#define NUMBER_INTERVAL_H

#include "number/quantity.h"

/* One end of an interval. */
struct quantity_end {
	const struct ratio *at; /* NULL when there is no end on that side */
	int infinite;           /* -1, +1: there is none, on that side; 0: `at` */
	bool open;              /* the end is not itself a value */
};

struct quantity_end quantity_low(const struct quantity *q);
struct quantity_end quantity_high(const struct quantity *q);
int quantity_end_cmp(struct quantity_end a, struct quantity_end b);
int quantity_end_sign(struct quantity_end end);

/*
 * The computed quantity with these ends; approximate and a bound if a or b (which may be NULL) is.
 * QUANTITY_LIMIT if too long.
 */
enum quantity_status quantity_make(struct quantity_end low, struct quantity_end high,
    const struct unit *unit, const struct quantity *a, const struct quantity *b, struct quantity *out);

/*
 * The inverses of all values but zero; false if zero is the only one. Towards a zero at one end they grow without end,
 * and around one inside without an end on either side.
 */
bool interval_inverse(struct arena *keep, struct quantity_end ends[2]);

#endif
