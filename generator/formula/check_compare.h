/*
 * check_compare - the types of comparisons and of `is`.
 */
#ifndef FORMULA_CHECK_COMPARE_H
#define FORMULA_CHECK_COMPARE_H

#include "formula/evaluation.h"

/* Both check their operands and yield TYPE_TRUTH. */
struct type compare_check(struct evaluation *e, const struct node *node);
struct type is_check(struct evaluation *e, const struct node *node);

/* True of a bare name that nothing here has: `colour = red`. */
bool name_is_nothing(const struct evaluation *e, const struct node *node);

#endif
