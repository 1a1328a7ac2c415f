/*
 * word_set - the words that a text may be, where they are known before it is computed: those of a
 * `one_of`, and those that the branches of an if() end in.
 *
 * A set is never changed once a type points to it. NULL stands for the set of all texts wherever a
 * set is taken or returned.
 */
#ifndef FORMULA_WORD_SET_H
#define FORMULA_WORD_SET_H

#include "base/arena.h"
#include "base/language.h"
#include "base/near.h"
#include "base/str.h"

struct word_set {
	const struct str *at; /* each once, in the order of the source */
	size_t count;
};

/* A set of more words than these is taken for that of all texts, so that joining sets stays cheap. */
#define WORD_SET_MOST 200

bool word_set_has(const struct word_set *set, struct str word);
/* True if some text is in both. */
bool word_sets_meet(const struct word_set *a, const struct word_set *b);
/* The words of either. */
const struct word_set *word_sets_join(
    struct arena *keep, const struct word_set *a, const struct word_set *b);
/* The words are not copied. */
const struct word_set *word_set_new(struct arena *keep, const struct str *words, size_t count);

/* Offers all words for "did you mean". The set must not be NULL. */
void word_set_offer(const struct word_set *set, struct near *near);

/*
 * What to write instead of a word that is none of the set's, for a hint: "did you mean “fits”?", or
 * "it is one of: fits, tight" where none is near. The set must not be NULL.
 */
struct str word_set_hint(struct arena *keep, const struct word_set *set, struct str word);

#endif
