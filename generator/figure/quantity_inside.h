/* quantity_inside - what the files quantity*.c share, and nobody else uses. */
#ifndef FIGURE_QUANTITY_INSIDE_H
#define FIGURE_QUANTITY_INSIDE_H

#include "figure/quantity.h"

/* One end of an interval. */
struct quantity_end {
	const struct ratio *at; /* NULL when there is no end on that side */
	int infinite;           /* -1, +1: there is none, on that side; 0: `at` */
	bool open;              /* the end is not itself a value */
};

struct quantity_end quantity_low(const struct quantity *q);
struct quantity_end quantity_high(const struct quantity *q);
int quantity_end_cmp(struct quantity_end a, struct quantity_end b);

/*
 * The computed quantity with these ends; approximate and a bound if a or b (which may be NULL) is.
 * QUANTITY_LIMIT if too long.
 */
enum quantity_status quantity_make(struct quantity_end low, struct quantity_end high,
    const struct unit *unit, const struct quantity *a, const struct quantity *b, struct quantity *out);

/*
 * q's other money if that is in the currency; NULL if it is in another or there is none, or q has
 * had an end opened or chosen since.
 */
const struct quantity *quantity_in_currency(
    const struct arithmetic *how, const struct quantity *q, struct str currency);

/* q with its money changed into the currency `to`. QUANTITY_RATE if no rate is known. */
enum quantity_status quantity_change(
    const struct arithmetic *how, const struct quantity *q, struct str to, struct quantity *out);

/* q made to fit `unit` by changing its money; QUANTITY_UNITS if that is not what keeps them apart. */
enum quantity_status quantity_fit(const struct arithmetic *how, const struct quantity *q,
    const struct unit *unit, struct quantity *out);

/* A value counted in a unit, in base units. */
const struct ratio *quantity_base(
    struct arena *keep, const struct ratio *value, const struct unit *unit);

#endif
