/*
 * number_fixture - what the tests of units and quantities share: a table with some declared units,
 * rates of 1.25 USD for a EUR and about 1.5 USD for a GBP, and reading that must succeed.
 */
#ifndef TESTS_NUMBER_FIXTURE_H
#define TESTS_NUMBER_FIXTURE_H

#include "number/quantity.h"
#include "number/quantity_literal.h"
#include "number/units.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct numbers {
	struct arena *keep;
	struct units *units;
	struct money_changer changer;
	struct arithmetic arithmetic;
};

static inline const struct ratio *numbers_rate(void *self, struct str from, struct str to, bool *approx)
{
	struct arena *keep = self;
	if (str_eq(from, STR("EUR")) && str_eq(to, STR("USD")))
		return ratio_of(keep, 5, 4);
	if (str_eq(from, STR("USD")) && str_eq(to, STR("EUR")))
		return ratio_of(keep, 4, 5);
	bool pounds = str_eq(from, STR("GBP"));
	if (!(pounds && str_eq(to, STR("USD"))) && !(str_eq(to, STR("GBP")) && str_eq(from, STR("USD"))))
		return NULL;
	*approx = true;
	return pounds ? ratio_of(keep, 3, 2) : ratio_of(keep, 2, 3);
}

static const struct unit_declaration numbers_declared[] = {
	{ .name = STR_INIT("USD"), .symbol = STR_INIT("$"), .money = true },
	{ .name = STR_INIT("EUR"), .symbol = STR_INIT("€"), .money = true },
	{ .name = STR_INIT("CHF"), .money = true },
	{ .name = STR_INIT("GBP"), .money = true },
	{ .name = STR_INIT("bicycle"), .plural = STR_INIT("bicycles") },
	{ .name = STR_INIT("token") },
	{ .name = STR_INIT("T") },
	{ .name = STR_INIT("cup"), .plural = STR_INIT("cups"), .show = STR_INIT("0.0") },
	{ .name = STR_INIT("dBA"), .logarithmic = true },
	{ .name = STR_INIT("BTU"), .is = STR_INIT("1055.06 J") },
	{ .name = STR_INIT("°F"), .is = STR_INIT("5/9 K"), .affine = STR_INIT("45967/180 K") },
};

static inline struct numbers numbers_new(void)
{
	struct numbers n = { .keep = arena_new() };
	struct str why;
	n.units = units_new(n.keep);
	for (size_t i = 0; i < countof(numbers_declared); i++)
		assert_true(units_declare(n.units, &numbers_declared[i], &why));
	n.changer = (struct money_changer){ numbers_rate, n.keep };
	return n;
}

/* The operands' surroundings; made anew so that the changer's address is that of the caller's numbers. */
static inline const struct arithmetic *numbers_how(struct numbers *n)
{
	n->arithmetic = (struct arithmetic){ n->units, n->keep, &n->changer, NULL };
	return &n->arithmetic;
}

static inline void assert_str(struct str got, const char *want)
{
	if (got.len != strlen(want) || (got.len > 0 && memcmp(got.at, want, got.len) != 0))
		fail_msg("\"%.*s\" instead of \"%s\"", STR_ARG(got), want);
}

static inline const struct unit *numbers_unit(struct numbers *n, const char *text)
{
	struct str bad;
	const struct unit *unit = units_parse(n->units, n->keep, str_from(text), &bad, NULL);
	if (unit == NULL)
		fail_msg("unit %s: %.*s is not known", text, STR_ARG(bad));
	return unit;
}

static inline struct quantity numbers_quantity(struct numbers *n, const char *text)
{
	struct quantity q;
	struct quantity_mistake mistake = { .near = NULL };
	if (!quantity_parse(n->units, n->keep, str_from(text), &q, &mistake))
		fail_msg("quantity %s: %.*s", text, STR_ARG(mistake.why));
	return q;
}

/* One test for each row of a table whose rows begin with their name. */
#define ADD_ROWS(tests, count, rows, function) \
	for (size_t row_ = 0; row_ < countof(rows); row_++) \
		(tests)[(count)++] = (struct CMUnitTest) \
		{ \
			.name = (rows)[row_].name, .test_func = (function), \
			.initial_state = (void *)&(rows)[row_] \
		}

#endif
