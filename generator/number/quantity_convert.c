#include "number/quantity_convert.h"

#include "number/interval.h"
#include "number/unit_money.h"

static bool has_currency(
    const struct arithmetic *arithmetic, const struct quantity *q, struct str currency)
{
	return str_eq(dimension_currency(arithmetic->units, &q->unit->dimension), currency);
}

const struct quantity *quantity_in_currency(
    const struct arithmetic *arithmetic, const struct quantity *q, struct str currency)
{
	const struct quantity *was = q->other_money;
	bool same = was && (!was->lo) == (!q->lo) && (!was->hi) == (!q->hi) &&
	    quantity_is_point(was) == quantity_is_point(q);

	return same && has_currency(arithmetic, was, currency) ? was : NULL;
}

enum quantity_status quantity_change(const struct arithmetic *arithmetic, const struct quantity *q,
    struct str to, struct quantity *out)
{
	const struct quantity *was = quantity_in_currency(arithmetic, q, to);

	if (was) {
		*out = *was;
		return QUANTITY_OK;
	}
	struct str from = dimension_currency(arithmetic->units, &q->unit->dimension);
	bool approx = q->approx;
	const struct ratio *rate = arithmetic->changer && arithmetic->changer->rate
	    ? arithmetic->changer->rate(arithmetic->changer->self, from, to, &approx)
	    : NULL;
	if (!rate)
		return QUANTITY_RATE;
	rate = ratio_pow(
	    arithmetic->keep, rate, dimension_money_power(arithmetic->units, &q->unit->dimension));
	struct quantity_end low = quantity_low(q), high = quantity_high(q);
	if (!rate)
		return QUANTITY_LIMIT;
	if (low.at)
		low.at = ratio_mul(arithmetic->keep, low.at, rate);
	if (high.at)
		high.at = q->lo == q->hi ? low.at : ratio_mul(arithmetic->keep, high.at, rate);
	const struct unit *unit = unit_with_money(arithmetic->units, arithmetic->keep, q->unit, to);
	enum quantity_status status =
	    !unit ? QUANTITY_LIMIT : quantity_make(low, high, unit, q, NULL, out);
	if (status == QUANTITY_OK)
		out->approx = approx;
	return status;
}

struct str quantity_other_currency(
    const struct arithmetic *arithmetic, const struct quantity *q, const struct unit *unit)
{
	const struct dimension *mine = &q->unit->dimension, *theirs = &unit->dimension;
	struct str from = dimension_currency(arithmetic->units, mine);
	struct str to = dimension_currency(arithmetic->units, theirs);
	bool apart = from.len > 0 && to.len > 0 && !str_eq(from, to) &&
	    dimension_money_power(arithmetic->units, mine) ==
		dimension_money_power(arithmetic->units, theirs);

	return apart ? to : STR("");
}

enum quantity_status quantity_fit(const struct arithmetic *arithmetic, const struct quantity *q,
    const struct unit *unit, struct quantity *out)
{
	if (q->unit == unit || dimension_eq(&q->unit->dimension, &unit->dimension)) {
		*out = *q;
		return QUANTITY_OK;
	}
	struct str to = quantity_other_currency(arithmetic, q, unit);
	if (to.len == 0)
		return QUANTITY_UNITS;
	const struct unit *changed = unit_with_money(arithmetic->units, arithmetic->keep, q->unit, to);
	if (!changed || !dimension_eq(&changed->dimension, &unit->dimension))
		return QUANTITY_UNITS;
	return quantity_change(arithmetic, q, to, out);
}

enum quantity_status quantity_convert(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct unit *unit, struct quantity *out)
{
	struct quantity fits;
	enum quantity_status status = quantity_fit(arithmetic, a, unit, &fits);

	if (status != QUANTITY_OK)
		return status;
	if (fits.unit == unit || str_eq(fits.unit->text, unit->text)) {
		*out = fits; /* still as it was typed */
		return QUANTITY_OK;
	}
	if (fits.unit->scale == UNIT_LOGARITHMIC || unit->scale == UNIT_LOGARITHMIC)
		return QUANTITY_UNITS;
	status = quantity_make(quantity_low(&fits), quantity_high(&fits), unit, &fits, NULL, out);
	if (status == QUANTITY_OK)
		out->other_money = fits.other_money;
	return status;
}
