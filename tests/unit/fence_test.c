#include "base/fence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Each row: a text, and what its lines are: f for a fence, c for code, . for the rest. */
static const struct {
	const char *text, *lines;
} walks[] = {
	{ "a\n```c\nb\n```\nc", ".fcf." },
	{ "  ~~~\nb\n   ~~~  \nc", "fcf." },
	{ "````\n```\n````\nc", "fcf." },         /* a shorter one is code */
	{ "```\n~~~\n```\nc", "fcf." },           /* so is one of the other sign */
	{ "```\n```c\n```\nc", "fcf." },          /* and one with words behind it */
	{ "```\n`````\nc", "ff." },               /* a longer one closes */
	{ "```x``` is code in a line\nc", ".." }, /* which opens nothing */
	{ "~~~ `x`\nb\n~~~\nc", "fcf." },
	{ "``\nc", ".." },
	{ "```\nb", "fc" },
};

static void test_follow(void **state)
{
	(void)state;
	for (size_t i = 0; i < countof(walks); i++) {
		struct str rest = str_from(walks[i].text), line;
		struct fence open = { 0 };
		char got[16] = "";
		for (size_t n = 0; str_line(&rest, &line); n++) {
			bool is_fence = fence_follow(&open, line);
			got[n] = (char)(is_fence ? 'f' : open.length > 0 ? 'c' : '.');
		}
		assert_string_equal(got, walks[i].lines);
	}
}

static void test_around(void **state)
{
	(void)state;
	assert_int_equal(fence_around(STR("")), 3);
	assert_int_equal(fence_around(STR("a `b` ``c``")), 3);
	assert_int_equal(fence_around(STR("```\na\n```")), 4);
	assert_int_equal(fence_around(STR("~~~~~ `````")), 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_follow),
		cmocka_unit_test(test_around),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
