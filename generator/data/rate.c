/* rate - exchange rates of the site's data. */
#include "data/evaluator.h"

/* The newest rate between the two, in either direction; the list is sorted by date. */
static const struct ratio *direct(const struct rate_day *day, struct str from, struct str to, bool *approx)
{
	for (size_t i = day->catalog->rate_count; i-- > 0;) {
		const struct rate *rate = &day->catalog->rates[i];
		bool there = str_eq(rate->from, from) && str_eq(rate->to, to);
		bool back = str_eq(rate->from, to) && str_eq(rate->to, from);
		if (date_cmp(rate->on, day->on) > 0 || (!there && !back))
			continue;
		*approx |= rate->approx;
		return there ? rate->rate : ratio_div(day->keep, ratio_one(), rate->rate);
	}
	return NULL;
}

/* Two currencies that have no rate between them are changed through the site's own. */
const struct ratio *rate_at(void *self, struct str from, struct str to, bool *approx)
{
	const struct rate_day *day = self;
	*day->read = true;
	const struct ratio *rate = direct(day, from, to, approx);
	struct str home = day->catalog->config.currency;
	if (rate || home.len == 0 || str_eq(from, home) || str_eq(to, home))
		return rate;
	const struct ratio *in = direct(day, from, home, approx), *out = direct(day, home, to, approx);
	return in && out ? ratio_mul(day->keep, in, out) : NULL;
}
