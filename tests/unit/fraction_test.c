/*
 * fraction_test - places along a way: the simplest fraction between two numbers, and near one.
 */
#include "number/ratio_text.h"
#include "sensitivity/fraction.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct fraction_case {
	const char *name, *a, *b, *want;
} simplest[] = {
	{ "a whole number", "2.7", "3.2", "3" },
	{ "the lower end, where it is whole", "3", "4.5", "3" },
	{ "a half", "0.4", "0.6", "1/2" },
	{ "three digits around a third", "0.333", "0.334", "1/3" },
	{ "below zero", "-0.6", "-0.4", "-1/2" },
	{ "zero, where both signs are", "-0.6", "0.4", "0" },
	{ "a number itself, where there is no other", "0.123", "0.123", "123/1000" },
}, near[] = {
	{ "within a tenth", "0.32", "0.1", "1/3" },
	{ "as far as it may be", "0.6", "0.1", "1/2" },
	{ "near a whole number", "14.97", "0.05", "15" },
	{ "no further than that", "14.97", "0.02", "299/20" },
	{ "on either side of zero", "-0.05", "0.1", "0" },
};

static void check(const struct fraction_case *test,
    const struct ratio *(*find)(struct arena *, const struct ratio *, const struct ratio *))
{
	struct arena *keep = arena_new();
	struct buf exact = buf_in(keep, BUF_MOST);

	ratio_exact(&exact,
	    find(keep, ratio_parse(keep, str_from(test->a)), ratio_parse(keep, str_from(test->b))));
	assert_string_equal(str_print(keep, "%.*s", STR_ARG(buf_str(&exact))).at, test->want);
	arena_free(keep);
}

static void test_simplest(void **state)
{
	check(*state, fraction_simplest);
}

static void test_near(void **state)
{
	check(*state, fraction_near);
}

int main(void)
{
	struct CMUnitTest tests[countof(simplest) + countof(near)];
	size_t count = 0;

	for (size_t i = 0; i < countof(simplest); i++)
		tests[count++] = (struct CMUnitTest){ simplest[i].name, test_simplest, NULL, NULL,
			(void *)&simplest[i] };
	for (size_t i = 0; i < countof(near); i++)
		tests[count++] =
		    (struct CMUnitTest){ near[i].name, test_near, NULL, NULL, (void *)&near[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
