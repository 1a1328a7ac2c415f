#include "sensitivity/room.h"

#include "data/evaluator.h"
#include "data/setting.h"
#include "number/quantity_convert.h"

/* Two ends of the present value, in the unit of the range; equal for a single value. */
struct present {
	const struct ratio *low, *high;
};

const struct quantity *input_present_value(
    const struct evaluator *evaluator, struct arena *keep, const struct turns *turns)
{
	struct basis basis = evaluator_basis(evaluator);
	const struct quantity *present = turns->range.fact;
	const struct setting none = { .input = turns->input };
	const struct substitution place = setting_substitution(&none);

	for (size_t i = 0; i < basis.with_count; i++) {
		const struct substitution *with = &basis.with[i];
		if (with->thing == place.thing && with->record == place.record &&
		    with->field == place.field && str_eq(with->member, place.member) &&
		    with->value.kind == VALUE_QUANTITY)
			present = with->value.quantity;
	}
	struct arithmetic arithmetic = *evaluator_arithmetic(evaluator);
	struct quantity same;
	arithmetic.keep = keep;
	if (!present || !turns->range.low ||
	    quantity_convert(&arithmetic, present, turns->range.low->unit, &same) != QUANTITY_OK)
		return NULL;
	return arena_copy(keep, &same, sizeof(same));
}

static bool find_present(const struct evaluator *evaluator, struct arena *keep,
    const struct turns *turns, struct present *out)
{
	const struct quantity *present = input_present_value(evaluator, keep, turns);

	if (!present)
		return false;
	*out = (struct present){ quantity_end(keep, present, false), quantity_end(keep, present, true) };
	return out->low && out->high;
}

/* From the nearest end of the present value; zero inside of it. */
static const struct ratio *distance(struct arena *keep, const struct present *present,
    const struct turn *turn, const struct ratio **end)
{
	*end = present->low;
	if (ratio_cmp(turn->to, present->low) <= 0)
		return ratio_sub(keep, present->low, turn->to);
	*end = present->high;
	if (ratio_cmp(turn->from, present->high) >= 0)
		return ratio_sub(keep, turn->from, present->high);
	return ratio_zero();
}

const struct turn *turns_nearest(
    const struct evaluator *evaluator, struct arena *keep, const struct turns *turns)
{
	const struct turn *nearest = NULL;
	const struct ratio *least = NULL, *end;
	struct present present;

	if (turns->count == 0 || !find_present(evaluator, keep, turns, &present))
		return NULL;
	for (size_t i = 0; i < turns->count; i++) {
		const struct ratio *far = distance(keep, &present, &turns->at[i], &end);
		if (nearest && ratio_cmp(far, least) >= 0)
			continue;
		nearest = &turns->at[i];
		least = far;
	}
	return nearest;
}

struct quantity turn_quantity(const struct evaluator *evaluator, struct arena *keep,
    const struct turns *turns, const struct turn *turn)
{
	const struct unit *unit = turns->range.low->unit;
	struct quantity place = quantity_in(keep, turn->from, unit);
	struct present present;

	if (turns->input->whole) {
		bool below = find_present(evaluator, keep, turns, &present) &&
		    ratio_cmp(turn->to, present.low) <= 0;
		return quantity_in(keep, below ? turn->from : turn->to, unit);
	}
	place.hi = quantity_in(keep, turn->to, unit).lo;
	return place;
}

const struct ratio *turn_room(const struct evaluator *evaluator, struct arena *keep,
    const struct turns *turns, const struct turn *turn)
{
	struct present present;
	const struct ratio *end;

	if (turns->range.low->unit->scale != UNIT_RATIO ||
	    !find_present(evaluator, keep, turns, &present))
		return NULL;
	const struct ratio *far = distance(keep, &present, turn, &end);
	return ratio_sign(end) <= 0 ? NULL : ratio_div(keep, far, end);
}
