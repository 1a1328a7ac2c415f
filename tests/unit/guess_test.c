/*
 * guess_test - where between two values of an input an answer is guessed to turn, from lists of differences.
 */
#include "sensitivity/guess.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char places[3]; /* stand for three places in formulas */

/* A comparison at places[where] of a point, or of a range. */
struct compared {
	int where, lo, hi;
};

static struct differences *list_of(struct arena *keep, const struct compared *compared, size_t count)
{
	struct differences *list = differences_new(keep);

	list->at = ARENA_ARRAY(keep, struct difference, count + 1);
	list->count = count;
	for (size_t i = 0; i < count; i++)
		list->at[i] = (struct difference){ &places[compared[i].where], NULL,
			ratio_of(keep, compared[i].lo, 1), ratio_of(keep, compared[i].hi, 1) };
	return list;
}

static const struct guess_case {
	const char *name;
	struct compared low[3], high[3];
	size_t low_count, high_count;
	int want; /* between 0 and 12; 0: nothing is guessed */
} cases[] = {
	{ "a straight line", { { 0, -1, -1 } }, { { 0, 3, 3 } }, 1, 1, 3 },
	{ "one that falls", { { 0, 6, 6 } }, { { 0, -2, -2 } }, 1, 1, 9 },
	{ "nothing comes out differently", { { 0, 1, 1 } }, { { 0, 3, 3 } }, 1, 1, 0 },
	{ "zero at an end is no crossing", { { 0, 0, 0 } }, { { 0, 3, 3 } }, 1, 1, 0 },
	{ "of a range the lower end", { { 0, -1, -1 } }, { { 0, 3, 9 } }, 1, 1, 3 },
	{ "of a range the upper end, where the lower does not cross", { { 0, -3, -1 } },
	    { { 0, -2, 1 } }, 1, 1, 6 },
	{ "the last of two", { { 0, -1, -1 }, { 1, -1, -1 } }, { { 0, 3, 3 }, { 1, 1, 1 } }, 2, 2, 6 },
	{ "what only one end compared is passed over", { { 2, 5, 5 }, { 0, 1, 1 }, { 1, -1, -1 } },
	    { { 0, 1, 1 }, { 1, 5, 5 } }, 3, 2, 2 },
	{ "the same place again, in its order", { { 0, 1, 1 }, { 0, -1, -1 } },
	    { { 0, 1, 1 }, { 0, 2, 2 } }, 2, 2, 4 },
	{ "nothing was compared", { { 0, 0, 0 } }, { { 0, 0, 0 } }, 0, 0, 0 },
};

static void test_place(void **state)
{
	const struct guess_case *test = *state;
	struct arena *keep = arena_new();
	struct guess_end low = { ratio_zero(), list_of(keep, test->low, test->low_count) },
			 high = { ratio_of(keep, 12, 1), list_of(keep, test->high, test->high_count) };

	const struct ratio *place = guess_place(keep, &low, &high);
	assert_true(test->want == 0 ? !place
				    : place && ratio_cmp(place, ratio_of(keep, test->want, 1)) == 0);
	arena_free(keep);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases)];

	for (size_t i = 0; i < countof(cases); i++)
		tests[i] =
		    (struct CMUnitTest){ cases[i].name, test_place, NULL, NULL, (void *)&cases[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
