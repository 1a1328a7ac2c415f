/*
 * unit - units as types: what may be added, compared and converted.
 *
 * A dimension is a product of whole powers of base dimensions. Base dimensions are the SI's,
 * information (bit), plane angle (°), and one for each count ("token", "core") and each currency
 * that a site declares. A unit is a dimension and an exact factor to that dimension's base units.
 * Source of prefixes and factors: BIPM, "The International System of Units", 9th edition, 2019;
 * binary prefixes IEC 80000-13:2008.
 */
#ifndef NUMBER_UNIT_H
#define NUMBER_UNIT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/near.h"
#include "base/str.h"
#include "number/ratio.h"

struct language;

/* Base dimensions a site can have, built-in ones included: a limit so that a dimension is a small value. */
#define UNIT_DIMENSIONS_MOST 64
/* Factors in one unit expression, and the largest power: far above anything physical. */
#define UNIT_FACTORS_MOST 16
#define UNIT_POWER_MOST 100

struct dimension {
	int8_t power[UNIT_DIMENSIONS_MOST];
};

bool dimension_eq(const struct dimension *a, const struct dimension *b);
bool dimension_is_none(const struct dimension *d);
/* d += times * more; false if a power passes UNIT_POWER_MOST. */
bool dimension_add(struct dimension *d, const struct dimension *more, int times);

enum unit_scale {
	UNIT_RATIO,       /* has a true zero: ratios and gains make sense */
	UNIT_AFFINE,      /* °C: compare and subtract only */
	UNIT_LOGARITHMIC, /* dBA: compare and subtract to dB, which may be added to them */
};

struct unit_name; /* one name with its prefix resolved */

struct unit {
	struct str text; /* as printed: "GB/s", "USD/year"; empty for a plain number */
	struct dimension dimension;
	const struct ratio *factor; /* base units in one of these */
	const struct ratio *offset; /* UNIT_AFFINE: base units at 0 of these; else NULL */
	enum unit_scale scale;
	struct unit_factor {
		const struct unit_name *name;
		int power;
	} * factors; /* in the order they print */
	size_t factor_count;
	const struct arena *home; /* that it is a copy in, or NULL (unit_copy) */
};

struct units;

/*
 * The same unit in another arena: nothing of it stands where `unit` does, but for what is the table's own. One that is a
 * copy in this arena is handed back, as most are whose products an evaluator remembers.
 */
const struct unit *unit_copy(struct arena *keep, const struct unit *unit);

/* The unit of plain numbers. */
const struct unit *unit_one(const struct units *units);

/* Same dimension and same scale: may be added and compared. */
bool unit_fits(const struct unit *a, const struct unit *b);

/* The unit that the difference of two such values has: K for °C, dB for levels, the unit itself on a ratio scale. */
const struct unit *unit_difference(const struct unit *unit);

/* The language in which numbers and units are printed; NULL: English. */
const struct language *units_words(const struct units *units);

#endif
