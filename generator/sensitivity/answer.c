#include "sensitivity/answer.h"

#include "base/language.h"
#include "data/catalog.h"

struct answer answer_of(struct arena *keep, const struct value *value)
{
	struct answer answer = { ANSWER_OTHER, STR("") };

	switch (value->kind) {
	case VALUE_BAD:
		answer.kind = ANSWER_NO_VALUE;
		break;
	case VALUE_UNKNOWN:
		answer.kind = ANSWER_UNKNOWN;
		break;
	case VALUE_INAPPLICABLE:
		answer.kind = ANSWER_INAPPLICABLE;
		break;
	case VALUE_TRUTH:
		answer.kind = value->truth == TRUTH_YES ? ANSWER_YES
		    : value->truth == TRUTH_NO          ? ANSWER_NO
							: ANSWER_UNDECIDED;
		break;
	case VALUE_TEXT:
		answer = (struct answer){ ANSWER_WORD, str_copy(keep, value->text) };
		break;
	case VALUE_THING:
		answer = (struct answer){ ANSWER_WORD, value->thing->name };
		break;
	case VALUE_QUANTITY:
	case VALUE_DATE:
	case VALUE_RECORD:
	case VALUE_LIST:
		break;
	}
	return answer;
}

bool answer_proves(const struct answer *answer)
{
	return answer->kind == ANSWER_YES || answer->kind == ANSWER_NO || answer->kind == ANSWER_WORD;
}

bool answers_same(const struct answer *a, const struct answer *b)
{
	return a->kind == b->kind && (a->kind != ANSWER_WORD || str_eq(a->word, b->word));
}

struct str answer_words(const struct language *words, const struct answer *answer)
{
	static const enum word_id of[] = {
		[ANSWER_NO_VALUE] = WORD_NO_VALUE,
		[ANSWER_UNKNOWN] = WORD_UNKNOWN,
		[ANSWER_INAPPLICABLE] = WORD_INAPPLICABLE,
		[ANSWER_UNDECIDED] = WORD_UNDECIDED,
		[ANSWER_NO] = WORD_NO,
		[ANSWER_YES] = WORD_YES,
	};

	if (answer->kind == ANSWER_WORD || answer->kind == ANSWER_OTHER)
		return answer->kind == ANSWER_WORD ? answer->word : STR("");
	return words_get(words, of[answer->kind]);
}
