/*
 * check_types - the type of a formula: one function a kind of node, without any value.
 *
 * Units are checked by computing with one of each: adding 1 W to 1 W·h fails as adding the real values would, so check
 * and evaluation cannot disagree. What cannot be known is TYPE_UNSURE, and whoever meets that stays silent. Mistakes are
 * reported at their place, each once. node_check calls itself through check_path.c, check_compare.c, check_call.c and
 * days.c: formulas nest.
 */
#ifndef FORMULA_CHECK_TYPES_H
#define FORMULA_CHECK_TYPES_H

#include "formula/evaluation.h"

struct type node_check(struct evaluation *e, const struct node *node);
/* The type a node has where the evaluation stands, without reporting; TYPE_UNSURE where the resolver has no type_of. */
struct type node_type_quietly(const struct evaluation *e, const struct node *node);

#endif
