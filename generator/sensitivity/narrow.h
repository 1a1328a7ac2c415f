/*
 * narrow - whether an answer is narrow: less than a tenth of one of its inputs turns it.
 *
 * Asked of every verdict, mark and best cell of a page, so it is quick: all inputs are widened by a tenth at once, as
 * uncertain values; an answer that is proved then is not narrow. Only of others is each input put to the two ends of its
 * tenth, the rest as they stand. What was computed for one question serves the next ones. margin.h tells how far turns are.
 *
 * An input that is no quantity, unknown, or not above zero has no tenth. One of whole numbers has if a tenth of it is one or
 * more. No tenth leads beyond the ends of its input.
 */
#ifndef SENSITIVITY_NARROW_H
#define SENSITIVITY_NARROW_H

#include "sensitivity/turn.h"

/* The sign of a narrow answer, as the template `narrow` prints it. */
#define NARROW_SIGN "‡"

struct narrowness;

/* Looks from the evaluator, which must stay; results are put where its own are. NULL where no input has a tenth. */
struct narrowness *narrowness_new(
    struct arena *keep, struct arena *scratch, struct evaluator *evaluator);

/* False also of what is no yes, no or word as it stands. */
bool narrow_is(struct narrowness *narrowness, const struct question *question);

#endif
