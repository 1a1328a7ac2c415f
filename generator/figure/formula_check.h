/*
 * formula_check - what the two files of the type checker share: formula_check.c (paths and operators) and
 * formula_check_call.c (functions and aggregates). Only for these.
 */
#ifndef FIGURE_FORMULA_CHECK_H
#define FIGURE_FORMULA_CHECK_H

#include "figure/formula_ast.h"

extern const struct type type_unsure;
struct type type_of_unit(const struct unit *unit);  /* NULL: a quantity of who knows what */
struct type type_plain(const struct evaluation *e); /* a number without unit */

/* False if it is not of this sort: reported unless it is unsure. */
bool type_wanted(const struct evaluation *e, const struct node *node, const struct type *type,
    enum type_kind wanted);

/* One in the unit of the type, to compute with. The unit must be known. */
struct quantity type_one(const struct evaluation *e, const struct type *type);
/* May both stand in one sum or comparison? Reported if not. Units must be known. */
bool types_fit(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct node *a_node, const struct type *a, const struct node *b_node, const struct type *b);
struct type types_operate(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct node *a_node, const struct type *a, const struct node *b_node, const struct type *b);

/*
 * Inside what a condition guards, `path is kind` has made a path's type narrower. The caller puts
 * e->narrowings back.
 */
void narrow_by(struct evaluation *e, const struct node *condition);

struct type function_check(struct evaluation *e, const struct node *node);
struct type aggregate_check(struct evaluation *e, const struct node *node);

#endif
