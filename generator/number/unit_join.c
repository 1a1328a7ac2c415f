#include "number/unit_join.h"

#include "number/unit_list.h"

#include <stdlib.h>

struct joining {
	struct unit_list list;
	size_t own;                      /* factors from here on came with the second operand */
	bool met[2 * UNIT_FACTORS_MOST]; /* the name stands in both operands */
};

/* A plain number, or one dimensionless name such as % or ×. */
static bool is_share(const struct unit *u)
{
	return u->factor_count <= 1 && dimension_is_none(&u->dimension);
}

static bool is_times_sign(const struct unit *u)
{
	return u->factor_count == 1 && u->factors[0].name->def->tight;
}

static const struct dimension *dimension_at(const struct joining *j, size_t i)
{
	return &j->list.at[i].name->def->dimension;
}

static bool is_settled(const struct joining *j, size_t i)
{
	for (size_t k = 0; k < j->list.count; k++)
		if (j->met[k] && dimension_eq(dimension_at(j, k), dimension_at(j, i)))
			return true;
	return false;
}

static bool is_hour_of_energy(const struct units *units, const struct joining *j, size_t i)
{
	const struct unit_factor *at = j->list.at;

	if (at[i].name->def != units->hour)
		return false;
	for (size_t k = 0; k < j->list.count; k++)
		if (at[k].name->def->with_hour && at[k].power == at[i].power)
			return true;
	return false;
}

static void cancel_between(const struct units *units, struct joining *j)
{
	struct unit_factor *at = j->list.at;

	for (size_t a = 0; a < j->own; a++) {
		for (size_t b = j->own; b < j->list.count; b++) {
			bool opposite = (at[a].power < 0) != (at[b].power < 0) &&
			    at[a].power != 0 && at[b].power != 0;
			if (!opposite || !dimension_eq(dimension_at(j, a), dimension_at(j, b)) ||
			    is_settled(j, a) || is_hour_of_energy(units, j, a) ||
			    is_hour_of_energy(units, j, b))
				continue;
			int common = abs(at[a].power) < abs(at[b].power) ? abs(at[a].power)
									 : abs(at[b].power);
			at[a].power += at[a].power < 0 ? common : -common;
			at[b].power += at[b].power < 0 ? common : -common;
		}
	}
}

/* Two names of time over each other: a share of time such as h/year, which keeps its names. */
static bool is_share_of_time(const struct units *units, const struct unit *u)
{
	return u->factor_count == 2 &&
	    dimension_eq(&u->factors[0].name->def->dimension, &units->hour->dimension) &&
	    dimension_eq(&u->factors[1].name->def->dimension, &units->hour->dimension);
}

static const struct unit *join(const struct units *units, struct arena *keep, const struct unit *a,
    const struct unit *b, int sign)
{
	struct joining j = { .own = a->factor_count };

	for (size_t i = 0; i < a->factor_count; i++)
		unit_list_add(&j.list, a->factors[i].name, a->factors[i].power);
	for (size_t i = 0; i < b->factor_count; i++) {
		for (size_t k = 0; k < j.own; k++)
			j.met[k] |= unit_name_eq(j.list.at[k].name, b->factors[i].name);
		unit_list_add(&j.list, b->factors[i].name, sign * b->factors[i].power);
	}
	cancel_between(units, &j);
	const struct unit *unit = unit_build(units, keep, &j.list);
	if (unit && dimension_is_none(&unit->dimension) && !is_share_of_time(units, unit))
		return units->one;
	return unit;
}

static bool both_ratio(const struct unit *a, const struct unit *b)
{
	return a->scale == UNIT_RATIO && b->scale == UNIT_RATIO;
}

const struct unit *unit_mul(
    const struct units *units, struct arena *keep, const struct unit *a, const struct unit *b)
{
	if (!both_ratio(a, b))
		return NULL;
	if (b == units->one)
		return a;
	if (is_share(a))
		return is_share(b) && a != units->one && !is_times_sign(a) ? a : b;
	return is_share(b) ? a : join(units, keep, a, b, 1);
}

const struct unit *unit_div(
    const struct units *units, struct arena *keep, const struct unit *a, const struct unit *b)
{
	if (!both_ratio(a, b))
		return NULL;
	if (b == units->one)
		return a;
	if (a == b)
		return units->one;
	if (is_share(a))
		a = units->one;
	if (is_share(b))
		return a;
	return join(units, keep, a, b, -1);
}

const struct unit *unit_pow(const struct units *units, struct arena *keep, const struct unit *a, int power)
{
	if (a->scale != UNIT_RATIO)
		return NULL;
	if (power == 1 || a == units->one)
		return a;
	if (is_share(a))
		return units->one;
	if (power < -UNIT_POWER_MOST || power > UNIT_POWER_MOST)
		return NULL;
	struct unit_list list = { .count = 0 };
	for (size_t i = 0; i < a->factor_count; i++)
		unit_list_add(&list, a->factors[i].name, a->factors[i].power * power);
	return unit_build(units, keep, &list);
}

const struct unit *unit_root(
    const struct units *units, struct arena *keep, const struct unit *a, unsigned n)
{
	if (a->scale != UNIT_RATIO)
		return NULL;
	if (n == 1 || a == units->one)
		return a;
	if (is_share(a))
		return units->one;
	struct unit_list list = { .count = 0 };
	for (size_t i = 0; i < a->factor_count; i++) {
		if (n > UNIT_POWER_MOST || a->factors[i].power % (int)n != 0)
			return NULL;
		unit_list_add(&list, a->factors[i].name, a->factors[i].power / (int)n);
	}
	return unit_build(units, keep, &list);
}
