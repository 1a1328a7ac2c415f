#include "base/arena.h"
#include "base/buf.h"
#include "base/plain_print.h"

#include <limits.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* A text for a conversion that takes one, and zeros: what is printed of them does not matter here. */
static size_t __attribute__((format(printf, 1, 2))) length(const char *format, ...)
{
	va_list list;

	va_start(list, format);
	size_t len = plain_print(NULL, 0, format, list);
	va_end(list);
	return len;
}

static void formats_with_other_conversions_are_left_to_printf(void **state)
{
	static const char *const others[] = { "%", "%x", "%5d", "%ld", "%.3s", "%-s", "%z", "%zd",
		"%c", "words, then %lu", "%.*", "%*s" };

	(void)state;
	for (size_t i = 0; i < countof(others); i++) {
		const char *volatile format = others[i]; /* printf would have it checked */
		assert_true(length(format, 1, 2, 3) == PLAIN_NOT);
	}
	assert_true(length("%s and %lu", "one", 2ul) == PLAIN_NOT);
}

/* What does not fit is told, and writes nothing behind the room. */
static void __attribute__((format(printf, 3, 4))) fits(size_t room, bool want, const char *format, ...)
{
	char got[64];
	va_list list;

	memset(got, '#', sizeof(got));
	va_start(list, format);
	assert_int_equal(plain_print(got, room, format, list) <= room, want);
	va_end(list);
	for (size_t i = room; i < sizeof(got); i++)
		assert_int_equal(got[i], '#');
}

static void what_does_not_fit_is_told(void **state)
{
	(void)state;
	fits(5, true, "%s", "12345");
	fits(4, false, "%s", "12345");
	fits(4, false, "%s%s", "12345", "");
	fits(6, true, "%s%d", "1234", 56);
	fits(6, false, "%s%d", "1234567", 5);
	fits(3, false, "%d %d", 12, 34);
	fits(0, true, "%s", "");
	fits(0, false, "%%");
}

static void __attribute__((format(printf, 1, 2))) same_as_printf(const char *format, ...)
{
	char want[512], got[512];
	va_list list, again, third;

	va_start(list, format);
	va_copy(again, list);
	va_copy(third, list);
	int len = vsnprintf(want, sizeof(want), format, list);
	assert_int_equal(plain_print(NULL, 0, format, again), len);
	memset(got, '#', sizeof(got));
	assert_int_equal(plain_print(got, sizeof(got), format, third), len);
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

static void long_texts_are_printed_whole(void **state)
{
	struct arena *arena = arena_new();
	char most[400], text[400];
	struct buf buf = buf_in(arena, BUF_MOST);

	(void)state;
	memset(most, 'x', sizeof(most));
	for (int len = 250; len < 260; len++) {
		struct str plain = str_print(arena, "%.*s", len, most);
		struct str other = str_print(arena, "%.*s%x", len, most, 10u);
		snprintf(text, sizeof(text), "%.*sa", len, most);
		assert_string_equal(other.at, text);
		assert_int_equal(other.len, len + 1);
		assert_int_equal(strlen(plain.at), len);
		assert_int_equal(plain.len, len);
		assert_memory_equal(plain.at, most, (size_t)len);
		buf_clear(&buf);
		buf_print(&buf, "%.*s", len, most);
		assert_true(str_eq(buf_str(&buf), plain));
		buf_print(&buf, "%x", 10u);
		assert_int_equal(buf.len, len + 1);
	}
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
		cmocka_unit_test(formats_with_other_conversions_are_left_to_printf),
		cmocka_unit_test(what_does_not_fit_is_told),
		cmocka_unit_test(what_is_printed_is_what_printf_prints),
		cmocka_unit_test(a_buf_that_is_full_takes_nothing_more),
		cmocka_unit_test(a_printed_text_ends_with_a_zero_byte),
		cmocka_unit_test(long_texts_are_printed_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
