/*
 * quantity - a number with its unit, exact, possibly a range, possibly approximate.
 *
 * A quantity is an interval of exact numbers in the base units of its dimension; both ends are
 * equal for a plain number, NULL for an end that is open ("at least"); of what may be anything both are NULL. Arithmetic is interval
 * arithmetic with exact ends. Source: Moore, Kearfott and Cloud, "Introduction to Interval
 * Analysis", SIAM 2009, chapter 2. `~` marks a value as approximate and does not widen it.
 *
 * Knows nothing of where numbers come from. Operations return a status instead of reporting: only
 * the caller knows the place.
 */
#ifndef NUMBER_QUANTITY_H
#define NUMBER_QUANTITY_H

#include "base/arena.h"
#include "base/buf.h"
#include "number/ratio.h"
#include "number/unit.h"

struct quantity {
	/* In base units (affine units: after the offset); NULL: no end on that side. */
	const struct ratio *lo, *hi;
	const struct unit *unit; /* the one it was typed in, or that the operation led to; never NULL */
	bool approx;             /* typed with ~, or computed from such */
	bool bound;              /* lo..hi is known to hold the exact range but may be wider */
	bool open_lo, open_hi; /* that end is not itself a value: "> 5" */
	struct str literal;    /* as the author typed it ("1100..1400 USD"); empty when computed */
	int last_digit;        /* of the typed number: see quantity_parse */
	int low_places, high_places; /* digits typed behind the points of its ends */
	bool two_units;              /* typed in two: "900 MHz..2.1 GHz" */
	/*
	 * The same money in another currency at the rate of its own day: what was typed, or what that
	 * came to. Changed into that currency it is this, whatever the rate is by then; products and
	 * quotients with what is no money keep it. NULL for everything else.
	 */
	const struct quantity *other_money;
};

enum quantity_status {
	QUANTITY_OK,
	QUANTITY_UNITS, /* dimensions differ, or a scale without ratios is used as if it had */
	QUANTITY_RATE,  /* the dimensions differ only in the currency and no rate is known */
	QUANTITY_ZERO,  /* division by zero */
	QUANTITY_POWER, /* exponent not whole, not plain, or past its limit */
	QUANTITY_ROOT,  /* root of something that is or may be negative */
	QUANTITY_LOG,   /* logarithm of something that is not above zero */
	QUANTITY_LIMIT, /* too many digits */
};

/*
 * How currencies are changed: units of `to` for one of `from`, or NULL if no rate is known; *approx
 * is set when it is only about. NULL function: never.
 */
struct money_changer {
	const struct ratio *(*rate)(void *self, struct str from, struct str to, bool *approx);
	void *self;
};

struct unit_memo;

/* What arithmetic needs besides its operands. */
struct arithmetic {
	const struct units *units;
	struct arena *keep;
	const struct money_changer *changer; /* NULL: currencies do not mix */
	struct unit_memo *memo;              /* unit_memo.h; NULL: each unit is put together anew */
};

/* A plain number, and a value counted in a unit. */
struct quantity quantity_of(const struct units *units, const struct ratio *value);
struct quantity quantity_in(struct arena *keep, const struct ratio *value, const struct unit *unit);
bool quantity_is_point(const struct quantity *q);
/* True if zero is among its values, or is an end that is not itself a value. */
bool quantity_holds_zero(const struct quantity *q);

/* An end counted in the quantity's own unit, as an exact number; NULL for an open end. */
const struct ratio *quantity_end(struct arena *keep, const struct quantity *q, bool high);

/* Halfway between the ends, in base units; of a quantity with one end that end. NULL without any. */
const struct ratio *quantity_middle(struct arena *keep, const struct quantity *q);

/* A value counted in a unit, in base units. */
const struct ratio *quantity_base(
    struct arena *keep, const struct ratio *value, const struct unit *unit);

#endif
