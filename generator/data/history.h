/*
 * history - how a figure moved with the prices beneath it.
 *
 * Observations are appended, never edited, so the past can be computed again: on each day on which
 * something was observed the same formula is evaluated as of that day. What the data says without a
 * date is taken to have been so all along.
 */
#ifndef DATA_HISTORY_H
#define DATA_HISTORY_H

#include "data/evaluator.h"

/*
 * The days on which anything was observed or withdrawn, a rate too unless nothing was before it,
 * up to the day of the figures; oldest first, each once.
 */
struct date_list {
	struct date *at;
	size_t count, room;
};
struct date_list history_dates(struct arena *keep, const struct figures *figures);

/*
 * The days on which something was observed that a formula depends on as things stand at the
 * evaluator's day: inputs, their inputs, and so on down to the facts; and those of all rates,
 * whether it needs them or not. An input that it depended on only in the past (behind an `if`) does
 * not count.
 */
struct date_list history_dates_of(struct arena *keep, struct evaluator *evaluator,
    const struct formula *formula, const struct thing *self, struct date until);

#endif
