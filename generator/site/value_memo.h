/*
 * value_memo - what values were printed as on pages of derivations.
 *
 * A price or a total is an input of many figures, whose pages of derivations all print it with its name and a link, and the
 * search tells it, too: it is printed once. Values are known by their origins, so all must be those of the worker's
 * evaluator, as they are on these pages. One thread's, as long as its arena.
 */
#ifndef SITE_VALUE_MEMO_H
#define SITE_VALUE_MEMO_H

#include "site/views.h"

struct value_memo;

struct value_memo *value_memo_new(struct arena *keep);

/* What is printed of one value. */
struct known_value {
	struct value value;
	struct value_words words;
	struct str name; /* origin_words */
	struct markup own,
	    elsewhere; /* linked to its derivation: on the page of its thing, and on others; empty: not yet */
};

/* What is known of the value, from now on if it was not; NULL for things, lists and what has no value, and when much else is. */
struct known_value *value_memo_keep(struct rendering *rendering, const struct value *value);

/* The text of a value that is known; of another nothing. */
struct str value_memo_text(const struct worker *worker, const struct value *value);

/* The words of a value, known or not. */
struct value_words value_memo_words(const struct rendering *rendering, const struct value *value);

/* Its markup on the page of derivations at hand: that of value_markup. */
struct markup value_memo_markup(struct rendering *rendering, struct known_value *known);

/* The markup of a value without a link, the same for all that read alike: that of value_words_markup. */
struct markup value_memo_unlinked(
    struct rendering *rendering, const struct value *value, const struct value_words *words);

#endif
