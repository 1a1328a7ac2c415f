/*
 * corners - the exact range of a value whose uncertain inputs occur more than once in its formula,
 * and the truth of a comparison of such.
 *
 * Where a value is a fraction of polynomials that are linear in each input, it grows or falls with
 * each input alone, so its extremes lie where every input stands at one of its ends. Source: Moore,
 * Kearfott and Cloud, "Introduction to Interval Analysis", SIAM 2009, chapter 6 (the dependency
 * problem).
 */
#include "data/evaluator.h"

static struct value held_at(struct arena *keep, struct value value, bool high)
{
	struct quantity quantity = *value.quantity;
	quantity.lo = quantity.hi = high ? quantity.hi : quantity.lo;
	quantity.open_lo = quantity.open_hi = false;
	quantity.literal = STR("");
	value.quantity = arena_copy(keep, &quantity, sizeof(quantity));
	value.inputs = NULL;
	value.input_count = 0;
	return value;
}

struct value corner_value(const struct evaluator *evaluator, struct value value)
{
	if (evaluator->corner_count == 0 || value.input_count != 1 ||
	    value.inputs[0].input != value.origin)
		return value;
	for (size_t i = 0; i < evaluator->corner_count; i++)
		if (evaluator->corners[i].input == value.origin)
			return held_at(evaluator->scratch, value, evaluator->corners[i].high);
	return value;
}

/* Linear above and below the fraction line in each input, all of which have two ends. */
static bool is_bounded_by_corners(const struct value *value)
{
	if (value->input_count == 0 || value->input_count > CORNERS_MOST)
		return false;
	for (size_t i = 0; i < value->input_count; i++) {
		const struct dependence *input = &value->inputs[i];
		const struct fact *fact = input->input->fact;
		if (input->up > 1 || input->down > 1 || !fact || fact->value.kind != VALUE_QUANTITY ||
		    !fact->value.quantity->lo || !fact->value.quantity->hi)
			return false;
	}
	return true;
}

/* Arguments that were computed from ranges before the call stay ranges: their corners are out of reach here. */
static bool hold_arguments(
    const struct evaluator *corner, const struct formula_run *run, struct binding *held)
{
	for (size_t i = 0; i < run->binding_count; i++) {
		held[i] = run->bindings[i];
		held[i].value = corner_value(corner, run->bindings[i].value);
		if (held[i].value.input_count)
			return false;
	}
	return true;
}

/* Lets `at` look where each input stands at the end that its bit in `ends` says. */
static bool visit_corner(const struct evaluator *evaluator, struct arena *scratch,
    const struct value *value, const struct formula_run *run, unsigned ends,
    bool (*at)(void *asker, const struct formula_run *corner), void *asker)
{
	struct corner *corners = ARENA_ARRAY(scratch, struct corner, value->input_count);
	for (size_t i = 0; i < value->input_count; i++)
		corners[i] = (struct corner){ value->inputs[i].input, ends >> i & 1 };
	struct evaluator *there = ARENA_NEW(scratch, struct evaluator);
	evaluator_init(there, scratch, diag_new(scratch), evaluator->catalog, evaluator->vantage,
	    evaluator->kind_lists);
	there->corners = corners;
	there->corner_count = value->input_count;
	struct binding *held = ARENA_ARRAY(scratch, struct binding, run->binding_count);
	if (!hold_arguments(there, run, held))
		return false;
	struct formula_run corner = evaluator_run(there, run->self, held, run->binding_count);
	corner.depth = run->depth;
	return at(asker, &corner);
}

/* No corners inside of a corner: what is no point there has more inputs than are held. */
bool corners_visit(void *self, const struct formula_run *run, const struct value *value,
    bool (*at)(void *asker, const struct formula_run *corner), void *asker)
{
	const struct evaluator *evaluator = self;
	if (evaluator->corner_count > 0 || !is_bounded_by_corners(value))
		return false;
	struct arena *scratch = arena_new();
	bool good = true;
	for (unsigned ends = 0; good && ends < 1u << value->input_count; ends++) {
		good = visit_corner(evaluator, scratch, value, run, ends, at, asker);
		arena_reset(scratch);
	}
	arena_free(scratch);
	return good;
}

/* The range that a formula takes over the corners; none yet while `lo` is NULL. */
struct span {
	struct arena *keep;
	const struct formula *formula;
	const struct ratio *lo, *hi;
};

static bool widen(void *asker, const struct formula_run *corner)
{
	struct span *span = asker;
	struct value there = formula_eval(span->formula, corner);
	if (there.kind != VALUE_QUANTITY || !quantity_is_point(there.quantity))
		return false;
	const struct ratio *value = there.quantity->lo;
	if (!span->lo || ratio_cmp(value, span->lo) < 0)
		span->lo = ratio_copy(span->keep, value);
	if (!span->hi || ratio_cmp(value, span->hi) > 0)
		span->hi = ratio_copy(span->keep, value);
	return true;
}

struct value corners_settle(struct evaluator *evaluator, const struct value *value,
    const struct formula *formula, const struct formula_run *run)
{
	if (value->kind != VALUE_QUANTITY || !value->repeated || quantity_is_point(value->quantity))
		return *value;
	struct value settled = *value;
	struct quantity range = *value->quantity;
	struct span span = { .keep = evaluator->scratch, .formula = formula };
	range.other_money = NULL;
	range.bound = !corners_visit(evaluator, run, value, widen, &span);
	if (!range.bound) {
		range.lo = span.lo;
		range.hi = span.hi;
		range.literal = STR("");
	}
	settled.repeated = range.bound;
	settled.quantity = arena_copy(evaluator->scratch, &range, sizeof(range));
	return settled;
}
