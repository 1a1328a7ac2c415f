/*
 * show - patterns that say how a quantity is printed: "0.00×", "0,000 USD".
 */
#ifndef NUMBER_SHOW_H
#define NUMBER_SHOW_H

#include "number/unit.h"

/*
 * A show pattern is digits ("0", "0.00"), an optional grouping comma ("0,000" or "0,0.00"; a comma anywhere else is a
 * mistake), and a unit to print in: "0.0 year", "0,000 USD", "0.00×", "0 %", "0 local".
 */
struct show {
	bool set; /* a digits pattern was given */
	bool grouped;
	int places;              /* digits after the point */
	const struct unit *unit; /* to print in, or NULL: its own */
	bool local; /* "local": in the currency of a thing's region; for the caller to do (data/local.h) */
};
/* False with *why in words if it is no pattern. Does not report. */
bool show_parse(const struct units *units, struct arena *keep, struct str text, struct show *out,
    struct str *why);

/* True if `why` says that a unit is not known: that is told once a site, not of every pattern that has it. */
bool show_lacks_unit(struct str why);

#endif
