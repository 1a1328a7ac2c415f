/*
 * assume - what an undecided condition says of the values where it is taken to hold.
 *
 * Within the first branch of if(a > b, ...) a is above b, whatever their ranges say: so a - b lies above zero, a above the
 * least of b, and b below the most of a. In the second branch it is the other way round. The same holds on the right of
 * `and` and `or`, and for what is computed of an element that undecidedly belongs. "a - b" there is what is written in
 * the same way, up to spaces and brackets.
 */
#ifndef FORMULA_ASSUME_H
#define FORMULA_ASSUME_H

#include "formula/evaluation.h"

/* Takes the condition to hold, or not to; the caller puts e->assumptions back. */
void assume(struct evaluation *e, const struct node *condition, bool holds);
/* The value of a node as far as the assumptions allow it. */
struct value assumed_value(
    const struct evaluation *e, const struct node *node, const struct value *value);
/* True of a difference that an assumption is about: it is shown as one number. */
bool is_assumed_difference(const struct evaluation *e, const struct node *node);

#endif
