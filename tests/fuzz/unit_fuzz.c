/*
 * A quantity on the first line; on the second a show pattern, a unit, or another quantity: read,
 * computed with, printed.
 */
#include "fuzz.h"
#include "number/quantity.h"
#include "number/quantity_arithmetic.h"
#include "number/quantity_literal.h"
#include "number/quantity_order.h"
#include "number/quantity_print.h"
#include "number/show.h"
#include "number/unit_parse.h"
#include "number/unit_print.h"
#include "number/units.h"

#include <assert.h>

static void print(const struct arithmetic *arithmetic, const struct quantity *q, const struct show *show)
{
	struct buf out = buf_in(arithmetic->keep, BUF_MOST);
	(void)quantity_print(arithmetic, q, show, &out);
	fuzz_touch(buf_str(&out));
	fuzz_touch(quantity_machine(arithmetic, q, show));
}

static void compute(
    const struct arithmetic *arithmetic, const struct quantity *q, const struct show *show)
{
	struct quantity result;
	print(arithmetic, q, show);
	if (quantity_add(arithmetic, q, q, &result) == QUANTITY_OK)
		print(arithmetic, &result, show);
	if (quantity_mul(arithmetic, q, q, &result) == QUANTITY_OK) {
		print(arithmetic, &result, show);
		struct quantity back;
		if (quantity_div(arithmetic, &result, q, &back) == QUANTITY_OK)
			print(arithmetic, &back, show);
	}
	enum truth truth;
	if (quantity_is_point(q) && quantity_compare(arithmetic, q, COMPARE_EQ, q, &truth) == QUANTITY_OK)
		assert(truth == TRUTH_YES);
}

/* What is less is not more, and the other way round. */
static void compare(
    const struct arithmetic *arithmetic, const struct quantity *a, const struct quantity *b)
{
	static const enum comparison mirrored[] = {
		[COMPARE_EQ] = COMPARE_EQ, [COMPARE_NE] = COMPARE_NE, [COMPARE_LT] = COMPARE_GT, [COMPARE_LE] = COMPARE_GE, [COMPARE_GT] = COMPARE_LT, [COMPARE_GE] = COMPARE_LE
	};
	static const enum comparison opposite[] = {
		[COMPARE_EQ] = COMPARE_NE, [COMPARE_NE] = COMPARE_EQ, [COMPARE_LT] = COMPARE_GE, [COMPARE_LE] = COMPARE_GT, [COMPARE_GT] = COMPARE_LE, [COMPARE_GE] = COMPARE_LT
	};
	static const enum truth contrary[] = {
		[TRUTH_NO] = TRUTH_YES, [TRUTH_YES] = TRUTH_NO, [TRUTH_UNDECIDED] = TRUTH_UNDECIDED
	};
	for (size_t i = 0; i < countof(mirrored); i++) {
		enum truth one, other;
		if (quantity_compare(arithmetic, a, (enum comparison)i, b, &one) != QUANTITY_OK)
			continue;
		assert(quantity_compare(arithmetic, b, mirrored[i], a, &other) == QUANTITY_OK &&
		    one == other);
		assert(quantity_compare(arithmetic, a, opposite[i], b, &other) == QUANTITY_OK &&
		    other == contrary[one]);
	}
}

static void combine(
    const struct arithmetic *arithmetic, const struct quantity *a, const struct quantity *b)
{
	static enum quantity_status (*const operations[])(const struct arithmetic *,
	    const struct quantity *, const struct quantity *, struct quantity *) = { quantity_add,
		quantity_sub, quantity_mul, quantity_div, quantity_pow, quantity_min, quantity_max,
		quantity_hull, quantity_share };
	struct quantity out;
	for (size_t i = 0; i < countof(operations); i++) {
		if (operations[i](arithmetic, a, b, &out) != QUANTITY_OK)
			continue;
		assert(out.lo == NULL || out.hi == NULL || ratio_cmp(out.lo, out.hi) <= 0);
		print(arithmetic, &out, NULL);
	}
}

/* What reads as a unit prints as one that reads the same. */
static void read_unit(const struct units *units, struct arena *arena, struct str text)
{
	assert(unit_span(text) <= text.len);
	const struct unit *unit = units_parse(units, arena, text, NULL, NULL);
	if (unit == NULL)
		return;
	const struct unit *again = units_parse(units, arena, unit->text, NULL, NULL);
	assert(again != NULL && unit_fits(unit, again) && ratio_cmp(unit->factor, again->factor) == 0);
	fuzz_touch(dimension_words(units, arena, &unit->dimension));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct units *units = units_new(arena);
	struct str why, rest = fuzz_text(data, size), first = { 0 }, second = { 0 };
	str_line(&rest, &first);
	str_line(&rest, &second);
	const struct unit_declaration money = { .name = STR("USD"), .symbol = STR("$"), .money = true };
	const struct unit_declaration own = { .name = STR("own"), .is = second };
	if (!units_declare(units, &money, &why) || !units_declare(units, &own, &why))
		fuzz_touch(why);

	const struct arithmetic arithmetic = { .units = units, .keep = arena };
	struct near near = near_to(first);
	struct show show = { 0 };
	if (!show_parse(units, arena, second, &show, &why))
		show = (struct show){ 0 };
	read_unit(units, arena, second);
	struct quantity q, other;
	struct quantity_mistake mistake = { .near = &near }, ignored = { .near = NULL };
	if (quantity_parse(units, arena, first, &q, &mistake)) {
		compute(&arithmetic, &q, &show);
		if (quantity_parse(units, arena, second, &other, &ignored)) {
			combine(&arithmetic, &q, &other);
			compare(&arithmetic, &q, &other);
		}
	} else {
		fuzz_touch(mistake.why);
		assert(mistake.where <= first.len);
	}
	arena_free(arena);
	return 0;
}
