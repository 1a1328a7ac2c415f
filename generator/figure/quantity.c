/* Interval arithmetic on quantities. */
#include "figure/quantity_inside.h"

#include <assert.h>
#include <limits.h>

/* The exponents a formula may use. */
#define POWER_MOST 1000

struct quantity quantity_of(const struct units *units, const struct ratio *value)
{
	return (struct quantity){ .lo = value, .hi = value, .unit = unit_one(units) };
}

const struct ratio *quantity_base(struct arena *keep, const struct ratio *value, const struct unit *unit)
{
	if (unit->factor != ratio_one())
		value = ratio_mul(keep, value, unit->factor);
	return unit->offset != NULL ? ratio_add(keep, value, unit->offset) : value;
}

struct quantity quantity_in(struct arena *keep, const struct ratio *value, const struct unit *unit)
{
	const struct ratio *base = quantity_base(keep, value, unit);
	return (struct quantity){ .lo = base, .hi = base, .unit = unit };
}

const struct ratio *quantity_end(struct arena *keep, const struct quantity *q, bool high)
{
	const struct ratio *end = high ? q->hi : q->lo;
	if (end == NULL)
		return NULL;
	if (q->unit->offset != NULL)
		end = ratio_sub(keep, end, q->unit->offset);
	return q->unit->factor == ratio_one() ? end : ratio_div(keep, end, q->unit->factor);
}

bool quantity_is_point(const struct quantity *q)
{
	return q->lo != NULL && q->hi != NULL && (q->lo == q->hi || ratio_cmp(q->lo, q->hi) == 0);
}

struct quantity_end quantity_low(const struct quantity *q)
{
	return (struct quantity_end){ q->lo, q->lo == NULL ? -1 : 0, q->lo == NULL || q->open_lo };
}

struct quantity_end quantity_high(const struct quantity *q)
{
	return (struct quantity_end){ q->hi, q->hi == NULL ? 1 : 0, q->hi == NULL || q->open_hi };
}

int quantity_end_cmp(struct quantity_end a, struct quantity_end b)
{
	if (a.infinite != 0 || b.infinite != 0)
		return (a.infinite > b.infinite) - (a.infinite < b.infinite);
	return ratio_cmp(a.at, b.at);
}

static int end_sign(struct quantity_end end)
{
	return end.infinite != 0 ? end.infinite : ratio_sign(end.at);
}

static bool ends_huge(struct quantity_end low, struct quantity_end high)
{
	return (low.at != NULL && ratio_is_huge(low.at)) ||
	    (high.at != NULL && ratio_is_huge(high.at));
}

enum quantity_status quantity_make(struct quantity_end low, struct quantity_end high,
    const struct unit *unit, const struct quantity *a, const struct quantity *b, struct quantity *out)
{
	if (ends_huge(low, high))
		return QUANTITY_LIMIT;
	bool point = low.at != NULL && high.at != NULL &&
	    (low.at == high.at || ratio_cmp(low.at, high.at) == 0);
	*out = (struct quantity){
		.lo = low.at,
		.hi = point ? low.at : high.at,
		.unit = unit,
		.approx = a->approx || (b != NULL && b->approx),
		.bound = a->bound || (b != NULL && b->bound),
		.open_lo = low.at != NULL && !point && low.open,
		.open_hi = high.at != NULL && !point && high.open,
	};
	return QUANTITY_OK;
}

static enum quantity_status make_point(const struct ratio *value, const struct unit *unit,
    const struct quantity *a, const struct quantity *b, struct quantity *out)
{
	struct quantity_end end = { .at = value };
	return quantity_make(end, end, unit, a, b, out);
}

static bool has_currency(const struct arithmetic *how, const struct quantity *q, struct str currency)
{
	return str_eq(dimension_currency(how->units, &q->unit->dimension), currency);
}

const struct quantity *quantity_in_currency(
    const struct arithmetic *how, const struct quantity *q, struct str currency)
{
	const struct quantity *was = q->other_money;
	bool same = was != NULL && (was->lo == NULL) == (q->lo == NULL) &&
	    (was->hi == NULL) == (q->hi == NULL) && quantity_is_point(was) == quantity_is_point(q);
	return same && has_currency(how, was, currency) ? was : NULL;
}

/* The same operation on the other money of a or b, where the other one is no money. */
static const struct quantity *operate_other(const struct arithmetic *how,
    enum quantity_status (*operate)(const struct arithmetic *how, const struct quantity *a,
	const struct quantity *b, struct quantity *out),
    const struct quantity *a, const struct quantity *b)
{
	struct quantity out;
	if (a->other_money != NULL && has_currency(how, b, STR("")))
		a = a->other_money;
	else if (b->other_money != NULL && has_currency(how, a, STR("")))
		b = b->other_money;
	else
		return NULL;
	return operate(how, a, b, &out) == QUANTITY_OK ? arena_copy(how->keep, &out, sizeof(out)) : NULL;
}

enum quantity_status quantity_change(
    const struct arithmetic *how, const struct quantity *q, struct str to, struct quantity *out)
{
	const struct quantity *was = quantity_in_currency(how, q, to);
	if (was != NULL) {
		*out = *was;
		return QUANTITY_OK;
	}
	struct str from = dimension_currency(how->units, &q->unit->dimension);
	bool approx = q->approx;
	const struct ratio *rate = how->changer != NULL && how->changer->rate != NULL
	    ? how->changer->rate(how->changer->self, from, to, &approx)
	    : NULL;
	if (rate == NULL)
		return QUANTITY_RATE;
	rate = ratio_pow(how->keep, rate, dimension_money_power(how->units, &q->unit->dimension));
	struct quantity_end low = quantity_low(q), high = quantity_high(q);
	if (rate == NULL)
		return QUANTITY_LIMIT;
	if (low.at != NULL)
		low.at = ratio_mul(how->keep, low.at, rate);
	if (high.at != NULL)
		high.at = q->lo == q->hi ? low.at : ratio_mul(how->keep, high.at, rate);
	const struct unit *unit = unit_with_money(how->units, how->keep, q->unit, to);
	enum quantity_status status =
	    unit == NULL ? QUANTITY_LIMIT : quantity_make(low, high, unit, q, NULL, out);
	out->approx = approx;
	return status;
}

/* The currency of `unit` that q would have to be changed into; empty if money does not keep them apart. */
static struct str other_currency(
    const struct arithmetic *how, const struct quantity *q, const struct unit *unit)
{
	const struct dimension *mine = &q->unit->dimension, *theirs = &unit->dimension;
	struct str from = dimension_currency(how->units, mine);
	struct str to = dimension_currency(how->units, theirs);
	bool apart = from.len > 0 && to.len > 0 && !str_eq(from, to) &&
	    dimension_money_power(how->units, mine) == dimension_money_power(how->units, theirs);
	return apart ? to : STR("");
}

enum quantity_status quantity_fit(const struct arithmetic *how, const struct quantity *q,
    const struct unit *unit, struct quantity *out)
{
	*out = *q;
	if (q->unit == unit || dimension_eq(&q->unit->dimension, &unit->dimension))
		return QUANTITY_OK;
	struct str to = other_currency(how, q, unit);
	if (to.len == 0)
		return QUANTITY_UNITS;
	const struct unit *changed = unit_with_money(how->units, how->keep, q->unit, to);
	if (changed == NULL || !dimension_eq(&changed->dimension, &unit->dimension))
		return QUANTITY_UNITS;
	return quantity_change(how, q, to, out);
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

static struct quantity_end combine(struct arena *keep, struct quantity_end a, struct quantity_end b,
    const struct ratio *(*op)(struct arena *, const struct ratio *, const struct ratio *), int side)
{
	if (a.at == NULL || b.at == NULL)
		return (struct quantity_end){ NULL, side, true };
	return (struct quantity_end){ op(keep, a.at, b.at), 0, a.open || b.open };
}

enum quantity_status quantity_add(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c;
	enum quantity_status status = quantity_fit(how, b, a->unit, &c);
	const struct unit *unit = sum_unit(a->unit, b->unit);
	if (status != QUANTITY_OK)
		return status;
	if (unit == NULL)
		return QUANTITY_UNITS;
	struct quantity_end low = combine(how->keep, quantity_low(a), quantity_low(&c), ratio_add, -1);
	struct quantity_end high = low;
	if (a->lo != a->hi || c.lo != c.hi || a->lo == NULL)
		high = combine(how->keep, quantity_high(a), quantity_high(&c), ratio_add, 1);
	return quantity_make(low, high, unit, a, b, out);
}

enum quantity_status quantity_sub(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c;
	enum quantity_status status = quantity_fit(how, b, a->unit, &c);
	const struct unit *unit = difference_unit(a->unit, b->unit);
	if (status != QUANTITY_OK)
		return status;
	if (unit == NULL)
		return QUANTITY_UNITS;
	struct quantity_end low =
	    combine(how->keep, quantity_low(a), quantity_high(&c), ratio_sub, -1);
	struct quantity_end high = low;
	if (a->lo != a->hi || c.lo != c.hi || a->lo == NULL)
		high = combine(how->keep, quantity_high(a), quantity_low(&c), ratio_sub, 1);
	return quantity_make(low, high, unit, a, b, out);
}

/* A product of ends. An end that is zero and a value makes a zero that is one, whatever the other end is. */
static struct quantity_end end_mul(struct arena *keep, struct quantity_end a, struct quantity_end b)
{
	int sign = end_sign(a) * end_sign(b);
	bool zero_a = end_sign(a) == 0 && !a.open, zero_b = end_sign(b) == 0 && !b.open;
	bool open = (a.open || b.open) && !zero_a && !zero_b;
	if (sign == 0)
		return (struct quantity_end){ ratio_zero(), 0, open };
	if (a.at == NULL || b.at == NULL)
		return (struct quantity_end){ NULL, sign, true };
	return (struct quantity_end){ ratio_mul(keep, a.at, b.at), 0, open };
}

/* The product of two intervals: the outermost of the four products of their ends. */
static void interval_mul(struct arena *keep, const struct quantity_end a[2],
    const struct quantity_end b[2], struct quantity_end out[2])
{
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

static enum quantity_status product(const struct arithmetic *how, const struct quantity *a,
    const struct quantity_end b[2], const struct quantity *from, const struct unit *unit,
    struct quantity *out)
{
	if (unit == NULL)
		return a->unit->scale == UNIT_RATIO && from->unit->scale == UNIT_RATIO
		    ? QUANTITY_LIMIT
		    : QUANTITY_UNITS;
	if (a->lo != NULL && a->lo == a->hi && b[0].at != NULL && b[0].at == b[1].at)
		return make_point(ratio_mul(how->keep, a->lo, b[0].at), unit, a, from, out);
	struct quantity_end ends[2], mine[2] = { quantity_low(a), quantity_high(a) };
	interval_mul(how->keep, mine, b, ends);
	return quantity_make(ends[0], ends[1], unit, a, from, out);
}

enum quantity_status quantity_mul(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity_end ends[2] = { quantity_low(b), quantity_high(b) };
	const struct quantity *other = operate_other(how, quantity_mul, a, b);
	enum quantity_status status =
	    product(how, a, ends, b, unit_mul(how->units, how->keep, a->unit, b->unit), out);
	out->other_money = other;
	return status;
}

static struct quantity_end end_inverse(struct arena *keep, struct quantity_end end, int side)
{
	if (end.infinite != 0)
		return (struct quantity_end){ ratio_zero(), 0, true };
	if (ratio_sign(end.at) == 0)
		return (struct quantity_end){ NULL, side, true };
	return (struct quantity_end){ ratio_div(keep, ratio_one(), end.at), 0, end.open };
}

/* The inverses of q's values; false if zero is one of them. An open end at zero has an infinite inverse. */
static bool interval_inverse(struct arena *keep, const struct quantity *q, struct quantity_end out[2])
{
	struct quantity_end low = quantity_low(q), high = quantity_high(q);
	bool above = end_sign(low) > 0 || (end_sign(low) == 0 && low.open);
	bool below = end_sign(high) < 0 || (end_sign(high) == 0 && high.open);
	if ((!above && !below) || (end_sign(low) == 0 && end_sign(high) == 0))
		return false;
	out[0] = end_inverse(keep, high, -1);
	out[1] = q->lo != NULL && q->lo == q->hi ? out[0] : end_inverse(keep, low, 1);
	return true;
}

enum quantity_status quantity_div(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out)
{
	struct quantity c = *b;
	struct str to = other_currency(how, b, a->unit);
	enum quantity_status status = to.len > 0 ? quantity_change(how, b, to, &c) : QUANTITY_OK;
	if (status != QUANTITY_OK)
		return status;
	struct quantity_end inverse[2];
	const struct unit *unit = unit_div(how->units, how->keep, a->unit, c.unit);
	if (c.unit->scale != UNIT_RATIO)
		return QUANTITY_UNITS;
	if (!interval_inverse(how->keep, &c, inverse))
		return QUANTITY_ZERO;
	const struct quantity *other = operate_other(how, quantity_div, a, b);
	status = product(how, a, inverse, b, unit, out);
	out->other_money = other;
	return status;
}

static struct quantity_end end_pow(struct arena *keep, struct quantity_end end, long power)
{
	if (end.infinite != 0)
		return (struct quantity_end){ NULL, power % 2 == 0 ? 1 : end.infinite, true };
	return (struct quantity_end){ ratio_pow(keep, end.at, power), 0, end.open };
}

/* Powers above zero: even ones turn at zero. */
static bool interval_pow(struct arena *keep, struct quantity_end ends[2], long power)
{
	struct quantity_end low = end_pow(keep, ends[0], power), high = end_pow(keep, ends[1], power);
	if ((low.infinite == 0 && low.at == NULL) || (high.infinite == 0 && high.at == NULL))
		return false;
	bool turned = power % 2 == 0 && end_sign(ends[0]) < 0;
	bool across = turned && end_sign(ends[1]) > 0;
	int order = quantity_end_cmp(low, high);
	struct quantity_end larger = order > 0 || (order == 0 && !low.open) ? low : high;
	ends[0] = across ? (struct quantity_end){ .at = ratio_zero() } : turned ? high : low;
	ends[1] = across ? larger : turned ? low : high;
	return true;
}

static bool read_exponent(const struct quantity *power, long *out)
{
	return quantity_is_point(power) && dimension_is_none(&power->unit->dimension) &&
	    ratio_to_long(power->lo, out) && *out >= -POWER_MOST && *out <= POWER_MOST;
}

enum quantity_status quantity_pow(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *power, struct quantity *out)
{
	long n;
	if (!read_exponent(power, &n))
		return QUANTITY_POWER;
	if (a->unit->scale != UNIT_RATIO)
		return QUANTITY_UNITS;
	const struct unit *unit = unit_pow(how->units, how->keep, a->unit, (int)n);
	if (unit == NULL)
		return QUANTITY_POWER;
	if (n == 0)
		return make_point(ratio_one(), unit, a, power, out);
	struct quantity_end ends[2] = { quantity_low(a), quantity_high(a) };
	if (n < 0 && !interval_inverse(how->keep, a, ends))
		return QUANTITY_ZERO;
	if (!interval_pow(how->keep, ends, n < 0 ? -n : n))
		return QUANTITY_LIMIT;
	return quantity_make(ends[0], ends[1], unit, a, power, out);
}

static struct quantity_end end_neg(
    struct arena *keep, struct quantity_end end, const struct ratio *twice_zero)
{
	end.infinite = -end.infinite;
	if (end.at != NULL)
		end.at = twice_zero == NULL ? ratio_neg(keep, end.at)
					    : ratio_sub(keep, twice_zero, end.at);
	return end;
}

/* Negated as it is written: minus 5 °C is -5 °C. */
enum quantity_status quantity_neg(
    const struct arithmetic *how, const struct quantity *a, struct quantity *out)
{
	const struct ratio *zero = a->unit->offset;
	const struct ratio *twice = zero != NULL ? ratio_add(how->keep, zero, zero) : NULL;
	struct quantity_end low = end_neg(how->keep, quantity_high(a), twice);
	struct quantity_end high =
	    a->lo != NULL && a->lo == a->hi ? low : end_neg(how->keep, quantity_low(a), twice);
	return quantity_make(low, high, a->unit, a, NULL, out);
}

enum quantity_status quantity_abs(
    const struct arithmetic *how, const struct quantity *a, struct quantity *out)
{
	if (a->unit->scale != UNIT_RATIO)
		return QUANTITY_UNITS;
	struct quantity_end low = quantity_low(a), high = quantity_high(a);
	if (end_sign(low) >= 0)
		return quantity_make(low, high, a->unit, a, NULL, out);
	enum quantity_status status = quantity_neg(how, a, out);
	if (status != QUANTITY_OK || end_sign(high) <= 0)
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
	if (end == NULL)
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

enum quantity_status quantity_round(const struct arithmetic *how, const struct quantity *a,
    enum quantity_rounding mode, struct quantity *out)
{
	struct quantity_end low = end_round(how->keep, a, false, a->open_lo, mode);
	struct quantity_end high =
	    a->lo != NULL && a->lo == a->hi ? low : end_round(how->keep, a, true, a->open_hi, mode);
	return quantity_make(low, high, a->unit, a, NULL, out);
}

enum quantity_status quantity_root(
    const struct arithmetic *how, const struct quantity *a, unsigned long n, struct quantity *out)
{
	struct quantity_end ends[2] = { quantity_low(a), quantity_high(a) };
	if (n == 0)
		return QUANTITY_POWER;
	const struct unit *unit =
	    n > UINT_MAX ? NULL : unit_root(how->units, how->keep, a->unit, (unsigned)n);
	if (unit == NULL)
		return QUANTITY_UNITS;
	if (end_sign(ends[0]) < 0)
		return QUANTITY_ROOT;
	bool exact;
	ends[0].at = ratio_root(how->keep, a->lo, n, &exact);
	if (a->lo == a->hi)
		ends[1] = ends[0];
	else if (a->hi != NULL)
		ends[1].at = ratio_root(how->keep, a->hi, n, &exact);
	return quantity_make(ends[0], ends[1], unit, a, NULL, out);
}

/* One end of a share: most at its own most and the others' least. */
static const struct ratio *share_end(
    struct arena *keep, const struct ratio *part, const struct ratio *others)
{
	if (others == NULL)
		return part == NULL ? NULL : ratio_zero();
	if (part == NULL)
		return ratio_one();
	return ratio_div(keep, part, ratio_add(keep, part, others));
}

/* Beside nothing at all a part is one, and nothing is zero, whatever the other end is. */
static bool share_open(struct quantity_end a, struct quantity_end b)
{
	return (a.open && end_sign(b) != 0) || (b.open && end_sign(a) != 0);
}

enum quantity_status quantity_share(const struct arithmetic *how, const struct quantity *part,
    const struct quantity *others, struct quantity *out)
{
	struct quantity rest, whole;
	enum quantity_status status = quantity_fit(how, others, part->unit, &rest);
	if (status == QUANTITY_OK)
		status = part->unit->scale == UNIT_RATIO && rest.unit->scale == UNIT_RATIO
		    ? QUANTITY_OK
		    : QUANTITY_UNITS;
	if (status != QUANTITY_OK)
		return status;
	bool grows = end_sign(quantity_low(part)) >= 0 && end_sign(quantity_low(&rest)) >= 0;
	bool positive =
	    grows && (end_sign(quantity_low(part)) > 0 || end_sign(quantity_low(&rest)) > 0);
	if (!positive) { /* no order to rely on: the plain quotient, which counts `part` twice */
		bool twice = !quantity_is_point(part);
		status = quantity_add(how, part, &rest, &whole);
		if (status == QUANTITY_OK)
			status = quantity_div(how, part, &whole, out);
		if (status == QUANTITY_OK)
			out->bound |= twice;
		return status;
	}
	struct quantity_end low = { share_end(how->keep, part->lo, rest.hi), 0,
		share_open(quantity_low(part), quantity_high(&rest)) };
	struct quantity_end high = { share_end(how->keep, part->hi, rest.lo), 0,
		share_open(quantity_high(part), quantity_low(&rest)) };
	return quantity_make(low, high, unit_one(how->units), part, others, out);
}
