#include "number/quantity_order.h"

#include "number/interval.h"
#include "number/quantity_convert.h"
#include "number/unit_money.h"

/* True if every value up to `a` is below (or, with or_equal, at most) every value from `b` on. */
static bool ends_before(struct quantity_end a, struct quantity_end b, bool or_equal)
{
	if (!a.at || !b.at)
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
static enum quantity_status fit_both(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	enum quantity_status status = quantity_fit(arithmetic, b, a->unit, out);

	return status == QUANTITY_OK && a->unit->scale != b->unit->scale ? QUANTITY_UNITS : status;
}

enum quantity_status quantity_compare(const struct arithmetic *arithmetic, const struct quantity *a,
    enum comparison op, const struct quantity *b, enum truth *out)
{
	struct quantity c;

	if (a->other_money) {
		struct str currency = dimension_currency(arithmetic->units, &b->unit->dimension);
		const struct quantity *typed = quantity_in_currency(arithmetic, a, currency);
		a = typed ? typed : a;
	}
	enum quantity_status status = fit_both(arithmetic, a, b, &c);
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

enum quantity_status quantity_min(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c;
	enum quantity_status status = fit_both(arithmetic, a, b, &c);

	if (status != QUANTITY_OK)
		return status;
	struct quantity_end low = choose(quantity_low(a), quantity_low(&c), 1, true);
	struct quantity_end high = choose(quantity_high(a), quantity_high(&c), 1, false);
	return quantity_make(low, high, a->unit, a, &c, out);
}

enum quantity_status quantity_max(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c;
	enum quantity_status status = fit_both(arithmetic, a, b, &c);

	if (status != QUANTITY_OK)
		return status;
	struct quantity_end low = choose(quantity_low(a), quantity_low(&c), -1, false);
	struct quantity_end high = choose(quantity_high(a), quantity_high(&c), -1, true);
	return quantity_make(low, high, a->unit, a, &c, out);
}

enum quantity_status quantity_hull(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c;
	enum quantity_status status = fit_both(arithmetic, a, b, &c);

	if (status != QUANTITY_OK)
		return status;
	struct quantity_end low = choose(quantity_low(a), quantity_low(&c), 1, true);
	struct quantity_end high = choose(quantity_high(a), quantity_high(&c), -1, true);
	return quantity_make(low, high, a->unit, a, &c, out);
}

bool quantity_cut(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *from, bool above, bool closed, struct quantity *out)
{
	struct quantity c;

	*out = *a;
	if (fit_both(arithmetic, a, from, &c) != QUANTITY_OK)
		return false;
	struct quantity_end low = quantity_low(a), high = quantity_high(a);
	struct quantity_end cut = above ? quantity_low(&c) : quantity_high(&c);
	cut.open = cut.open || !closed;
	if (!cut.at)
		return false;
	int inside = above ? quantity_end_cmp(cut, low) : quantity_end_cmp(high, cut);
	int left = above ? quantity_end_cmp(high, cut) : quantity_end_cmp(cut, low);
	bool opens = inside == 0 && cut.open && !(above ? low : high).open;
	if ((inside <= 0 && !opens) || left <= 0)
		return false;
	return quantity_make(above ? cut : low, above ? high : cut, a->unit, a, NULL, out) == QUANTITY_OK;
}
