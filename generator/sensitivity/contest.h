/*
 * contest - what a table says of a value beside others, as an answer that can turn: which of several things is the best of a
 * row or column, or which mark of the legend one gets for its gain over a baseline.
 */
#ifndef SENSITIVITY_CONTEST_H
#define SENSITIVITY_CONTEST_H

#include "data/evaluator.h"

/*
 * Sets best[i] for each of `count` values (`stride` apart) that no other value can exceed in the direction
 * `better`. None is best where ranges overlap, or where all are equal.
 */
void best_of(const struct arithmetic *arithmetic, enum better better, const struct value *values,
    size_t count, size_t stride, bool *best);

/* A column of scenarios: what it puts in place of facts. */
struct scene {
	struct str name;
	const struct substitution *with;
	size_t with_count;
};

struct contest {
	const struct formula *formula; /* asked of each thing; or of one, or none, in each scene */
	const struct thing *const *things;
	size_t count; /* of things, or scenes */
	enum better better;
	bool gain;                  /* the mark of the first, for its gain over the second */
	const struct scene *scenes; /* NULL: of things */
	const struct thing *self;   /* with scenes */
};

/*
 * The names of the best, in the order of the things; undecided where none is. Of a gain the name of the mark, or that there is
 * none; undecided where a range leaves it open, not applicable where there is no gain to speak of. In scenes a mark may be that
 * of a word or a truth: then it is this.
 */
struct value contest_answer(
    struct evaluator *evaluator, struct arena *keep, const struct contest *contest);

/* Which inputs it reads. */
struct input_set contest_reads(
    struct evaluator *evaluator, struct arena *scratch, const struct contest *contest);

#endif
