/*
 * unit_parse - reading units: names, prefixes, powers, and how they are joined.
 */
#ifndef NUMBER_UNIT_PARSE_H
#define NUMBER_UNIT_PARSE_H

#include "number/unit.h"

/*
 * Reads a unit as units_parse does (units.h), without looking for what was meant: NULL if it is none, and *bad is then
 * the name that is not known.
 */
const struct unit *unit_read(
    const struct units *units, struct arena *keep, struct str text, struct str *bad);

/*
 * How much of `text` from its start reads as a unit expression by shape alone (letters, digits
 * after them, %, °, ×, µ, · / ^ and a sign).
 */
size_t unit_span(struct str text);

/* The bytes of a name ("GB", "%", "°C") that stands in text at `from`; 0 if none does. */
size_t unit_name_span(struct str text, size_t from);

#endif
