#include "data/slot.h"
#include "data/slot_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define OWNERS 40
#define MEMBERS 50

static const char owners[OWNERS], members[MEMBERS];

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

static void an_empty_table_holds_nothing(void **state)
{
	const struct slot_table table = { .count = 0 };

	(void)state;
	assert_null(slot_table_get(&table, owners, members));
}

static struct slot *add(
    struct slot_table *table, struct arena *keep, const void *owner, const void *member)
{
	struct slot *slot = ARENA_NEW(keep, struct slot);

	slot->key[0] = owner;
	slot->key[1] = member;
	slot_table_add(table, keep, slot);
	return slot;
}

static void what_is_added_is_found_as_the_table_grows(void **state)
{
	struct slot_table table = { .count = 0 };
	struct slot *slots[OWNERS][MEMBERS];

	for (int i = 0; i < OWNERS; i++)
		for (int j = 0; j < MEMBERS; j++) {
			assert_null(slot_table_get(&table, &owners[i], &members[j]));
			slots[i][j] = add(&table, *state, &owners[i], &members[j]);
		}
	assert_int_equal(table.count, OWNERS * MEMBERS);
	for (int i = 0; i < OWNERS; i++)
		for (int j = 0; j < MEMBERS; j++)
			assert_ptr_equal(slot_table_get(&table, &owners[i], &members[j]), slots[i][j]);
}

static void an_owner_is_no_member(void **state)
{
	struct slot_table table = { .count = 0 };

	add(&table, *state, owners, members);
	assert_null(slot_table_get(&table, members, owners));
	assert_null(slot_table_get(&table, owners, owners));
}

static void going_through_its_places_meets_each_once(void **state)
{
	struct slot_table table = { .count = 0 };
	int met = 0;

	for (int i = 0; i < OWNERS; i++)
		add(&table, *state, &owners[i], members);
	for (size_t i = 0; i < table.room; i++)
		met += table.at[i] && table.at[i]->key[1] == members;
	assert_int_equal(met, OWNERS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_table_holds_nothing),
		cmocka_unit_test_setup_teardown(
		    what_is_added_is_found_as_the_table_grows, make_arena, free_arena),
		cmocka_unit_test_setup_teardown(an_owner_is_no_member, make_arena, free_arena),
		cmocka_unit_test_setup_teardown(
		    going_through_its_places_meets_each_once, make_arena, free_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
