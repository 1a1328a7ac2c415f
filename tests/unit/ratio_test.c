#include "number/ratio.h"
#include "number/ratio_log.h"
#include "number/ratio_root.h"
#include "number/ratio_text.h"
#include "number_fixture.h"

#include <limits.h>
#include <string.h>

/*
 * In lowest terms with a positive denominator: what it prints exactly is what reads back, and
 * prints the same again.
 */
static void assert_sane_ratio(struct arena *keep, const struct ratio *a)
{
	struct buf text = buf_in(keep, BUF_MOST), again = buf_in(keep, BUF_MOST);
	ratio_exact(&text, a);
	const struct ratio *back = ratio_parse_exact(keep, buf_str(&text));
	assert_non_null(back);
	assert_int_equal(ratio_cmp(a, back), 0);
	ratio_exact(&again, back);
	assert_true(str_eq(buf_str(&text), buf_str(&again)));
}

static void assert_exact(struct arena *keep, const struct ratio *a, const char *want)
{
	struct buf text = buf_in(keep, BUF_MOST);
	assert_non_null(a);
	assert_sane_ratio(keep, a);
	ratio_exact(&text, a);
	assert_str(buf_str(&text), want);
}

static const struct parse_case {
	const char *name, *in, *want; /* NULL: refused */
} parses[] = {
	{ "a whole number is read", "14949", "14949" },
	{ "a decimal is a fraction in lowest terms", "2.50", "5/2" },
	{ "a leading minus is read", "-0.2", "-1/5" },
	{ "a leading plus is read", "+3", "3" },
	{ "an exponent moves the point", "1.5e3", "1500" },
	{ "an exponent may be negative", "15e-1", "3/2" },
	{ "minus zero is zero", "-0.0", "0" },
	{ "leading zeros say nothing", "007", "7" },
	{ "numbers outgrow 64 bits", "123456789012345678901234567890", "123456789012345678901234567890" },
	{ "decimals outgrow 64 bits", "0.00000000000000000005", "1/20000000000000000000" },
	{ "the smallest word is kept", "-9223372036854775808", "-9223372036854775808" },
	{ "nothing is no number", "", NULL },
	{ "a sign alone is no number", "-", NULL },
	{ "a point needs digits before it", ".5", NULL },
	{ "a point needs digits behind it", "5.", NULL },
	{ "grouping is refused", "1,000", NULL },
	{ "spaces are refused", " 1", NULL },
	{ "an exponent needs digits", "1e", NULL },
	{ "an exponent has at most three digits", "1e1000", NULL },
	{ "hexadecimal is refused", "0x10", NULL },
	{ "a fraction is no decimal", "1/2", NULL },
};

static void parses_decimals(void **state)
{
	const struct parse_case *c = *state;
	struct arena *keep = arena_new();
	const struct ratio *a = ratio_parse(keep, str_from(c->in));
	if (c->want == NULL)
		assert_null(a);
	else
		assert_exact(keep, a, c->want);
	arena_free(keep);
}

static const struct exact_case {
	const char *name, *in, *want;
} exacts[] = {
	{ "a fraction is read", "14949/5200", "14949/5200" },
	{ "a fraction is reduced", "6/4", "3/2" },
	{ "a negative fraction is read", "-6/4", "-3/2" },
	{ "a whole number is read as one", "3", "3" },
	{ "a decimal is no exact form", "1.5", NULL },
	{ "a zero below the line is refused", "1/0", NULL },
	{ "a sign below the line is refused", "1/-2", NULL },
	{ "a plus is refused", "+1", NULL },
	{ "two lines are refused", "1/2/3", NULL },
	{ "a line alone is refused", "/", NULL },
	{ "an exponent is refused", "1e3/2", NULL },
};

static void parses_exact_form(void **state)
{
	const struct exact_case *c = *state;
	struct arena *keep = arena_new();
	const struct ratio *a = ratio_parse_exact(keep, str_from(c->in));
	if (c->want == NULL)
		assert_null(a);
	else
		assert_exact(keep, a, c->want);
	arena_free(keep);
}

static const struct arithmetic_case {
	const char *name, *a;
	char op;
	const char *b, *want;
} operations[] = {
	{ "tenths add up", "0.1", '+', "0.2", "3/10" },
	{ "a sum leaves 64 bits", "9223372036854775807", '+', "1", "9223372036854775808" },
	{ "a difference comes back into 64 bits", "9223372036854775808", '-', "1", "9223372036854775807" },
	{ "a difference of equals is zero", "1.25", '-', "1.25", "0" },
	{ "a product is reduced", "0.4", '*', "2.5", "1" },
	{ "a product leaves 64 bits", "4294967296", '*', "4294967296", "18446744073709551616" },
	{ "a product with zero is zero", "0", '*', "1e300", "0" },
	{ "a quotient is exact", "14949", '/', "5200", "14949/5200" },
	{ "a quotient by a negative number keeps the sign above the line", "1", '/', "-3", "-1/3" },
	{ "a quotient of large numbers is small again", "1e30", '/', "1e29", "10" },
	{ "nothing is divided by zero", "1", '/', "0", NULL },
};

static const struct ratio *operate(
    struct arena *keep, const struct ratio *a, char op, const struct ratio *b)
{
	switch (op) {
	case '+':
		return ratio_add(keep, a, b);
	case '-':
		return ratio_sub(keep, a, b);
	case '*':
		return ratio_mul(keep, a, b);
	default:
		return ratio_div(keep, a, b);
	}
}

static void computes_exactly(void **state)
{
	const struct arithmetic_case *c = *state;
	struct arena *keep = arena_new();
	const struct ratio *a = ratio_parse(keep, str_from(c->a)),
			   *b = ratio_parse(keep, str_from(c->b));
	const struct ratio *got = operate(keep, a, c->op, b);
	if (c->want == NULL)
		assert_null(got);
	else
		assert_exact(keep, got, c->want);
	arena_free(keep);
}

static const struct round_case {
	const char *name, *in, *step, *want;
} rounds[] = {
	{ "half goes to the even neighbour below", "2.345", "0.01", "117/50" },
	{ "half goes to the even neighbour above", "2.355", "0.01", "59/25" },
	{ "less than half goes down", "2.3449", "0.01", "117/50" },
	{ "a negative half goes to the even neighbour", "-2.5", "1", "-2" },
	{ "a step may be larger than one", "1500", "1000", "2000" },
	{ "a tie of hundreds goes to the even one", "2500", "1000", "2000" },
	{ "a step need not be a power of ten", "7", "5", "5" },
	{ "large numbers are rounded too", "100000000000000000000.5", "1", "100000000000000000000" },
};

static void rounds_half_to_even(void **state)
{
	const struct round_case *c = *state;
	struct arena *keep = arena_new();
	const struct ratio *step = ratio_parse(keep, str_from(c->step));
	assert_exact(keep, ratio_round(keep, ratio_parse(keep, str_from(c->in)), step), c->want);
	arena_free(keep);
}

static const struct decimal_case {
	const char *name, *in;
	int places;
	bool grouped;
	const char *want;
} decimals[] = {
	{ "half goes to the even digit", "2.345", 2, false, "2.34" },
	{ "a trailing zero is kept", "2.5", 2, false, "2.50" },
	{ "thousands are grouped", "1234567.8", 1, true, "1,234,567.8" },
	{ "three digits are not grouped", "999", 0, true, "999" },
	{ "four digits are grouped", "1000", 0, true, "1,000" },
	{ "digits behind the point are not grouped", "0.123456", 6, true, "0.123456" },
	{ "rounding may carry into a new digit", "999.96", 1, true, "1,000.0" },
	{ "zeros stand between point and digit", "0.004", 3, false, "0.004" },
	{ "a negative number keeps its sign", "-1234.5", 1, true, "-1,234.5" },
	{ "what rounds to zero has no sign", "-0.004", 2, false, "0.00" },
	{ "large numbers are printed in full", "123456789012345678901234", 0, true,
	    "123,456,789,012,345,678,901,234" },
	{ "as many digits as fit into a word", "1844674407370955161.5", 1, false,
	    "1844674407370955161.5" },
	{ "one digit more than fits into a word", "9223372036854775807", 2, true,
	    "9,223,372,036,854,775,807.00" },
	{ "a half is one behind many places, too", "0.000000000000000025", 17, false,
	    "0.00000000000000002" },
	{ "more places than digits", "0.5", 24, false, "0.500000000000000000000000" },
	{ "still more places", "0.5", 30, false, "0.500000000000000000000000000000" },
	{ "a half of a whole number goes to the even one", "-2.5", 0, false, "-2" },
	{ "and upwards to it", "-3.5", 0, false, "-4" },
};

static void prints_decimals(void **state)
{
	const struct decimal_case *c = *state;
	struct arena *keep = arena_new();
	struct buf out = buf_in(keep, BUF_MOST);
	ratio_decimal(&out, ratio_parse(keep, str_from(c->in)), c->places, c->grouped);
	assert_str(buf_str(&out), c->want);
	arena_free(keep);
}

static const struct machine_case {
	const char *name, *in;
	int digits;
	const char *want;
} machines[] = {
	{ "a whole number is printed whole", "15749", 17, "15749" },
	{ "zeros at the end are left out", "2.50", 17, "2.5" },
	{ "at most so many digits are significant", "14949/5200", 17, "2.8748076923076923" },
	{ "digits before the point are never left out", "123456", 3, "123000" },
	{ "small numbers have no exponent", "1/400000000", 17, "0.0000000025" },
	{ "a third ends", "1/3", 5, "0.33333" },
	{ "zero is zero", "0", 17, "0" },
	{ "carrying leaves no zeros", "99999/100000", 3, "1" },
	{ "a negative number keeps its sign", "-1/8", 17, "-0.125" },
};

static void prints_for_machines(void **state)
{
	const struct machine_case *c = *state;
	struct arena *keep = arena_new();
	struct str in = str_from(c->in);
	const struct ratio *a = ratio_parse_exact(keep, in);
	struct buf out = buf_in(keep, BUF_MOST);
	ratio_machine(&out, a != NULL ? a : ratio_parse(keep, in), c->digits);
	assert_str(buf_str(&out), c->want);
	arena_free(keep);
}

static const struct root_case {
	const char *name, *in;
	uint64_t n;
	bool exact;
	const char *want;
} roots[] = {
	{ "the root of a square is exact", "9/4", 2, true, "3/2" },
	{ "the root of a large square is exact", "10000000000000000000000", 2, true, "100000000000" },
	{ "the root of zero is zero", "0", 3, true, "0" },
	{ "the first root is the number itself", "5/7", 1, true, "5/7" },
	{ "the root of two has thirty digits", "2", 2, false, "1.41421356237309504880168872421" },
	{ "a cube root has thirty digits", "10", 3, false, "2.15443469003188372175929356652" },
	{ "a root of a high order has thirty digits", "2", 1000, false, "1.0006933874625806325375686393" },
	{ "a root of a high order is exact where it can be", "1267650600228229401496703205376", 100,
	    true, "2" },
	{ "a small root has thirty digits", "1/50000000000", 2, false,
	    "0.00000447213595499957939281834733746" },
	{ "a large root has thirty digits",
	    "200000000000000000000000000000000000000000000000000000000000000000000", 2, false,
	    "14142135623730950488016887242100000" },
};

static const struct log_case {
	const char *name;
	char function; /* log, exp, power */
	const char *in, *with;
	const char *want; /* exact, or 30 digits */
} logs[] = {
	{ "the logarithm of one is zero", 'l', "1", NULL, "0" },
	{ "a logarithm has thirty digits", 'l', "2", NULL, "0.693147180559945309417232121458" },
	{ "a logarithm below one is negative", 'l', "1/2", NULL, "-0.693147180559945309417232121458" },
	{ "a logarithm near one has thirty digits", 'l', "100000000000000000001/100000000000000000000",
	    NULL, "0.00000000000000000000999999999999999999995" },
	{ "a logarithm to a base is exact where it is rational", 'l', "8", "4", "1.5" },
	{ "a logarithm to a base below one", 'l', "1/8", "1/2", "3" },
	{ "a logarithm to a base has thirty digits", 'l', "5", "3", "1.46497352071792716719704040768" },
	{ "e to the power of zero is one", 'e', "0", NULL, "1" },
	{ "an exponential has thirty digits", 'e', "10", NULL, "22026.4657948067165169579006453" },
	{ "a small exponential has thirty digits", 'e', "-100", NULL,
	    "0.0000000000000000000000000000000000000000000372007597602083596295969580386" },
	{ "an exponential that is too long", 'e', "50000", NULL, "none" },
	{ "a power of a fraction is exact where it can be", 'p', "8/27", "2/3", "4/9" },
	{ "a power below zero is exact where it can be", 'p', "1/4", "-3/2", "8" },
	{ "a power has thirty digits", 'p', "2", "1/7", "1.10408951367381233764950538762" },
};

static void takes_logarithms(void **state)
{
	const struct log_case *c = *state;
	struct arena *keep = arena_new();
	const struct ratio *in = ratio_parse_exact(keep, str_from(c->in));
	const struct ratio *with = c->with ? ratio_parse_exact(keep, str_from(c->with)) : NULL;
	const struct ratio *result = c->function == 'e' ? ratio_exp(keep, in)
	    : c->function == 'p'                        ? ratio_power(keep, in, with)
	    : with                                      ? ratio_log_to(keep, in, with)
							: ratio_log(keep, in);
	struct buf out = buf_in(keep, BUF_MOST);
	if (!result)
		buf_put(&out, STR("none"));
	else if (strchr(c->want, '/'))
		ratio_exact(&out, result);
	else
		ratio_machine(&out, result, 400);
	assert_str(buf_str(&out), c->want);
	arena_free(keep);
}

static void takes_roots(void **state)
{
	const struct root_case *c = *state;
	struct arena *keep = arena_new();
	bool exact;
	const struct ratio *root =
	    ratio_root(keep, ratio_parse_exact(keep, str_from(c->in)), c->n, &exact);
	assert_int_equal(exact, c->exact);
	struct buf out = buf_in(keep, BUF_MOST);
	if (exact)
		ratio_exact(&out, root);
	else
		ratio_machine(&out, root, 40);
	assert_str(buf_str(&out), c->want);
	arena_free(keep);
}

static const struct pow_case {
	const char *name, *in;
	int64_t power;
	const char *want;
} powers[] = {
	{ "a power is exact", "27/25", 4, "531441/390625" },
	{ "a negative power turns the fraction over", "-2/3", -3, "-27/8" },
	{ "a power may just fit a word", "2", 62, "4611686018427387904" },
	{ "a power may just not fit a word", "2", 63, "9223372036854775808" },
	{ "a power may be the least word, which cannot be negated", "-2", 63, "-9223372036854775808" },
	{ "a power turned over may not fit a word", "-1/3", -41, "-36472996377170786403" },
	{ "the power of zero is one", "5", 0, "1" },
	{ "zero to a negative power is nothing", "0", -1, NULL },
	{ "one to a huge power is one", "1", INT64_MAX, "1" },
	{ "minus one to a huge odd power is minus one", "-1", INT64_MAX, "-1" },
	{ "minus one to a huge even power is one", "-1", INT64_MIN, "1" },
	{ "ten to the million is refused", "10", 1000000, NULL },
	{ "two to the huge is refused", "2", INT64_MAX, NULL },
	{ "a half to the minus huge is refused", "1/2", INT64_MIN, NULL },
};

static void raises_to_powers(void **state)
{
	const struct pow_case *c = *state;
	struct arena *keep = arena_new();
	const struct ratio *got = ratio_pow(keep, ratio_parse_exact(keep, str_from(c->in)), c->power);
	if (c->want == NULL)
		assert_null(got);
	else
		assert_exact(keep, got, c->want);
	arena_free(keep);
}

static const struct magnitude_case {
	const char *name, *in;
	int want;
} magnitudes[] = {
	{ "the first digit of 350 counts hundreds", "350", 2 },
	{ "the first digit of 0.001 counts thousandths", "1/1000", -3 },
	{ "just below a power of ten is one less", "999999/1000000", -1 },
	{ "a power of ten is itself", "1000000000000000000", 18 },
	{ "zero has magnitude zero", "0", 0 },
	{ "the sign does not matter", "-42", 1 },
	{ "large fractions are measured", "100000000000000000000000000000/3", 28 },
	{ "tiny fractions are measured", "3/100000000000000000000000000000", -29 },
	{ "large powers of ten are measured", "100000000000000000000000000000", 29 },
};

static void measures_magnitude(void **state)
{
	const struct magnitude_case *c = *state;
	struct arena *keep = arena_new();
	assert_int_equal(ratio_magnitude(ratio_parse_exact(keep, str_from(c->in))), c->want);
	arena_free(keep);
}

static void extreme_words_are_exact(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	const struct ratio *least = ratio_of(keep, INT64_MIN, 1);
	assert_exact(keep, least, "-9223372036854775808");
	assert_exact(keep, ratio_neg(keep, least), "9223372036854775808");
	assert_exact(keep, ratio_abs(keep, least), "9223372036854775808");
	assert_exact(keep, ratio_of(keep, 6, UINT64_MAX), "2/6148914691236517205");
	assert_exact(keep, ratio_of(keep, INT64_MIN, UINT64_C(1) << 63), "-1");
	arena_free(keep);
}

static void floor_and_ceiling_of_negatives_go_down_and_up(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	const struct ratio *a = ratio_of(keep, -5, 2), *big = ratio_parse(keep, STR("-1e20"));
	big = ratio_sub(keep, big, ratio_of(keep, 1, 2));
	assert_exact(keep, ratio_floor(keep, a), "-3");
	assert_exact(keep, ratio_ceil(keep, a), "-2");
	assert_exact(keep, ratio_floor(keep, big), "-100000000000000000001");
	assert_exact(keep, ratio_ceil(keep, big), "-100000000000000000000");
	arena_free(keep);
}

static void whole_numbers_that_fit_become_words(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	int64_t n = 0;
	assert_true(ratio_to_int64(ratio_of(keep, -84, 2), &n));
	assert_int_equal(n, -42);
	assert_false(ratio_to_int64(ratio_of(keep, 1, 2), &n));
	assert_false(ratio_to_int64(ratio_parse(keep, STR("1e30")), &n));
	arena_free(keep);
}

static void numbers_past_the_limit_are_huge(void **state)
{
	(void)state;
	struct arena *keep = arena_new();
	const struct ratio *a = ratio_pow(keep, ratio_ten_to(keep, 100), 199);
	assert_non_null(a);
	assert_false(ratio_is_huge(a));
	assert_true(ratio_is_huge(ratio_mul(keep, a, a)));
	arena_free(keep);
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(extreme_words_are_exact),
		cmocka_unit_test(floor_and_ceiling_of_negatives_go_down_and_up),
		cmocka_unit_test(whole_numbers_that_fit_become_words),
		cmocka_unit_test(numbers_past_the_limit_are_huge),
	};
	struct CMUnitTest tests[200];
	size_t n = 0;
	ADD_ROWS(tests, n, parses, parses_decimals);
	ADD_ROWS(tests, n, exacts, parses_exact_form);
	ADD_ROWS(tests, n, operations, computes_exactly);
	ADD_ROWS(tests, n, rounds, rounds_half_to_even);
	ADD_ROWS(tests, n, decimals, prints_decimals);
	ADD_ROWS(tests, n, machines, prints_for_machines);
	ADD_ROWS(tests, n, roots, takes_roots);
	ADD_ROWS(tests, n, logs, takes_logarithms);
	ADD_ROWS(tests, n, powers, raises_to_powers);
	ADD_ROWS(tests, n, magnitudes, measures_magnitude);
	for (size_t i = 0; i < countof(others); i++)
		tests[n++] = others[i];
	return _cmocka_run_group_tests("ratio", tests, n, NULL, NULL);
}
