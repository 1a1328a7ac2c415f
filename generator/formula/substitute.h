/*
 * substitute - a formula with its numbers put in, for derivations: "8250 USD + 4099 USD".
 *
 * The line must compute: whoever follows it with pencil and paper gets the printed result. So all money that is added,
 * compared or multiplied into the result is shown in the result's currency, changed as the evaluation would change it;
 * where an operation has to take place in another currency (rounding), the rate follows as a factor.
 *
 * Evaluates as it goes, so it shows what formula_eval would use. Mistakes are not reported again.
 */
#ifndef FORMULA_SUBSTITUTE_H
#define FORMULA_SUBSTITUTE_H

#include "base/buf.h"
#include "base/map.h"
#include "formula/formula.h"

/* Aggregates over up to this many elements are written out as terms, longer ones with an ellipsis. */
#define FORMULA_TERMS_MOST 12

struct formula_words {
	struct str (*name_of)(void *self, const struct thing *thing);
	/* the unit in which readers know a value, or NULL: its own; may be NULL */
	const struct unit *(*unit_of)(void *self, const struct value *value);
	const struct unit *result; /* the unit that the result is printed in; NULL: it is no quantity */
	/*
	 * What quantities were printed as in earlier lines, and whether one stays where it is for as long as that is
	 * remembered; NULL: nothing is. All lines must be of one world.
	 */
	struct map *printed;
	bool (*stays)(const struct value *value);
#ifndef RIGBOOK_IN_PAGE
	bool formula_stays; /* the same of the formula, and so of what is typed in it */
#endif
};

/* Appends the formula to `out`, each path replaced by its printed value. */
void formula_substitute(const struct formula *formula, const struct formula_context *context,
    const struct formula_words *words, struct buf *out);

/*
 * One value as it would stand in such a line: added, or (`factor`) multiplied or divided. For lines
 * that are put together elsewhere.
 */
void formula_put_operand(const struct formula_context *context, const struct formula_words *words,
    const struct value *value, bool factor, struct buf *out);

#endif
