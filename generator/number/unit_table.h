/*
 * unit_table - the inside of units and of their table. Only for the files of this folder whose names begin with unit.
 *
 * A unit is a list of names with powers. "kWh" is held as the two names kW and h and written
 * together again, so that it cancels against hours and against watts like the product it is.
 */
#ifndef NUMBER_UNIT_TABLE_H
#define NUMBER_UNIT_TABLE_H

#include "base/map.h"
#include "number/unit.h"

/* Which prefixes a name takes, as bits. */
enum {
	PREFIX_SMALL = 1,  /* milli and below */
	PREFIX_MIDDLE = 2, /* centi, deci, deca, hecto */
	PREFIX_LARGE = 4,  /* kilo and above */
	PREFIX_BINARY = 8, /* Ki and above */
	PREFIX_SI = PREFIX_SMALL | PREFIX_MIDDLE | PREFIX_LARGE,
};

struct unit_prefix {
	struct str text;
	int base, power; /* 10^3, 2^10 */
	unsigned kind;
};

/* What a name without prefix stands for. */
struct unit_def {
	struct str name, plural, symbol, show;
	struct str word; /* its dimension in words: "power"; empty where other units say it */
	struct dimension dimension;
	const struct ratio *factor, *offset;
	enum unit_scale scale;
	unsigned prefixes;
	bool money;     /* has a dimension of its own, and that is a currency */
	bool with_hour; /* "Wh" is this and an hour */
	bool tight;
	bool implied; /* dB: there because something is counted in levels, until the site declares the name */
	const struct unit *unit;       /* this name alone */
	const struct unit *difference; /* of two values; NULL: the unit itself */
};

struct unit_name {
	const struct unit_def *def;
	const struct unit_prefix *prefix; /* NULL: none */
	struct str text;                  /* as written in the singular: "GB" */
	const struct ratio *factor;
};

/* What a spelling in the table leads to: names in singular and plural, other spellings, "Wh". */
struct unit_key {
	const struct unit_name *name;
	bool with_hour;
};

struct units {
	struct arena *keep;
	struct map keys; /* spelling -> struct unit_key */
	const struct unit_def **defs;
	size_t count, room;
	const struct unit_def *bases[UNIT_DIMENSIONS_MOST]; /* the unit of each base dimension */
	size_t base_count;
	const struct unit *one;
	const struct unit_def *hour;
	const struct language *words;
#ifndef RIGBOOK_IN_PAGE
	uint8_t money[UNIT_DIMENSIONS_MOST]; /* which of the bases are currencies */
	size_t money_count;
#endif
};

#endif
