/*
 * substitute_node - the operators and functions of a formula with its numbers put in.
 *
 * node_show calls itself, also through substitute_terms.c: formulas nest.
 */
#ifndef FORMULA_SUBSTITUTE_NODE_H
#define FORMULA_SUBSTITUTE_NODE_H

#include "formula/substitute_value.h"

/* Appends the node, in brackets where operators that bind as tightly as `least` would misread it. */
void node_show(struct shown_line *s, const struct node *node, enum level least);

/* The same for a node that is shown as the value it comes to. */
void node_value_show(struct shown_line *s, const struct node *node, enum level least);

/*
 * " (tourer)": the thing that argmin or argmax chose, by its name (`named`), and that others would have done as well.
 * Appends nothing where there is nothing to add.
 */
void node_chosen_show(struct shown_line *s, const struct node *choice, bool named);

#endif
