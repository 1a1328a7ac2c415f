/*
 * quantity_literal - quantities as authors type them: first cut by shape, then read.
 */
#ifndef NUMBER_QUANTITY_LITERAL_H
#define NUMBER_QUANTITY_LITERAL_H

#include "base/near.h"
#include "number/quantity.h"

/*
 * Reads `32 GB`, `~2.4`, `1100..1400 USD`, `1100 USD..1400 USD`, `4200+ USD` (at least), `..250 W` (at most),
 * `> 5 s`, `< 5 s`, `>= 5`, `<= 5` (also ≥ ≤), a leading minus. No grouping commas. Ends must be in order.
 * An amount of money with three decimals is refused: "7.290 EUR" is thousands to half of its readers.
 *
 * `last_digit` is the power of ten, in `unit`, of the last typed digit of the (first) number: -2
 * for 3.74. Trailing zeros of an integer count only without ~: "1500" ends at 0, "~1500" at 2.
 * `literal` is a view into the text.
 *
 * On failure returns false and fills *mistake. Does not report.
 */
struct quantity_mistake {
	struct str why;    /* a sentence part: "not a number", "unknown unit GBs" */
	size_t where;      /* a byte offset in the text */
	struct near *near; /* the caller's, or NULL; started here with the unknown name */
};
bool quantity_parse(const struct units *units, struct arena *keep, struct str text,
    struct quantity *out, struct quantity_mistake *mistake);

#endif
