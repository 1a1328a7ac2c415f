#include "number/unit_list.h"

#include "number/unit_write.h"

#include <stdlib.h>

bool unit_name_eq(const struct unit_name *a, const struct unit_name *b)
{
	return a == b || (a->def == b->def && str_eq(a->text, b->text));
}

bool unit_list_add(struct unit_list *list, const struct unit_name *name, int power)
{
	for (size_t i = 0; i < list->count; i++) {
		if (unit_name_eq(list->at[i].name, name)) {
			list->at[i].power += power;
			return true;
		}
	}
	if (list->count == countof(list->at))
		return false;
	list->at[list->count++] = (struct unit_factor){ name, power };
	return true;
}

/* Dimension and factor of what stands in unit->factors; false when a limit is passed. */
static bool unit_measure(struct arena *keep, struct unit *unit)
{
	unit->factor = ratio_one();
	for (size_t i = 0; i < unit->factor_count; i++) {
		const struct unit_factor *f = &unit->factors[i];
		if (abs(f->power) > UNIT_POWER_MOST ||
		    !dimension_add(&unit->dimension, &f->name->def->dimension, f->power))
			return false;
		const struct ratio *by = ratio_pow(keep, f->name->factor, f->power);
		if (!by)
			return false;
		unit->factor = ratio_mul(keep, unit->factor, by);
	}
	return true;
}

const struct unit *unit_build(const struct units *units, struct arena *keep, const struct unit_list *list)
{
	struct unit_factor left[countof(list->at)];
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		if (list->at[i].power != 0)
			left[count++] = list->at[i];
	if (count == 0)
		return units->one;
	if (count == 1 && left[0].power == 1 && !left[0].name->prefix)
		return unit_difference(left[0].name->def->unit);
	if (count > UNIT_FACTORS_MOST)
		return NULL;
	struct unit *unit = ARENA_NEW(keep, struct unit);
	unit->factors = arena_copy(keep, left, count * sizeof(*left));
	unit->factor_count = count;
	if (!unit_measure(keep, unit))
		return NULL;
	struct buf text = buf_in(keep, BUF_MOST);
	unit_write(&text, units, unit->factors, count, (struct unit_text_style){ .skip = STR_NONE });
	unit->text = buf_str(&text);
	return unit;
}
