#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define assert_buf(buf, want) \
	assert_true(str_eq(buf_str(&(buf)), str_from(want)) && "what was put so far")

static int make_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static int free_arena(void **state)
{
	arena_free(*state);
	return 0;
}

static void what_is_put_comes_in_order(void **state)
{
	struct buf buf = buf_in(*state, BUF_MOST);
	buf_put(&buf, STR("two "));
	buf_put(&buf, (struct str){ NULL, 0 });
	buf_print(&buf, "%d%c", 12, 'x');
	buf_put_byte(&buf, '!');
	assert_buf(buf, "two 12x!");
	assert_false(buf.full);
}

static void an_unused_buf_is_empty(void **state)
{
	struct buf buf = buf_in(*state, BUF_MOST);
	assert_int_equal(buf_str(&buf).len, 0);
	assert_int_equal(arena_used(*state), 0);
}

static void code_points_become_utf8(void **state)
{
	struct buf buf = buf_in(*state, BUF_MOST);
	static const uint32_t points[] = { 0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF };
	for (size_t i = 0; i < countof(points); i++)
		buf_put_code_point(&buf, points[i]);
	assert_buf(buf, "A\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
}

static void a_long_print_fits(void **state)
{
	struct buf buf = buf_in(*state, BUF_MOST);
	buf_print(&buf, "%*s|", 5000, "x");
	assert_int_equal(buf_str(&buf).len, 5001);
	assert_int_equal(buf_str(&buf).at[5000], '|');
}

static void the_ceiling_can_be_reached(void **state)
{
	struct buf buf = buf_in(*state, 100);
	for (int i = 0; i < 100; i++)
		buf_put_byte(&buf, 'x');
	assert_int_equal(buf.len, 100);
	assert_false(buf.full);
}

static void past_the_ceiling_nothing_is_added(void **state)
{
	struct buf buf = buf_in(*state, 5);
	buf_put(&buf, STR("pump"));
	buf_put(&buf, STR("pump"));
	buf_put_byte(&buf, 'x');
	assert_true(buf.full);
	assert_buf(buf, "pump");
}

/* The engine of pages has a printf of its own. */
static void formats_are_filled(void **state)
{
	struct buf buf = buf_in(*state, BUF_MOST);
	buf_print(&buf, "%s|%.*s|%.*s|%*s|", "pump", 2, "kettle", 9, "up", 3, "a");
	buf_print(&buf, "%d|%d|%u|%zu|%ld|", 0, -120, 4294967295U, (size_t)17, -5L);
	buf_print(&buf, "%02d|%04d|%02d|%02X|%04x|%c|%%", 7, 2026, 123, 0xAU, 0xBEEFU, 'z');
	assert_buf(buf, "pump|ke|up|  a|0|-120|4294967295|17|-5|07|2026|123|0A|beef|z|%");
}

static void room_is_filled_as_far_as_it_is_used(void **state)
{
	struct buf buf = buf_in(*state, 100);
	buf_put(&buf, STR("a"));
	char *to = buf_room(&buf, 90);
	assert_non_null(to);
	to[0] = to[1] = 'b';
	buf.len += 2;
	buf_put(&buf, STR("c"));
	assert_true(str_eq(buf_str(&buf), STR("abbc")));
	assert_null(buf_room(&buf, 97));
	assert_true(buf.full);
}

static void clearing_starts_anew(void **state)
{
	struct buf buf = buf_in(*state, 4);
	buf_put(&buf, STR("kettle"));
	buf_clear(&buf);
	buf_put(&buf, STR("pump"));
	assert_buf(buf, "pump");
	assert_false(buf.full);
}

static void it_grows_while_others_allocate(void **state)
{
	struct buf buf = buf_in(*state, BUF_MOST);
	for (int i = 0; i < 10000; i++) {
		buf_put(&buf, STR("ab"));
		arena_alloc(*state, 8);
	}
	for (size_t i = 0; i < buf.len; i++)
		assert_int_equal(buf.at[i], i % 2 ? 'b' : 'a');
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_arena, free_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_put_comes_in_order),
		TEST(an_unused_buf_is_empty),
		TEST(code_points_become_utf8),
		TEST(a_long_print_fits),
		TEST(the_ceiling_can_be_reached),
		TEST(past_the_ceiling_nothing_is_added),
		TEST(formats_are_filled),
		TEST(room_is_filled_as_far_as_it_is_used),
		TEST(clearing_starts_anew),
		TEST(it_grows_while_others_allocate),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
