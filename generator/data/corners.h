/*
 * corners - the exact range of a value whose uncertain inputs occur more than once in its formula,
 * and the truth of a comparison of such.
 *
 * Where a value is a fraction of polynomials that are linear in each input, it grows or falls with
 * each input alone, so its extremes lie where every input stands at one of its ends. Source: Moore,
 * Kearfott and Cloud, "Introduction to Interval Analysis", SIAM 2009, chapter 6 (the dependency
 * problem).
 */
#ifndef DATA_CORNERS_H
#define DATA_CORNERS_H

#include "formula/formula.h"

struct evaluator;

/* 2^8 evaluations at the most for one range. */
#define CORNERS_MOST 8

/* The callback of the formula language (context.h); `self` is the evaluator. No corners inside of a corner. */
bool corners_visit(void *self, const struct formula_context *context, const struct value *value,
    bool (*at)(void *asker, const struct formula_context *corner), void *asker);

/* The end at which an input stands in the corner that the evaluator looks from; NULL: it is not held. */
const struct corner *corner_find(const struct evaluator *evaluator, const struct origin *input);

/* A value, held at its end if it is one of the inputs of the corner that the evaluator looks from. */
struct value corner_value(const struct evaluator *evaluator, const struct value *value);

/*
 * The value of a formula whose uncertain inputs occur more than once, made exact where that can be
 * shown, else marked as a bound. Values without such inputs come back as they are.
 */
struct value corners_settle(struct evaluator *evaluator, const struct value *value,
    const struct formula *formula, const struct formula_context *context);

#endif
