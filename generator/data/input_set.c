#include "data/input_set.h"

#include "base/str.h"

static size_t bit_of(size_t index)
{
	return index < INPUT_SET_BITS ? index : INPUT_SET_BITS - 1;
}

void input_set_add(struct input_set *set, size_t index)
{
	size_t bit = bit_of(index);

	set->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

void input_set_remove(struct input_set *set, size_t index)
{
	if (index < INPUT_SET_BITS - 1)
		set->bits[index / 64] &= ~((uint64_t)1 << index % 64);
}

bool input_set_has(const struct input_set *set, size_t index)
{
	size_t bit = bit_of(index);

	return set->bits[bit / 64] >> bit % 64 & 1;
}

void input_set_join(struct input_set *set, const struct input_set *more)
{
	for (size_t i = 0; i < countof(set->bits); i++)
		set->bits[i] |= more->bits[i];
}

bool input_set_is_empty(const struct input_set *set)
{
	uint64_t any = 0;

	for (size_t i = 0; i < countof(set->bits); i++)
		any |= set->bits[i];
	return any == 0;
}

bool input_sets_meet(const struct input_set *a, const struct input_set *b)
{
	uint64_t both = 0;

	for (size_t i = 0; i < countof(a->bits); i++)
		both |= a->bits[i] & b->bits[i];
	return both != 0;
}
