#include "number/unit_money.h"

#include "number/unit_list.h"

/* The base dimensions among which those of money are: all of them in the engine of pages, which has no list. */
#ifdef RIGBOOK_IN_PAGE
#define MONEY_COUNT(units) (units)->base_count
#define MONEY_AT(units, i) (i)
#else
#define MONEY_COUNT(units) (units)->money_count
#define MONEY_AT(units, i) (units)->money[i]
#endif

int dimension_money_power(const struct units *units, const struct dimension *dimension)
{
	int power = 0;

	for (size_t i = 0; i < MONEY_COUNT(units); i++)
		if (dimension->power[MONEY_AT(units, i)] != 0 && units->bases[MONEY_AT(units, i)]->money)
			power += dimension->power[MONEY_AT(units, i)];
	return power;
}

struct str dimension_currency(const struct units *units, const struct dimension *dimension)
{
	struct str found = STR("");

	for (size_t i = 0; i < MONEY_COUNT(units); i++) {
		size_t at = MONEY_AT(units, i);
		if (dimension->power[at] == 0 || !units->bases[at]->money)
			continue;
		if (found.len > 0)
			return STR("");
		found = units->bases[at]->name;
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
