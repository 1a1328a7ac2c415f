/*
 * figure_memo - what is known of figures that stood somewhere already: `{{ desktop.cost }}`. Private to text/.
 *
 * A price or a total stands on many pages and in many tables. What its name stands for is the same on all pages that are
 * about no thing and follow no reader; and what the template `figure` is given is a few words, so what it printed is the same
 * wherever they are. One thread's, as long as its arena.
 */
#ifndef TEXT_FIGURE_MEMO_H
#define TEXT_FIGURE_MEMO_H

#include "base/arena.h"
#include "data/input_set.h"
#include "formula/value.h"
#include "html/markup.h"

struct figure_memo;

struct figure_memo *figure_memo_new(struct arena *keep);

/* The words that the template is given; `value` is empty where it is given none. */
struct figure_words {
	struct str href, text, value;
	bool range; /* a quantity that has no single value */
};

/* What it printed of these; empty if that is not known. */
struct markup figure_memo_find(
    const struct figure_memo *memo, struct arena *scratch, struct figure_words words);

/* It is known from now on, unless much else is. */
void figure_memo_add(struct figure_memo *memo, struct figure_words words, struct markup printed);

/* A name that was read without a report, and is a fact or a figure of the data. */
struct known_figure {
	struct value value;
	struct str printed;
	struct input_set read; /* the inputs that the evaluation read */
};

/* What is known of the name; NULL: nothing. */
const struct known_figure *figure_memo_name(const struct figure_memo *memo, struct str name);

/* It is known from now on, unless much else is. */
void figure_memo_keep(struct figure_memo *memo, struct str name, const struct known_figure *figure);

#endif
