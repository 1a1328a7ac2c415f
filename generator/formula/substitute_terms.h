/*
 * substitute_terms - an aggregate with its numbers put in: "8250 USD + 4099 USD" for a sum over two things.
 */
#ifndef FORMULA_SUBSTITUTE_TERMS_H
#define FORMULA_SUBSTITUTE_TERMS_H

#include "formula/substitute_value.h"

/*
 * Appends the terms of an aggregate's node: all of them, or the first FORMULA_TERMS_MOST - 1 and the last; then how
 * many elements were left out because they do not apply or are unknown.
 */
void aggregate_show(struct shown_line *s, const struct node *node, enum level least);

#endif
