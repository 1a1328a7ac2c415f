/*
 * quantity_slip - what was meant by a text that is no quantity: numbers and money as people write them elsewhere.
 *
 * Each form is recognised by its shape alone and answered with the form that is read here, so that
 * whoever has never seen the manual can mend it. What fits none of them keeps its plain message.
 */
#ifndef NUMBER_QUANTITY_SLIP_H
#define NUMBER_QUANTITY_SLIP_H

#include "number/unit.h"

struct slip {
	struct str why;   /* how it is written: "a decimal has a point: write 40.5 h" */
	struct str lacks; /* the currency by its name, if the site has none of it; else empty */
};

/* What was most likely meant by a text that is no quantity: false when that cannot be told. */
bool quantity_explain(const struct units *units, struct arena *keep, struct str text, struct slip *slip);

/*
 * How to declare a currency that is no unit of the site, by its name or its sign: "declare it, units: …". Empty for what
 * is no currency, and in the engine of pages.
 */
struct str quantity_currency_hint(const struct units *units, struct arena *keep, struct str unit);

#endif
