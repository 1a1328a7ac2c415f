/*
 * evaluator - one thread's way to ask for values: of attributes, figures, and formulas in text.
 *
 * It reads the finished figures and keeps what else it computes (calls, expressions in text) to itself, so any number of
 * evaluators may share one `figures`. Lazy: what nobody asks for is not computed; and memoised: what has been computed
 * is kept. A figure that needs itself is reported with the whole loop.
 *
 * Ranges: where an uncertain input occurs more than once, the exact range is found at the corners if the formula is a
 * fraction linear in each such input (corners.h); otherwise the value is marked as a bound (quantity.h).
 */
#ifndef DATA_EVALUATOR_H
#define DATA_EVALUATOR_H

#include "data/day_set.h"
#include "data/figures.h"
#include "data/input_set.h"

struct evaluator;

/* Its memo and results live in `keep`; mistakes go to `diag`. */
struct evaluator *evaluator_new(struct arena *keep, struct diag *diag, const struct figures *figures);

/*
 * One that computes everything itself, on any basis: for days in the past, and for the facts of one source. It takes the
 * data from another evaluator of this thread, and the units that either has put together; the other must live as long as
 * what this one hands out.
 */
struct evaluator *evaluator_at(
    struct arena *keep, struct diag *diag, const struct evaluator *other, struct basis basis);

/*
 * One that looks from another day than its neighbour and takes from it what nothing observed on the
 * days between could change. Corners apart it yields what evaluator_at would. The neighbour must live as long as this
 * one is asked.
 */
struct evaluator *evaluator_beside(
    struct arena *keep, struct diag *diag, const struct evaluator *neighbour, struct date as_of);

/*
 * Goes with one of evaluator_at or evaluator_beside to another day, for going through the days of a site: what nothing
 * observed on the days between could change is still known, everything else is computed again when it is asked for.
 * Values that were handed out stay what they are. Returns the days between.
 */
struct day_set evaluator_go_to(struct evaluator *evaluator, struct date as_of);

/*
 * One that looks with the values of `with`, and no others, in place of ours. From its neighbour it takes what read
 * none of the inputs that differ. The neighbour must live as long as this one is asked.
 */
struct evaluator *evaluator_under(struct arena *keep, struct diag *diag,
    const struct evaluator *neighbour, const struct substitution *with, size_t count);
/*
 * To be called on one of evaluator_under where the values in `with` have been exchanged for others of the same inputs: what
 * read none of them is still known.
 */
void evaluator_values_changed(struct evaluator *evaluator);
struct basis evaluator_basis(const struct evaluator *evaluator);
const struct catalog *evaluator_catalog(const struct evaluator *evaluator);

/*
 * An attribute or a figure without parameters of a thing, by name; VALUE_BAD (reported at `at`) if
 * there is none.
 */
struct value evaluator_member(
    struct evaluator *evaluator, const struct thing *thing, struct str name, struct pos at);

/*
 * Any formula: `self` may be NULL; bindings are extra names. The result's origin is set when the
 * formula is just a path or a call. evaluator_check is its type check alone, to be done once per
 * formula by whoever parsed it, before evaluating.
 */
struct value evaluator_eval(struct evaluator *evaluator, const struct formula *formula,
    const struct thing *self, const struct binding *bindings, size_t count);
/* The same as evaluator_eval, and which inputs were read for it. */
struct value evaluator_eval_noting(struct evaluator *evaluator, const struct formula *formula,
    const struct thing *self, struct input_set *read);
/*
 * Exchanges what has been noted with `noted`: to know what is read between two calls, for many formulas, call with an
 * empty set before, and again with the same one behind them.
 */
void evaluator_note_inputs(struct evaluator *evaluator, struct input_set *noted);
/* The same of the days on which what was read was observed (day_set.h). */
void evaluator_note_days(struct evaluator *evaluator, struct day_set *noted);
/* True if an answer was given since the last call because something is unknown: `known(x)`, or a loop over what is known. */
bool evaluator_left_unknown(struct evaluator *evaluator);
struct type evaluator_check(struct evaluator *evaluator, const struct formula *formula,
    const struct kind *self, const struct binding *bindings, size_t count);

/* The day it looks from. */
struct date evaluator_as_of(const struct evaluator *evaluator);

/* How numbers are printed on this basis (units, rates). */
const struct arithmetic *evaluator_arithmetic(const struct evaluator *evaluator);

/*
 * From now on only the memo lives in `keep`: the values of figures and calls, and their origins,
 * also those in results. Everything else that is handed out (values, texts, derivations) is in
 * `scratch`, which its owner may reset whenever the evaluator is not at work and nobody looks at
 * results any more: after each page, say.
 */
void evaluator_use_scratch(struct evaluator *evaluator, struct arena *scratch);

/* A new one on any basis, not in the arena: for figures.c and figures_check.c, which own theirs. */
struct global_lists;
void evaluator_init(struct evaluator *evaluator, struct arena *keep, struct diag *diag,
    const struct catalog *catalog, struct basis basis, const struct global_lists *lists);

#endif
