/*
 * check_path - the type of what a formula names: literals, names, members, calls of figures.
 *
 * Calls node_check for the thing that a member or a call is of, and for arguments: formulas nest.
 */
#ifndef FORMULA_CHECK_PATH_H
#define FORMULA_CHECK_PATH_H

#include "formula/evaluation.h"

struct type literal_check(struct evaluation *e, const struct node *node);
/* A name or a member. */
struct type path_check(struct evaluation *e, const struct node *node);
struct type call_check(struct evaluation *e, const struct node *node);

/* What the conditions around it make of a path's type (`path is kind` makes it that kind); NULL where they say nothing. */
const struct type *type_narrowed(const struct evaluation *e, const struct node *path);
/* Adds what a condition says of types to e->narrowings. The caller puts e->narrowings back. */
void narrow_by(struct evaluation *e, const struct node *condition);

#endif
