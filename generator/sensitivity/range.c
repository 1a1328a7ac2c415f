#include "sensitivity/range.h"

#include "base/near.h"
#include "data/choose.h"
#include "data/evaluator.h"
#include "number/quantity_convert.h"
#include "number/quantity_print.h"

/* --- ends ------------------------------------------------------------------------------------- */

static const struct quantity *fact_quantity(const struct evaluator *evaluator, const struct input *input)
{
	const struct input_place *place = &input->place;
	struct basis basis = evaluator_basis(evaluator);
	const struct fact *fact = NULL;

	if (place->record) {
		fact = map_get(&place->record->fields, place->field->id);
	} else {
		const struct facts *facts = thing_facts(place->thing, place->attribute->id);
		if (facts)
			fact = facts_choose(
			    evaluator_catalog(evaluator), facts, basis.as_of, basis.prefer);
	}
	return fact && fact->value.kind == VALUE_QUANTITY ? fact->value.quantity : NULL;
}

/* A positive number rounded to two digits that count, down or up. */
static const struct ratio *two_digits(struct arena *keep, const struct ratio *number, bool up)
{
	const struct ratio *step = ratio_ten_to(keep, ratio_magnitude(number) - 1),
			   *steps = ratio_div(keep, number, step);

	return ratio_mul(keep, up ? ratio_ceil(keep, steps) : ratio_floor(keep, steps), step);
}

static const struct quantity *point(
    struct arena *keep, const struct ratio *value, const struct unit *unit)
{
	struct quantity quantity = quantity_in(keep, value, unit);

	return arena_copy(keep, &quantity, sizeof(quantity));
}

/* Half of the fact's low end, or twice its high one. NULL for what has no half: zero, what is open, temperatures. */
static const struct quantity *end_of_fact(struct arena *keep, const struct quantity *fact, bool high)
{
	const struct ratio *end = quantity_end(keep, fact, high);

	if (!end || ratio_sign(end) == 0 || fact->unit->scale != UNIT_RATIO)
		return NULL;
	bool below = ratio_sign(end) < 0;
	const struct ratio *size = ratio_abs(keep, end), *two = ratio_of(keep, 2, 1);
	size = high != below ? ratio_mul(keep, size, two) : ratio_div(keep, size, two);
	size = two_digits(keep, size, high != below);
	return point(keep, below ? ratio_neg(keep, size) : size, fact->unit);
}

static bool holds(const struct arithmetic *arithmetic, const struct quantity *a, enum comparison op,
    const struct quantity *b)
{
	enum truth truth;

	return quantity_compare(arithmetic, a, op, b, &truth) == QUANTITY_OK && truth == TRUTH_YES;
}

static const struct quantity *end_as_point(struct arena *keep, const struct quantity *fact, bool high)
{
	const struct ratio *end = quantity_end(keep, fact, high);

	return !end ? NULL : point(keep, end, fact->unit);
}

/* An end that the fact lies beyond becomes the fact's. */
static void widen(const struct arithmetic *arithmetic, struct input_range *range, struct diag *diag,
    const struct input *input)
{
	const struct quantity *least = end_as_point(arithmetic->keep, range->fact, false),
			      *most = end_as_point(arithmetic->keep, range->fact, true);
	bool below = least && holds(arithmetic, least, COMPARE_LT, range->low),
	     above = most && holds(arithmetic, most, COMPARE_GT, range->high);

	if (!below && !above)
		return;
	diag_report(diag, DIAG_INPUT_OUTSIDE, input->at,
	    "%.*s lies outside of the ends of this input, which are moved to it", STR_ARG(input->of));
	diag_hint(diag, "move the ends so that they hold the fact");
	if (below)
		range->low = least;
	if (above)
		range->high = most;
}

/* Ends in the unit, and currency, of the fact, or else of the low end. False if no rate is known. */
static bool in_one_unit(const struct arithmetic *arithmetic, struct input_range *range)
{
	const struct unit *unit = range->fact ? range->fact->unit : range->low->unit;
	struct quantity low, high;

	if (quantity_convert(arithmetic, range->low, unit, &low) != QUANTITY_OK ||
	    quantity_convert(arithmetic, range->high, unit, &high) != QUANTITY_OK)
		return false;
	low.literal = high.literal = STR("");
	range->low = arena_copy(arithmetic->keep, &low, sizeof(low));
	range->high = arena_copy(arithmetic->keep, &high, sizeof(high));
	return true;
}

/* Of 1, 2 and 5 times a power of ten, the largest that gives at least 100 steps. */
static const struct quantity *find_step(struct arena *keep, const struct input_range *range, bool whole)
{
	static const int64_t leads[] = { 5, 2, 1 };
	const struct unit *unit = range->low->unit;
	const struct ratio *width = ratio_sub(
	    keep, quantity_end(keep, range->high, true), quantity_end(keep, range->low, false));
	const struct ratio *most = ratio_div(keep, width, ratio_of(keep, 100, 1)), *step = NULL;

	if (whole)
		return point(keep, ratio_one(), unit);
	for (size_t i = 0; i < countof(leads); i++) {
		step = ratio_mul(
		    keep, ratio_of(keep, leads[i], 1), ratio_ten_to(keep, ratio_magnitude(most)));
		if (ratio_cmp(step, most) <= 0)
			break;
	}
	return point(keep, step, unit);
}

bool input_range(const struct evaluator *evaluator, struct arena *keep, struct diag *diag,
    const struct input *input, struct input_range *out)
{
	struct arithmetic arithmetic = *evaluator_arithmetic(evaluator);

	arithmetic.keep = keep;
	*out = (struct input_range){ input->low, input->high, NULL, fact_quantity(evaluator, input) };
	if (out->fact && !out->low)
		out->low = end_of_fact(keep, out->fact, false);
	if (out->fact && !out->high)
		out->high = end_of_fact(keep, out->fact, true);
	if (!out->low || !out->high) {
		diag_report(diag, DIAG_INPUT_BAD, input->at,
		    "%.*s has no %s that ends could be taken from", STR_ARG(input->of),
		    !out->fact ? "known value" : "half or double");
		diag_hint(diag, "say how far it may go: low: …, high: …");
		return false;
	}
	if (!in_one_unit(&arithmetic, out)) {
		diag_report(diag, DIAG_RATE_MISSING, input->at,
		    "the ends of “%.*s” and its fact are in currencies between which no rate is known",
		    STR_ARG(input->id));
		return false;
	}
	if (out->fact)
		widen(&arithmetic, out, diag, input);
	if (!holds(&arithmetic, out->low, COMPARE_LT, out->high)) {
		diag_report(diag, DIAG_VALUE_RANGE, input->at,
		    "the low end of “%.*s” is not below its high end", STR_ARG(input->id));
		return false;
	}
	out->step = find_step(keep, out, input->whole);
	return true;
}

/* --- choices ---------------------------------------------------------------------------------- */

static bool meets(struct evaluator *evaluator, const struct input *input, const struct thing *thing)
{
	if (!input->where)
		return true;
	struct value holds = evaluator_eval(evaluator, input->where, thing, NULL, 0);
	return holds.kind == VALUE_TRUTH && holds.truth == TRUTH_YES;
}

const struct thing **input_choices(
    struct evaluator *evaluator, struct arena *keep, const struct input *input, size_t *count)
{
	const struct kind *kind = input->holds->of;
	struct value list = { .kind = VALUE_BAD };
	const struct thing **choices;

	*count = 0;
	if (input->among)
		list = evaluator_eval(evaluator, input->among, input->place.thing, NULL, 0);
	size_t all = !input->among    ? kind->thing_count
	    : list.kind == VALUE_LIST ? list.list.count
				      : 0;
	choices = ARENA_ARRAY(keep, const struct thing *, all + 1);
	for (size_t i = 0; i < all; i++) {
		const struct thing *thing = !input->among ? kind->things[i]
		    : list.list.at[i].kind == VALUE_THING ? list.list.at[i].thing
							  : NULL;
		if (thing && date_is_none(thing->retired) && meets(evaluator, input, thing))
			choices[(*count)++] = thing;
	}
	return choices;
}

/* --- settings --------------------------------------------------------------------------------- */

static bool quantity_fits(struct evaluator *site_evaluator, struct arena *keep, struct diag *diag,
    const struct setting *setting)
{
	const struct input *input = setting->input;
	const struct quantity *value = setting->value.quantity;
	struct arithmetic arithmetic = *evaluator_arithmetic(site_evaluator);
	struct input_range range;

	arithmetic.keep = keep;
	/* What is wrong with the input itself is said once for the site. */
	if (!input_range(site_evaluator, keep, diag_new(keep), input, &range))
		return false;
	if (input->whole && !ratio_is_whole(quantity_end(keep, value, false))) {
		diag_report(diag, DIAG_INPUT_BAD, setting->at, "%.*s takes whole numbers alone",
		    STR_ARG(input->name));
		return false;
	}
	if (holds(&arithmetic, value, COMPARE_GE, range.low) &&
	    holds(&arithmetic, value, COMPARE_LE, range.high))
		return true;
	struct buf ends[2] = { buf_in(keep, BUF_MOST), buf_in(keep, BUF_MOST) };
	quantity_print(&arithmetic, range.low, NULL, &ends[0]);
	quantity_print(&arithmetic, range.high, NULL, &ends[1]);
	struct str low = buf_str(&ends[0]), high = buf_str(&ends[1]);
	diag_report(diag, DIAG_VALUE_RANGE, setting->at, "%.*s goes from %.*s to %.*s",
	    STR_ARG(input->name), STR_ARG(low), STR_ARG(high));
	return false;
}

static bool thing_fits(struct evaluator *site_evaluator, struct arena *keep, struct diag *diag,
    const struct setting *setting)
{
	size_t count;
	const struct thing **choices = input_choices(site_evaluator, keep, setting->input, &count);
	struct near near = near_to(setting->value.thing->id);

	for (size_t i = 0; i < count; i++) {
		if (choices[i] == setting->value.thing)
			return true;
		near_offer(&near, choices[i]->id);
	}
	diag_report(diag, DIAG_INPUT_BAD, setting->at, "“%.*s” is not among what %.*s may be",
	    STR_ARG(setting->value.thing->id), STR_ARG(setting->input->name));
	diag_hint_nearest(diag, &near);
	return false;
}

bool setting_fits(struct evaluator *site_evaluator, struct arena *keep, struct diag *diag,
    const struct setting *setting)
{
	if (setting->absent || !setting->input->sound)
		return true;
	if (setting->value.kind == VALUE_QUANTITY)
		return quantity_fits(site_evaluator, keep, diag, setting);
	if (setting->value.kind == VALUE_THING)
		return thing_fits(site_evaluator, keep, diag, setting);
	return true;
}

/* --- all of a site ---------------------------------------------------------------------------- */

/* The condition is about each of the things of the list. */
static void check_where(struct evaluator *site_evaluator, struct diag *diag,
    const struct input *input, const struct type *list)
{
	const struct kind *kind = list->element ? list->element->of : NULL;
	struct type type = evaluator_check(site_evaluator, input->where, kind, NULL, 0);

	if (type.kind != TYPE_UNSURE && type.kind != TYPE_TRUTH)
		diag_report(diag, DIAG_INPUT_BAD, formula_pos(input->where),
		    "behind “where” stands a condition, and this is %s", type_kind_words(type.kind));
}

static void check_choices(struct evaluator *site_evaluator, struct arena *keep, struct diag *diag,
    const struct input *input)
{
	size_t reports = diag_count(diag), count;

	if (input->among) {
		struct type type =
		    evaluator_check(site_evaluator, input->among, input->place.thing->kind, NULL, 0);
		if (diag_count(diag) > reports)
			return;
		if (type.kind != TYPE_UNSURE && type.kind != TYPE_LIST) {
			diag_report(diag, DIAG_INPUT_BAD, formula_pos(input->among),
			    "“among” is a list of things, and this is %s", type_kind_words(type.kind));
			return;
		}
		if (input->where)
			check_where(site_evaluator, diag, input, &type);
		if (diag_count(diag) > reports)
			return;
	}
	input_choices(site_evaluator, keep, input, &count);
	if (count == 0 && diag_count(diag) == reports)
		diag_report(diag, DIAG_INPUT_BAD, input->at,
		    "there is nothing that “%.*s” could be", STR_ARG(input->id));
}

void inputs_check(struct arena *keep, struct diag *diag, const struct figures *figures)
{
	const struct catalog *catalog = figures_catalog(figures);
	struct evaluator *site_evaluator = evaluator_new(keep, diag, figures);

	for (size_t i = 0; i < catalog->inputs.count; i++) {
		const struct input *input = catalog->inputs.at[i].value;
		struct input_range range;
		if (!input->sound)
			continue;
		if (input->holds->type == ATTRIBUTE_QUANTITY)
			input_range(site_evaluator, keep, diag, input, &range);
		else if (input->holds->type == ATTRIBUTE_THING)
			check_choices(site_evaluator, keep, diag, input);
	}
	for (size_t i = 0; i < catalog->scenarios.count; i++) {
		const struct scenario *scenario = catalog->scenarios.at[i].value;
		for (size_t j = 0; j < scenario->count; j++)
			setting_fits(site_evaluator, keep, diag, &scenario->set[j]);
	}
}
