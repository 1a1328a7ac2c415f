/*
 * eval - the value of a formula: one function a kind of node.
 *
 * Results live in the arena of the context. A value that cannot be computed is VALUE_BAD after one report; whoever meets
 * it stays silent. node_eval calls itself through function.c, comparison.c, aggregate.c, iteration.c, choice.c, interpolate.c,
 * span.c, assume.c and days.c: formulas nest.
 */
#ifndef FORMULA_EVAL_H
#define FORMULA_EVAL_H

#include "formula/evaluation.h"
#include "formula/operate.h"

struct value node_eval(struct evaluation *e, const struct node *node);
/* The formula goes on with an answer because something is unknown (context.h). */
void leave_unknown(const struct evaluation *e);

/* a / b, with b's exact range where it would hold zero only because an input occurs in it more than once. */
struct value divide(
    struct evaluation *e, const struct node *node, const struct valued *a, const struct valued *b);

/* True if a bare name has a meaning here, whatever its value. */
bool name_is_found(const struct evaluation *e, const struct node *name);
/* True if it is the name of a member of a thing or record. */
bool member_is_found(const struct evaluation *e, const struct value *of, const struct node *name);

#endif
