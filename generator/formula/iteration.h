/*
 * iteration - loops over lists while a formula is evaluated, and what they may cost.
 *
 *     if (!iteration_open(&walk, e, node, &instead))
 *             return instead;
 *     while (iteration_next(&walk))
 *             ... iteration_value(&walk) ...
 *     iteration_close(&walk);
 */
#ifndef FORMULA_ITERATION_H
#define FORMULA_ITERATION_H

#include "formula/evaluation.h"

/* The longest range of numbers that a loop may go over: stops sum(t in 1..1000000000, …). */
#define FORMULA_RANGE_MOST 10000

/*
 * Elements that one evaluation may visit, nested loops multiplied: no sane table comes near.
 * Arithmetic takes the square of the length of its numbers: one of twice FORMULA_STEP_DIGITS counts
 * as four elements more.
 */
#define FORMULA_STEPS_MOST 200000
#define FORMULA_STEP_DIGITS 500
/* What a logarithm takes, and a root or power that is found by one, in steps of a loop. */
#define FORMULA_STEPS_OF_LOG 20

/*
 * An iteration over what an aggregate goes over: the elements of a list, the whole numbers of a range, or
 * simply its arguments (max(a, b)). Puts each element in scope in turn. Also used to write a sum
 * out as its terms.
 */
struct iteration {
	struct evaluation *e;
	const struct node *node;
	enum { OVER_LIST, OVER_RANGE, OVER_ARGUMENTS } over;
	struct value source; /* the list; the first argument */
	int64_t first;       /* of a range */
	size_t index, count; /* the element in scope is index - 1 */
	struct scope frame;
	struct value belongs; /* what `where` says of the element: a truth, or why there is none */
	bool failed;          /* reported: too many steps */
	struct loop_note *note; /* which elements do not belong (loop_note.h); or NULL */
	struct sieve *sieve;    /* by which others are passed over (sieve.h); or NULL */
};
/* False when there is nothing to go over; *instead is then the result. */
bool iteration_open(struct iteration *iteration, struct evaluation *e, const struct node *node,
    struct value *instead);
/* The next element, but for those that a sieve leaves out; false behind the last one. */
bool iteration_next(struct iteration *iteration);
/* Counts what arithmetic with such a result takes, when it takes longer than a step of a loop. */
void steps_count_long(struct evaluation *e, const struct quantity *quantity);
/* The same, with more bytes, and without a call for what fits a word. */
static inline void steps_count(struct evaluation *e, const struct quantity *quantity)
{
#ifndef RIGBOOK_IN_PAGE
	if (!(quantity->lo && ratio_is_long(quantity->lo)) &&
	    !(quantity->hi && ratio_is_long(quantity->hi)))
		return;
#endif
	steps_count_long(e, quantity);
}
/* What is computed of each element: an expression, or NULL for the element itself. */
const struct node *iteration_body(const struct iteration *iteration);
struct value iteration_value(const struct iteration *iteration);
void iteration_close(const struct iteration *iteration);

#endif
