/*
 * range - how far each input may go: its two ends, its step, and the things that it may be.
 *
 * The ends are those that the author wrote, or half and twice the fact that counts. The things are those of the list
 * that `among` gives, without retired ones. Both come from the site's own data: values that are set for an evaluator
 * (evaluator_under) do not move them.
 */
#ifndef SENSITIVITY_RANGE_H
#define SENSITIVITY_RANGE_H

#include "data/evaluator.h"
#include "data/setting.h"

/* Of an input that is a quantity. All three are in one unit, and money in one currency. */
struct input_range {
	const struct quantity *low, *high; /* single values, low below high */
	/* Step of the slider: 1, 2 or 5 times 10^n, so that the range has 100 to 250 steps; 1 for whole numbers. */
	const struct quantity *step;
	const struct quantity *fact; /* the fact that counts, as it was written; NULL: the data has none */
};

/*
 * The range of a quantity. `evaluator` gives the day and the rates.
 *
 * A fact outside of the ends that the author wrote moves the nearer end to itself, with a warning
 * (DIAG_INPUT_OUTSIDE). False after a report at the input: it has no ends and no fact to take them from, its ends have
 * no common currency, or the low end is not below the high one.
 */
bool input_range(const struct evaluator *evaluator, struct arena *keep, struct diag *diag,
    const struct input *input, struct input_range *out);

/* The things that an input may be, in the order of the data. `evaluator` must look at the site's own data. */
const struct thing **input_choices(
    struct evaluator *evaluator, struct arena *keep, const struct input *input, size_t *count);

/*
 * False after a report at the value: it lies outside of the ends, is not whole, or is not one of the choices.
 * `site_evaluator` must look at the site's own data.
 */
bool setting_fits(struct evaluator *site_evaluator, struct arena *keep, struct diag *diag,
    const struct setting *setting);

/* Looks at all inputs and scenarios of a site once. */
void inputs_check(struct arena *keep, struct diag *diag, const struct figures *figures);

#endif
