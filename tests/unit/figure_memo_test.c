/* Links of figures are known again by all three of their texts. */
#include "text/figure_memo.h"

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static struct figure_words words(const char *href, const char *text, const char *value)
{
	return (struct figure_words){ str_from(href), str_from(text), str_from(value) };
}

static void assert_known(struct figure_memo *memo, struct figure_words sought, const char *want)
{
	struct arena *scratch = arena_new();

	assert_string_equal(str_z(scratch, figure_memo_find(memo, scratch, sought).bytes), want);
	arena_free(scratch);
}

static void knows_what_was_printed(void **state)
{
	struct arena *keep = arena_new();
	struct figure_memo *memo = figure_memo_new(keep);

	(void)state;
	assert_known(memo, words("../a/#x", "5 W", "5"), "");
	char printed[] = "<a>5 W</a>";
	figure_memo_add(memo, words("../a/#x", "5 W", "5"), markup_trusted(str_from(printed)));
	printed[3] = '6'; /* it is a copy */
	assert_known(memo, words("../a/#x", "5 W", "5"), "<a>5 W</a>");
	assert_known(memo, words("../../a/#x", "5 W", "5"), "");
	assert_known(memo, words("../a/#x", "5 kW", "5"), "");
	assert_known(memo, words("../a/#x", "5 W", "5.01"), "");
	assert_known(memo, words("../a/#x5", " W", "5"), "");
	arena_free(keep);
}

static void forgets_nothing_and_learns_no_more_than_it_may(void **state)
{
	struct arena *keep = arena_new();
	struct figure_memo *memo = figure_memo_new(keep);

	(void)state;
	for (int i = 0; i < 20000; i++)
		figure_memo_add(memo, (struct figure_words){ .text = str_print(keep, "%d", i) },
		    markup_text(keep, STR("x")));
	assert_known(memo, words("", "0", ""), "x");
	assert_known(memo, words("", "9999", ""), "x");
	assert_known(memo, words("", "19999", ""), "");
	arena_free(keep);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_what_was_printed),
		cmocka_unit_test(forgets_nothing_and_learns_no_more_than_it_may),
	};
	return cmocka_run_group_tests_name("figure_memo", tests, NULL, NULL);
}
