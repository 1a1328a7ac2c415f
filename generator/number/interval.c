#include "number/interval.h"

struct quantity_end quantity_low(const struct quantity *q)
{
	return (struct quantity_end){ q->lo, !q->lo ? -1 : 0, !q->lo || q->open_lo };
}

struct quantity_end quantity_high(const struct quantity *q)
{
	return (struct quantity_end){ q->hi, !q->hi ? 1 : 0, !q->hi || q->open_hi };
}

int quantity_end_cmp(struct quantity_end a, struct quantity_end b)
{
	if (a.infinite != 0 || b.infinite != 0)
		return (a.infinite > b.infinite) - (a.infinite < b.infinite);
	return ratio_cmp(a.at, b.at);
}

int quantity_end_sign(struct quantity_end end)
{
	return end.infinite != 0 ? end.infinite : ratio_sign(end.at);
}

static bool ends_huge(struct quantity_end low, struct quantity_end high)
{
	return (low.at && ratio_is_long(low.at) && ratio_is_huge(low.at)) ||
	    (high.at && ratio_is_long(high.at) && ratio_is_huge(high.at));
}

enum quantity_status quantity_make(struct quantity_end low, struct quantity_end high,
    const struct unit *unit, const struct quantity *a, const struct quantity *b, struct quantity *out)
{
	if (ends_huge(low, high))
		return QUANTITY_LIMIT;
	bool point = low.at && high.at && (low.at == high.at || ratio_cmp(low.at, high.at) == 0);
	*out = (struct quantity){
		.lo = low.at,
		.hi = point ? low.at : high.at,
		.unit = unit,
		.approx = a->approx || (b && b->approx),
		.bound = a->bound || (b && b->bound),
		.open_lo = low.at && !point && low.open,
		.open_hi = high.at && !point && high.open,
	};
	return QUANTITY_OK;
}

static struct quantity_end end_inverse(struct arena *keep, struct quantity_end end, int side)
{
	if (end.infinite != 0)
		return (struct quantity_end){ ratio_zero(), 0, true };
	if (ratio_sign(end.at) == 0)
		return (struct quantity_end){ NULL, side, true };
	return (struct quantity_end){ ratio_div(keep, ratio_one(), end.at), 0, end.open };
}

bool interval_inverse(struct arena *keep, struct quantity_end ends[2])
{
	struct quantity_end low = ends[0], high = ends[1];

	if (quantity_end_sign(low) == 0 && quantity_end_sign(high) == 0)
		return false;
	if (quantity_end_sign(low) < 0 && quantity_end_sign(high) > 0) {
		ends[0] = (struct quantity_end){ NULL, -1, true };
		ends[1] = (struct quantity_end){ NULL, 1, true };
		return true;
	}
	ends[0] = end_inverse(keep, high, -1);
	ends[1] = low.at && low.at == high.at ? ends[0] : end_inverse(keep, low, 1);
	return true;
}
