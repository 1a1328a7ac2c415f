/* rate - exchange rates of the site's data. */
#include "data/evaluator.h"

/* The newest rate between the two, in either direction; the list is sorted by date. */
static const struct ratio *direct(const struct rate_day *day, struct str from, struct str to)
{
	for (size_t i = day->catalog->rate_count; i-- > 0;) {
		const struct rate *rate = &day->catalog->rates[i];
		if (date_cmp(rate->on, day->on) > 0)
			continue;
		if (str_eq(rate->from, from) && str_eq(rate->to, to))
			return rate->rate;
		if (str_eq(rate->from, to) && str_eq(rate->to, from))
			return ratio_div(day->keep, ratio_one(), rate->rate);
	}
	return NULL;
}

/* Two currencies that have no rate between them are changed through the site's own. */
const struct ratio *rate_at(void *self, struct str from, struct str to)
{
	const struct rate_day *day = self;
	*day->read = true;
	const struct ratio *rate = direct(day, from, to);
	struct str home = day->catalog->config.currency;
	if (rate || home.len == 0 || str_eq(from, home) || str_eq(to, home))
		return rate;
	const struct ratio *in = direct(day, from, home), *out = direct(day, home, to);
	return in && out ? ratio_mul(day->keep, in, out) : NULL;
}
