/*
 * answer - reduces a value to what can turn: yes, no, a word or a thing, or the reason why there is no such answer.
 */
#ifndef SENSITIVITY_ANSWER_H
#define SENSITIVITY_ANSWER_H

#include "formula/value.h"

enum answer_kind {
	ANSWER_NO_VALUE,
	ANSWER_UNKNOWN,
	ANSWER_INAPPLICABLE,
	ANSWER_UNDECIDED,
	ANSWER_NO,
	ANSWER_YES,
	ANSWER_WORD,  /* also the name of a thing */
	ANSWER_OTHER, /* a number, a date, a list: it does not turn */
};

struct answer {
	enum answer_kind kind;
	struct str word;
};

struct answer answer_of(struct arena *keep, const struct value *value);
/* Over a range only yes, no and a word prove that nothing turns in it. */
bool answer_proves(const struct answer *answer);
bool answers_same(const struct answer *a, const struct answer *b);

/* "yes", "unknown", the word; empty for ANSWER_OTHER. */
struct str answer_words(const struct language *words, const struct answer *answer);

#endif
