#include "base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

static void an_empty_map_holds_nothing(void **state)
{
	struct map map = map_in(*state);
	assert_null(map_get(&map, STR("pump")));
	assert_int_equal(arena_used(*state), 0);
}

static void putting_replaces_and_returns_the_old_value(void **state)
{
	struct map map = map_in(*state);
	int one = 1, two = 2;
	assert_null(map_put(&map, STR("pump"), &one));
	assert_ptr_equal(map_put(&map, STR("pump"), &two), &one);
	assert_ptr_equal(map_get(&map, STR("pump")), &two);
	assert_int_equal(map.count, 1);
}

static void adding_keeps_the_first(void **state)
{
	struct map map = map_in(*state);
	int one = 1, two = 2;
	assert_true(map_add(&map, STR("pump"), &one));
	assert_false(map_add(&map, STR("pump"), &two));
	assert_ptr_equal(map_get(&map, STR("pump")), &one);
}

static void a_key_that_is_met_may_be_copied(void **state)
{
	struct map map = map_in(*state);
	int one = 1;
	for (int i = 0; i < 100; i++) {
		char bytes[] = { (char)('a' + i % 50), 'x' };
		struct map_entry *entry = map_meet(&map, (struct str){ bytes, sizeof(bytes) });
		assert_ptr_equal(entry->value, i < 50 ? NULL : &one);
		if (!entry->value)
			entry->key = str_copy(*state, entry->key);
		entry->value = &one;
	}
	assert_int_equal(map.count, 50);
	assert_ptr_equal(map_get(&map, STR("ax")), &one);
}

static void the_empty_key_is_a_key(void **state)
{
	struct map map = map_in(*state);
	int one = 1;
	assert_true(map_add(&map, (struct str){ NULL, 0 }, &one));
	assert_ptr_equal(map_get(&map, STR("")), &one);
}

static void a_key_may_stand_for_nothing(void **state)
{
	struct map map = map_in(*state);
	assert_true(map_add(&map, STR("pump"), NULL));
	assert_false(map_add(&map, STR("pump"), NULL));
	assert_null(map_get(&map, STR("pump")));
}

static void many_keys_are_found_in_the_order_they_came(void **state)
{
	struct map map = map_in(*state);
	static int values[20000];
	for (int i = 0; i < 20000; i++)
		assert_true(map_add(&map, str_print(*state, "thing_%d", i * 7919 % 20000), &values[i]));
	assert_int_equal(map.count, 20000);
	for (int i = 0; i < 20000; i++) {
		struct str key = str_print(*state, "thing_%d", i * 7919 % 20000);
		assert_true(str_eq(map.at[i].key, key));
		assert_ptr_equal(map_get(&map, key), &values[i]);
	}
	assert_null(map_get(&map, STR("thing_20000")));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_arena, free_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_empty_map_holds_nothing),
		TEST(putting_replaces_and_returns_the_old_value),
		TEST(adding_keeps_the_first),
		TEST(a_key_that_is_met_may_be_copied),
		TEST(the_empty_key_is_a_key),
		TEST(a_key_may_stand_for_nothing),
		TEST(many_keys_are_found_in_the_order_they_came),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
