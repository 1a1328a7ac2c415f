#include "base/arena.h"
#include "base/buf.h"
#include "base/plain_print.h"

#include <limits.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void the_plain_formats_are_known(void **state)
{
	static const char *const plain[] = { "", "words", "%s", "%.*s:%u", "%d%%", "%zu of %zu", "%%" };
	static const char *const others[] = { "%", "%x", "%5d", "%ld", "%.3s", "%-s", "%z", "%zd",
		"%c", "%s and %lu", "%.*", "%*s" };

	(void)state;
	for (size_t i = 0; i < countof(plain); i++)
		assert_true(plain_format(plain[i]));
	for (size_t i = 0; i < countof(others); i++)
		assert_false(plain_format(others[i]));
}

static void __attribute__((format(printf, 1, 2))) same_as_printf(const char *format, ...)
{
	char want[512], got[512];
	va_list list, again, third;

	va_start(list, format);
	va_copy(again, list);
	va_copy(third, list);
	int len = vsnprintf(want, sizeof(want), format, list);
	assert_true(plain_format(format));
	assert_int_equal(plain_print(NULL, format, again), len);
	memset(got, '#', sizeof(got));
	assert_int_equal(plain_print(got, format, third), len);
	assert_memory_equal(got, want, (size_t)len);
	assert_int_equal(got[len], '#'); /* nothing is written behind it */
	va_end(third);
	va_end(again);
	va_end(list);
}

static void what_is_printed_is_what_printf_prints(void **state)
{
	(void)state;
	same_as_printf("no conversion");
	same_as_printf("%s", "");
	same_as_printf("%s and %s", "one", "two");
	same_as_printf("%.*s|", 3, "four");
	same_as_printf("%.*s|", 9, "four"); /* no further than its end */
	same_as_printf("%.*s|", 0, "four");
	same_as_printf("100%% of %d", 7);
	same_as_printf("%d %d %d %d", 0, -1, INT_MAX, INT_MIN);
	same_as_printf("%u %u", 0u, UINT_MAX);
	same_as_printf("%zu %zu", (size_t)0, SIZE_MAX);
	same_as_printf("%.*s:%u:%u", 4, "path", 12u, 3u);
}

static void a_buf_that_is_full_takes_nothing_more(void **state)
{
	struct arena *arena = arena_new();
	struct buf buf = buf_in(arena, 8);

	(void)state;
	buf_print(&buf, "%d%d", 123, 45);
	buf_print(&buf, "%s", "6789");
	assert_true(buf.full);
	assert_true(str_eq(buf_str(&buf), STR("12345")));
	arena_free(arena);
}

static void a_printed_text_ends_with_a_zero_byte(void **state)
{
	struct arena *arena = arena_new();
	struct str text = str_print(arena, "%.*s/%zu", 2, "abc", (size_t)42);

	(void)state;
	assert_int_equal(text.len, 5);
	assert_string_equal(text.at, "ab/42");
	arena_free(arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_plain_formats_are_known),
		cmocka_unit_test(what_is_printed_is_what_printf_prints),
		cmocka_unit_test(a_buf_that_is_full_takes_nothing_more),
		cmocka_unit_test(a_printed_text_ends_with_a_zero_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
