/*
 * type_rules - the types that checking a formula works with, and what operations make of them.
 *
 * Units are checked by computing with one of each, so checking and evaluation cannot disagree.
 */
#ifndef FORMULA_TYPE_RULES_H
#define FORMULA_TYPE_RULES_H

#include "formula/evaluation.h"

/* A type that cannot be known: a mistake that was reported, or a value that only evaluation gives. */
extern const struct type type_unsure;
struct type type_of_unit(const struct unit *unit);  /* NULL: a quantity whose unit is not known */
struct type type_plain(const struct evaluation *e); /* a number without unit */

/* False if it is not of this sort: reported unless it is unsure. */
bool type_wanted(const struct evaluation *e, const struct node *node, const struct type *type,
    enum type_kind wanted);

/* One in the unit of the type, to compute with. The unit must be known. */
struct quantity type_one(const struct evaluation *e, const struct type *type);

/* An operand: its text and its type. */
struct typed {
	const struct node *node;
	const struct type *type;
};

/* May both stand in one sum or comparison? Reported if not. Units must be known. */
bool types_fit(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct typed *a, const struct typed *b);
/* The type of a sum, product and the like; unsure after a report. Units must be known. */
struct type types_operate(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct typed *a, const struct typed *b);

#endif
