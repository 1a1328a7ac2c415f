/*
 * figure_memo - what the template `figure` printed, for the next time the same figure stands somewhere. Private to text/.
 *
 * A price or a total stands on many pages and in many tables, and its link is the same on all pages of one folder. What the
 * template is given is three texts, so nothing else has to be the same. One thread's, as long as its arena.
 */
#ifndef TEXT_FIGURE_MEMO_H
#define TEXT_FIGURE_MEMO_H

#include "base/arena.h"
#include "base/str.h"
#include "html/markup.h"

struct figure_memo;

struct figure_memo *figure_memo_new(struct arena *keep);

/* The texts that the template is given; `value` is empty where it is given none. */
struct figure_words {
	struct str href, text, value;
	bool range; /* a quantity that has no single value */
};

/* What it printed of these; empty if that is not known. */
struct markup figure_memo_find(
    const struct figure_memo *memo, struct arena *scratch, struct figure_words words);

/* It is known from now on, unless much else is. */
void figure_memo_add(struct figure_memo *memo, struct figure_words words, struct markup printed);

#endif
