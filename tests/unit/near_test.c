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

/* The definition, as a slow recursion over a table. */
static size_t plain_distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t at[20][20];

	for (size_t i = 0; i <= a_len; i++)
		for (size_t j = 0; j <= b_len; j++) {
			size_t best = i == 0 ? j : j == 0 ? i : SIZE_MAX;
			if (i > 0 && j > 0) {
				size_t kept = at[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
				size_t put =
				    (at[i - 1][j] < at[i][j - 1] ? at[i - 1][j] : at[i][j - 1]) + 1;
				best = kept < put ? kept : put;
				if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
				    a[i - 2] == b[j - 1] && at[i - 2][j - 2] + 1 < best)
					best = at[i - 2][j - 2] + 1;
			}
			at[i][j] = best;
		}
	return at[a_len][b_len];
}

/* Words over few letters, so that swaps and repetitions are frequent. */
static void measures_as_defined(void **state)
{
	uint32_t seed = 44;
	char words[2][16];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t len[2];
		for (int w = 0; w < 2; w++) {
			seed = seed * 1664525 + 1013904223;
			len[w] = 3 + seed % 13;
			for (size_t i = 0; i < len[w]; i++) {
				seed = seed * 1664525 + 1013904223;
				words[w][i] = (char)('a' + (seed >> 24) % 3);
			}
		}
		struct str word = { words[0], len[0] }, other = { words[1], len[1] };
		size_t longer = len[0] > len[1] ? len[0] : len[1];
		size_t want = plain_distance(words[0], len[0], words[1], len[1]);
		struct near near = near_to(word);
		near_offer(&near, other);
		if (want > longer / 3 || want == 0)
			assert_int_equal(near.best.len, 0);
		else
			assert_int_equal(near.distance, want);
	}
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + 1];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = finds_near,
			.initial_state = (void *)&cases[i] };
	tests[countof(cases)] = (struct CMUnitTest)cmocka_unit_test(measures_as_defined);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
