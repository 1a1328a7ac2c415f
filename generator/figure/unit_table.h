/*
 * unit_table - the inside of the units table, shared by the files unit*.c alone.
 *
 * A unit is a list of names with powers. "kWh" is held as the two names kW and h and written
 * together again, so that it cancels against hours and against watts like the product it is.
 */
#ifndef FIGURE_UNIT_TABLE_H
#define FIGURE_UNIT_TABLE_H

#include "base/map.h"
#include "figure/unit.h"

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
};

/* Factors being put together: each name once, powers may be zero. */
struct unit_list {
	struct unit_factor at[2 * UNIT_FACTORS_MOST];
	size_t count;
};

/* A row of the table of built-in units; `is` and `affine` as in a declaration. */
struct unit_builtin {
	struct unit_declaration says;
	struct str word;
	unsigned prefixes;
	struct str also; /* another spelling, or empty */
	bool with_hour, tight;
};
extern const struct unit_builtin units_builtin[];
extern const size_t units_builtin_count;

extern const struct unit_prefix unit_prefixes[];
extern const size_t unit_prefix_count;

/* The bytes of a name ("GB", "%", "°C") that stands in text at `from`; 0 if none does. */
size_t unit_name_span(struct str text, size_t from);

/* unit_near.c: offers the units that near->word, which is none, may have been meant for. */
void units_offer(const struct units *units, struct arena *keep, struct near *near);

/* d += times * more; false if a power passes UNIT_POWER_MOST. */
bool dimension_add(struct dimension *d, const struct dimension *more, int times);

/* Puts another factor on the list, or raises the power of the same name; false when the list is full. */
bool unit_list_add(struct unit_list *list, const struct unit_name *name, int power);
bool unit_name_eq(const struct unit_name *a, const struct unit_name *b);
/* The unit that a list amounts to, without zero powers; NULL when a limit is passed. */
const struct unit *unit_build(
    const struct units *units, struct arena *keep, const struct unit_list *list);

/* Writes factors but the one at `skip` as text: "GB/s", "/year" when something was skipped. */
struct unit_text_style {
	size_t skip; /* STR_NONE: nothing */
	bool many;   /* the last name above the line in its plural */
};
void unit_write(struct buf *out, const struct units *units, const struct unit_factor *at,
    size_t count, struct unit_text_style style);

#endif
