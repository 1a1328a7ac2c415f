#include "data/gain.h"

#include "data/evaluator_state.h"
#include "number/quantity_arithmetic.h"

/* Ratios make sense of positive quantities on a scale with a true zero. */
static bool has_ratios(const struct value *value)
{
	return value->kind == VALUE_QUANTITY && value->quantity->unit->scale == UNIT_RATIO &&
	    value->quantity->lo && ratio_sign(value->quantity->lo) > 0;
}

static bool find_gain(struct evaluator *evaluator, const struct value *value,
    const struct value *base, enum better better, struct value *gain)
{
	const struct value *above = better == BETTER_MORE ? value : base,
			   *below = better == BETTER_MORE ? base : value;
	struct quantity ratio;

	if (better == BETTER_NEITHER || !has_ratios(value) || !has_ratios(base))
		return false;
	if (value->origin && value->origin == base->origin)
		ratio = quantity_of(evaluator->catalog->units, ratio_one());
	else if (quantity_div(&evaluator->arithmetic, above->quantity, below->quantity, &ratio) !=
		QUANTITY_OK ||
	    !dimension_is_none(&ratio.unit->dimension))
		return false;
	*gain = value_of_quantity(evaluator->scratch, ratio);
	return true;
}

/* The first rule that holds for all of the gain; a rule that holds for a part of it leaves the mark open. */
enum gain_status evaluator_gain(struct evaluator *evaluator, const struct value *value,
    const struct value *base, enum better better, struct value *gain, const struct mark **mark)
{
	*mark = NULL;
	*gain = VALUE_OF_INAPPLICABLE;
	if (!find_gain(evaluator, value, base, better, gain))
		return GAIN_NONE;
	struct binding binding = { .name = STR("gain"), .value = *gain };
	const struct map *marks = &evaluator->catalog->marks;
	for (size_t i = 0; i < marks->count; i++) {
		const struct mark *candidate = marks->at[i].value;
		if (!candidate->when)
			continue;
		struct value holds = evaluator_eval(evaluator, candidate->when, NULL, &binding, 1);
		if (holds.kind != VALUE_TRUTH || holds.truth == TRUTH_NO)
			continue;
		if (holds.truth == TRUTH_UNDECIDED)
			return GAIN_DEPENDS;
		*mark = candidate;
		break;
	}
	return GAIN_MARK;
}
