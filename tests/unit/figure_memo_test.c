/* What names of figures stand for is known again, on other pages. */
#include "text/figure_memo.h"
#include "text_fixture.h"

#include <string.h>

static void forgets_nothing_and_learns_no_more_than_it_may(void **state)
{
	struct arena *keep = arena_new();
	struct figure_memo *memo = figure_memo_new(keep);
	struct known_figure figure = { .value = value_of_text(STR("used")), .printed = STR("used") };

	(void)state;
	for (int i = 0; i < 20000; i++)
		figure_memo_keep(memo, str_print(keep, "%d", i), &figure);
	assert_non_null(figure_memo_name(memo, STR("0")));
	assert_non_null(figure_memo_name(memo, STR("9999")));
	assert_null(figure_memo_name(memo, STR("19999")));
	arena_free(keep);
}

/* One page after the other; what the earlier ones made is gone, but for what is remembered. */
static void assert_pages_alike(
    struct fixture *fixture, struct figure_memo *memo, const char *text, const char *self)
{
	struct markup alone = MARKUP_NONE;

	for (int i = 0; i < 4; i++) {
		struct document_input input = fixture_input(fixture, text);
		input.self = self ? map_get(&fixture->catalog->things, str_from(self)) : NULL;
		input.figure_memo = i == 0 ? NULL : memo;
		struct markup body = document_read(&input).body;
		if (i == 0)
			alone = markup_copy(fixture->keep, body);
		assert_text(fixture, body.bytes, str_z(fixture->keep, alone.bytes));
		arena_reset(fixture->scratch);
		memset(arena_alloc(fixture->scratch, 20000), 'x', 20000);
		arena_reset(fixture->scratch);
	}
}

static void pages_are_the_same_with_it(void **state)
{
	static const char *const texts[] = { "{{ k1.power }} {{ k1.energy }} {{ k1.price }} {{ k3.power }}\n",
		"![{{ k1.power }}](a.png) [{{ k1.power }}](b.md) **{{ k1.power : 0.00 kW }}**\n",
		"{{ k1.maker }} {{ k1.colour }} {{ k1.pace }} {{ k3.colour }} {{ mug.power }} {{ k1.strong }}\n",
		"{{ breakfast.cost }} {{ k1.price / k2.price }} {{ k1 }}\n" };
	static const char *const others[] = { "{{ price }} {{ power }} {{ energy }} {{ k2.power }}\n" };
	struct fixture fixture;
	struct figure_memo *memo;

	(void)state;
	fixture_start(&fixture, "");
	memo = figure_memo_new(fixture.keep);
	for (size_t i = 0; i < countof(texts); i++)
		assert_pages_alike(&fixture, memo, texts[i], NULL);
	assert_non_null(figure_memo_name(memo, STR("k1.energy")));
	for (size_t i = 0; i < countof(others); i++) {
		assert_pages_alike(&fixture, memo, others[i], "k1");
		assert_pages_alike(&fixture, memo, others[i], "k2");
	}
	assert_null(figure_memo_name(memo, STR("price")));
	assert_text(&fixture, fixture_reports(&fixture), "");
	fixture_end(&fixture);
}

/* A mistake is told on each page that makes it, at its place. */
static void mistakes_are_told_each_time(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_start(&fixture, "");
	struct figure_memo *memo = figure_memo_new(fixture.keep);
	for (int i = 1; i <= 2; i++) {
		struct document_input input =
		    fixture_input(&fixture, i == 1 ? "{{ k1.weight }}\n" : "Its {{ k1.weight }}\n");
		input.figure_memo = memo;
		document_read(&input);
		assert_int_equal(diag_count(fixture.diag), i);
		assert_int_equal(diag_at(fixture.diag, (size_t)i - 1)->at.col, i == 1 ? 7 : 11);
	}
	assert_null(figure_memo_name(memo, STR("k1.weight")));
	fixture_end(&fixture);
}

static void knows_names(void **state)
{
	struct arena *keep = arena_new(), *page = arena_new();
	struct figure_memo *memo = figure_memo_new(keep);
	struct known_figure figure = { .value = value_of_text(str_print(page, "%s", "used")),
		.printed = str_print(page, "%s", "it is used") };

	(void)state;
	assert_null(figure_memo_name(memo, STR("bike.state")));
	figure_memo_keep(memo, str_print(page, "%s", "bike.state"), &figure);
	arena_reset(page);
	memset(arena_alloc(page, 256), 'x', 256); /* another page */
	const struct known_figure *known = figure_memo_name(memo, STR("bike.state"));
	assert_non_null(known);
	assert_string_equal(str_z(keep, known->value.text), "used");
	assert_string_equal(str_z(keep, known->printed), "it is used");
	assert_null(figure_memo_name(memo, STR("bike")));
	arena_free(page);
	arena_free(keep);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(forgets_nothing_and_learns_no_more_than_it_may),
		cmocka_unit_test(knows_names),
		cmocka_unit_test(pages_are_the_same_with_it),
		cmocka_unit_test(mistakes_are_told_each_time),
	};
	return cmocka_run_group_tests_name("figure_memo", tests, NULL, NULL);
}
