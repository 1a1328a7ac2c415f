#include "number/quantity_log.h"

#include "number/interval.h"
#include "number/ratio_log.h"
#include "number/unit_join.h"
#include "number/units.h"

#include <limits.h>

static bool is_plain(const struct quantity *q)
{
	return dimension_is_none(&q->unit->dimension);
}

static struct quantity_end end_exp(struct arena *keep, struct quantity_end end)
{
	if (end.infinite < 0)
		return (struct quantity_end){ .at = ratio_zero(), .open = true };
	if (end.at)
		end.at = ratio_exp(keep, end.at);
	return end;
}

enum quantity_status quantity_exp(
    const struct arithmetic *arithmetic, const struct quantity *a, struct quantity *out)
{
	if (!is_plain(a))
		return QUANTITY_UNITS;
	struct quantity_end low = end_exp(arithmetic->keep, quantity_low(a)), high = low;
	if (!quantity_is_point(a))
		high = end_exp(arithmetic->keep, quantity_high(a));
	if ((!low.at && low.infinite == 0) || (!high.at && high.infinite == 0))
		return QUANTITY_LIMIT;
	return quantity_make(low, high, unit_one(arithmetic->units), a, NULL, out);
}

static struct quantity_end end_log(
    struct arena *keep, struct quantity_end end, const struct ratio *base, int falls)
{
	bool zero = end.infinite < 0 || (end.at && ratio_sign(end.at) <= 0);

	if (zero || end.infinite > 0)
		return (struct quantity_end){ .infinite = zero ? -falls : falls, .open = true };
	end.at = base ? ratio_log_to(keep, end.at, base) : ratio_log(keep, end.at);
	return end;
}

enum quantity_status quantity_log(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *base, struct quantity *out)
{
	const struct ratio *to = base ? base->lo : NULL;

	if (!is_plain(a))
		return QUANTITY_UNITS;
	if (base &&
	    (!quantity_is_point(base) || !is_plain(base) || ratio_sign(to) <= 0 ||
		ratio_cmp(to, ratio_one()) == 0))
		return QUANTITY_POWER;
	if (quantity_end_sign(quantity_high(a)) <= 0)
		return QUANTITY_LOG;
	int way = base && ratio_cmp(to, ratio_one()) < 0 ? -1 : 1;
	struct quantity_end ends[2] = { end_log(arithmetic->keep, quantity_low(a), to, way) };
	ends[1] = quantity_is_point(a) ? ends[0] : end_log(arithmetic->keep, quantity_high(a), to, way);
	return quantity_make(ends[way < 0], ends[way > 0], unit_one(arithmetic->units), a, base, out);
}

/* The unit to the power num/den; NULL if it has no such root. */
static const struct unit *unit_power(
    const struct arithmetic *arithmetic, const struct unit *unit, int64_t num, int64_t den)
{
	if (dimension_is_none(&unit->dimension))
		return unit_one(arithmetic->units);
	if (den < 1 || den > UINT_MAX || num < -UNIT_POWER_MOST || num > UNIT_POWER_MOST)
		return NULL;
	const struct unit *root = unit_root(arithmetic->units, arithmetic->keep, unit, (unsigned)den);
	if (root)
		return unit_pow(arithmetic->units, arithmetic->keep, root, (int)num);
	const struct unit *power = unit_pow(arithmetic->units, arithmetic->keep, unit, (int)num);
	return power ? unit_root(arithmetic->units, arithmetic->keep, power, (unsigned)den) : NULL;
}

static struct quantity_end end_power(
    struct arena *keep, struct quantity_end end, const struct ratio *power)
{
	if (end.infinite < 0)
		return (struct quantity_end){ .at = ratio_zero() };
	if (end.at && ratio_sign(end.at) > 0)
		end.at = ratio_power(keep, end.at, power);
	return end;
}

static bool is_missing(struct quantity_end end)
{
	return !end.at && end.infinite == 0;
}

enum quantity_status quantity_power(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct ratio *power, struct quantity *out)
{
	int64_t num, den;
	const struct ratio *size = ratio_abs(arithmetic->keep, power);
	struct quantity_end ends[2] = { quantity_low(a), quantity_high(a) };

	if (a->unit->scale != UNIT_RATIO)
		return QUANTITY_UNITS;
	if (!ratio_parts(power, &num, &den) && !is_plain(a))
		return QUANTITY_POWER;
	const struct unit *unit = unit_power(arithmetic, a->unit, num, den);
	if (!unit)
		return QUANTITY_UNITS;
	if (quantity_end_sign(ends[0]) < 0 && (ends[0].infinite == 0 || quantity_end_sign(ends[1]) < 0))
		return QUANTITY_ROOT;
	ends[0] = end_power(arithmetic->keep, ends[0], size);
	ends[1] = quantity_is_point(a) ? ends[0] : end_power(arithmetic->keep, ends[1], size);
	if (is_missing(ends[0]) || is_missing(ends[1]))
		return QUANTITY_LIMIT;
	if (ratio_sign(power) < 0 && !interval_inverse(arithmetic->keep, ends))
		return QUANTITY_ZERO;
	return quantity_make(ends[0], ends[1], unit, a, NULL, out);
}
