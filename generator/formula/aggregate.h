/*
 * aggregate - what the functions yield that go over a list: sum, mean, geomean, min, max, count, any and all; argmin and
 * argmax are handed on to choice.h, interpolate to interpolate.h.
 *
 * Elements for which `where` is undecided widen the result to a range; what is not applicable is left out; what is
 * unknown makes the result unknown, unless `known` asks for a bound.
 */
#ifndef FORMULA_AGGREGATE_H
#define FORMULA_AGGREGATE_H

#include "formula/evaluation.h"

/* The value of a node of kind NODE_AGGREGATE. */
struct value aggregate_eval(struct evaluation *e, const struct node *node);

#endif
