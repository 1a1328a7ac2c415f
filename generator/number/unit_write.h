/*
 * unit_write - the text of a product of names with powers: "GB/s", "kWh", "m²".
 */
#ifndef NUMBER_UNIT_WRITE_H
#define NUMBER_UNIT_WRITE_H

#include "base/buf.h"
#include "number/unit_table.h"

/* Writes factors but the one at `skip` as text: "GB/s", "/year" when something was skipped. */
struct unit_text_style {
	size_t skip;                  /* STR_NONE: nothing */
	bool many;                    /* the last name above the line in its plural */
	const struct language *words; /* the language; NULL where the text is for formulas */
};
void unit_write(struct buf *out, const struct units *units, const struct unit_factor *at,
    size_t count, struct unit_text_style style);

/* A power as superscript digits, without its sign; nothing for 1 and -1. */
void unit_write_power(struct buf *out, int power);

#endif
