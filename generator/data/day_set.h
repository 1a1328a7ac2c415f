/*
 * day_set - which of the days on which anything was observed a value depends on.
 *
 * While a figure is computed, the days of everything dated that it reads are gathered: those on
 * which any observation of the attribute was made or withdrawn, and those of all rates where money
 * was changed at the rate of the day. Between two days of which none is in the set the value is the
 * same: the facts that were read are, and with them the way through the formula.
 *
 * A set has DAY_SET_BITS bits. A site with more days shares bits among neighbours, so that two sets
 * may seem to meet that do not, and never the other way round.
 */
#ifndef DATA_DAY_SET_H
#define DATA_DAY_SET_H

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DAY_SET_BITS 512

struct day_set {
	uint64_t bits[DAY_SET_BITS / 64];
	bool itself; /* and the day that one looks from, as a number: two sets with it meet */
};

void day_set_join(struct day_set *set, const struct day_set *more);
bool day_set_is_empty(const struct day_set *set);
bool day_sets_meet(const struct day_set *a, const struct day_set *b);

/* All days of a site, sorted and each once. */
struct days {
	struct date *at;
	size_t count;
};

/* Adds those after `from`, up to `to`, of the days; day_set_add one day, which must be among them. */
void day_set_add_between(struct day_set *set, const struct days *days, struct date from, struct date to);
void day_set_add(struct day_set *set, const struct days *days, struct date day);

#endif
