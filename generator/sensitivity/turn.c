#include "sensitivity/turn.h"

#include "data/derivation.h"
#include "data/setting.h"
#include "sensitivity/fraction.h"

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

/* A stretch and the answers at its ends; whether these were given because something is unknown there. */
struct stretch {
	const struct ratio *a, *b;
	struct answer at_a, at_b;
	bool unknown_a, unknown_b;
};

/* Narrows a stretch whose ends answer differently, by trying. */
static void refine(struct search *search, struct stretch *stretch, int times)
{
	for (int i = 0; i < times; i++) {
		const struct ratio *mid = fraction_middle(search->keep, stretch->a, stretch->b);
		struct answer at_mid = ask_at(search, mid);
		if (answers_same(&at_mid, &stretch->at_a)) {
			stretch->a = mid;
		} else {
			stretch->b = mid;
			stretch->at_b = at_mid;
		}
	}
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
	const struct ratio *width = ratio_sub(keep, stretch->b, stretch->a),
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

/* The last stretch, in which something may turn. */
static void look_into(struct search *search, const struct stretch *stretch)
{
	struct stretch near = *stretch;
	bool differ = !answers_same(&stretch->at_a, &stretch->at_b);
	bool provable = answer_proves(&stretch->at_a) && answer_proves(&stretch->at_b);
	struct turn turn;

	if (differ && provable)
		refine(search, &near, REFINE_TIMES);
	/* An end without a provable answer may be a single place, as where something is divided by zero. */
	const struct ratio *place = provable ? fraction_simplest(search->keep, near.a, near.b)
	    : answer_proves(&stretch->at_a)  ? stretch->b
					     : stretch->a;
	if (is_exact(search, stretch, place, &turn)) {
		add_turn(search, turn);
		return;
	}
	if (!differ) { /* it turns twice in it, or not at all */
		search->out->proved = false;
		return;
	}
	turn = (struct turn){ .from = near.a,
		.to = near.b,
		.tried = !provable,
		.before = stretch->at_a,
		.at = { ANSWER_OTHER, STR("") },
		.after = near.at_b };
	search->out->proved =
	    search->out->proved && !turn.tried && answers_same(&near.at_b, &stretch->at_b);
	add_turn(search, turn);
}

/* As many evenly spread values as fall to this part of the way. */
static void try_values(struct search *search, const struct stretch *stretch)
{
	struct arena *keep = search->keep;
	const struct ratio *width = ratio_sub(keep, stretch->b, stretch->a),
			   *all = ratio_sub(keep, search->high, search->low),
			   *share = ratio_div(keep,
			       ratio_mul(keep, width, ratio_of(keep, TURN_TRIED_VALUES, 1)), all);
	struct stretch part = *stretch;
	int64_t parts = 1;

	search->out->proved = false;
	ratio_to_int64(ratio_ceil(keep, share), &parts);
	for (int64_t i = 1; i <= parts; i++) {
		part.b = ratio_add(
		    keep, stretch->a, ratio_mul(keep, width, ratio_of(keep, i, (uint64_t)parts)));
		part.at_b = i == parts ? stretch->at_b : ask_at(search, part.b);
		struct stretch near = part;
		if (!answers_same(&part.at_a, &part.at_b)) {
			refine(search, &near, REFINE_TRIED_TIMES);
			add_turn(search,
			    (struct turn){ near.a, near.b, true, near.at_a,
				{ ANSWER_OTHER, STR("") }, near.at_b });
		}
		part.a = part.b;
		part.at_a = part.at_b;
	}
}

static void search_stretch(struct search *search, const struct stretch *stretch, int depth)
{
	bool provable = answer_proves(&stretch->at_a) && answers_same(&stretch->at_a, &stretch->at_b);

	/* What is unknown at single values is so over a range that holds them: nothing will be proved. */
	if (stretch->unknown_a && stretch->unknown_b) {
		try_values(search, stretch);
		return;
	}
	if (provable) {
		struct answer all = ask_between(search, stretch->a, stretch->b, OPEN_NEITHER);
		if (answer_proves(&all) && answers_same(&all, &stretch->at_a))
			return;
	}
	if (fraction_is_narrow(search->keep, stretch->a, stretch->b) || depth == HALVE_TIMES_MOST) {
		look_into(search, stretch);
		return;
	}
	if (is_exhausted(search) || (!answer_proves(&stretch->at_a) && !answer_proves(&stretch->at_b))) {
		try_values(search, stretch);
		return;
	}
	const struct ratio *mid = fraction_middle(search->keep, stretch->a, stretch->b);
	struct stretch low = *stretch, high = *stretch;
	low.b = high.a = mid;
	low.at_b = high.at_a = ask_at(search, mid);
	low.unknown_b = high.unknown_a = evaluator_left_unknown(search->asked);
	search_stretch(search, &low, depth + 1);
	search_stretch(search, &high, depth + 1);
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
	struct stretch whole = { .a = search->low, .b = search->high };
	whole.at_a = ask_at(search, whole.a);
	whole.unknown_a = evaluator_left_unknown(search->asked);
	whole.at_b = ask_at(search, whole.b);
	whole.unknown_b = evaluator_left_unknown(search->asked);
	if (search->out->input->whole)
		try_values(search, &whole);
	else
		search_stretch(search, &whole, 0);
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
	struct search search = {
		.evaluator = evaluator, .question = question, .ask = question_ask, .keep = keep, .out = out
	};

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
