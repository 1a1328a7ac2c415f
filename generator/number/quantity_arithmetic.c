#include "number/quantity_arithmetic.h"

#include "number/interval.h"
#include "number/quantity_convert.h"
#include "number/quantity_log.h"
#include "number/ratio_root.h"
#include "number/unit_join.h"
#include "number/unit_memo.h"
#include "number/unit_money.h"

#include <assert.h>
#include <limits.h>

/* The exponents a formula may use. */
#define POWER_MOST 1000

static enum quantity_status make_point(const struct ratio *value, const struct unit *unit,
    const struct quantity *a, const struct quantity *b, struct quantity *out)
{
	struct quantity_end end = { .at = value };

	return quantity_make(end, end, unit, a, b, out);
}

static bool has_no_money(const struct arithmetic *arithmetic, const struct quantity *q)
{
	return dimension_currency(arithmetic->units, &q->unit->dimension).len == 0;
}

/* The same operation on the other money of a or b, where the other one is no money. */
static const struct quantity *operate_other(const struct arithmetic *arithmetic,
    enum quantity_status (*operate)(const struct arithmetic *arithmetic, const struct quantity *a,
	const struct quantity *b, struct quantity *out),
    const struct quantity *a, const struct quantity *b)
{
	struct quantity out;

	if (a->other_money && has_no_money(arithmetic, b))
		a = a->other_money;
	else if (b->other_money && has_no_money(arithmetic, a))
		b = b->other_money;
	else
		return NULL;
	return operate(arithmetic, a, b, &out) == QUANTITY_OK
	    ? arena_copy(arithmetic->keep, &out, sizeof(out))
	    : NULL;
}

/* The unit of a sum: a value with an offset takes a difference, from either side. NULL if they do not add. */
static const struct unit *sum_unit(const struct unit *a, const struct unit *b)
{
	if (b->scale == UNIT_RATIO)
		return a;
	return a->scale == UNIT_RATIO ? b : NULL;
}

static const struct unit *difference_unit(const struct unit *a, const struct unit *b)
{
	if (b->scale == UNIT_RATIO)
		return a;
	return a->scale == b->scale ? unit_difference(a) : NULL;
}

/* b as an addend of a: what fits, or the step of a level (dB) beside it. */
static enum quantity_status fit_addend(const struct arithmetic *arithmetic,
    const struct quantity *a, const struct quantity *b, bool either, struct quantity *out)
{
	const struct unit *level = a->unit->scale == UNIT_LOGARITHMIC ? a->unit
	    : either && b->unit->scale == UNIT_LOGARITHMIC            ? b->unit
								      : NULL;
	const struct unit *step = level == a->unit ? b->unit : a->unit;

	if (level && step->scale == UNIT_RATIO &&
	    dimension_eq(&unit_difference(level)->dimension, &step->dimension)) {
		*out = *b;
		return QUANTITY_OK;
	}
	return quantity_fit(arithmetic, b, a->unit, out);
}

static struct quantity_end combine(struct arena *keep, struct quantity_end a, struct quantity_end b,
    const struct ratio *(*op)(struct arena *, const struct ratio *, const struct ratio *), int side)
{
	if (!a.at || !b.at)
		return (struct quantity_end){ NULL, side, true };
	return (struct quantity_end){ op(keep, a.at, b.at), 0, a.open || b.open };
}

enum quantity_status quantity_add(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c;
	enum quantity_status status = fit_addend(arithmetic, a, b, true, &c);
	const struct unit *unit = sum_unit(a->unit, b->unit);

	if (status != QUANTITY_OK)
		return status;
	if (!unit)
		return QUANTITY_UNITS;
	struct quantity_end low =
	    combine(arithmetic->keep, quantity_low(a), quantity_low(&c), ratio_add, -1);
	struct quantity_end high = low;
	if (a->lo != a->hi || c.lo != c.hi || !a->lo)
		high = combine(arithmetic->keep, quantity_high(a), quantity_high(&c), ratio_add, 1);
	return quantity_make(low, high, unit, a, &c, out);
}

enum quantity_status quantity_sub(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c;
	enum quantity_status status = fit_addend(arithmetic, a, b, false, &c);
	const struct unit *unit = difference_unit(a->unit, b->unit);

	if (status != QUANTITY_OK)
		return status;
	if (!unit)
		return QUANTITY_UNITS;
	struct quantity_end low =
	    combine(arithmetic->keep, quantity_low(a), quantity_high(&c), ratio_sub, -1);
	struct quantity_end high = low;
	if (a->lo != a->hi || c.lo != c.hi || !a->lo)
		high = combine(arithmetic->keep, quantity_high(a), quantity_low(&c), ratio_sub, 1);
	return quantity_make(low, high, unit, a, &c, out);
}

/* A product of ends. An end that is zero and a value makes a zero that is one, whatever the other end is. */
static struct quantity_end end_mul(struct arena *keep, struct quantity_end a, struct quantity_end b)
{
	int sign = quantity_end_sign(a) * quantity_end_sign(b);
	bool zero_a = quantity_end_sign(a) == 0 && !a.open,
	     zero_b = quantity_end_sign(b) == 0 && !b.open;
	bool open = (a.open || b.open) && !zero_a && !zero_b;

	if (sign == 0)
		return (struct quantity_end){ ratio_zero(), 0, open };
	if (!a.at || !b.at)
		return (struct quantity_end){ NULL, sign, true };
	return (struct quantity_end){ ratio_mul(keep, a.at, b.at), 0, open };
}

static bool is_above_zero(const struct quantity_end ends[2])
{
	return ends[1].infinite == 0 && quantity_end_sign(ends[0]) > 0;
}

/*
 * The product of two intervals: the outermost of the four products of their ends. Above zero, as most are, that is the
 * two of both low and both high ends.
 */
static void interval_mul(struct arena *keep, const struct quantity_end a[2],
    const struct quantity_end b[2], struct quantity_end out[2])
{
#ifndef RIGBOOK_IN_PAGE /* where the long way is short enough */
	if (is_above_zero(a) && is_above_zero(b)) {
		out[0] = end_mul(keep, a[0], b[0]);
		out[1] = end_mul(keep, a[1], b[1]);
		return;
	}
#endif
	for (int i = 0; i < 4; i++) {
		struct quantity_end corner = end_mul(keep, a[i / 2], b[i % 2]);
		int low = i == 0 ? -1 : quantity_end_cmp(corner, out[0]);
		int high = i == 0 ? 1 : quantity_end_cmp(corner, out[1]);
		if (low < 0 || (low == 0 && !corner.open))
			out[0] = corner;
		if (high > 0 || (high == 0 && !corner.open))
			out[1] = corner;
	}
}

static enum quantity_status product(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity_end b[2], const struct quantity *from, const struct unit *unit,
    struct quantity *out)
{
	if (!unit)
		return a->unit->scale == UNIT_RATIO && from->unit->scale == UNIT_RATIO
		    ? QUANTITY_LIMIT
		    : QUANTITY_UNITS;
	if (a->lo && a->lo == a->hi && b[0].at && b[0].at == b[1].at)
		return make_point(ratio_mul(arithmetic->keep, a->lo, b[0].at), unit, a, from, out);
	struct quantity_end ends[2], mine[2] = { quantity_low(a), quantity_high(a) };
	interval_mul(arithmetic->keep, mine, b, ends);
	return quantity_make(ends[0], ends[1], unit, a, from, out);
}

static const struct unit *unit_of(
    const struct arithmetic *arithmetic, const struct unit *a, const struct unit *b, bool quotient)
{
	const struct units *units = arithmetic->units;
	struct arena *keep = arithmetic->keep;

	if (!arithmetic->memo)
		return quotient ? unit_div(units, keep, a, b) : unit_mul(units, keep, a, b);
	return quotient ? unit_memo_div(arithmetic->memo, units, keep, a, b)
			: unit_memo_mul(arithmetic->memo, units, keep, a, b);
}

enum quantity_status quantity_mul(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity_end ends[2] = { quantity_low(b), quantity_high(b) };
	const struct quantity *other = operate_other(arithmetic, quantity_mul, a, b);

	enum quantity_status status =
	    product(arithmetic, a, ends, b, unit_of(arithmetic, a->unit, b->unit, false), out);
	if (status == QUANTITY_OK)
		out->other_money = other;
	return status;
}

/*
 * The quotient of two intervals above zero, as most are: of a low end and a high one, and the other way round. False of
 * any others, which are multiplied by what is one over the divisor.
 */
static bool interval_div(struct arena *keep, const struct quantity *a, const struct quantity *b,
    struct quantity_end out[2])
{
	struct quantity_end above[2] = { quantity_low(a), quantity_high(a) },
			    below[2] = { quantity_low(b), quantity_high(b) };

#ifdef RIGBOOK_IN_PAGE /* where the long way is short enough */
	return false;
#endif
	if (!is_above_zero(above) || !is_above_zero(below))
		return false;
	out[0] = (struct quantity_end){ .at = ratio_div(keep, a->lo, b->hi),
		.open = a->open_lo || b->open_hi };
	out[1] = out[0];
	if (a->lo != a->hi || b->lo != b->hi)
		out[1] = (struct quantity_end){ .at = ratio_div(keep, a->hi, b->lo),
			.open = a->open_hi || b->open_lo };
	return true;
}

static enum quantity_status quotient(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, const struct unit *unit, struct quantity *out)
{
	struct quantity_end ends[2];

	if (unit && interval_div(arithmetic->keep, a, b, ends))
		return quantity_make(ends[0], ends[1], unit, a, b, out);
	ends[0] = quantity_low(b);
	ends[1] = quantity_high(b);
	return interval_inverse(arithmetic->keep, ends) ? product(arithmetic, a, ends, b, unit, out)
							: QUANTITY_ZERO;
}

enum quantity_status quantity_div(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c = *b;
	struct str to = quantity_other_currency(arithmetic, b, a->unit);
	enum quantity_status status = to.len > 0 ? quantity_change(arithmetic, b, to, &c) : QUANTITY_OK;

	if (status != QUANTITY_OK)
		return status;
	const struct unit *unit = unit_of(arithmetic, a->unit, c.unit, true);
	if (c.unit->scale != UNIT_RATIO)
		return QUANTITY_UNITS;
	const struct quantity *other = operate_other(arithmetic, quantity_div, a, b);
	status = quotient(arithmetic, a, &c, unit, out);
	if (status == QUANTITY_OK)
		out->other_money = other;
	return status;
}

static struct quantity_end end_pow(struct arena *keep, struct quantity_end end, int64_t power)
{
	if (end.infinite != 0)
		return (struct quantity_end){ NULL, power % 2 == 0 ? 1 : end.infinite, true };
	return (struct quantity_end){ ratio_pow(keep, end.at, power), 0, end.open };
}

/* Powers above zero: even ones turn at zero. */
static bool interval_pow(struct arena *keep, struct quantity_end ends[2], int64_t power)
{
	struct quantity_end low = end_pow(keep, ends[0], power), high = end_pow(keep, ends[1], power);

	if ((low.infinite == 0 && !low.at) || (high.infinite == 0 && !high.at))
		return false;
	bool turned = power % 2 == 0 && quantity_end_sign(ends[0]) < 0;
	bool across = turned && quantity_end_sign(ends[1]) > 0;
	int order = quantity_end_cmp(low, high);
	struct quantity_end larger = order > 0 || (order == 0 && !low.open) ? low : high;
	ends[0] = across ? (struct quantity_end){ .at = ratio_zero() } : turned ? high : low;
	ends[1] = across ? larger : turned ? low : high;
	return true;
}

static bool read_exponent(const struct quantity *power, int64_t *out)
{
	return quantity_is_point(power) && dimension_is_none(&power->unit->dimension) &&
	    ratio_to_int64(power->lo, out) && *out >= -POWER_MOST && *out <= POWER_MOST;
}

/* One plain number that is no whole one. */
static bool is_fraction(struct arena *keep, const struct quantity *power)
{
	return quantity_is_point(power) && dimension_is_none(&power->unit->dimension) &&
	    !ratio_is_whole(power->lo) &&
	    ratio_cmp(ratio_abs(keep, power->lo), ratio_of(keep, POWER_MOST, 1)) <= 0;
}

enum quantity_status quantity_pow(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *power, struct quantity *out)
{
	int64_t n;

	if (is_fraction(arithmetic->keep, power))
		return quantity_power(arithmetic, a, power->lo, out);
	if (!read_exponent(power, &n))
		return QUANTITY_POWER;
	if (a->unit->scale != UNIT_RATIO)
		return QUANTITY_UNITS;
	const struct unit *unit = unit_pow(arithmetic->units, arithmetic->keep, a->unit, (int)n);
	if (!unit)
		return QUANTITY_POWER;
	if (n == 0)
		return make_point(ratio_one(), unit, a, power, out);
#ifndef RIGBOOK_IN_PAGE
	if (n > 0 && a->lo && a->lo == a->hi) {
		const struct ratio *at = ratio_pow(arithmetic->keep, a->lo, n);
		return at ? make_point(at, unit, a, power, out) : QUANTITY_LIMIT;
	}
#endif
	struct quantity_end ends[2] = { quantity_low(a), quantity_high(a) };
	if (!interval_pow(arithmetic->keep, ends, n < 0 ? -n : n))
		return QUANTITY_LIMIT;
	if (n < 0 && !interval_inverse(arithmetic->keep, ends))
		return QUANTITY_ZERO;
	return quantity_make(ends[0], ends[1], unit, a, power, out);
}

static struct quantity_end end_neg(
    struct arena *keep, struct quantity_end end, const struct ratio *twice_zero)
{
	end.infinite = -end.infinite;
	if (end.at)
		end.at = !twice_zero ? ratio_neg(keep, end.at) : ratio_sub(keep, twice_zero, end.at);
	return end;
}

/* Negated as it is written: minus 5 °C is -5 °C. A level has no opposite: minus 30 dB would be a very small part. */
enum quantity_status quantity_neg(
    const struct arithmetic *arithmetic, const struct quantity *a, struct quantity *out)
{
	const struct ratio *zero = a->unit->offset;
	const struct ratio *twice = zero ? ratio_add(arithmetic->keep, zero, zero) : NULL;
	struct quantity_end low = end_neg(arithmetic->keep, quantity_high(a), twice);

	if (a->unit->scale == UNIT_LOGARITHMIC)
		return QUANTITY_UNITS;
	struct quantity_end high =
	    a->lo && a->lo == a->hi ? low : end_neg(arithmetic->keep, quantity_low(a), twice);
	return quantity_make(low, high, a->unit, a, NULL, out);
}

enum quantity_status quantity_abs(
    const struct arithmetic *arithmetic, const struct quantity *a, struct quantity *out)
{
	if (a->unit->scale != UNIT_RATIO)
		return QUANTITY_UNITS;
	struct quantity_end low = quantity_low(a), high = quantity_high(a);
	if (quantity_end_sign(low) >= 0)
		return quantity_make(low, high, a->unit, a, NULL, out);
	enum quantity_status status = quantity_neg(arithmetic, a, out);
	if (status != QUANTITY_OK || quantity_end_sign(high) <= 0)
		return status;
	struct quantity_end mirrored = quantity_high(out);
	int order = quantity_end_cmp(mirrored, high);
	struct quantity_end larger = order > 0 || (order == 0 && !mirrored.open) ? mirrored : high;
	return quantity_make((struct quantity_end){ .at = ratio_zero() }, larger, a->unit, a, NULL, out);
}

/*
 * One end rounded in its own unit. Below an open whole end the floor is one less, above one the
 * ceiling one more.
 */
static struct quantity_end end_round(
    struct arena *keep, const struct quantity *q, bool high, bool open, enum quantity_rounding mode)
{
	const struct ratio *end = quantity_end(keep, q, high);

	if (!end)
		return high ? quantity_high(q) : quantity_low(q);
	bool step = open && ratio_is_whole(end);
	const struct ratio *whole = mode == ROUND_FLOOR ? ratio_floor(keep, end)
	    : mode == ROUND_CEIL                        ? ratio_ceil(keep, end)
							: ratio_round(keep, end, ratio_one());
	if (step && mode == ROUND_FLOOR && high)
		whole = ratio_sub(keep, whole, ratio_one());
	if (step && mode == ROUND_CEIL && !high)
		whole = ratio_add(keep, whole, ratio_one());
	return (struct quantity_end){ .at = quantity_base(keep, whole, q->unit) };
}

enum quantity_status quantity_round(const struct arithmetic *arithmetic, const struct quantity *a,
    enum quantity_rounding mode, struct quantity *out)
{
	struct quantity_end low = end_round(arithmetic->keep, a, false, a->open_lo, mode);

	struct quantity_end high =
	    a->lo && a->lo == a->hi ? low : end_round(arithmetic->keep, a, true, a->open_hi, mode);
	return quantity_make(low, high, a->unit, a, NULL, out);
}

enum quantity_status quantity_root(
    const struct arithmetic *arithmetic, const struct quantity *a, uint64_t n, struct quantity *out)
{
	struct quantity_end ends[2] = { quantity_low(a), quantity_high(a) };

	if (n == 0)
		return QUANTITY_POWER;
	const struct unit *unit =
	    n > UINT_MAX ? NULL : unit_root(arithmetic->units, arithmetic->keep, a->unit, (unsigned)n);
	if (!unit)
		return QUANTITY_UNITS;
	bool exact, endless = ends[0].infinite < 0 && quantity_end_sign(ends[1]) >= 0;
	if (quantity_end_sign(ends[0]) < 0 && !endless)
		return QUANTITY_ROOT;
	ends[0] = endless ? (struct quantity_end){ .at = ratio_zero() } : ends[0];
	ends[0].at = endless ? ratio_zero() : ratio_root(arithmetic->keep, a->lo, n, &exact);
	if (a->lo && a->lo == a->hi)
		ends[1] = ends[0];
	else if (a->hi)
		ends[1].at = ratio_root(arithmetic->keep, a->hi, n, &exact);
	return quantity_make(ends[0], ends[1], unit, a, NULL, out);
}

/* One end of a share: most at its own most and the others' least. Beside no others it is all. */
static const struct ratio *share_end(
    struct arena *keep, const struct ratio *part, const struct ratio *others)
{
	if (!others)
		return !part ? NULL : ratio_zero();
	if (!part || ratio_sign(others) == 0)
		return ratio_one();
	return ratio_div(keep, part, ratio_add(keep, part, others));
}

/* Beside nothing at all a part is one, and nothing is zero, whatever the other end is. */
static bool share_open(struct quantity_end a, struct quantity_end b)
{
	return (a.open && quantity_end_sign(b) != 0) || (b.open && quantity_end_sign(a) != 0);
}

static bool is_zero(const struct quantity *q)
{
	return quantity_is_point(q) && ratio_sign(q->lo) == 0;
}

enum quantity_status quantity_share(const struct arithmetic *arithmetic,
    const struct quantity *part, const struct quantity *others, struct quantity *out)
{
	struct quantity rest, whole;
	enum quantity_status status = quantity_fit(arithmetic, others, part->unit, &rest);

	if (status == QUANTITY_OK)
		status = part->unit->scale == UNIT_RATIO && rest.unit->scale == UNIT_RATIO
		    ? QUANTITY_OK
		    : QUANTITY_UNITS;
	if (status != QUANTITY_OK)
		return status;
	bool grows = quantity_end_sign(quantity_low(part)) >= 0 &&
	    quantity_end_sign(quantity_low(&rest)) >= 0;
	if (is_zero(part) && is_zero(&rest))
		return QUANTITY_ZERO;
	if (grows && is_zero(part)) /* of what it is a part cannot be nothing */
		return make_point(ratio_zero(), unit_one(arithmetic->units), part, &rest, out);
	if (!grows) { /* no order to rely on: the plain quotient, which counts `part` twice */
		bool twice = !quantity_is_point(part);
		status = quantity_add(arithmetic, part, &rest, &whole);
		if (status == QUANTITY_OK)
			status = quantity_div(arithmetic, part, &whole, out);
		if (status == QUANTITY_OK)
			out->bound |= twice;
		return status;
	}
	struct quantity_end low = { share_end(arithmetic->keep, part->lo, rest.hi), 0,
		share_open(quantity_low(part), quantity_high(&rest)) };
	struct quantity_end high = { share_end(arithmetic->keep, part->hi, rest.lo), 0,
		share_open(quantity_high(part), quantity_low(&rest)) };
	return quantity_make(low, high, unit_one(arithmetic->units), part, &rest, out);
}
