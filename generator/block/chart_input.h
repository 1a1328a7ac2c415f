/* chart_input - evaluates a measure with another value of an input, for charts. Private to block/. */
#ifndef BLOCK_CHART_INPUT_H
#define BLOCK_CHART_INPUT_H

#include "block/measure.h"
#include "sensitivity/range.h"

/* An input that is a quantity, by its id; NULL after a report. */
const struct input *chart_input(const struct block *block, const struct yaml *id);

/*
 * The value of a measure for the page's thing while the input has another value. VALUE_BAD where it cannot
 * be computed; nothing is reported. What it reads of other inputs is noted (evaluator_note_inputs).
 */
struct value chart_value_with(const struct block *block, const struct measure *measure,
    const struct input *input, const struct quantity *quantity);

#endif
