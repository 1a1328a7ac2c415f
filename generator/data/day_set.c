#include "data/day_set.h"

void day_set_join(struct day_set *set, const struct day_set *more)
{
	for (size_t i = 0; i < sizeof(set->bits) / sizeof(set->bits[0]); i++)
		set->bits[i] |= more->bits[i];
	set->itself |= more->itself;
}

bool day_set_is_empty(const struct day_set *set)
{
	return !day_sets_meet(set, set);
}

bool day_sets_meet(const struct day_set *a, const struct day_set *b)
{
	uint64_t common = 0;

	for (size_t i = 0; i < sizeof(a->bits) / sizeof(a->bits[0]); i++)
		common |= a->bits[i] & b->bits[i];
	return common != 0 || (a->itself && b->itself);
}

/* How many of the days are not after this one. */
static size_t days_until(const struct days *days, struct date day)
{
	size_t low = 0, high = days->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (date_cmp(days->at[middle], day) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void add_bit(struct day_set *set, const struct days *days, size_t day)
{
	size_t bit = days->count <= DAY_SET_BITS ? day : day * DAY_SET_BITS / days->count;

	set->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

void day_set_add_between(struct day_set *set, const struct days *days, struct date from, struct date to)
{
	size_t end = days_until(days, to);

	for (size_t i = days_until(days, from); i < end; i++)
		add_bit(set, days, i);
}

void day_set_add(struct day_set *set, const struct days *days, struct date day)
{
	size_t place = days_until(days, day);

	if (place > 0)
		add_bit(set, days, place - 1);
}
