/*
 * visit - tells a visitor (context.h) of what a part of a formula is made of, where its value is known, without working it
 * out.
 */
#ifndef FORMULA_VISIT_H
#define FORMULA_VISIT_H

#include "formula/evaluation.h"

/* The visitor sees what it would see if the node were evaluated. */
void node_visit(struct evaluation *e, const struct node *node);

#endif
