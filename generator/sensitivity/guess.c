#include "sensitivity/guess.h"

/* More digits of a guess than these are of no use. */
#define GUESS_DIGITS 12

/* Where a line through two points is zero. */
static const struct ratio *zero_of_line(struct arena *keep, const struct ratio *a,
    const struct ratio *at_a, const struct ratio *b, const struct ratio *at_b)
{
	const struct ratio *part = ratio_div(keep, at_a, ratio_sub(keep, at_a, at_b));

	return ratio_add(keep, a, ratio_mul(keep, part, ratio_sub(keep, b, a)));
}

static bool is_across(const struct ratio *a, const struct ratio *b)
{
	return a && b && ratio_sign(a) * ratio_sign(b) < 0;
}

static bool is_of_same(const struct difference *a, const struct difference *b)
{
	return a->where == b->where && a->of == b->of;
}

/* The last comparison made at both that came out differently. What one of them alone compared is passed over. */
static bool find_crossing(const struct differences *low, const struct differences *high,
    const struct difference **at_low, const struct difference **at_high)
{
	size_t next = 0;

	*at_low = NULL;
	for (size_t i = 0; i < high->count; i++) {
		const struct difference *here = &high->at[i];
		size_t at = next;
		while (at < low->count && !is_of_same(&low->at[at], here))
			at++;
		if (at == low->count)
			continue;
		next = at + 1;
		const struct difference *there = &low->at[at];
		if (is_across(there->lo, here->lo) || is_across(there->hi, here->hi)) {
			*at_low = there;
			*at_high = here;
		}
	}
	return *at_low != NULL;
}

/* To so many digits of the way that it stays between the ends. */
static const struct ratio *shortened(struct arena *keep, const struct ratio *place,
    const struct ratio *low, const struct ratio *high)
{
	int width = ratio_magnitude(ratio_sub(keep, high, low));

	return ratio_round(keep, place, ratio_ten_to(keep, width - GUESS_DIGITS));
}

const struct ratio *guess_place(
    struct arena *keep, const struct guess_end *low, const struct guess_end *high)
{
	const struct difference *a, *b;

	if (!find_crossing(low->seen, high->seen, &a, &b))
		return NULL;
	const struct ratio *place = is_across(a->lo, b->lo)
	    ? zero_of_line(keep, low->at, a->lo, high->at, b->lo)
	    : zero_of_line(keep, low->at, a->hi, high->at, b->hi);
	place = shortened(keep, place, low->at, high->at);
	return ratio_cmp(low->at, place) < 0 && ratio_cmp(place, high->at) < 0 ? place : NULL;
}
