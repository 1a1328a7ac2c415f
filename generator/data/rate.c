#include "data/rate.h"

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

const struct ratio *rate_at(void *self, struct str from, struct str to, bool *approx)
{
	const struct rate_day *day = self;

	if (day->read)
		day_set_join(day->read, &day->catalog->rate_days);
	const struct ratio *rate = direct(day, from, to, approx);
	struct str home = day->catalog->config.currency;
	if (rate || home.len == 0 || str_eq(from, home) || str_eq(to, home))
		return rate;
	const struct ratio *in = direct(day, from, home, approx), *out = direct(day, home, to, approx);
	return in && out ? ratio_mul(day->keep, in, out) : NULL;
}
