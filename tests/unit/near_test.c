#include "base/near.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct near_case {
	const char *name, *word, *candidates[4], *want;
} cases[] = {
	{ "a missing letter is found", "memry", { "name", "memory" }, "memory" },
	{ "two letters swapped are one mistake", "mempry", { "memory" }, "memory" },
	{ "swapped neighbours are near in a short word", "nmae", { "name" }, "name" },
	{ "a word of three letters may differ in one", "frm", { "from" }, "from" },
	{ "a word of two letters may differ in one", "om", { "on" }, "on" },
	{ "another word is not near", "price", { "memory", "weight" }, "" },
	{ "two changes in five letters are too many", "prxcx", { "price" }, "" },
	{ "two changes in six letters are near", "mxmxry", { "memory" }, "memory" },
	{ "the nearest wins", "weigth", { "weighty", "weight" }, "weight" },
	{ "the first of two equally near wins", "cast", { "cost", "cart" }, "cost" },
	{ "a word is not a correction of itself", "price", { "price" }, "" },
	{ "capitals are no mistake to speak of", "Kw", { "K", "W", "kW" }, "kW" },
	{ "a word all in capitals is near", "MEMORY", { "memory" }, "memory" },
	{ "of two the one in the same capitals wins", "PRices", { "prices", "PRice" }, "prices" },
	{ "nothing is near nothing", "", { "a" }, "" },
	{ "a long word is never near", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	    { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }, "" },
};

static void finds_near(void **state)
{
	const struct near_case *c = *state;
	struct near near = near_to(str_from(c->word));
	for (size_t i = 0; i < countof(c->candidates) && c->candidates[i]; i++)
		near_offer(&near, str_from(c->candidates[i]));
	assert_int_equal(near.best.len, strlen(c->want));
	assert_true(str_eq(near.best, str_from(c->want)));
}

int main(void)
{
	struct CMUnitTest tests[countof(cases)];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = finds_near,
			.initial_state = (void *)&cases[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
