#include "number/unit.h"

#include "number/unit_table.h"

#include <stdlib.h>
#include <string.h>

bool dimension_eq(const struct dimension *a, const struct dimension *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

bool dimension_is_none(const struct dimension *d)
{
	static const struct dimension none;

	return dimension_eq(d, &none);
}

bool dimension_add(struct dimension *d, const struct dimension *more, int times)
{
	for (size_t i = 0; i < UNIT_DIMENSIONS_MOST; i++) {
		if (more->power[i] == 0)
			continue;
		int power = d->power[i] + times * more->power[i];
		if (abs(power) > UNIT_POWER_MOST)
			return false;
		d->power[i] = (int8_t)power;
	}
	return true;
}

bool unit_fits(const struct unit *a, const struct unit *b)
{
	return a == b || (a->scale == b->scale && dimension_eq(&a->dimension, &b->dimension));
}

const struct unit *unit_one(const struct units *units)
{
	return units->one;
}

static const struct unit_name *name_copy(struct arena *keep, const struct unit_name *name)
{
	if (!name->prefix)
		return name; /* the table's own; those with a prefix are made as they are read */
	struct unit_name *copy = arena_copy(keep, name, sizeof(*name));

	copy->text = str_copy(keep, name->text);
	copy->factor = ratio_copy(keep, name->factor);
	return copy;
}

const struct unit *unit_copy(struct arena *keep, const struct unit *unit)
{
	if (unit->factor_count == 0 || unit->factors[0].name->def->unit == unit)
		return unit; /* made with the table */
	if (unit->home == keep)
		return unit;
	struct unit *copy = arena_copy(keep, unit, sizeof(*unit));
	copy->home = keep;
	copy->text = str_copy(keep, unit->text);
	copy->factor = ratio_copy(keep, unit->factor);
	copy->offset = unit->offset ? ratio_copy(keep, unit->offset) : NULL;
	copy->factors = arena_copy(keep, unit->factors, unit->factor_count * sizeof(*unit->factors));
	for (size_t i = 0; i < unit->factor_count; i++)
		copy->factors[i].name = name_copy(keep, unit->factors[i].name);
	return copy;
}

const struct unit *unit_difference(const struct unit *unit)
{
	if (unit->scale == UNIT_RATIO)
		return unit;
	return unit->factors[0].name->def->difference;
}

const struct language *units_words(const struct units *units)
{
	return units->words;
}
