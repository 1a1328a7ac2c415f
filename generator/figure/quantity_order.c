/* Comparing quantities, and choosing between them. */
#include "figure/quantity_inside.h"

/* True if every value up to `a` is below (or, with or_equal, at most) every value from `b` on. */
static bool ends_before(struct quantity_end a, struct quantity_end b, bool or_equal)
{
	if (a.at == NULL || b.at == NULL)
		return false;
	int order = ratio_cmp(a.at, b.at);
	return order < 0 || (order == 0 && (or_equal || a.open || b.open));
}

static enum truth before(const struct quantity *a, const struct quantity *b, bool or_equal)
{
	if (ends_before(quantity_high(a), quantity_low(b), or_equal))
		return TRUTH_YES;
	return ends_before(quantity_high(b), quantity_low(a), !or_equal) ? TRUTH_NO : TRUTH_UNDECIDED;
}

static enum truth equal(const struct quantity *a, const struct quantity *b)
{
	if (before(a, b, false) == TRUTH_YES || before(b, a, false) == TRUTH_YES)
		return TRUTH_NO;
	bool points = quantity_is_point(a) && quantity_is_point(b);
	return points && ratio_cmp(a->lo, b->lo) == 0 ? TRUTH_YES : TRUTH_UNDECIDED;
}

static enum truth not(enum truth truth) {
	return truth == TRUTH_UNDECIDED ? truth
	    : truth == TRUTH_YES        ? TRUTH_NO
					: TRUTH_YES;
}

/* b in a's currency; QUANTITY_UNITS unless both are on the same scale. */
static enum quantity_status fit_both(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	enum quantity_status status = quantity_fit(how, b, a->unit, out);
	return status == QUANTITY_OK && a->unit->scale != b->unit->scale ? QUANTITY_UNITS : status;
}

enum quantity_status quantity_compare(const struct arithmetic *how, const struct quantity *a,
    enum comparison op, const struct quantity *b, enum truth *out)
{
	struct quantity c;
	if (a->other_money != NULL) {
		struct str currency = dimension_currency(how->units, &b->unit->dimension);
		const struct quantity *typed = quantity_in_currency(how, a, currency);
		a = typed != NULL ? typed : a;
	}
	enum quantity_status status = fit_both(how, a, b, &c);
	if (status != QUANTITY_OK)
		return status;
	switch (op) {
	case COMPARE_LT:
		*out = before(a, &c, false);
		break;
	case COMPARE_LE:
		*out = before(a, &c, true);
		break;
	case COMPARE_GT:
		*out = before(&c, a, false);
		break;
	case COMPARE_GE:
		*out = before(&c, a, true);
		break;
	case COMPARE_EQ:
		*out = equal(a, &c);
		break;
	case COMPARE_NE:
		*out = not(equal(a, &c));
		break;
	}
	return QUANTITY_OK;
}

/*
 * The smaller (sign 1) or larger (-1) of two ends. Where they coincide it is a value if either is
 * (`either`, the outer end) or only if both are.
 */
static struct quantity_end choose(struct quantity_end a, struct quantity_end b, int sign, bool either)
{
	int order = sign * quantity_end_cmp(a, b);
	if (order == 0)
		a.open = either ? a.open && b.open : a.open || b.open;
	return order <= 0 ? a : b;
}

enum quantity_status quantity_min(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c;
	enum quantity_status status = fit_both(how, a, b, &c);
	if (status != QUANTITY_OK)
		return status;
	struct quantity_end low = choose(quantity_low(a), quantity_low(&c), 1, true);
	struct quantity_end high = choose(quantity_high(a), quantity_high(&c), 1, false);
	return quantity_make(low, high, a->unit, a, b, out);
}

enum quantity_status quantity_max(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c;
	enum quantity_status status = fit_both(how, a, b, &c);
	if (status != QUANTITY_OK)
		return status;
	struct quantity_end low = choose(quantity_low(a), quantity_low(&c), -1, false);
	struct quantity_end high = choose(quantity_high(a), quantity_high(&c), -1, true);
	return quantity_make(low, high, a->unit, a, b, out);
}

enum quantity_status quantity_hull(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c;
	enum quantity_status status = fit_both(how, a, b, &c);
	if (status != QUANTITY_OK)
		return status;
	struct quantity_end low = choose(quantity_low(a), quantity_low(&c), 1, true);
	struct quantity_end high = choose(quantity_high(a), quantity_high(&c), -1, true);
	return quantity_make(low, high, a->unit, a, b, out);
}

enum quantity_status quantity_convert(const struct arithmetic *how, const struct quantity *a,
    const struct unit *unit, struct quantity *out)
{
	enum quantity_status status = quantity_fit(how, a, unit, out);
	if (status != QUANTITY_OK)
		return status;
	if (out->unit == unit || str_eq(out->unit->text, unit->text))
		return QUANTITY_OK; /* still as it was typed */
	if (out->unit->scale == UNIT_LOGARITHMIC || unit->scale == UNIT_LOGARITHMIC)
		return QUANTITY_UNITS;
	const struct quantity *other = out->other_money;
	status = quantity_make(quantity_low(out), quantity_high(out), unit, a, NULL, out);
	out->other_money = other;
	return status;
}
