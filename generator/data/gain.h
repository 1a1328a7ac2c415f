/*
 * gain - how many times better a value is than a baseline, and the mark that the legend gives it.
 */
#ifndef DATA_GAIN_H
#define DATA_GAIN_H

#include "data/evaluator.h"

/*
 * The gain of a value over a base in the better direction, and the mark that the site's legend
 * gives it. GAIN_NONE when there is none to speak of (not a positive quantity on a ratio scale,
 * unknown, no better direction). mark is NULL with GAIN_DEPENDS (ends of a range fall under
 * different rules: the built-in mark "depends") and when no rule holds.
 */
enum gain_status { GAIN_NONE, GAIN_MARK, GAIN_DEPENDS };
enum gain_status evaluator_gain(struct evaluator *evaluator, const struct value *value,
    const struct value *base, enum better better, struct value *gain, const struct mark **mark);

#endif
