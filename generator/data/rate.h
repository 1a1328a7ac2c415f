/*
 * rate - exchange rates as arithmetic asks for them: the newest that is not after a day.
 */
#ifndef DATA_RATE_H
#define DATA_RATE_H

#include "data/catalog.h"
#include "data/day_set.h"

/* Where exchange rates are looked up: the newest that is not after `on`. */
struct rate_day {
	const struct catalog *catalog;
	struct arena *keep;
	struct date on;
	struct day_set *read; /* gets the days of all rates when one was looked up; NULL: nobody asks */
};

/*
 * Units of `to` for one of `from`, NULL if no rate is known by that day; *approx is set when it is about. Two currencies
 * that have no rate between them are changed through the site's own. `self` is a struct rate_day.
 */
const struct ratio *rate_at(void *self, struct str from, struct str to, bool *approx);

#endif
