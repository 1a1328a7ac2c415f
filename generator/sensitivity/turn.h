/*
 * turn - where an answer turns along an input: its switching values.
 *
 * A turn is a change of the answer (answer.h) while one input goes from its low end to its high end and all others
 * stay. Of what is found it is said how sure it is:
 *
 *     proved      the answer over a whole range is yes, no or a word: nothing turns in that range
 *     exact       the answer turns at this very fraction: both sides of it are proved, and differ
 *     isolated    the answer turns somewhere between two values that three digits cannot tell apart
 *     tried       single values answer differently; there may be more turns between them
 *
 * How the turns of a quantity are found:
 *
 *  1. Where the ends of a stretch answer alike, give the input the whole stretch as an uncertain value. If the answer is
 *     proved, there is no turn in the stretch; else halve it and go on with both halves.
 *  2. Where they differ, narrow the stretch until three digits cannot tell its ends apart: to where what was compared says
 *     that it turns (guess.h), or by halves. Then go on with what is below it and above.
 *  3. Take the simplest fraction in such a stretch. If the open stretches on both sides of it are proved and differ, it
 *     is exact; if not, the turn is isolated.
 *  4. Where nothing can be proved (another input is a range, say), and in all that is left once one turn could not be, or not
 *     what lies beside it, try evenly spread values.
 *
 * Values on the way need not be just there, and are simple fractions: arithmetic takes several times as long with long ones.
 *
 * An answer that was given because something is unknown (`known(x)`) proves nothing over a range: what a wide range leaves
 * open, a narrower one may settle.
 *
 * Whole inputs are tried at each whole number, which proves all of them.
 *
 * Mistakes in these evaluations are dropped. Source of the proofs: Moore, Kearfott and Cloud, "Introduction to Interval
 * Analysis", SIAM 2009, chapters 5 and 6 (refinement).
 */
#ifndef SENSITIVITY_TURN_H
#define SENSITIVITY_TURN_H

#include "sensitivity/answer.h"
#include "sensitivity/contest.h"
#include "sensitivity/range.h"

/* Evaluations for one question and input at the most; what is left then is tried. */
#define TURN_EVALUATIONS_MOST 600
/* Values over the whole way from one end to the other, where nothing can be proved. */
#define TURN_TRIED_VALUES 33
/* A whole input with more values than this is tried at TURN_TRIED_VALUES of them. */
#define TURN_WHOLE_MOST 1000

/* What is watched: a figure or call, by its origin; a formula; which thing is the best; or what a function says. */
struct question {
	/* NULL, or what answers, about `about`. Over a range a text says that it is the answer everywhere in the range. */
	struct value (*ask)(struct evaluator *evaluator, struct arena *scratch, const void *about);
	const void *about;
	const struct contest *contest; /* or NULL */
	const struct origin *origin;   /* NULL: the formula */
	const struct formula *formula; /* only without an origin */
	const struct thing *self;      /* of the formula; NULL: it is about no thing */
};

/* What it says now; the other form also says which inputs were read. */
struct value question_ask(
    struct evaluator *evaluator, struct arena *scratch, const struct question *question);
struct value question_ask_noting(struct evaluator *evaluator, struct arena *scratch,
    const struct question *question, struct input_set *read);

struct turn {
	/*
	 * The turn lies between them, in the unit of the range: `from` is `to` if it is exact; two neighbouring whole
	 * numbers for a whole input.
	 */
	const struct ratio *from, *to;
	bool tried;                      /* see above */
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
	bool proved;                      /* there are no further turns */
	const struct alternative *others; /* whose answers differ from now */
	size_t other_count;
	size_t evaluations;
};

/*
 * All turns of a question along an input. Skip inputs that evaluator_eval_noting did not note: they cannot turn the
 * answer. `evaluator` is left as it is but for its memo. False if the input has no ends.
 */
bool turns_find(struct evaluator *evaluator, struct arena *keep, const struct question *question,
    const struct input *input, struct turns *out);

/* The same of a question that is a formula, along a quantity: all that a page asks, whose engine leaves the rest out. */
bool turns_find_of_formula(struct evaluator *evaluator, struct arena *keep,
    const struct question *question, const struct input *input, struct turns *out);

#endif
