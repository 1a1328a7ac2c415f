/*
 * unit_print - units and dimensions as pages and messages name them.
 */
#ifndef NUMBER_UNIT_PRINT_H
#define NUMBER_UNIT_PRINT_H

#include "number/unit.h"

/*
 * A dimension in words for messages: "power", "energy", "information/time", "money (USD)/time"; "a
 * plain number" for none.
 */
struct str dimension_words(
    const struct units *units, struct arena *keep, const struct dimension *dimension);

/* The pattern that the unit's first factor declares for computed values, or empty. */
struct str unit_show(const struct units *units, const struct unit *unit);

/* What stands around a number in the unit. */
struct unit_print {
	struct str symbol;    /* printed in front */
	struct str one, many; /* printed behind: "year" and "years", "GB/s" and "GB/s" */
	bool tight; /* no space between number and what follows: × and °, "/year" after "$5", "/s" after "56" */
};
struct unit_print unit_print(const struct units *units, struct arena *keep, const struct unit *unit);

#endif
