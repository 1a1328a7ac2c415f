#include "sensitivity/search.h"

#include "data/vantage.h"

static struct answer ask_quantity(struct search *search, struct quantity quantity)
{
	struct value answer;

	search->with[0].value = (struct value){ .kind = VALUE_QUANTITY, .quantity = &quantity };
	search->out->evaluations++;
	evaluator_left_unknown(search->asked);
	evaluator_values_changed(search->asked);
	answer = search->ask(search->asked, search->scratch, search->question);
	struct answer kept = answer_of(search->keep, &answer);
	arena_reset(search->scratch);
	return kept;
}

struct answer search_ask_choice(struct search *search, struct value value, bool absent)
{
	struct substitution with = search->with[0];

	with.value = value;
	with.absent = absent;
	search->out->evaluations++;
	struct evaluator *there = evaluator_kept_under(search->evaluator, &with);
	evaluator_use_scratch(there, search->scratch);
	struct value answer = search->ask(there, search->scratch, search->question);
	struct answer kept = answer_of(search->keep, &answer);
	arena_reset(search->scratch);
	return kept;
}

struct answer search_ask_at(struct search *search, const struct ratio *at)
{
	return ask_quantity(search, quantity_in(search->keep, at, search->unit));
}

struct answer search_ask_between(
    struct search *search, const struct ratio *from, const struct ratio *to, enum open open)
{
	struct quantity range = quantity_in(search->keep, from, search->unit);

	range.hi = quantity_in(search->keep, to, search->unit).lo;
	range.open_lo = open == OPEN_LOW;
	range.open_hi = open == OPEN_HIGH;
	struct answer answer = ask_quantity(search, range);
	if (evaluator_left_unknown(search->asked))
		answer.kind = ANSWER_UNDECIDED;
	return answer;
}

bool search_is_exhausted(const struct search *search)
{
	return search->out->evaluations >= TURN_EVALUATIONS_MOST;
}

/* A place where two stretches meet is found in both. */
void search_add_turn(struct search *search, struct turn turn)
{
	const struct turn *last = search->out->count > 0 ? &search->turns[search->out->count - 1] : NULL;

	if (last && ratio_cmp(turn.from, turn.to) == 0 && ratio_cmp(last->from, turn.from) == 0 &&
	    ratio_cmp(last->to, turn.to) == 0)
		return;
	search->turns = arena_room(
	    search->keep, search->turns, search->out->count, &search->room, sizeof(*search->turns));
	search->turns[search->out->count++] = turn;
	search->out->at = search->turns;
}
