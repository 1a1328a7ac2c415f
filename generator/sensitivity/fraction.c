#include "sensitivity/fraction.h"

const struct ratio *fraction_middle(struct arena *keep, const struct ratio *a, const struct ratio *b)
{
	return ratio_div(keep, ratio_add(keep, a, b), ratio_of(keep, 2, 1));
}

/* The fraction of the least denominator between two positive ones, by their continued fractions. */
static const struct ratio *simplest_positive(
    struct arena *keep, const struct ratio *a, const struct ratio *b)
{
	const struct ratio *floor = ratio_floor(keep, a);

	if (ratio_cmp(floor, a) == 0)
		return floor;
	const struct ratio *next = ratio_add(keep, floor, ratio_one());
	if (ratio_cmp(next, b) <= 0)
		return next;
	const struct ratio *low = ratio_div(keep, ratio_one(), ratio_sub(keep, b, floor)),
			   *high = ratio_div(keep, ratio_one(), ratio_sub(keep, a, floor));
	return ratio_add(keep, floor, ratio_div(keep, ratio_one(), simplest_positive(keep, low, high)));
}

const struct ratio *fraction_simplest(struct arena *keep, const struct ratio *a, const struct ratio *b)
{
	if (ratio_sign(a) <= 0 && ratio_sign(b) >= 0)
		return ratio_zero();
	if (ratio_sign(b) < 0)
		return ratio_neg(keep, simplest_positive(keep, ratio_neg(keep, b), ratio_neg(keep, a)));
	return simplest_positive(keep, a, b);
}

const struct ratio *fraction_near(
    struct arena *keep, const struct ratio *place, const struct ratio *within)
{
	return fraction_simplest(keep, ratio_sub(keep, place, within), ratio_add(keep, place, within));
}

bool fraction_is_narrow(struct arena *keep, const struct ratio *a, const struct ratio *b)
{
	const struct ratio *size = ratio_abs(keep, ratio_sign(b) > 0 ? b : a),
			   *width = ratio_sub(keep, b, a);

	return ratio_cmp(ratio_mul(keep, width, ratio_of(keep, 4, 1)),
		   ratio_ten_to(keep, ratio_magnitude(size) - 3)) <= 0;
}

const struct ratio *fraction_not_below(const struct ratio *a, const struct ratio *least)
{
	return ratio_cmp(a, least) < 0 ? least : a;
}

const struct ratio *fraction_not_above(const struct ratio *a, const struct ratio *most)
{
	return ratio_cmp(a, most) > 0 ? most : a;
}
