/*
 * unit - units as types: what may be added, compared and converted.
 *
 * A dimension is a product of whole powers of base dimensions. Base dimensions are the SI's,
 * information (bit), plane angle (°), and one for each count ("token", "core") and each currency
 * that a site declares. A unit is a dimension and an exact factor to that dimension's base units.
 * Source of prefixes and factors: BIPM, "The International System of Units", 9th edition, 2019;
 * binary prefixes IEC 80000-13:2008.
 *
 * Built in: SI base and named units with prefixes; s min h day week month year (year = 365 days,
 * month a twelfth of it); bit (also b) and B with decimal and binary prefixes; Wh and Ah with
 * prefixes ("kWh" and "kW·h" are the same); % ; ° ; °C (affine); × (a plain ratio). Exact names win
 * over prefix and name. Declared bases other than money take the prefixes from k up. The tesla and
 * the radian are not built in. Everything else is declared by the site. Knows no YAML: declarations
 * arrive as plain values.
 *
 * A units table is filled once and only read from then on; units_parse then only allocates in
 * `keep`, so threads may share the table.
 */
#ifndef FIGURE_UNIT_H
#define FIGURE_UNIT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/near.h"
#include "base/str.h"
#include "figure/ratio.h"

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

enum unit_scale {
	UNIT_RATIO,       /* has a true zero: ratios and gains make sense */
	UNIT_AFFINE,      /* °C: compare and subtract only */
	UNIT_LOGARITHMIC, /* dBA: compare and subtract only */
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
};

struct units;

/* A table with the built-in units. */
struct units *units_new(struct arena *keep);

/* A declaration from the site's data. */
struct unit_declaration {
	struct str name;   /* "USD", "token", "BTU" */
	struct str symbol; /* printed in front, without a space: "$"; or empty */
	struct str plural; /* "cores"; empty: prints the same for any number */
	struct str show;   /* a show pattern for values in this unit, or empty */
	struct str is;     /* "1055.06 J", "5/9 K": another unit times a number; empty for a base */
	struct str affine; /* "273.15 K" for a unit whose zero stands there; empty otherwise */
	bool money;        /* a currency */
	bool logarithmic;
};

/*
 * Declares; false with *why in words when the name is taken, malformed, or `is` cannot be read.
 * Does not report.
 */
bool units_declare(struct units *units, const struct unit_declaration *declaration, struct str *why);

/*
 * Reads a unit: `name` or `name^int`, joined by · or * or / without spaces ("GB/s", "USD/h",
 * "kW·h", "m/s^2"); also ×, %, "1/s". `1` alone or empty text is the plain number. NULL if it is
 * none: *bad (unless NULL) is then the name that is not known (a view into the text), and if `near`
 * is not NULL it is started with that name and collects the nearest known one. Does not report.
 */
const struct unit *units_parse(const struct units *units, struct arena *keep, struct str text,
    struct str *bad, struct near *near);

/*
 * How much of `text` from its start reads as a unit expression by shape alone (letters, digits
 * after them, %, °, ×, µ, · / ^ and a sign).
 */
size_t unit_span(struct str text);

/* The same unit in another arena: nothing of it stands where `unit` does, but for what is the table's own. */
const struct unit *unit_copy(struct arena *keep, const struct unit *unit);

/* The unit of plain numbers. */
const struct unit *unit_one(const struct units *units);

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

/* Same dimension and same scale: may be added and compared. */
bool unit_fits(const struct unit *a, const struct unit *b);

/* The unit that the difference of two such values has: K for °C, the unit itself on a ratio scale. */
const struct unit *unit_difference(const struct unit *unit);

/*
 * A dimension in words for messages: "power", "energy", "information/time", "money (USD)/time"; "a
 * plain number" for none.
 */
struct str dimension_words(
    const struct units *units, struct arena *keep, const struct dimension *dimension);

/*
 * Currencies. The power of money in a dimension (1 for USD/h, 0 for W), and its currency's name,
 * empty if there is none or more than one. unit_with_money replaces the currency in a unit ("USD/h"
 * with "EUR" gives EUR/h, at the same factor: the rate is the caller's).
 */
int dimension_money_power(const struct units *units, const struct dimension *dimension);
struct str dimension_currency(const struct units *units, const struct dimension *dimension);
const struct unit *unit_with_money(
    const struct units *units, struct arena *keep, const struct unit *unit, struct str currency);
bool units_is_currency(const struct units *units, struct str name);

/* The pattern that the unit's first factor declares for computed values, or empty. */
struct str unit_show(const struct units *units, const struct unit *unit);

/* What stands around a number in the unit. */
struct unit_print {
	struct str symbol;    /* printed in front */
	struct str one, many; /* printed behind: "year" and "years", "GB/s" and "GB/s" */
	bool tight; /* no space between number and what follows: × and °, "/year" after "$5", "/s" after "56" */
};
struct unit_print unit_print(const struct units *units, struct arena *keep, const struct unit *unit);

/* Every declared and built-in name without prefixes, for the manual and data.json, in order of declaration. */
size_t units_count(const struct units *units);
struct str units_name(const struct units *units, size_t index);

#endif
