#include "number/unit_money.h"

#include "number/unit_list.h"

int dimension_money_power(const struct units *units, const struct dimension *dimension)
{
	int power = 0;

	for (size_t i = 0; i < units->base_count; i++)
		if (dimension->power[i] != 0 && units->bases[i]->money)
			power += dimension->power[i];
	return power;
}

struct str dimension_currency(const struct units *units, const struct dimension *dimension)
{
	struct str found = STR("");

	for (size_t i = 0; i < units->base_count; i++) {
		if (dimension->power[i] == 0 || !units->bases[i]->money)
			continue;
		if (found.len > 0)
			return STR("");
		found = units->bases[i]->name;
	}
	return found;
}

const struct unit *unit_with_money(
    const struct units *units, struct arena *keep, const struct unit *unit, struct str currency)
{
	const struct unit_key *key = map_get(&units->keys, currency);

	if (!key || !key->name->def->money)
		return NULL;
	struct unit_list list = { .count = 0 };
	for (size_t i = 0; i < unit->factor_count; i++) {
		const struct unit_factor *f = &unit->factors[i];
		bool money = dimension_money_power(units, &f->name->def->dimension) != 0;
		unit_list_add(&list, money ? key->name : f->name, f->power);
	}
	return unit_build(units, keep, &list);
}
