/*
 * search - a search for the turns of one question along one input: what it asks, and what it has found.
 *
 * Only for turn.c, which begins and ends it, and way.c.
 */
#ifndef SENSITIVITY_SEARCH_H
#define SENSITIVITY_SEARCH_H

#include "sensitivity/turn.h"

struct search {
	struct evaluator *evaluator;
	const struct question *question;
	struct value (*ask)(
	    struct evaluator *evaluator, struct arena *scratch, const struct question *question);
	bool guesses;            /* where to look, by what is compared (guess.h) */
	struct evaluator *asked; /* the one that looks with other values */
	struct arena *keep;
	struct arena *lasting, *scratch; /* of all evaluations, and of one */
	struct substitution *with;       /* the first is that of the input */
	size_t with_count;
	const struct unit *unit;
	const struct ratio *low, *high;
	struct turns *out;
	struct turn *turns;
	size_t room;
};

/* The answer with another thing, word or truth in place of the input's, or (absent) with none. */
struct answer search_ask_choice(struct search *search, struct value value, bool absent);
/* The answer with another quantity. */
struct answer search_ask_at(struct search *search, const struct ratio *at);

/* Which end is not itself a value of the range. */
enum open { OPEN_NEITHER, OPEN_LOW, OPEN_HIGH };

/* With the whole range as an uncertain value. */
struct answer search_ask_between(
    struct search *search, const struct ratio *from, const struct ratio *to, enum open open);

/* Everything that may be asked has been asked (TURN_EVALUATIONS_MOST). */
bool search_is_exhausted(const struct search *search);

/* Behind those that have been found. A place where two stretches meet is found in both, and added once. */
void search_add_turn(struct search *search, struct turn turn);

#endif
