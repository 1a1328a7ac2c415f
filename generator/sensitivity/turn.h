/*
 * turn - where an answer turns along an input: its switching values.
 *
 * An answer is a truth, a word or a thing, or that there is none: unknown, not applicable, no value after a mistake of
 * arithmetic. A turn is any change of it while one input goes from its low end to its high one and all others stay.
 *
 * How turns of a quantity are found. The input is given a whole stretch as an uncertain value. Where the answer over a
 * range is yes, no or a word, nothing turns in it: that is proved. Else the stretch is halved, down to one that is
 * narrower than three digits show; there the simplest fraction is tried, and it is the exact place if the answers over
 * the open stretches on both sides of it are proved and differ. Otherwise the turn is isolated: it lies somewhere
 * between two values. Where nothing can be proved (another input is a range, say) evenly spread values are tried, and
 * all that is found there is called tried. Whole inputs are tried at each whole number, which proves all of them.
 *
 * Answers alone are looked at, and mistakes in the evaluations are dropped. Source of the proofs: Moore, Kearfott and
 * Cloud, "Introduction to Interval Analysis", SIAM 2009, chapters 5 and 6 (refinement).
 */
#ifndef SENSITIVITY_TURN_H
#define SENSITIVITY_TURN_H

#include "sensitivity/answer.h"
#include "sensitivity/range.h"

/* Evaluations for one question and input at the most; what is left then is tried. */
#define TURN_EVALUATIONS_MOST 600
/* Values over the whole way from one end to the other, where nothing can be proved. */
#define TURN_TRIED_VALUES 33
/* Whole inputs that may have more values than this are tried at as many. */
#define TURN_WHOLE_MOST 1000

/* What is asked: a formula, of a thing or of none; or a figure or call by its origin. */
struct question {
	const struct formula *formula;
	const struct thing *self;
	const struct origin *origin; /* NULL: the formula */
};

struct turn {
	/* in the unit of the range: somewhere between; equal where it is exact, neighbours for whole inputs */
	const struct ratio *from, *to;
	bool tried;                      /* found by trying, not by proof: there may be others */
	struct answer before, at, after; /* `at` is ANSWER_OTHER where the place is not exact */
};

/* Another truth, word or thing that the input may be, and the answer then. */
struct alternative {
	struct value value;
	bool absent;
	struct answer answer;
};

struct turns {
	const struct input *input;
	struct input_range range; /* of a quantity */
	struct answer now;
	const struct turn *at; /* from low to high */
	size_t count;
	bool proved;                      /* there are no others */
	const struct alternative *others; /* whose answers differ from now */
	size_t other_count;
	size_t evaluations;
};

/*
 * All turns of a question along an input, seen by `own`, which is left as it is but for its memo. `read` of
 * evaluator_eval_noting says whether it is worth asking. False if the input has no ends.
 */
bool turns_find(struct evaluator *own, struct arena *keep, const struct question *question,
    const struct input *input, struct turns *out);

#endif
