/*
 * marks - the marks of the legend that words get: "fits" an advantage, "does not fit" a drawback.
 *
 * An attribute or a figure whose values are words says which mark each of them gets, under `marks`
 * (schema.h). Numbers are judged against a baseline instead: evaluator_gain in figures.h.
 */
#ifndef DATA_MARKS_H
#define DATA_MARKS_H

#include "data/catalog.h"

/*
 * Finds the marks of all words. Reports ids that the legend does not have, words that are no value
 * of their attribute or figure, and marks of what is no word. To be called once, after the types
 * of all figures are known.
 */
void marks_settle(struct diag *diag, const struct catalog *catalog);

/*
 * The mark of a value: that of its word at the attribute or figure that it is as a whole, if only
 * by a call. NULL if it has none, as anything computed in passing.
 */
const struct mark *value_mark(const struct value *value);

#endif
