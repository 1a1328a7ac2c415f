#include "sensitivity/contest.h"

#include "data/gain.h"
#include "number/quantity_order.h"

static bool beats(const struct arithmetic *arithmetic, enum comparison op, const struct value *a,
    const struct value *b)
{
	enum truth holds;

	return quantity_compare(arithmetic, a->quantity, op, b->quantity, &holds) == QUANTITY_OK &&
	    holds == TRUTH_YES;
}

void best_of(const struct arithmetic *arithmetic, enum better better, const struct value *values,
    size_t count, size_t stride, bool *best)
{
	for (size_t i = 0; i < count; i++)
		best[i] = false;
	if (better == BETTER_NEITHER)
		return;
	enum comparison at_least = better == BETTER_MORE ? COMPARE_GE : COMPARE_LE;
	const struct value *top = NULL;
	size_t quantities = 0, ties = 0;
	for (size_t i = 0; i < count; i++) {
		const struct value *value = &values[i * stride];
		if (value->kind != VALUE_QUANTITY)
			continue;
		quantities++;
		if (!top || beats(arithmetic, at_least, value, top))
			top = value;
	}
	for (size_t i = 0; i < count; i++) {
		const struct value *value = &values[i * stride];
		if (value->kind != VALUE_QUANTITY)
			continue;
		if (value != top && !beats(arithmetic, at_least, top, value)) {
			ties = quantities; /* one overlaps with the top: nobody is best */
			break;
		}
		best[i] = value == top || beats(arithmetic, COMPARE_EQ, value, top);
		ties += best[i];
	}
	for (size_t i = 0; i < count && ties == quantities; i++)
		best[i] = false;
}

static const struct value undecided = { .kind = VALUE_TRUTH, .truth = TRUTH_UNDECIDED };

static struct value mark_answer(
    struct evaluator *evaluator, const struct contest *contest, const struct value values[2])
{
	const struct mark *mark;
	struct value gain;

	if (contest->scenes && (values[0].kind == VALUE_TEXT || values[0].kind == VALUE_TRUTH))
		return values[0];
	switch (evaluator_gain(evaluator, &values[0], &values[1], contest->better, &gain, &mark)) {
	case GAIN_NONE:
		return VALUE_OF_INAPPLICABLE;
	case GAIN_DEPENDS:
		return undecided;
	case GAIN_MARK:
		break;
	}
	return value_of_text(mark ? mark->name : STR("no mark"));
}

/* What a scene sets itself comes before what the evaluator has in place of facts. */
static struct value value_in(struct evaluator *evaluator, struct arena *keep,
    const struct contest *contest, const struct scene *scene, struct input_set *read)
{
	struct basis basis = evaluator_basis(evaluator);
	size_t count = scene->with_count + basis.with_count;
	struct substitution *with = ARENA_ARRAY(keep, struct substitution, count + 1);

	for (size_t i = 0; i < count; i++)
		with[i] = i < scene->with_count ? scene->with[i] : basis.with[i - scene->with_count];
	struct evaluator *there = evaluator_under(keep, diag_new(keep), evaluator, with, count);
	return read ? evaluator_eval_noting(there, contest->formula, contest->self, read)
		    : evaluator_eval(there, contest->formula, contest->self, NULL, 0);
}

static struct value value_of(struct evaluator *evaluator, struct arena *keep,
    const struct contest *contest, size_t i, struct input_set *read)
{
	if (contest->scenes)
		return value_in(evaluator, keep, contest, &contest->scenes[i], read);
	return read ? evaluator_eval_noting(evaluator, contest->formula, contest->things[i], read)
		    : evaluator_eval(evaluator, contest->formula, contest->things[i], NULL, 0);
}

struct value contest_answer(struct evaluator *evaluator, struct arena *keep, const struct contest *contest)
{
	struct value *values = ARENA_ARRAY(keep, struct value, contest->count + 1);
	bool *best = ARENA_ARRAY(keep, bool, contest->count + 1);
	struct buf names = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < contest->count; i++)
		values[i] = value_of(evaluator, keep, contest, i, NULL);
	if (contest->gain)
		return mark_answer(evaluator, contest, values);
	best_of(evaluator_arithmetic(evaluator), contest->better, values, contest->count, 1, best);
	for (size_t i = 0; i < contest->count; i++)
		if (best[i])
			buf_print(&names, "%s%.*s", names.len > 0 ? ", " : "",
			    STR_ARG(contest->scenes ? contest->scenes[i].name
						    : contest->things[i]->name));
	if (names.len == 0)
		return undecided;
	return value_of_text(buf_str(&names));
}

struct input_set contest_reads(
    struct evaluator *evaluator, struct arena *scratch, const struct contest *contest)
{
	struct input_set all = { { 0 } };

	for (size_t i = 0; i < contest->count; i++) {
		struct input_set read;
		value_of(evaluator, scratch, contest, i, &read);
		input_set_join(&all, &read);
	}
	return all;
}
