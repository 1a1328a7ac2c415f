/*
 * claims - what sources state, judged by what the data gives.
 *
 * A claim is judged as of its source's published date, from
 * that source's own observations first, with the stated inputs of `with` put in; what today's data
 * gives is computed beside it and decides nothing.
 */
#ifndef DATA_CLAIMS_H
#define DATA_CLAIMS_H

#include "data/derivation.h"
#include "data/figures.h"

enum verdict {
	CLAIM_AGREES,
	CLAIM_CONDITIONAL,
	CLAIM_DIFFERS,
	CLAIM_UNDECIDED,
	CLAIM_NOT_COMPUTABLE,
	CLAIM_VERDICTS
};

struct judgement {
	const struct claim *claim;
	enum verdict verdict;
	enum verdict today_verdict; /* what today's data alone would say */
	struct value own;           /* what follows from the source's own inputs */
	struct value today;         /* what our data gives now */
	bool own_inputs; /* `own` follows from something that the source states, not from others' facts alone */
	struct value difference; /* stated minus own, VALUE_INAPPLICABLE when there is none to speak of */
	struct value difference_share; /* of own, as a plain ratio to print in % */
	struct str reason; /* why not computable or undecided, in words; empty otherwise */
	struct derivation derivation; /* of `own` */
};

/* "agrees", "conditional", "differs", "undecided", "not computable" */
struct str verdict_words(enum verdict verdict);
/* What readers read of it. */
enum word_id verdict_word(enum verdict verdict);

/* Judges all claims, in order of declaration. Mistakes inside `about` are reported. */
struct judgement *claims_judge(
    struct arena *keep, struct diag *diag, const struct figures *figures, size_t *count);

/*
 * What the data of the evaluator's day would say, as judgement.today_verdict does of today's.
 * Mistakes are not reported: today's have been, and those of an earlier day are none.
 */
enum verdict claim_verdict_on(
    struct arena *scratch, struct evaluator *evaluator, const struct claim *claim);

/*
 * The same as a value that can turn with an input: the word of the verdict; undecided, or unknown where it is not computable.
 * Where the input is a range a word holds for all of it.
 */
struct value claim_answer(struct arena *scratch, struct evaluator *evaluator, const struct claim *claim);

#endif
