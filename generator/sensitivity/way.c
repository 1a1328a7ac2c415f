#include "sensitivity/way.h"

#include "sensitivity/fraction.h"
#include "sensitivity/guess.h"

/*
 * How much narrower a stretch becomes by trying, once it is known that something turns in it: 2^-REFINE_TIMES. One that
 * three digits cannot show then holds the one fraction of less than ten thousand that may be the place. A part of a
 * way that was tried is as narrow as three digits show.
 */
#define REFINE_TIMES 16
#define REFINE_TRIED_TIMES 12
/* Deeper halving than this cannot be needed: ends would have to lie further apart than 10^6 to 1. */
#define HALVE_TIMES_MOST 24

/* How near to a place it is asked what holds beside it: this part of the stretch. */
#define BESIDE_PARTS 1000000000

/* A place, the answer there, and whether it was given because something is unknown. */
struct end {
	struct guess_end place;
	struct answer answer;
	bool unknown;
#ifndef RIGBOOK_IN_PAGE
	bool turns; /* it was narrowed down to that the answer turns beside it, and not yet asked what is proved there */
#endif
};

static struct end ask_end(struct search *search, const struct ratio *at)
{
	struct end end = { .place = { .at = at } };

#ifndef RIGBOOK_IN_PAGE
	struct differences *seen = search->guesses ? differences_new(search->keep) : NULL;
	end.place.seen = seen;
	evaluator_note_differences(search->asked, seen);
#endif
	end.answer = search_ask_at(search, at);
#ifndef RIGBOOK_IN_PAGE
	evaluator_note_differences(search->asked, NULL);
#endif
	end.unknown = evaluator_left_unknown(search->asked);
	return end;
}

struct stretch {
	struct end low, high;
};

/* Where the answer may turn; NULL: nothing tells. Pages ask too few questions to load this for them, and halve. */
static const struct ratio *guess_in(const struct search *search, const struct stretch *stretch)
{
#ifdef RIGBOOK_IN_PAGE
	return NULL;
#endif
	return search->guesses ? guess_place(search->keep, &stretch->low.place, &stretch->high.place)
			       : NULL;
}

static const struct ratio *width_of(struct arena *keep, const struct stretch *stretch)
{
	return ratio_sub(keep, stretch->high.place.at, stretch->low.place.at);
}

static bool is_narrow(struct arena *keep, const struct stretch *stretch)
{
	return fraction_is_narrow(keep, stretch->low.place.at, stretch->high.place.at);
}

/*
 * Cuts a stretch whose ends answer differently at a place in it, and keeps the part in which the answer turns: true for
 * the upper one.
 */
static bool narrow_at(struct search *search, struct stretch *stretch, const struct ratio *place)
{
	struct end end = ask_end(search, place);
	bool above = answers_same(&end.answer, &stretch->low.answer);

	*(above ? &stretch->low : &stretch->high) = end;
	return above;
}

/*
 * Keeps of it no more than `half` on either side of a place that was guessed, and half of that at least; false if the answer
 * does not turn there.
 */
static bool narrow_around(struct search *search, struct stretch *stretch, const struct ratio *place,
    const struct ratio *half)
{
	struct arena *keep = search->keep;
	const struct ratio *within = ratio_div(keep, half, ratio_of(keep, 4, 1)),
			   *away = ratio_sub(keep, half, within),
			   *from = fraction_near(keep, ratio_sub(keep, place, away), within),
			   *to = fraction_near(keep, ratio_add(keep, place, away), within);

	if (ratio_cmp(from, stretch->low.place.at) > 0 && !narrow_at(search, stretch, from))
		return false;
	return ratio_cmp(to, stretch->high.place.at) >= 0 || !narrow_at(search, stretch, to);
}

/* So much on either side of a place that both together are narrow. */
static const struct ratio *half_of_narrow(struct arena *keep, const struct ratio *place)
{
	return ratio_div(keep, ratio_ten_to(keep, ratio_magnitude(place) - 3), ratio_of(keep, 16, 1));
}

/*
 * One step: true if `half` on either side of a guessed place is left (NULL: as much as is narrow). False where the guess was
 * wrong, or there is none: then the stretch is halved.
 */
static bool narrow(struct search *search, struct stretch *stretch, const struct ratio *half)
{
	const struct ratio *place = guess_in(search, stretch);

	if (place &&
	    narrow_around(search, stretch, place, half ? half : half_of_narrow(search->keep, place)))
		return true;
	narrow_at(search, stretch,
	    fraction_middle(search->keep, stretch->low.place.at, stretch->high.place.at));
	return false;
}

/* Narrows a stretch until three digits cannot tell its ends apart. */
static void locate(struct search *search, struct stretch *stretch)
{
	for (int i = 0; i < HALVE_TIMES_MOST && !is_narrow(search->keep, stretch); i++)
		narrow(search, stretch, NULL);
}

/* Narrows it to 2^-times of its width. */
static void refine(struct search *search, struct stretch *stretch, int times)
{
	struct arena *keep = search->keep;

	const struct ratio *half =
	    ratio_div(keep, width_of(keep, stretch), ratio_of(keep, (int64_t)2 << times, 1));

	for (int i = 0; i < times; i++)
		if (narrow(search, stretch, half))
			break;
}

/*
 * A word may say that a range leaves something open ("by the offer"), which no single value in it does: what is proved of
 * a stretch is the answer at its far end too, and as near to the place as BESIDE_PARTS of the way between them.
 */
static bool proves_with(struct search *search, const struct answer *stretch,
    const struct ratio *place, const struct ratio *end)
{
	struct arena *keep = search->keep;

	const struct ratio *step =
	    ratio_div(keep, ratio_sub(keep, end, place), ratio_of(keep, BESIDE_PARTS, 1));

	if (!answer_proves(stretch))
		return false;
	struct answer at_end = search_ask_at(search, end),
		      beside = search_ask_at(search, ratio_add(keep, place, step));
	return answers_same(stretch, &at_end) && answers_same(stretch, &beside);
}

/*
 * True if the stretch turns at `place` alone: what is proved on both sides of it holds the whole stretch. A place at an
 * end of the input has one side only.
 */
static bool is_exact(struct search *search, const struct stretch *stretch,
    const struct ratio *place, struct turn *turn)
{
	struct arena *keep = search->keep;
	const struct ratio *width = width_of(keep, stretch),
			   *from = fraction_not_below(ratio_sub(keep, place, width), search->low),
			   *to = fraction_not_above(ratio_add(keep, place, width), search->high);

	if (ratio_cmp(from, place) == 0 || ratio_cmp(place, to) == 0)
		return false;
	*turn = (struct turn){ .from = place, .to = place };
	turn->before = search_ask_between(search, from, place, OPEN_HIGH);
	if (!proves_with(search, &turn->before, place, from))
		return false;
	turn->after = search_ask_between(search, place, to, OPEN_LOW);
	if (!proves_with(search, &turn->after, place, to))
		return false;
	turn->at = search_ask_at(search, place);
	return !answers_same(&turn->before, &turn->after) || !answers_same(&turn->before, &turn->at);
}

/* The simplest fraction between the ends of a stretch, without them. */
static const struct ratio *simplest_inside(struct arena *keep, const struct stretch *stretch)
{
	const struct ratio *step =
	    ratio_div(keep, width_of(keep, stretch), ratio_of(keep, BESIDE_PARTS, 1));

	return fraction_simplest(keep, ratio_add(keep, stretch->low.place.at, step),
	    ratio_sub(keep, stretch->high.place.at, step));
}

/* The turn in a last stretch, in which something may turn; false if none was found. */
static bool look_into(struct search *search, const struct stretch *stretch, struct turn *turn)
{
	const struct end *low = &stretch->low, *high = &stretch->high;
	struct stretch near = *stretch;
	bool differ = !answers_same(&low->answer, &high->answer);
	bool provable = answer_proves(&low->answer) && answer_proves(&high->answer);

	if (differ && provable)
		refine(search, &near, REFINE_TIMES);
	/* An end without a provable answer may be a single place, as where something is divided by zero. */
	const struct ratio *place = provable && !differ ? simplest_inside(search->keep, stretch)
	    : provable ? fraction_simplest(search->keep, near.low.place.at, near.high.place.at)
	    : answer_proves(&low->answer) ? high->place.at
					  : low->place.at;
	if (is_exact(search, stretch, place, turn))
		return true;
	if (!differ) { /* it turns twice in it, or not at all */
		search->out->proved = false;
		return false;
	}
	if (!provable)
		refine(search, &near, REFINE_TRIED_TIMES);
	*turn = (struct turn){ .from = near.low.place.at,
		.to = near.high.place.at,
		.tried = !provable,
		.before = low->answer,
		.at = { ANSWER_OTHER, STR("") },
		.after = near.high.answer };
	search->out->proved =
	    search->out->proved && !turn->tried && answers_same(&near.high.answer, &high->answer);
	return true;
}

/*
 * A simple fraction no further from a place than an eighth of a width, for arithmetic takes several times as long with long
 * ones. Pages ask too few questions to load this for them.
 */
static const struct ratio *simple_near(
    const struct search *search, const struct ratio *place, const struct ratio *width)
{
	struct arena *keep = search->keep;

#ifdef RIGBOOK_IN_PAGE
	return place;
#endif
	return search->guesses
	    ? fraction_near(keep, place, ratio_div(keep, width, ratio_of(keep, 8, 1)))
	    : place;
}

/* As many evenly spread values as fall to this part of the way. */
static void try_values(struct search *search, const struct stretch *stretch)
{
	struct arena *keep = search->keep;
	const struct ratio *width = width_of(keep, stretch),
			   *all = ratio_sub(keep, search->high, search->low),
			   *share = ratio_div(keep,
			       ratio_mul(keep, width, ratio_of(keep, TURN_TRIED_VALUES, 1)), all);
	struct stretch part = *stretch;
	int64_t parts = 1;

	search->out->proved = false;
	ratio_to_int64(ratio_ceil(keep, share), &parts);
	const struct ratio *step = ratio_div(keep, width, ratio_of(keep, parts, 1)),
			   *at = stretch->low.place.at;
	for (int64_t i = 1; i <= parts; i++) {
		at = ratio_add(keep, at, step);
		part.high =
		    i == parts ? stretch->high : ask_end(search, simple_near(search, at, step));
		struct stretch near = part;
		if (!answers_same(&part.low.answer, &part.high.answer)) {
			refine(search, &near, REFINE_TRIED_TIMES);
			search_add_turn(search,
			    (struct turn){ near.low.place.at, near.high.place.at, true,
				near.low.answer, { ANSWER_OTHER, STR("") }, near.high.answer });
		}
		part.low = part.high;
	}
}

static bool is_proved(struct search *search, const struct stretch *stretch)
{
	const struct end *low = &stretch->low, *high = &stretch->high;

	if (!answer_proves(&low->answer) || !answers_same(&low->answer, &high->answer))
		return false;
	struct answer all = search_ask_between(search, low->place.at, high->place.at, OPEN_NEITHER);
	return answer_proves(&all) && answers_same(&all, &low->answer);
}

/*
 * Whether the last part of a stretch that ends beside a turn can be proved. That is asked before all that lies on the way
 * there: it is at most as wide as what halving would come to in the end, so where it cannot be, nothing wider that holds it
 * can. Pages ask too few questions to load this for them.
 */
static bool is_proved_beside_turn(struct search *search, struct stretch *stretch)
{
#ifdef RIGBOOK_IN_PAGE
	(void)search;
	(void)stretch;
	return true;
#else
	struct arena *keep = search->keep;
	struct stretch beside = *stretch;
	bool above = stretch->low.turns;
	const struct ratio *turn = above ? stretch->low.place.at : stretch->high.place.at;

	/* Towards zero nothing is narrow. */
	if (!search->guesses || above == stretch->high.turns || ratio_sign(turn) == 0)
		return true;
	if (above)
		beside.high.place.at = ratio_add(keep, turn, half_of_narrow(keep, turn));
	else
		beside.low.place.at = ratio_sub(keep, turn, half_of_narrow(keep, turn));
	stretch->low.turns = stretch->high.turns = false;
	return is_proved(search, &beside);
#endif
}

static void search_stretch(
    struct search *search, const struct end *low, const struct end *high, int depth);

/* The first place at which the answer is no longer that of the low end; then the stretch below it, and the one above. */
static void search_around(struct search *search, const struct stretch *stretch, int depth)
{
	struct stretch around = *stretch;
	struct turn turn;

	locate(search, &around);
#ifndef RIGBOOK_IN_PAGE
	around.low.turns = around.high.turns = true;
#endif
	bool turns = look_into(search, &around, &turn);
	search_stretch(search, &stretch->low, &around.low, depth);
	if (turns)
		search_add_turn(search, turn);
	search_stretch(search, &around.high, &stretch->high, depth);
}

static void search_stretch(struct search *search, const struct end *low, const struct end *high, int depth)
{
	struct stretch stretch = { *low, *high };
	bool differ = !answers_same(&low->answer, &high->answer);
	struct turn turn;

	if (ratio_cmp(low->place.at, high->place.at) == 0)
		return;
	/* What is unknown at single values is so over a range that holds them: nothing will be proved. */
	if (low->unknown && high->unknown) {
		try_values(search, &stretch);
		return;
	}
	if (is_proved(search, &stretch))
		return;
	if (is_narrow(search->keep, &stretch) || depth == HALVE_TIMES_MOST) {
		if (look_into(search, &stretch, &turn))
			search_add_turn(search, turn);
		return;
	}
	if (!differ && search->out->proved)
		search->out->proved = is_proved_beside_turn(search, &stretch);
	if (search_is_exhausted(search) ||
	    (!answer_proves(&low->answer) && !answer_proves(&high->answer)) ||
	    (!differ && !search->out->proved)) {
		try_values(search, &stretch);
		return;
	}
	if (differ) {
		search_around(search, &stretch, depth + 1);
		return;
	}
	const struct ratio *middle = fraction_middle(search->keep, low->place.at, high->place.at);
	struct end mid =
	    ask_end(search, simple_near(search, middle, width_of(search->keep, &stretch)));
	search_stretch(search, &stretch.low, &mid, depth + 1);
	search_stretch(search, &mid, &stretch.high, depth + 1);
}

/* Each whole number by itself. False if there are too many. */
static bool search_whole(struct search *search)
{
	struct arena *keep = search->keep;
	int64_t first, last;

	if (!ratio_to_int64(ratio_ceil(keep, search->low), &first) ||
	    !ratio_to_int64(ratio_floor(keep, search->high), &last) || last - first > TURN_WHOLE_MOST)
		return false;
	struct answer before = { ANSWER_OTHER, STR("") };
	for (int64_t i = first; i <= last; i++) {
		struct answer at = search_ask_at(search, ratio_of(keep, i, 1));
		if (i > first && !answers_same(&before, &at))
			search_add_turn(search,
			    (struct turn){ ratio_of(keep, i - 1, 1), ratio_of(keep, i, 1), false,
				before, { ANSWER_OTHER, STR("") }, at });
		before = at;
	}
	return true;
}

static void search_quantity(struct search *search)
{
	if (search->out->input->whole && search_whole(search))
		return;
	const struct end low = ask_end(search, search->low), high = ask_end(search, search->high);
	if (search->out->input->whole)
		try_values(search, &(struct stretch){ low, high });
	else
		search_stretch(search, &low, &high, 0);
}

void search_range(struct search *search)
{
	const struct input_range *range = &search->out->range;

	search->unit = range->low->unit;
	search->low = quantity_end(search->keep, range->low, false);
	search->high = quantity_end(search->keep, range->high, true);
	search_quantity(search);
}
