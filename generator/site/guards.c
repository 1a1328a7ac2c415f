#include "site/guards.h"

#include "base/language.h"
#include "formula/formula.h"
#include "site/site_language.h"

struct guard {
	const struct page *page;
	const struct formula *formula;
	struct str condition;
};

struct guards {
	const struct language *words;
	struct guard *at;
	size_t count;
};

const struct guards *guards_gather(struct arena *keep, const struct site *site)
{
	struct guards *guards = ARENA_NEW(keep, struct guards);
	struct diag *diag = diag_new(keep); /* what is wrong with them is told by their guides */
	struct map seen = map_in(keep);
	size_t room = 0;

	guards->words = site_language(site);
	for (size_t i = 0; i < site->pages->count; i++)
		room += site->results[i].guard_count;
	guards->at = ARENA_ARRAY(keep, struct guard, room + 1);
	for (size_t i = 0; i < site->pages->count; i++) {
		for (size_t n = 0; n < site->results[i].guard_count; n++) {
			struct str condition = site->results[i].guards[n];
			struct formula_text text = { condition, site->pages->at[i]->at,
				FORMULA_AT_START };
			struct str key =
			    STR_JOIN(keep, site->pages->at[i]->address, STR(" "), condition);
			const struct formula *formula = map_add(&seen, key, guards)
			    ? formula_parse(keep, diag, site->data->catalog->units, text)
			    : NULL;
			if (formula)
				guards->at[guards->count++] =
				    (struct guard){ site->pages->at[i], formula, condition };
		}
	}
	return guards;
}

size_t guards_count(const struct guards *guards)
{
	return guards->count;
}

bool guards_look(
    const struct guards *guards, size_t number, struct evaluator *evaluator, struct item *item)
{
	static const enum word_id words[] = {
		[TRUTH_NO] = WORD_GUARD_FAILS,
		[TRUTH_YES] = WORD_GUARD_HOLDS,
		[TRUTH_UNDECIDED] = WORD_UNDECIDED,
	};
	const struct guard *guard = &guards->at[number];
	struct value value = evaluator_eval(evaluator, guard->formula, guard->page->thing, NULL, 0);

	if (value.kind != VALUE_TRUTH)
		return false;
	struct str outcome = words_get(guards->words, words[value.truth]);
	*item = (struct item){ .kind = ITEM_GUARD,
		.name = guard->condition,
		.text = outcome,
		.exact = outcome,
		.page = guard->page->address };
	return true;
}
