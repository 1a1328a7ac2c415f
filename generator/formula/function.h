/*
 * function - what the functions yield that are no aggregates: if, in, round, floor, ceil, abs, root, share, known and
 * applies (builtin.h).
 */
#ifndef FORMULA_FUNCTION_H
#define FORMULA_FUNCTION_H

#include "formula/evaluation.h"

/* The value of a node of kind NODE_FUNCTION. */
struct value function_eval(struct evaluation *e, const struct node *node);

#endif
