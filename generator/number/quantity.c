#include "number/quantity.h"

struct quantity quantity_of(const struct units *units, const struct ratio *value)
{
	return (struct quantity){ .lo = value, .hi = value, .unit = unit_one(units) };
}

const struct ratio *quantity_base(struct arena *keep, const struct ratio *value, const struct unit *unit)
{
	if (unit->factor != ratio_one())
		value = ratio_mul(keep, value, unit->factor);
	return unit->offset ? ratio_add(keep, value, unit->offset) : value;
}

struct quantity quantity_in(struct arena *keep, const struct ratio *value, const struct unit *unit)
{
	const struct ratio *base = quantity_base(keep, value, unit);

	return (struct quantity){ .lo = base, .hi = base, .unit = unit };
}

const struct ratio *quantity_end(struct arena *keep, const struct quantity *q, bool high)
{
	const struct ratio *end = high ? q->hi : q->lo;

	if (!end)
		return NULL;
	if (q->unit->offset)
		end = ratio_sub(keep, end, q->unit->offset);
	return q->unit->factor == ratio_one() ? end : ratio_div(keep, end, q->unit->factor);
}

const struct ratio *quantity_middle(struct arena *keep, const struct quantity *q)
{
	if (!q->lo || !q->hi)
		return q->lo ? q->lo : q->hi;
	return ratio_div(keep, ratio_add(keep, q->lo, q->hi), ratio_of(keep, 2, 1));
}

bool quantity_holds_zero(const struct quantity *q)
{
	return (!q->lo || ratio_sign(q->lo) <= 0) && (!q->hi || ratio_sign(q->hi) >= 0);
}

bool quantity_is_point(const struct quantity *q)
{
	return q->lo && q->hi && (q->lo == q->hi || ratio_cmp(q->lo, q->hi) == 0);
}
