/*
 * units_builtin - the built-in units and prefixes.
 *
 * Sources: BIPM, "The International System of Units", 9th edition, 2019, tables 2, 4, 7 and 8; IEC
 * 80000-13:2008 for information. The tesla is left out: T is wanted for transfers. The radian is
 * left out: a degree is no exact part of it.
 */
#ifndef NUMBER_UNITS_BUILTIN_H
#define NUMBER_UNITS_BUILTIN_H

#include "number/unit_table.h"
#include "number/units.h"

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

#endif
