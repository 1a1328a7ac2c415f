/*
 * read_set - what a value was computed from: the days on which it was observed (day_set.h), and of which inputs it was
 * (input_set.h).
 */
#ifndef DATA_READ_SET_H
#define DATA_READ_SET_H

#include "base/arena.h"
#include "data/day_set.h"
#include "data/input_set.h"

struct read_set {
	struct day_set days;
	struct input_set inputs;
};

void read_set_join(struct read_set *set, const struct read_set *more);
bool read_set_is_empty(const struct read_set *set);
/* A copy; NULL of an empty set, and of NULL. */
const struct read_set *read_set_copy(struct arena *keep, const struct read_set *set);

#endif
