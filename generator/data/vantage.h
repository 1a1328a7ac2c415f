/*
 * vantage - evaluators that look with one value in place of ours, kept for all questions that are asked of them.
 *
 * An input that is a choice has few values, and many questions are asked under each: what becomes of every verdict with
 * this model, with that quantization? What was computed for one question serves the next ones.
 */
#ifndef DATA_VANTAGE_H
#define DATA_VANTAGE_H

#include "data/evaluator.h"

struct vantage;

/*
 * One that looks with the value of `with` in front of what the evaluator has in place of facts; with NULL: with the site's
 * own facts. It is made when it is first asked for, lives where the evaluator's memo does, and keeps its mistakes to itself.
 * Who asks it says first where its results go (evaluator_use_scratch). When the evaluator goes to another day, or to other
 * values, it forgets those that were made until then.
 */
struct evaluator *evaluator_kept_under(struct evaluator *evaluator, const struct substitution *with);

#endif
