#include "data/read_set.h"

void read_set_join(struct read_set *set, const struct read_set *more)
{
	day_set_join(&set->days, &more->days);
	input_set_join(&set->inputs, &more->inputs);
}

bool read_set_is_empty(const struct read_set *set)
{
	return day_set_is_empty(&set->days) && input_set_is_empty(&set->inputs);
}

const struct read_set *read_set_copy(struct arena *keep, const struct read_set *set)
{
	return set && !read_set_is_empty(set) ? arena_copy(keep, set, sizeof(*set)) : NULL;
}
