/*
 * check_call - the types of functions and of aggregates (builtin.h).
 */
#ifndef FORMULA_CHECK_CALL_H
#define FORMULA_CHECK_CALL_H

#include "formula/evaluation.h"

struct type function_check(struct evaluation *e, const struct node *node);
struct type aggregate_check(struct evaluation *e, const struct node *node);

#endif
