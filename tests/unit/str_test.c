#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void assert_str(struct str got, const char *want)
{
	assert_int_equal(got.len, strlen(want));
	if (got.len)
		assert_memory_equal(got.at, want, got.len);
}

static const struct find_case {
	const char *name, *text, *needle;
	size_t from, want;
} finds[] = {
	{ "a needle at the start is found", "abcabc", "abc", 0, 0 },
	{ "a needle is looked for from the offset on", "abcabc", "abc", 1, 3 },
	{ "a needle longer than the rest is not found", "abcabc", "abc", 4, STR_NONE },
	{ "a needle that is not there is not found", "abcabc", "x", 0, STR_NONE },
	{ "an empty needle is found where the search starts", "abc", "", 2, 2 },
	{ "an empty needle is found at the end", "abc", "", 3, 3 },
	{ "an offset behind the end finds nothing", "abc", "", 4, STR_NONE },
	{ "nothing is found in nothing", "", "a", 0, STR_NONE },
	{ "a needle at the end is found", "see http://", "://", 0, 8 },
	{ "a needle that is cut off is not found", "see http:/", "://", 0, STR_NONE },
	{ "a sign behind letters is looked for", "wwwwww.x.www.", "www.", 0, 3 },
	{ "a sign behind letters that begins too early", ".www", "w.", 0, STR_NONE },
	{ "a sign that belongs to no needle is passed over", "a.b.c.d.ef.", "ef.", 1, 8 },
	{ "the sign at the offset counts for what begins before it only", "ab.ab.", "ab.", 1, 3 },
};

/* Behind many places that begin alike; a plain search tells where it must be. */
static void finds_text_behind_many_false_starts(void **state)
{
	char text[4096];

	(void)state;
	for (size_t starts = 200; starts < 600; starts += 7) {
		size_t len = 0;
		for (size_t i = 0; i < starts; i++)
			len += (size_t)snprintf(text + len, sizeof(text) - len, "a.b ");
		size_t want = len;
		len += (size_t)snprintf(text + len, sizeof(text) - len, "a.c a.c");
		struct str s = { text, len };
		assert_int_equal(str_find(s, STR("a.c"), 0), want);
		assert_int_equal(str_find(s, STR("a.c"), want + 1), want + 4);
		assert_int_equal(str_find(s, STR("a.c"), want + 5), STR_NONE);
		assert_int_equal(str_find(s, STR("a.d"), 0), STR_NONE);
	}
}

static void finds_text(void **state)
{
	const struct find_case *c = *state;
	assert_int_equal(str_find(str_from(c->text), str_from(c->needle), c->from), c->want);
	if (strlen(c->needle) == 1)
		assert_int_equal(str_find_byte(str_from(c->text), c->needle[0], c->from), c->want);
}

static const struct order_case {
	const char *name, *a, *b;
	int want, names; /* by bytes, and as names */
} orders[] = {
	{ "equal texts are equal", "pump", "pump", 0, 0 },
	{ "a prefix comes first", "pump", "pumps", -1, -1 },
	{ "bytes decide, but for names letters do", "Z", "a", -1, 1 },
	{ "among equal letters the capital comes first", "Pump", "pump", -1, -1 },
	{ "a prefix comes first whatever its letters", "PUMP", "pumps", -1, -1 },
	{ "bytes above 127 come last, but for names ä stands with a", "z", "ä", -1, 1 },
	{ "ä stands before az", "ä", "az", 1, -1 },
	{ "the letter without a mark comes before the one with it", "a", "ä", -1, -1 },
	{ "ß counts as ss", "Straße", "Strasst", 1, -1 },
	{ "ñ stands behind n and before o", "nz", "ñ", -1, -1 },
	{ "an O with a stroke stands with o", "Øre", "p", 1, -1 },
	{ "other scripts come last", "z", "か", -1, -1 },
	{ "half a letter is a byte", "z", "\xC3", -1, -1 },
	{ "the empty text comes first", "", "a", -1, -1 },
};

static int sign(int order)
{
	return (order > 0) - (order < 0);
}

static void orders_text(void **state)
{
	const struct order_case *c = *state;
	struct str a = str_from(c->a), b = str_from(c->b);

	assert_int_equal(sign(str_cmp(a, b)), c->want);
	assert_int_equal(sign(str_cmp(b, a)), -c->want);
	assert_int_equal(sign(str_cmp_names(a, b)), c->names);
	assert_int_equal(sign(str_cmp_names(b, a)), -c->names);
	assert_int_equal(str_eq(a, b), c->want == 0);
	assert_true((str_hash(a) == str_hash(b)) == (c->want == 0));
}

static void capitals_of_ascii_count_as_small(void **state)
{
	(void)state;
	assert_true(str_eq_any_case(STR("<BR"), STR("<br")));
	assert_true(str_eq_any_case(STR(""), (struct str){ NULL, 0 }));
	assert_true(str_eq_any_case(STR("Ä"), STR("Ä")));
	assert_false(str_eq_any_case(STR("Ä"), STR("ä")));
	assert_false(str_eq_any_case(STR("[x]"), STR("{x}")));
	assert_false(str_eq_any_case(STR("tip"), STR("tips")));
}

static const struct trim_case {
	const char *name, *in, *want;
} trims[] = {
	{ "spaces at both ends go", "  a b\t\r\n", "a b" },
	{ "blank text becomes empty", " \n\t ", "" },
	{ "empty text stays empty", "", "" },
	{ "text without blanks stays", "a", "a" },
	{ "a no-break space stays", "\xC2\xA0", "\xC2\xA0" },
};

static void trims_text(void **state)
{
	const struct trim_case *c = *state;
	assert_str(str_trim(str_from(c->in)), c->want);
}

static void parts_are_clamped(void **state)
{
	(void)state;
	struct str s = STR("kettle");
	assert_str(str_sub(s, 0, 3), "ket");
	assert_str(str_sub(s, 3, 100), "tle");
	assert_str(str_sub(s, 4, 2), "");
	assert_str(str_sub(s, 100, 200), "");
	assert_str(str_sub((struct str){ NULL, 0 }, 0, 5), "");
}

static void starts_and_ends_are_seen(void **state)
{
	(void)state;
	assert_true(str_starts(STR("kettle"), STR("ket")));
	assert_true(str_starts(STR("kettle"), STR("")));
	assert_false(str_starts(STR("ket"), STR("kettle")));
	assert_true(str_ends(STR("kettle"), STR("tle")));
	assert_false(str_ends(STR("tle"), STR("kettle")));
	assert_true(str_ends((struct str){ NULL, 0 }, STR("")));
}

static void cutting_takes_the_first(void **state)
{
	(void)state;
	struct str before, after;
	assert_true(str_cut(STR("a=b=c"), '=', &before, &after));
	assert_str(before, "a");
	assert_str(after, "b=c");
	assert_false(str_cut(STR("abc"), '=', &before, &after));
	assert_str(before, "abc");
	assert_str(after, "");
	assert_int_equal(str_find_last_byte(STR("a/b/c"), '/'), 3);
	assert_int_equal(str_find_last_byte(STR("abc"), '/'), STR_NONE);
}

static void lines_come_without_their_ends(void **state)
{
	(void)state;
	struct str rest = STR("one\r\n\ntwo"), line;
	assert_true(str_line(&rest, &line));
	assert_str(line, "one");
	assert_true(str_line(&rest, &line));
	assert_str(line, "");
	assert_true(str_line(&rest, &line));
	assert_str(line, "two");
	assert_false(str_line(&rest, &line));
}

static void printing_takes_any_length(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_str(str_print(arena, "%d pumps", 3), "3 pumps");
	assert_str(str_print(arena, "%s", ""), "");
	for (size_t len = 250; len < 260; len++) {
		struct str s = str_print(arena, "%*s", (int)len, "x");
		assert_int_equal(s.len, len);
		assert_int_equal(s.at[len - 1], 'x');
	}
	arena_free(arena);
}

static void copies_stand_alone(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	char text[] = "pump";
	struct str copy = str_copy(arena, str_from(text));
	const char *z = str_z(arena, (struct str){ text, 2 });
	text[0] = 'x';
	assert_str(copy, "pump");
	assert_string_equal(z, "pu");
	assert_string_equal(str_z(arena, (struct str){ NULL, 0 }), "");
	arena_free(arena);
}

static void hashes_are_the_same_on_every_machine(void **state)
{
	(void)state;
	assert_int_equal(str_hash(STR("")), 0);
	assert_int_equal(str_hash(STR("kettle")), UINT64_C(0xB9FCBBACBF1A6094));
	assert_int_equal(str_hash(STR("a kettle, two pumps")), UINT64_C(0xA2A3CE914FCB7F44));
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(finds_text_behind_many_false_starts),
		cmocka_unit_test(capitals_of_ascii_count_as_small),
		cmocka_unit_test(parts_are_clamped),
		cmocka_unit_test(starts_and_ends_are_seen),
		cmocka_unit_test(cutting_takes_the_first),
		cmocka_unit_test(lines_come_without_their_ends),
		cmocka_unit_test(printing_takes_any_length),
		cmocka_unit_test(copies_stand_alone),
		cmocka_unit_test(hashes_are_the_same_on_every_machine),
	};
	struct CMUnitTest tests[countof(finds) + countof(orders) + countof(trims) + countof(others)];
	size_t n = 0;
	for (size_t i = 0; i < countof(finds); i++)
		tests[n++] = (struct CMUnitTest){ .name = finds[i].name,
			.test_func = finds_text,
			.initial_state = (void *)&finds[i] };
	for (size_t i = 0; i < countof(orders); i++)
		tests[n++] = (struct CMUnitTest){ .name = orders[i].name,
			.test_func = orders_text,
			.initial_state = (void *)&orders[i] };
	for (size_t i = 0; i < countof(trims); i++)
		tests[n++] = (struct CMUnitTest){ .name = trims[i].name,
			.test_func = trims_text,
			.initial_state = (void *)&trims[i] };
	for (size_t i = 0; i < countof(others); i++)
		tests[n++] = others[i];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
