#include "sensitivity/narrow.h"

#include "sensitivity/room.h"

/* Less than a tenth: just short of it. */
#define PARTS 10000000000
#define PART 999999999

/* An input with its tenth. */
struct way {
	const struct input *input;
	const struct quantity *low, *high;
	struct evaluator *at[2]; /* with the input at its low and its high end; made when they are needed */
};

struct narrowness {
	struct arena *keep, *scratch;
	struct evaluator *own;
	struct evaluator *wide; /* with all inputs widened */
	struct way *ways;
	size_t count;
};

/* --- tenths ----------------------------------------------------------------------------------- */

/* The end of the present value, moved by a tenth of it, and back to the end of the input. */
static const struct ratio *moved(struct arena *keep, const struct quantity *present, bool up,
    const struct input *input, const struct ratio *bound)
{
	const struct ratio *end = quantity_end(keep, present, up),
			   *tenth = ratio_mul(keep, end, ratio_of(keep, PART, PARTS));

	const struct ratio *to = up ? ratio_add(keep, end, tenth) : ratio_sub(keep, end, tenth);
	if (input->whole)
		to = up ? ratio_floor(keep, to) : ratio_ceil(keep, to);
	if (up ? ratio_cmp(to, bound) > 0 : ratio_cmp(to, bound) < 0)
		to = bound;
	/* A present value that is an end itself stays. */
	return (up ? ratio_cmp(to, end) < 0 : ratio_cmp(to, end) > 0) ? end : to;
}

static bool find_way(const struct narrowness *narrowness, const struct input *input, struct way *out)
{
	struct arena *keep = narrowness->keep;
	struct turns turns = { .input = input };

	if (!input->sound || input->holds->type != ATTRIBUTE_QUANTITY ||
	    !input_range(narrowness->own, keep, diag_new(keep), input, &turns.range) ||
	    turns.range.low->unit->scale != UNIT_RATIO)
		return false;
	const struct quantity *present = input_present_value(narrowness->own, keep, &turns);
	if (!present || !present->lo || !present->hi || ratio_sign(present->lo) <= 0)
		return false;
	const struct unit *unit = turns.range.low->unit;
	const struct ratio *low = moved(keep, present, false, input,
			       quantity_end(keep, turns.range.low, false)),
			   *high = moved(keep, present, true, input,
			       quantity_end(keep, turns.range.high, true));
	if (ratio_cmp(low, high) == 0)
		return false;
	struct quantity ends[2] = { quantity_in(keep, low, unit), quantity_in(keep, high, unit) };
	*out = (struct way){ .input = input,
		.low = arena_copy(keep, &ends[0], sizeof(ends[0])),
		.high = arena_copy(keep, &ends[1], sizeof(ends[1])) };
	return true;
}

/* --- looking ---------------------------------------------------------------------------------- */

/* Puts a value in place of an input's fact, in front of what others have put there. */
static void put(struct substitution *with, const struct way *way, const struct quantity *quantity)
{
	struct setting setting = { .input = way->input,
		.text = way->input->id,
		.value = { .kind = VALUE_QUANTITY, .quantity = quantity },
		.at = way->input->at };

	*with = setting_substitution(&setting);
}

static struct evaluator *look(const struct narrowness *narrowness, struct substitution *with, size_t count)
{
	struct basis basis = evaluator_basis(narrowness->own);
	struct arena *keep = narrowness->keep;

	for (size_t i = 0; i < basis.with_count; i++)
		with[count + i] = basis.with[i];
	struct evaluator *there =
	    evaluator_under(keep, diag_new(keep), narrowness->own, with, count + basis.with_count);
	evaluator_use_scratch(there, narrowness->scratch);
	return there;
}

static struct substitution *room_for(const struct narrowness *narrowness, size_t count)
{
	return ARENA_ARRAY(narrowness->keep, struct substitution,
	    count + evaluator_basis(narrowness->own).with_count);
}

static struct evaluator *look_wide(const struct narrowness *narrowness)
{
	struct arena *keep = narrowness->keep;
	struct substitution *with = room_for(narrowness, narrowness->count);

	for (size_t i = 0; i < narrowness->count; i++) {
		const struct way *way = &narrowness->ways[i];
		struct quantity range = *way->low;
		range.hi = way->high->lo;
		put(&with[i], way, arena_copy(keep, &range, sizeof(range)));
	}
	return look(narrowness, with, narrowness->count);
}

static struct evaluator *look_alone(const struct narrowness *narrowness, struct way *way, int end)
{
	if (!way->at[end]) {
		struct substitution *with = room_for(narrowness, 1);
		put(with, way, end == 0 ? way->low : way->high);
		way->at[end] = look(narrowness, with, 1);
	}
	return way->at[end];
}

struct narrowness *narrowness_new(struct arena *keep, struct arena *scratch, struct evaluator *evaluator)
{
	const struct map *inputs = &evaluator_catalog(evaluator)->inputs;
	struct narrowness *narrowness = ARENA_NEW(keep, struct narrowness);

	*narrowness = (struct narrowness){ .keep = keep, .scratch = scratch, .own = evaluator };
	narrowness->ways = ARENA_ARRAY(keep, struct way, inputs->count + 1);
	for (size_t i = 0; i < inputs->count; i++)
		narrowness->count +=
		    find_way(narrowness, inputs->at[i].value, &narrowness->ways[narrowness->count]);
	if (narrowness->count == 0)
		return NULL;
	narrowness->wide = look_wide(narrowness);
	return narrowness;
}

/* --- asking ----------------------------------------------------------------------------------- */

static struct answer ask(const struct narrowness *narrowness, struct evaluator *evaluator,
    const struct question *question)
{
	struct value value = question_ask(evaluator, narrowness->scratch, question);

	return answer_of(narrowness->scratch, &value);
}

static bool holds_widened(
    const struct narrowness *narrowness, const struct question *question, const struct answer *now)
{
	evaluator_left_unknown(narrowness->wide);
	struct answer wide = ask(narrowness, narrowness->wide, question);

	return !evaluator_left_unknown(narrowness->wide) && answer_proves(&wide) &&
	    answers_same(&wide, now);
}

static bool turns_alone(const struct narrowness *narrowness, const struct question *question,
    const struct answer *now, struct way *way)
{
	for (int end = 0; end < 2; end++) {
		struct answer there = ask(narrowness, look_alone(narrowness, way, end), question);
		if (!answers_same(&there, now))
			return true;
	}
	return false;
}

bool narrow_is(struct narrowness *narrowness, const struct question *question)
{
	struct input_set read;
	struct value value = question_ask_noting(narrowness->own, narrowness->scratch, question, &read);
	struct answer now = answer_of(narrowness->scratch, &value);

	if (!answer_proves(&now) || input_set_is_empty(&read) ||
	    holds_widened(narrowness, question, &now))
		return false;
	for (size_t i = 0; i < narrowness->count; i++)
		if (input_set_has(&read, narrowness->ways[i].input->index) &&
		    turns_alone(narrowness, question, &now, &narrowness->ways[i]))
			return true;
	return false;
}
