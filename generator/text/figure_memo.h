/*
 * figure_memo - what is known of figures that stood somewhere already: `{{ desktop.cost }}`. Private to text/.
 *
 * A price or a total stands on many pages. What its name stands for is the same on all that are about no thing and follow
 * no reader. What the template `figure` prints of it is not remembered: it prints a few words in less time than they take to
 * be found among thousands. One thread's, as long as its arena.
 */
#ifndef TEXT_FIGURE_MEMO_H
#define TEXT_FIGURE_MEMO_H

#include "base/arena.h"
#include "data/input_set.h"
#include "formula/value.h"

struct figure_memo;

struct figure_memo *figure_memo_new(struct arena *keep);

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
