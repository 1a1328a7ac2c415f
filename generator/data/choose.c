#include "data/choose.h"

#include "number/unit_money.h"

bool fact_is_used(const struct fact *fact, struct date as_of)
{
	bool withdrawn = fact->retracted && date_cmp(fact->retracted->on, as_of) <= 0;

	return fact->condition.len == 0 && fact->variant.len == 0 && !withdrawn &&
	    date_cmp(fact->on, as_of) <= 0;
}

bool fact_in_currency(const struct catalog *catalog, const struct fact *fact)
{
	if (!fact->attribute->money || fact->value.kind != VALUE_QUANTITY ||
	    catalog->config.currency.len == 0)
		return true;
	return str_eq(dimension_currency(catalog->units, &fact->value.quantity->unit->dimension),
	    catalog->config.currency);
}

/* Below 0 when a counts before b; both are used. What was declared first stays first among equals. */
static int price_cmp(const struct catalog *catalog, const struct fact *a, const struct fact *b)
{
	int foreign = fact_in_currency(catalog, b) - fact_in_currency(catalog, a);

	return foreign ? foreign : date_cmp(b->on, a->on);
}

/* The newest by the day among `count` facts that are sorted so and count from their day on. */
static const struct fact *choose_newest(
    const struct fact *const *at, size_t count, struct date as_of, const struct reference *only)
{
	size_t low = 0, high = count; /* those before `low` are later */

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (date_cmp(at[middle]->on, as_of) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	while (only && low < count && at[low]->source != only)
		low++;
	return low < count ? at[low] : NULL;
}

/* A thing may have thousands of observations, and is asked for them on each day of its history. */
static const struct fact *choose_price(const struct catalog *catalog, const struct facts *facts,
    struct date as_of, const struct reference *only)
{
	const struct fact *best = choose_newest(facts->at, facts->own, as_of, only);

	if (!best)
		best = choose_newest(facts->at + facts->own, facts->foreign, as_of, only);
	for (size_t i = facts->own + facts->foreign; i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		if (fact_is_used(fact, as_of) && (!only || fact->source == only) &&
		    (!best || price_cmp(catalog, fact, best) < 0))
			best = fact;
	}
	return best;
}

static const struct fact *choose_first(
    const struct facts *facts, struct date as_of, const struct reference *only)
{
	for (size_t i = 0; i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		if (date_cmp(fact->on, as_of) <= 0 && (!only || fact->source == only))
			return fact;
	}
	return NULL;
}

const struct fact *facts_choose(const struct catalog *catalog, const struct facts *facts,
    struct date as_of, const struct reference *prefer)
{
	bool priced = facts->attribute->from.len > 0;
	const struct fact *own = NULL;

	if (prefer)
		own = priced ? choose_price(catalog, facts, as_of, prefer)
			     : choose_first(facts, as_of, prefer);
	if (own)
		return own;
	return priced ? choose_price(catalog, facts, as_of, NULL) : choose_first(facts, as_of, NULL);
}
