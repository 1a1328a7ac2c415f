/*
 * range - how far each input may go: its two ends, its step, and the things that it may be.
 *
 * Computed from the site's own data, whatever an evaluator has in place of it: the ends that the author wrote, or half
 * and twice the fact that counts; and the list that `among` gives, without what is retired.
 */
#ifndef SENSITIVITY_RANGE_H
#define SENSITIVITY_RANGE_H

#include "data/evaluator.h"
#include "data/setting.h"

/* Of an input that is a quantity. All three are in one unit, and money in one currency. */
struct input_range {
	const struct quantity *low, *high; /* single values, low below high */
	const struct quantity *step; /* 1, 2 or 5 times a power of ten: 100 to 250 of them, 1 for whole numbers */
	const struct quantity *fact; /* the one that counts, as it was written; NULL: nobody says it */
};

/*
 * The range of a quantity. `evaluator` gives the day and the rates. False after a report at the input: it needs ends
 * and has none. A fact outside of ends that were written moves the nearer end to itself; `diag` gets a warning
 * (DIAG_INPUT_OUTSIDE).
 */
bool input_range(const struct evaluator *evaluator, struct arena *keep, struct diag *diag,
    const struct input *input, struct input_range *out);

/* The things that an input may be, in the order of the data. `evaluator` must look at the site's own data. */
const struct thing **input_choices(
    struct evaluator *evaluator, struct arena *keep, const struct input *input, size_t *count);

/* False after a report at the value: it lies outside of the ends, is not whole, or is none of the choices. */
bool setting_fits(
    struct evaluator *own, struct arena *keep, struct diag *diag, const struct setting *setting);

/* Looks at all inputs and scenarios of a site once. */
void inputs_check(struct arena *keep, struct diag *diag, const struct figures *figures);

#endif
