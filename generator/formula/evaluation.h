/*
 * evaluation - one check or evaluation of a formula under way: which names are in scope at this point of the tree.
 *
 * The checker fills in the types, the evaluator the values.
 */
#ifndef FORMULA_EVALUATION_H
#define FORMULA_EVALUATION_H

#include "formula/ast.h"
#include "formula/context.h"

struct fixed_value; /* fixed.h */

/* A loop's element, in scope while its body is looked at. */
struct scope {
	const struct scope *outer;
	struct str variable;  /* empty: the element's own members are bare names */
	struct value element; /* eval.c */
	size_t index;         /* its place among the elements */
	struct type type;     /* check_types.c */
	/* the values of what is the same for all elements (fixed.h), or NULL; of which loop, asked by which resolver */
	struct fixed_value *fixed;
	const struct loop *loop;
	const void *world;
};

/* "path is kind" holds here: check_types.c. */
struct narrowing {
	const struct narrowing *outer;
	const struct node *path;
	struct type type;
};

struct assumption; /* assume.c */

struct evaluation {
	const struct formula *formula;
	const struct formula_context *context;
	const struct scope *frames;
	struct type self;                     /* check_types.c */
	const struct narrowing *narrowings;   /* check_types.c */
	const struct assumption *assumptions; /* eval.c: what is taken to hold here */
	size_t poles;                         /* divisions so far by ranges that end at zero */
	struct arithmetic arithmetic;
	size_t steps;
};

struct evaluation evaluation_of(const struct formula *formula, const struct formula_context *context);

/* The same context, without visitor and with a diag of its own that nobody prints. */
struct formula_context context_quiet(const struct formula_context *context);

#endif
