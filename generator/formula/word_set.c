#include "formula/word_set.h"

#include "base/buf.h"
#include "base/language.h"

/* Longer lists are cut in hints. */
#define HINT_WORDS_MOST 8

bool word_set_has(const struct word_set *set, struct str word)
{
	if (!set)
		return true;
	for (size_t i = 0; i < set->count; i++) {
		if (str_eq(set->at[i], word))
			return true;
	}
	return false;
}

bool word_sets_meet(const struct word_set *a, const struct word_set *b)
{
	if (!a || !b)
		return true;
	for (size_t i = 0; i < a->count; i++) {
		if (word_set_has(b, a->at[i]))
			return true;
	}
	return false;
}

const struct word_set *word_sets_join(
    struct arena *keep, const struct word_set *a, const struct word_set *b)
{
	if (!a || !b || a->count + b->count > WORD_SET_MOST)
		return NULL;

	struct str *words = ARENA_ARRAY(keep, struct str, a->count + b->count + 1);
	struct word_set *both = ARENA_NEW(keep, struct word_set);
	*both = (struct word_set){ words, 0 };
	for (size_t i = 0; i < a->count; i++)
		words[both->count++] = a->at[i];
	for (size_t i = 0; i < b->count; i++) {
		if (!word_set_has(a, b->at[i]))
			words[both->count++] = b->at[i];
	}
	return both;
}

const struct word_set *word_set_new(struct arena *keep, const struct str *words, size_t count)
{
	struct word_set *set = ARENA_NEW(keep, struct word_set);

	*set = (struct word_set){ words, count };
	return set;
}

void word_set_offer(const struct word_set *set, struct near *near)
{
	for (size_t i = 0; i < set->count; i++)
		near_offer(near, set->at[i]);
}

struct str word_set_hint(struct arena *keep, const struct word_set *set, struct str word)
{
	struct near near = near_to(word);
	struct buf out = buf_in(keep, BUF_MOST);

	word_set_offer(set, &near);
	if (near.best.len > 0)
		return str_print(keep, "did you mean “%.*s”?", STR_ARG(near.best));
	buf_print(&out, set->count == 1 ? "it is always “" : "it is one of: ");
	for (size_t i = 0; i < set->count && i < HINT_WORDS_MOST; i++)
		buf_print(&out, "%s%.*s", i > 0 ? ", " : "", STR_ARG(set->at[i]));
	buf_print(&out, set->count == 1 ? "”" : set->count > HINT_WORDS_MOST ? ", …" : "");
	return buf_str(&out);
}
