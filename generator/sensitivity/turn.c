#include "sensitivity/turn.h"

#include "data/derivation.h"
#include "data/setting.h"
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

/* --- asking ----------------------------------------------------------------------------------- */

struct value question_ask(
    struct evaluator *evaluator, struct arena *scratch, const struct question *question)
{
	if (question->ask)
		return question->ask(evaluator, scratch, question->about);
	if (question->contest)
		return contest_answer(evaluator, scratch, question->contest);
	return question->origin
	    ? evaluator_origin_anew(evaluator, question->origin, NULL)
	    : evaluator_eval(evaluator, question->formula, question->self, NULL, 0);
}

struct value question_ask_noting(struct evaluator *evaluator, struct arena *scratch,
    const struct question *question, struct input_set *read)
{
	if (question->ask) {
		*read = (struct input_set){ { 0 } };
		evaluator_note_inputs(evaluator, read);
		struct value answer = question->ask(evaluator, scratch, question->about);
		evaluator_note_inputs(evaluator, read);
		return answer;
	}
	if (question->contest) {
		*read = contest_reads(evaluator, scratch, question->contest);
		return contest_answer(evaluator, scratch, question->contest);
	}
	return question->origin
	    ? evaluator_origin_anew(evaluator, question->origin, read)
	    : evaluator_eval_noting(evaluator, question->formula, question->self, read);
}

static struct answer ask_with(struct search *search, struct value value, bool absent)
{
	struct value answer;

	search->with[0].value = value;
	search->with[0].absent = absent;
	search->out->evaluations++;
	evaluator_left_unknown(search->asked);
	evaluator_values_changed(search->asked);
	answer = search->ask(search->asked, search->scratch, search->question);
	struct answer kept = answer_of(search->keep, &answer);
	arena_reset(search->scratch);
	return kept;
}

static struct answer ask_quantity(struct search *search, struct quantity quantity)
{
	return ask_with(search, (struct value){ .kind = VALUE_QUANTITY, .quantity = &quantity }, false);
}

static struct answer ask_at(struct search *search, const struct ratio *at)
{
	return ask_quantity(search, quantity_in(search->keep, at, search->unit));
}

enum open { OPEN_NEITHER, OPEN_LOW, OPEN_HIGH };

static struct answer ask_between(
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

static bool is_exhausted(const struct search *search)
{
	return search->out->evaluations >= TURN_EVALUATIONS_MOST;
}

/* A place where two stretches meet is found in both. */
static void add_turn(struct search *search, struct turn turn)
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

/* --- stretches -------------------------------------------------------------------------------- */

/* A place, the answer there, and whether it was given because something is unknown. */
struct end {
	struct guess_end place;
	struct answer answer;
	bool unknown;
};

static struct end ask_end(struct search *search, const struct ratio *at)
{
	struct end end = { .place = { .at = at } };

#ifndef RIGBOOK_IN_PAGE
	struct differences *seen = search->guesses ? differences_new(search->keep) : NULL;
	end.place.seen = seen;
	evaluator_note_differences(search->asked, seen);
#endif
	end.answer = ask_at(search, at);
#ifndef RIGBOOK_IN_PAGE
	evaluator_note_differences(search->asked, NULL);
#endif
	end.unknown = evaluator_left_unknown(search->asked);
	return end;
}

struct stretch {
	struct end low, high;
};

/* Pages ask too little to load this for it: they halve. */
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

/* Narrows a stretch whose ends answer differently to what is below a place in it, or above: true. */
static bool narrow_at(struct search *search, struct stretch *stretch, const struct ratio *place)
{
	struct end end = ask_end(search, place);
	bool above = answers_same(&end.answer, &stretch->low.answer);

	*(above ? &stretch->low : &stretch->high) = end;
	return above;
}

/* The same to this much on both sides of a place that is guessed; false if it turns at another. */
static bool narrow_around(struct search *search, struct stretch *stretch, const struct ratio *place,
    const struct ratio *half)
{
	struct arena *keep = search->keep;
	const struct ratio *from = ratio_sub(keep, place, half), *to = ratio_add(keep, place, half);

	if (ratio_cmp(from, stretch->low.place.at) > 0 && !narrow_at(search, stretch, from))
		return false;
	return ratio_cmp(to, stretch->high.place.at) >= 0 || !narrow_at(search, stretch, to);
}

/* Both sides of a place together are narrow then. */
static const struct ratio *half_of_narrow(struct arena *keep, const struct ratio *place)
{
	return ratio_div(keep, ratio_ten_to(keep, ratio_magnitude(place) - 3), ratio_of(keep, 16, 1));
}

/* Once: to `half` on both sides of where it is guessed; if that fails, or if nothing is guessed, to a half of it: false. */
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

/* Until three digits cannot tell its ends apart. */
static void locate(struct search *search, struct stretch *stretch)
{
	for (int i = 0; i < HALVE_TIMES_MOST && !is_narrow(search->keep, stretch); i++)
		narrow(search, stretch, NULL);
}

/* To 2^-times of its width. */
static void refine(struct search *search, struct stretch *stretch, int times)
{
	struct arena *keep = search->keep;
	const struct ratio *half =
	    ratio_div(keep, width_of(keep, stretch), ratio_of(keep, (int64_t)2 << times, 1));

	for (int i = 0; i < times && !narrow(search, stretch, half); i++)
		;
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
	struct answer at_end = ask_at(search, end),
		      beside = ask_at(search, ratio_add(keep, place, step));
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
	turn->before = ask_between(search, from, place, OPEN_HIGH);
	turn->after = ask_between(search, place, to, OPEN_LOW);
	turn->at = ask_at(search, place);
	return proves_with(search, &turn->before, place, from) &&
	    proves_with(search, &turn->after, place, to) &&
	    (!answers_same(&turn->before, &turn->after) || !answers_same(&turn->before, &turn->at));
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
	const struct ratio *place = provable
	    ? fraction_simplest(search->keep, near.low.place.at, near.high.place.at)
	    : answer_proves(&low->answer) ? high->place.at
					  : low->place.at;
	if (is_exact(search, stretch, place, turn))
		return true;
	if (!differ) { /* it turns twice in it, or not at all */
		search->out->proved = false;
		return false;
	}
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
	for (int64_t i = 1; i <= parts; i++) {
		const struct ratio *way = ratio_mul(keep, width, ratio_of(keep, i, (uint64_t)parts));
		part.high = i == parts ? stretch->high
				       : ask_end(search, ratio_add(keep, stretch->low.place.at, way));
		struct stretch near = part;
		if (!answers_same(&part.low.answer, &part.high.answer)) {
			refine(search, &near, REFINE_TRIED_TIMES);
			add_turn(search,
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
	struct answer all = ask_between(search, low->place.at, high->place.at, OPEN_NEITHER);
	return answer_proves(&all) && answers_same(&all, &low->answer);
}

static void search_stretch(
    struct search *search, const struct end *low, const struct end *high, int depth);

/* The first place where the ends' answers meet another, then what is below it and above. */
static void search_around(struct search *search, const struct stretch *stretch, int depth)
{
	struct stretch around = *stretch;
	struct turn turn;

	locate(search, &around);
	bool turns = look_into(search, &around, &turn);
	search_stretch(search, &stretch->low, &around.low, depth);
	if (turns)
		add_turn(search, turn);
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
			add_turn(search, turn);
		return;
	}
	if (is_exhausted(search) || (!answer_proves(&low->answer) && !answer_proves(&high->answer)) ||
	    (!differ && !search->out->proved)) {
		try_values(search, &stretch);
		return;
	}
	if (differ) {
		search_around(search, &stretch, depth + 1);
		return;
	}
	struct end mid = ask_end(search, fraction_middle(search->keep, low->place.at, high->place.at));
	search_stretch(search, low, &mid, depth + 1);
	search_stretch(search, &mid, high, depth + 1);
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
		struct answer at = ask_at(search, ratio_of(keep, i, 1));
		if (i > first && !answers_same(&before, &at))
			add_turn(search,
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

/* --- choices ---------------------------------------------------------------------------------- */

static void try_alternative(
    struct search *search, struct alternative *list, struct value value, bool absent)
{
	struct answer answer = ask_with(search, value, absent);

	if (!answers_same(&answer, &search->out->now))
		list[search->out->other_count++] = (struct alternative){ value, absent, answer };
}

static void search_choices(struct search *search)
{
	const struct input *input = search->out->input;
	const struct attribute *holds = input->holds;
	size_t count = 0;
	const struct thing **things = NULL;

	if (holds->type == ATTRIBUTE_THING) {
		struct evaluator *site_evaluator =
		    evaluator_under(search->keep, diag_new(search->keep), search->evaluator, NULL, 0);
		things = input_choices(site_evaluator, search->keep, input, &count);
	}
	struct alternative *list =
	    ARENA_ARRAY(search->keep, struct alternative, count + holds->choice_count + 3);
	for (size_t i = 0; i < count; i++)
		try_alternative(search, list, value_of_thing(things[i]), false);
	for (size_t i = 0; holds->type == ATTRIBUTE_CHOICE && i < holds->choice_count; i++)
		try_alternative(search, list, value_of_text(holds->choices[i]), false);
	for (int i = 0; holds->type == ATTRIBUTE_TRUTH && i < 2; i++)
		try_alternative(search, list, value_of_truth(i == 0 ? TRUTH_NO : TRUTH_YES), false);
	if (input->none)
		try_alternative(search, list, VALUE_OF_INAPPLICABLE, true);
	search->out->others = list;
}

/* --- all -------------------------------------------------------------------------------------- */

/* The substitution of the input first, then what the evaluator has in place of other facts. */
static void start(struct search *search)
{
	struct basis basis = evaluator_basis(search->evaluator);
	struct setting setting = { .input = search->out->input, .at = search->out->input->at };

	setting.text = search->out->input->id;
	search->with = ARENA_ARRAY(search->keep, struct substitution, basis.with_count + 1);
	search->with[search->with_count++] = setting_substitution(&setting);
	for (size_t i = 0; i < basis.with_count; i++)
		search->with[search->with_count++] = basis.with[i];
	search->lasting = arena_new();
	search->scratch = arena_new();
	search->asked = evaluator_under(search->lasting, diag_new(search->lasting),
	    search->evaluator, search->with, search->with_count);
	evaluator_use_scratch(search->asked, search->scratch);
}

/* False if the input has no ends. */
static bool open_search(struct search *search, const struct input *input)
{
	struct evaluator *evaluator = search->evaluator;
	struct turns *out = search->out;

	*out = (struct turns){ .input = input, .proved = true };
	if (!input->sound ||
	    (input->holds->type == ATTRIBUTE_QUANTITY &&
		!input_range(evaluator, search->keep, diag_new(search->keep), input, &out->range)))
		return false;
	struct value now = search->ask(evaluator, search->keep, search->question);
	out->now = answer_of(search->keep, &now);
	start(search);
	return true;
}

static void search_range(struct search *search)
{
	const struct input_range *range = &search->out->range;

	search->unit = range->low->unit;
	search->low = quantity_end(search->keep, range->low, false);
	search->high = quantity_end(search->keep, range->high, true);
	search_quantity(search);
}

static void close_search(struct search *search)
{
	arena_free(search->lasting);
	arena_free(search->scratch);
}

bool turns_find(struct evaluator *evaluator, struct arena *keep, const struct question *question,
    const struct input *input, struct turns *out)
{
	struct search search = { .evaluator = evaluator,
		.question = question,
		.ask = question_ask,
		.guesses = true,
		.keep = keep,
		.out = out };

	if (!open_search(&search, input))
		return false;
	if (input->holds->type == ATTRIBUTE_QUANTITY)
		search_range(&search);
	else
		search_choices(&search);
	close_search(&search);
	return true;
}

static struct value ask_formula(
    struct evaluator *evaluator, struct arena *scratch, const struct question *question)
{
	(void)scratch;
	return evaluator_eval(evaluator, question->formula, question->self, NULL, 0);
}

bool turns_find_of_formula(struct evaluator *evaluator, struct arena *keep,
    const struct question *question, const struct input *input, struct turns *out)
{
	struct search search = {
		.evaluator = evaluator, .question = question, .ask = ask_formula, .keep = keep, .out = out
	};

	if (!open_search(&search, input))
		return false;
	search_range(&search);
	close_search(&search);
	return true;
}
