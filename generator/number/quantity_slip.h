/*
 * quantity_slip - what was meant by a text that is no quantity: numbers and money as people write them elsewhere.
 *
 * Each form is recognised by its shape alone and answered with the form that is read here, so that
 * whoever has never seen the manual can mend it. What fits none of them keeps its plain message.
 */
#ifndef NUMBER_QUANTITY_SLIP_H
#define NUMBER_QUANTITY_SLIP_H

#include "number/unit.h"

/*
 * What was most likely meant by a text that is no quantity: false when that cannot be told, else *why
 * says how it is written ("a decimal has a point: write 40.5 h").
 */
bool quantity_explain(const struct units *units, struct arena *keep, struct str text, struct str *why);

#endif
