#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void blocks_are_aligned_for_any_type(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t size = 0; size < 100; size++)
		assert_int_equal((uintptr_t)arena_alloc(arena, size) % _Alignof(max_align_t), 0);
	arena_free(arena);
}

static void blocks_do_not_overlap(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	unsigned char *blocks[2000];
	for (size_t i = 0; i < countof(blocks); i++)
		blocks[i] = memset(arena_alloc(arena, i), (int)(i & 0xFF), i);
	for (size_t i = 0; i < countof(blocks); i++)
		for (size_t j = 0; j < i; j++)
			assert_int_equal(blocks[i][j], i & 0xFF);
	arena_free(arena);
}

/* A text of megabytes that grows, with blocks before it and others behind it in the end. */
static void a_large_block_keeps_its_bytes_as_it_grows(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (int round = 0; round < 2; round++) {
		unsigned char *before = memset(arena_alloc(arena, 100), 'b', 100), *block = NULL;
		size_t size = 0;
		for (size_t more = 1000; more < (16 << 20); size = more, more *= 3) {
			block = arena_resize(arena, block, size, more);
			memset(block + size, (int)(more & 0x7F), more - size);
		}
		unsigned char *behind = memset(arena_alloc(arena, 100), 'c', 100);
		for (size_t from = 0, more = 1000; from < size; from = more, more *= 3) {
			assert_int_equal(block[from], more & 0x7F);
			assert_int_equal(block[more - 1], more & 0x7F);
		}
		assert_int_equal(before[99], 'b');
		assert_int_equal(behind[0], 'c');
		arena_reset(arena);
	}
	arena_free(arena);
}

static void a_cleared_block_is_clear_after_reuse(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	memset(arena_alloc(arena, 1000), 0xAB, 1000);
	arena_reset(arena);
	const unsigned char *block = arena_zero(arena, 1000);
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(block[i], 0);
	arena_free(arena);
}

static void a_reset_hands_out_the_same_memory_again(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	void *first = arena_alloc(arena, 10);
	arena_alloc(arena, 1 << 20);
	arena_reset(arena);
	assert_int_equal(arena_used(arena), 0);
	assert_ptr_equal(arena_alloc(arena, 10), first);
	arena_free(arena);
}

#ifndef RIGBOOK_IN_PAGE /* where an arena keeps what it has */
static void a_reset_gives_back_all_but_the_first_memory(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	size_t alone = arena_size(arena);
	for (int page = 0; page < 3; page++) {
		for (int i = 0; i < 1000; i++)
			memset(arena_alloc(arena, 1000), 'x', 1000);
		memset(arena_alloc(arena, 3 << 20), 'x', 3 << 20);
		assert_true(arena_size(arena) >= 1000 * 1000 + (3 << 20));
		arena_reset(arena);
		assert_int_equal(arena_size(arena), alone);
	}
	arena_free(arena);
}
#endif

static void what_grew_leaves_its_place_to_others(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	unsigned char *grown = NULL, *others[200], *before = NULL;
	size_t size = 0;
	for (size_t i = 0; i < 200; i++) { /* an array that doubles, and blocks that stand in its way */
		if (size < i * 1000) {
			before = grown;
			grown = arena_resize(arena, grown, size, 2 * i * 1000);
			memset(grown + size, 'g', 2 * i * 1000 - size);
			size = 2 * i * 1000;
		}
		others[i] = memset(arena_alloc(arena, 500), (int)i, 500);
	}
	assert_ptr_not_equal(grown, before);
	for (size_t i = 0; i < size; i++)
		assert_int_equal(grown[i], 'g');
	for (size_t i = 0; i < 200; i++)
		for (size_t n = 0; n < 500; n++)
			assert_int_equal(others[i][n], i);
	arena_free(arena);
}

/* Not under AddressSanitizer, which is to find who still looks at it, and not in a page. */
#if defined(RIGBOOK_IN_PAGE) || defined(__SANITIZE_ADDRESS__)
#define KEEPS_WHAT_IS_GIVEN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KEEPS_WHAT_IS_GIVEN 1
#endif
#endif

#ifndef KEEPS_WHAT_IS_GIVEN
static void what_is_given_back_is_handed_out(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	char *given = arena_alloc(arena, 5000), *kept = memset(arena_alloc(arena, 5000), 'k', 5000);
	size_t within = 0;
	arena_give(arena, NULL, 0);
	arena_give(arena, given, 5000);
	for (size_t i = 0; i < 200; i++) {
		char *block = memset(arena_alloc(arena, 500), 'b', 500);
		within += block >= given && block + 500 <= given + 5000;
	}
	assert_int_equal(within, 9); /* aligned, ten take more */
	for (size_t i = 0; i < 5000; i++)
		assert_int_equal(kept[i], 'k');
	arena_free(arena);
}
#endif

static void the_last_block_grows_in_place(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	char *block = arena_copy(arena, "kettle", 6);
	assert_ptr_equal(arena_resize(arena, block, 6, 2000), block);
	assert_memory_equal(block, "kettle", 6);
	memset(block, 'x', 2000);
	assert_int_equal(arena_used(arena), 2000);
	arena_free(arena);
}

static void a_block_with_others_behind_it_moves(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	char *block = arena_copy(arena, "kettle", 6), *next = arena_copy(arena, "pump", 4);
	char *moved = arena_resize(arena, block, 6, 100);
	assert_ptr_not_equal(moved, block);
	assert_memory_equal(moved, "kettle", 6);
	assert_memory_equal(next, "pump", 4);
	arena_free(arena);
}

static void a_block_that_outgrows_its_chunk_moves(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	char *block = arena_copy(arena, "kettle", 6);
	block = arena_resize(arena, block, 6, 8 << 20);
	assert_memory_equal(block, "kettle", 6);
	memset(block, 'x', 8 << 20);
	arena_free(arena);
}

static void resizing_nothing_allocates(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	memset(arena_resize(arena, NULL, 0, 10), 'x', 10);
	arena_free(arena);
}

static void a_growing_array_keeps_its_elements(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	size_t *numbers = NULL, room = 0;
	for (size_t i = 0; i < 10000; i++) {
		numbers = arena_room(arena, numbers, i, &room, sizeof(*numbers));
		assert_true(room > i);
		numbers[i] = i;
		if (i % 100 == 0)
			arena_alloc(arena, 1); /* something in its way */
	}
	for (size_t i = 0; i < 10000; i++)
		assert_int_equal(numbers[i], i);
	arena_free(arena);
}

static void what_is_used_is_counted(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	arena_alloc(arena, 5);
	arena_zero(arena, 7);
	assert_int_equal(arena_used(arena), 12);
	arena_free(arena);
}

static void a_reset_frees_the_arenas_within(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	size_t alone = arena_size(arena);
	for (int page = 0; page < 3; page++) {
		arena_alloc(arena_child(arena), 100000);
		assert_true(arena_size(arena) >= alone + 100000);
		arena_reset(arena);
		assert_int_equal(arena_size(arena), alone);
	}
	arena_free(arena);
}

static void freeing_nothing_is_allowed(void **state)
{
	(void)state;
	arena_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_are_aligned_for_any_type),
		cmocka_unit_test(blocks_do_not_overlap),
		cmocka_unit_test(a_large_block_keeps_its_bytes_as_it_grows),
		cmocka_unit_test(a_cleared_block_is_clear_after_reuse),
		cmocka_unit_test(a_reset_hands_out_the_same_memory_again),
#ifndef RIGBOOK_IN_PAGE
		cmocka_unit_test(a_reset_gives_back_all_but_the_first_memory),
#endif
		cmocka_unit_test(what_grew_leaves_its_place_to_others),
#ifndef KEEPS_WHAT_IS_GIVEN
		cmocka_unit_test(what_is_given_back_is_handed_out),
#endif
		cmocka_unit_test(the_last_block_grows_in_place),
		cmocka_unit_test(a_block_with_others_behind_it_moves),
		cmocka_unit_test(a_block_that_outgrows_its_chunk_moves),
		cmocka_unit_test(resizing_nothing_allocates),
		cmocka_unit_test(a_growing_array_keeps_its_elements),
		cmocka_unit_test(what_is_used_is_counted),
		cmocka_unit_test(a_reset_frees_the_arenas_within),
		cmocka_unit_test(freeing_nothing_is_allowed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
