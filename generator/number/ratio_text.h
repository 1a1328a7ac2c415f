/*
 * ratio_text - exact numbers as text, and back.
 */
#ifndef NUMBER_RATIO_TEXT_H
#define NUMBER_RATIO_TEXT_H

#include "base/buf.h"
#include "number/ratio.h"

/*
 * Reads a decimal: digits, optionally . and digits, optionally a leading - or +, optionally e and
 * an exponent of at most three digits. Nothing else, no grouping. NULL if it is not one or is too
 * long. Does not report.
 */
const struct ratio *ratio_parse(struct arena *keep, struct str text);
/* The exact form that ratio_exact prints: "14949/5200" or "3". NULL if it is not one. */
const struct ratio *ratio_parse_exact(struct arena *keep, struct str text);

/* "14949/5200", or "3" for whole numbers. */
void ratio_exact(struct buf *out, const struct ratio *a);
/*
 * Exactly `places` digits after the point (0 prints none), rounded half to even; `grouped` puts
 * commas between thousands. Never "-0".
 */
void ratio_decimal(struct buf *out, const struct ratio *a, int places, bool grouped);
/*
 * The shortest decimal of at most `digits` significant digits, rounded half to even, without
 * exponent: for <data value>.
 */
void ratio_machine(struct buf *out, const struct ratio *a, int digits);

#endif
