/*
 * units - the table of all units of a site: those that are built in, and those that its data declares.
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
#ifndef NUMBER_UNITS_H
#define NUMBER_UNITS_H

#include "base/near.h"
#include "number/unit.h"

struct language;

/* A table with the built-in units. */
struct units *units_new(struct arena *keep);

/* The language in which numbers and units are printed; until it is set, English (NULL). */
void units_set_words(struct units *units, const struct language *words);

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

/* Every declared and built-in name without prefixes, for the manual and data.json, in order of declaration. */
size_t units_count(const struct units *units);
struct str units_name(const struct units *units, size_t index);

/* Every way in which a name may be written without a prefix, plurals and other spellings among them. */
size_t units_spelling_count(const struct units *units);
struct str units_spelling(const struct units *units, size_t index);

bool units_is_currency(const struct units *units, struct str name);

#endif
