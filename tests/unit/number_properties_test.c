/* What holds for all numbers, tried on many that nobody chose (chance.h). */
#include "chance.h"
#include "number/quantity.h"
#include "number/quantity_arithmetic.h"
#include "number/quantity_convert.h"
#include "number/quantity_order.h"
#include "number/quantity_print.h"
#include "number/ratio_root.h"
#include "number/ratio_text.h"
#include "number/unit_join.h"
#include "number_fixture.h"

#include <gmp.h>
#include <limits.h>

#define ROUNDS 2000

/* Small ones, ones at the border of 64 bits, and ones past it, with either sign. */
static int64_t chance_int64(struct chance *chance)
{
	switch (chance_below(chance, 4)) {
	case 0:
		return chance_below(chance, 21) - 10;
	case 1:
		return chance_below(chance, 2000001) - 1000000;
	case 2:
		return INT64_MAX - chance_below(chance, 4);
	default:
		return (int64_t)chance_next(chance);
	}
}

static const struct ratio *chance_ratio(struct arena *keep, struct chance *chance)
{
	uint64_t den = (uint64_t)chance_int64(chance);
	const struct ratio *a = ratio_of(keep, chance_int64(chance), den == 0 ? 1 : den);
	return chance_below(chance, 8) == 0
	    ? ratio_mul(keep, a, ratio_ten_to(keep, (int)chance_below(chance, 61) - 30))
	    : a;
}

static void assert_same(const struct ratio *a, const struct ratio *b)
{
	assert_non_null(a);
	assert_non_null(b);
	assert_int_equal(ratio_cmp(a, b), 0);
}

/* One pair of numbers in an arena of its own. */
typedef void pair_property(
    struct arena *keep, struct chance *chance, const struct ratio *a, const struct ratio *b);

static void for_pairs(pair_property *property, uint64_t start)
{
	struct chance chance = { start };
	struct arena *keep = arena_new();
	for (int i = 0; i < ROUNDS; i++) {
		const struct ratio *a = chance_ratio(keep, &chance);
		property(keep, &chance, a, chance_ratio(keep, &chance));
		arena_reset(keep);
	}
	arena_free(keep);
}

static void to_mpq(struct arena *keep, mpq_t q, const struct ratio *a)
{
	struct buf text = buf_in(keep, BUF_MOST);
	ratio_exact(&text, a);
	assert_int_equal(mpq_set_str(q, str_z(keep, buf_str(&text)), 10), 0);
}

static void check_against_gmp(
    struct arena *keep, struct chance *chance, const struct ratio *a, const struct ratio *b)
{
	static const struct {
		const struct ratio *(*ours)(struct arena *, const struct ratio *, const struct ratio *);
		void (*theirs)(mpq_ptr, mpq_srcptr, mpq_srcptr);
	} operations[] = { { ratio_add, mpq_add }, { ratio_sub, mpq_sub }, { ratio_mul, mpq_mul },
		{ ratio_div, mpq_div } };
	(void)chance;
	mpq_t x, y, want, got;
	mpq_inits(x, y, want, got, NULL);
	to_mpq(keep, x, a);
	to_mpq(keep, y, b);
	int order = mpq_cmp(x, y);
	assert_int_equal(ratio_cmp(a, b), (order > 0) - (order < 0));
	for (size_t i = 0; i < countof(operations); i++) {
		if (operations[i].ours == ratio_div && ratio_sign(b) == 0)
			continue;
		operations[i].theirs(want, x, y);
		to_mpq(keep, got, operations[i].ours(keep, a, b)); /* not made canonical: it must be already */
		assert_true(mpq_equal(want, got));
	}
	mpq_clears(x, y, want, got, NULL);
}

static void arithmetic_is_that_of_gmp(void **state)
{
	(void)state;
	for_pairs(check_against_gmp, 1);
}

static void check_inverses(
    struct arena *keep, struct chance *chance, const struct ratio *a, const struct ratio *b)
{
	(void)chance;
	assert_same(ratio_sub(keep, ratio_add(keep, a, b), b), a);
	assert_same(ratio_neg(keep, ratio_neg(keep, a)), a);
	if (ratio_sign(b) != 0)
		assert_same(ratio_mul(keep, ratio_div(keep, a, b), b), a);
	if (ratio_sign(a) != 0)
		assert_same(ratio_pow(keep, ratio_pow(keep, a, -3), -1), ratio_pow(keep, a, 3));
}

static void what_was_done_can_be_undone(void **state)
{
	(void)state;
	for_pairs(check_inverses, 2);
}

static void check_rounding(
    struct arena *keep, struct chance *chance, const struct ratio *a, const struct ratio *b)
{
	(void)b;
	const struct ratio *step = ratio_ten_to(keep, (int)chance_below(chance, 12) - 8);
	const struct ratio *once = ratio_round(keep, a, step);
	assert_same(ratio_round(keep, once, step), once);
	assert_true(ratio_is_whole(ratio_div(keep, once, step)));
	const struct ratio *error = ratio_abs(keep, ratio_sub(keep, once, a));
	assert_true(ratio_cmp(ratio_add(keep, error, error), step) <= 0);
	assert_same(ratio_round(keep, ratio_neg(keep, a), step), ratio_neg(keep, once));
	assert_true(ratio_cmp(ratio_floor(keep, a), a) <= 0 && ratio_cmp(ratio_ceil(keep, a), a) >= 0);
	assert_same(ratio_ceil(keep, a), ratio_neg(keep, ratio_floor(keep, ratio_neg(keep, a))));
}

static void rounding_is_near_symmetric_and_once_enough(void **state)
{
	(void)state;
	for_pairs(check_rounding, 3);
}

static void check_decimals(
    struct arena *keep, struct chance *chance, const struct ratio *a, const struct ratio *b)
{
	(void)b;
	int places = (int)chance_below(chance, 10);
	struct buf text = buf_in(keep, BUF_MOST), machine = buf_in(keep, BUF_MOST),
		   again = buf_in(keep, BUF_MOST);
	ratio_decimal(&text, a, places, false);
	assert_same(
	    ratio_parse(keep, buf_str(&text)), ratio_round(keep, a, ratio_ten_to(keep, -places)));
	ratio_machine(&machine, a, 17);
	ratio_machine(&again, ratio_parse(keep, buf_str(&machine)), 17);
	assert_true(str_eq(buf_str(&machine), buf_str(&again)));
}

static void decimals_read_back_as_what_was_rounded(void **state)
{
	(void)state;
	for_pairs(check_decimals, 4);
}

static void check_magnitude(
    struct arena *keep, struct chance *chance, const struct ratio *a, const struct ratio *b)
{
	(void)chance;
	(void)b;
	if (ratio_sign(a) == 0)
		return;
	int power = ratio_magnitude(a);
	assert_true(ratio_cmp(ratio_abs(keep, a), ratio_ten_to(keep, power)) >= 0);
	assert_true(ratio_cmp(ratio_abs(keep, a), ratio_ten_to(keep, power + 1)) < 0);
}

static void magnitude_is_between_two_powers_of_ten(void **state)
{
	(void)state;
	for_pairs(check_magnitude, 5);
}

static void check_roots(
    struct arena *keep, struct chance *chance, const struct ratio *a, const struct ratio *b)
{
	(void)b;
	a = ratio_abs(keep, a);
	uint64_t n = 1 + (uint64_t)chance_below(chance, 4);
	bool exact;
	const struct ratio *root = ratio_root(keep, a, n, &exact);
	const struct ratio *power = ratio_pow(keep, root, (int64_t)n);
	assert_same(ratio_root(keep, ratio_pow(keep, a, (int64_t)n), n, &exact), a);
	assert_true(exact);
	if (ratio_sign(a) == 0)
		return;
	const struct ratio *error =
	    ratio_abs(keep, ratio_sub(keep, ratio_div(keep, power, a), ratio_one()));
	assert_true(ratio_cmp(error, ratio_ten_to(keep, 2 - RATIO_ROOT_DIGITS)) < 0);
}

static void roots_are_as_near_as_promised(void **state)
{
	(void)state;
	for_pairs(check_roots, 6);
}

/* Units of one dimension a line; conversion among them is there and back. */
static const char *const families[][6] = {
	{ "B", "bit", "GB", "GiB", "TB", "Mibit" },
	{ "s", "h", "week", "month", "year", "ms" },
	{ "J", "kWh", "MJ", "BTU", "W·s", "W·year" },
	{ "USD/h", "EUR/h", "USD/year", "EUR/month", "USD/s", "EUR/day" },
	{ "°C", "°F", "K", "mK", "°C", "°F" },
	{ "1", "%", "×", "h/week", "h/year", "GB/GiB" },
	{ "m^2", "km^2", "cm·m", "mm^2", "m²", "km·m" },
};

static void conversions_there_and_back_are_exact(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	struct chance chance = { 7 };
	for (int i = 0; i < ROUNDS; i++) {
		const char *const *family = families[chance_below(&chance, countof(families))];
		const struct unit *from = numbers_unit(&n, family[chance_below(&chance, 6)]);
		const struct unit *to = numbers_unit(&n, family[chance_below(&chance, 6)]);
		struct quantity q = quantity_in(n.keep, chance_ratio(n.keep, &chance), from), there,
				back;
		assert_int_equal(quantity_convert(numbers_how(&n), &q, to, &there), QUANTITY_OK);
		assert_int_equal(quantity_convert(numbers_how(&n), &there, from, &back), QUANTITY_OK);
		assert_true(unit_fits(there.unit, to) && unit_fits(back.unit, from));
		assert_same(back.lo, q.lo);
	}
	arena_free(n.keep);
}

/* A unit times and over others comes back to its dimension, and names fit what they measure. */
static void units_multiply_back(void **state)
{
	(void)state;
	static const char *const pool[] = { "GB/s", "USD/h", "h/week", "kWh", "token/s", "%", "W",
		"year", "GiB", "m^2", "1/s", "×", "USD", "month", "N·m", "mAh", "bicycle",
		"GB/token", "EUR/kWh", "week/year" };
	struct numbers n = numbers_new();
	struct chance chance = { 8 };
	for (int i = 0; i < ROUNDS; i++) {
		const struct unit *a = numbers_unit(&n, pool[chance_below(&chance, countof(pool))]);
		const struct unit *b = numbers_unit(&n, pool[chance_below(&chance, countof(pool))]);
		const struct unit *product = unit_mul(n.units, n.keep, a, b),
				  *quotient = unit_div(n.units, n.keep, a, b);
		struct dimension sum = a->dimension, difference = a->dimension;
		for (size_t k = 0; k < UNIT_DIMENSIONS_MOST; k++) {
			sum.power[k] = (int8_t)(sum.power[k] + b->dimension.power[k]);
			difference.power[k] = (int8_t)(difference.power[k] - b->dimension.power[k]);
		}
		assert_true(dimension_eq(&product->dimension, &sum));
		assert_true(dimension_eq(&quotient->dimension, &difference));
		const struct unit *read = numbers_unit(&n, str_z(n.keep, product->text));
		assert_true(dimension_eq(&read->dimension, &product->dimension));
		assert_same(read->factor, product->factor);
		assert_str(read->text, str_z(n.keep, product->text));
	}
	arena_free(n.keep);
}

/* A plain interval whose ends are small, sometimes open, sometimes missing. */
static struct quantity chance_interval(struct numbers *n, struct chance *chance)
{
	int64_t low = chance_below(chance, 21) - 10, width = chance_below(chance, 8);
	struct quantity q = quantity_of(n->units, ratio_of(n->keep, low, 2));
	q.hi = ratio_of(n->keep, low + width, 2);
	q.open_lo = width > 0 && chance_below(chance, 3) == 0;
	q.open_hi = width > 0 && chance_below(chance, 3) == 0;
	if (chance_below(chance, 10) == 0)
		q.lo = NULL;
	if (chance_below(chance, 10) == 0)
		q.hi = NULL;
	q.open_lo = q.open_lo && q.lo != NULL;
	q.open_hi = q.open_hi && q.hi != NULL;
	return q;
}

static bool holds(const struct quantity *q, const struct ratio *value)
{
	int low = q->lo == NULL ? 1 : ratio_cmp(value, q->lo),
	    high = q->hi == NULL ? -1 : ratio_cmp(value, q->hi);
	return (low > 0 || (low == 0 && !q->open_lo)) && (high < 0 || (high == 0 && !q->open_hi));
}

/* A value of the interval, often one of its ends. */
static const struct ratio *chance_inside(
    struct numbers *n, struct chance *chance, const struct quantity *q)
{
	const struct ratio *low = q->lo, *high = q->hi;
	if (low == NULL)
		low = ratio_sub(n->keep, high != NULL ? high : ratio_zero(), ratio_of(n->keep, 7, 1));
	if (high == NULL)
		high = ratio_add(n->keep, low, ratio_of(n->keep, 7, 1));
	for (;;) {
		const struct ratio *part = ratio_of(n->keep, chance_below(chance, 5), 4);
		const struct ratio *value =
		    ratio_add(n->keep, low, ratio_mul(n->keep, part, ratio_sub(n->keep, high, low)));
		if (holds(q, value))
			return value;
	}
}

static const struct binary {
	const char *name;
	enum quantity_status (*of)(const struct arithmetic *, const struct quantity *,
	    const struct quantity *, struct quantity *);
} binaries[] = {
	{ "sums hold the sums of their values", quantity_add },
	{ "differences hold the differences of their values", quantity_sub },
	{ "products hold the products of their values", quantity_mul },
	{ "quotients hold the quotients of their values", quantity_div },
	{ "the smaller holds the smaller values", quantity_min },
	{ "the larger holds the larger values", quantity_max },
	{ "shares hold the shares of their values", quantity_share },
};

static void intervals_hold_their_values(void **state)
{
	const struct binary *binary = *state;
	struct numbers n = numbers_new();
	struct chance chance = { 9 };
	int computed = 0;
	for (int i = 0; i < ROUNDS; i++) {
		struct quantity a = chance_interval(&n, &chance), b = chance_interval(&n, &chance),
				out, point;
		if (binary->of(numbers_how(&n), &a, &b, &out) != QUANTITY_OK)
			continue;
		computed++;
		for (int k = 0; k < 6; k++) {
			struct quantity x = quantity_of(n.units, chance_inside(&n, &chance, &a));
			struct quantity y = quantity_of(n.units, chance_inside(&n, &chance, &b));
			enum quantity_status status = binary->of(numbers_how(&n), &x, &y, &point);
			if (status == QUANTITY_ZERO) /* a range divides by its other values */
				continue;
			assert_int_equal(status, QUANTITY_OK);
			assert_true(quantity_is_point(&point));
			assert_true(holds(&out, point.lo));
		}
	}
	assert_true(computed > ROUNDS / 8);
	arena_free(n.keep);
}

static enum quantity_status alone(
    const struct arithmetic *arithmetic, int which, const struct quantity *a, struct quantity *out)
{
	struct quantity power =
	    quantity_of(arithmetic->units, ratio_of(arithmetic->keep, which - 8, 1));
	switch (which) {
	case 0:
		return quantity_neg(arithmetic, a, out);
	case 1:
		return quantity_abs(arithmetic, a, out);
	case 2:
		return quantity_round(arithmetic, a, ROUND_FLOOR, out);
	case 3:
		return quantity_round(arithmetic, a, ROUND_CEIL, out);
	case 4:
		return quantity_round(arithmetic, a, ROUND_NEAREST, out);
	default:
		return quantity_pow(arithmetic, a, &power, out); /* -3 to 3 */
	}
}

static void changed_intervals_hold_their_changed_values(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	struct chance chance = { 10 };
	for (int i = 0; i < ROUNDS; i++) {
		int which = (int)chance_below(&chance, 12);
		struct quantity a = chance_interval(&n, &chance), out, point;
		if (alone(numbers_how(&n), which, &a, &out) != QUANTITY_OK)
			continue;
		for (int k = 0; k < 6; k++) {
			struct quantity x = quantity_of(n.units, chance_inside(&n, &chance, &a));
			enum quantity_status status = alone(numbers_how(&n), which, &x, &point);
			if (status == QUANTITY_ZERO)
				continue;
			assert_int_equal(status, QUANTITY_OK);
			assert_true(holds(&out, point.lo));
		}
	}
	arena_free(n.keep);
}

static bool compare_points(const struct ratio *a, enum comparison op, const struct ratio *b)
{
	int order = ratio_cmp(a, b);
	switch (op) {
	case COMPARE_LT:
		return order < 0;
	case COMPARE_LE:
		return order <= 0;
	case COMPARE_EQ:
		return order == 0;
	case COMPARE_NE:
		return order != 0;
	case COMPARE_GE:
		return order >= 0;
	default:
		return order > 0;
	}
}

static void decided_comparisons_hold_for_all_values(void **state)
{
	(void)state;
	struct numbers n = numbers_new();
	struct chance chance = { 11 };
	for (int i = 0; i < 2 * ROUNDS; i++) {
		struct quantity a = chance_interval(&n, &chance), b = chance_interval(&n, &chance);
		enum comparison op = (enum comparison)chance_below(&chance, COMPARE_GT + 1);
		enum truth truth;
		assert_int_equal(quantity_compare(numbers_how(&n), &a, op, &b, &truth), QUANTITY_OK);
		if (truth == TRUTH_UNDECIDED)
			continue;
		for (int k = 0; k < 6; k++) {
			const struct ratio *x = chance_inside(&n, &chance, &a),
					   *y = chance_inside(&n, &chance, &b);
			assert_int_equal(compare_points(x, op, y), truth == TRUTH_YES);
		}
	}
	arena_free(n.keep);
}

/* Printed text as an author would type it: without commas and money signs, and with an ASCII minus. */
static struct str as_typed(struct numbers *n, struct str text)
{
	struct buf out = buf_in(n->keep, BUF_MOST);
	for (size_t at = 0; at < text.len; at++) {
		struct str rest = str_sub(text, at, text.len);
		if (str_starts(rest, STR("−"))) {
			buf_put_byte(&out, '-');
			at += strlen("−") - 1;
		} else if (str_starts(rest, STR("–")) || str_starts(rest, STR(" to "))) {
			buf_put(&out, STR(".."));
			at += str_starts(rest, STR("–")) ? strlen("–") - 1 : strlen(" to ") - 1;
		} else if (text.at[at] != ',') {
			buf_put_byte(&out, text.at[at]);
		}
	}
	return buf_str(&out);
}

/* A computed quantity prints as something that reads back, and prints the same again. */
static void what_is_printed_reads_back(void **state)
{
	(void)state;
	static const char *const pool[] = { "GB/s", "h/week", "kWh", "%", "year", "×", "m^2", "°C",
		"bicycle", "1", "CHF/h" };
	struct numbers n = numbers_new();
	struct chance chance = { 12 };
	for (int i = 0; i < ROUNDS; i++) {
		const struct unit *unit = numbers_unit(&n, pool[chance_below(&chance, countof(pool))]);
		struct quantity q = quantity_in(n.keep, chance_ratio(n.keep, &chance), unit);
		const struct ratio *width = ratio_abs(n.keep, chance_ratio(n.keep, &chance));
		if (chance_below(&chance, 3) == 0)
			q.hi = ratio_add(n.keep, q.lo, width);
		q.approx = chance_below(&chance, 3) == 0;
		struct buf first = buf_in(n.keep, BUF_MOST), second = buf_in(n.keep, BUF_MOST);
		assert_int_equal(quantity_print(numbers_how(&n), &q, NULL, &first), QUANTITY_OK);
		struct quantity read =
		    numbers_quantity(&n, str_z(n.keep, as_typed(&n, buf_str(&first))));
		assert_true(unit_fits(read.unit, unit));
		assert_int_equal(quantity_print(numbers_how(&n), &read, NULL, &second), QUANTITY_OK);
		assert_str(buf_str(&second), str_z(n.keep, buf_str(&first)));
	}
	arena_free(n.keep);
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(arithmetic_is_that_of_gmp),
		cmocka_unit_test(what_was_done_can_be_undone),
		cmocka_unit_test(rounding_is_near_symmetric_and_once_enough),
		cmocka_unit_test(decimals_read_back_as_what_was_rounded),
		cmocka_unit_test(magnitude_is_between_two_powers_of_ten),
		cmocka_unit_test(roots_are_as_near_as_promised),
		cmocka_unit_test(conversions_there_and_back_are_exact),
		cmocka_unit_test(units_multiply_back),
		cmocka_unit_test(changed_intervals_hold_their_changed_values),
		cmocka_unit_test(decided_comparisons_hold_for_all_values),
		cmocka_unit_test(what_is_printed_reads_back),
	};
	struct CMUnitTest tests[40];
	size_t n = 0;
	ADD_ROWS(tests, n, binaries, intervals_hold_their_values);
	for (size_t i = 0; i < countof(others); i++)
		tests[n++] = others[i];
	return _cmocka_run_group_tests("number_properties", tests, n, NULL, NULL);
}
