/*
 * corners - the exact range of a value whose uncertain inputs occur more than once in its formula.
 *
 * Where a value is a fraction of polynomials that are linear in each input, it grows or falls with each input alone, so its
 * extremes lie where every input stands at one of its ends. Source: Moore, Kearfott and Cloud, "Introduction to Interval
 * Analysis", SIAM 2009, chapter 6 (the dependency problem).
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

/* The value where each input stands at the end that its bit in `ends` says; false if it has none there. */
static bool value_at(struct evaluator *evaluator, struct arena *scratch, const struct value *value,
    const struct formula *formula, const struct formula_run *run, unsigned ends, struct quantity *out)
{
	struct corner *corners = ARENA_ARRAY(scratch, struct corner, value->input_count);
	for (size_t i = 0; i < value->input_count; i++)
		corners[i] = (struct corner){ value->inputs[i].input, ends >> i & 1 };
	struct evaluator *at = ARENA_NEW(scratch, struct evaluator);
	evaluator_init(at, scratch, diag_new(scratch), evaluator->catalog, evaluator->vantage,
	    evaluator->kind_lists);
	at->corners = corners;
	at->corner_count = value->input_count;
	struct binding *held = ARENA_ARRAY(scratch, struct binding, run->binding_count);
	if (!hold_arguments(at, run, held))
		return false;
	struct formula_run own = evaluator_run(at, run->self, held, run->binding_count);
	own.depth = run->depth;
	struct value there = formula_eval(formula, &own);
	if (there.kind != VALUE_QUANTITY || !quantity_is_point(there.quantity))
		return false;
	*out = *there.quantity;
	return true;
}

static bool find_range(struct evaluator *evaluator, const struct value *value,
    const struct formula *formula, const struct formula_run *run, struct quantity *range)
{
	struct arena *corner = arena_new();
	bool good = true;
	for (unsigned ends = 0; good && ends < 1u << value->input_count; ends++) {
		struct quantity there;
		good = value_at(evaluator, corner, value, formula, run, ends, &there);
		if (good && (ends == 0 || ratio_cmp(there.lo, range->lo) < 0))
			range->lo = ratio_copy(evaluator->scratch, there.lo);
		if (good && (ends == 0 || ratio_cmp(there.hi, range->hi) > 0))
			range->hi = ratio_copy(evaluator->scratch, there.hi);
		arena_reset(corner);
	}
	arena_free(corner);
	return good;
}

struct value corners_settle(struct evaluator *evaluator, const struct value *value,
    const struct formula *formula, const struct formula_run *run)
{
	bool at_corner = evaluator->corner_count > 0; /* what is no point there has more inputs than are held */
	if (at_corner || value->kind != VALUE_QUANTITY || !value->repeated ||
	    quantity_is_point(value->quantity))
		return *value;
	struct value settled = *value;
	struct quantity range = *value->quantity;
	range.literal = STR("");
	range.bound =
	    !(is_bounded_by_corners(value) && find_range(evaluator, value, formula, run, &range));
	if (range.bound) {
		range = *value->quantity;
		range.bound = true;
	}
	settled.repeated = range.bound;
	settled.quantity = arena_copy(evaluator->scratch, &range, sizeof(range));
	return settled;
}
