/* GitHub's slugs. The wanted ones are what github.com makes of these headings. */
#include "text/document.h"

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static const struct slug_case {
	const char *name, *text, *slug;
} cases[] = {
	{ "letters become small and spaces dashes", "Overall Performance Gains",
	    "overall-performance-gains" },
	{ "punctuation goes, the spaces around it stay", "Pros & Cons: a/b", "pros--cons-ab" },
	{ "quotes of all sorts go", "Normalised “Performance-per-Dollar” Approximation",
	    "normalised-performance-per-dollar-approximation" },
	{ "underscores, digits and dashes stay", "x_y 3-4", "x_y-3-4" },
	{ "letters of other scripts stay, and become small where they can",
	    "Größe ÄRGER Ёлка Ωμέγα 寸法", "größe-ärger-ёлка-ωμέγα-寸法" },
	{ "emoji go", "📘 Legend", "-legend" },
	{ "a variation selector is a mark and stays", "⚠️ Warning", "\xEF\xB8\x8F-warning" },
	{ "dashes and ellipses of typography go", "A – B — C…", "a--b--c" },
	{ "signs of money and mathematics go", "€5 × 3 ≈ 15 ²", "5--3--15-" },
	{ "expressions are slugged as written", "Cost: {{ a.b : 0.00× }}", "cost--ab--000-" },
	{ "a heading of signs alone still gets an id", "!!!", "section" },
	{ "broken UTF-8 does no harm", "a\xFF\xC3", "a" },
};

static void becomes(void **state)
{
	const struct slug_case *want = *state;
	struct arena *arena = arena_new();
	struct map taken = map_in(arena);
	assert_string_equal(
	    str_z(arena, document_slug(arena, str_from(want->text), &taken)), want->slug);
	arena_free(arena);
}

static void the_same_heading_is_numbered(void **state)
{
	(void)state;
	static const char *const headings[][2] = {
		{ "A", "a" },
		{ "a", "a-1" },
		{ "A!", "a-2" },
		{ "a 1", "a-1-1" },
		{ "a", "a-3" },
		{ "a-1-1", "a-1-1-1" },
	};
	struct arena *arena = arena_new();
	struct map taken = map_in(arena);
	for (size_t i = 0; i < countof(headings); i++)
		assert_string_equal(
		    str_z(arena, document_slug(arena, str_from(headings[i][0]), &taken)),
		    headings[i][1]);
	arena_free(arena);
}

static void nothing_stays_of_signs_alone(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_int_equal(document_slug_alone(arena, STR(" !?")).len, 0);
	assert_true(str_eq(document_slug_alone(arena, STR(" Running Costs ")), STR("running-costs")));
	arena_free(arena);
}

static void small_letters_keep_all_signs(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_true(
	    str_eq(document_lower_case(arena, STR("C# & ÄRGER, ΩΜΈΓΑ")), STR("c# & ärger, ωμέγα")));
	arena_free(arena);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + 3];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = becomes,
			.initial_state = (void *)(uintptr_t)&cases[i] };
	tests[countof(cases)] = (struct CMUnitTest)cmocka_unit_test(the_same_heading_is_numbered);
	tests[countof(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(nothing_stays_of_signs_alone);
	tests[countof(cases) + 2] = (struct CMUnitTest)cmocka_unit_test(small_letters_keep_all_signs);
	return cmocka_run_group_tests_name("slug", tests, NULL, NULL);
}
