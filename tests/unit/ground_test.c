#include "base/ground.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define PIECES 200

static void a_piece_has_what_was_asked_for(void **state)
{
	(void)state;
	for (size_t wanted = 1; wanted < (16 << 20); wanted *= 3) {
		size_t size = wanted;
		void *piece = ground_take(&size);
		assert_non_null(piece);
		assert_true(size >= wanted);
		assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
		memset(piece, 'x', size);
		ground_give(piece, size);
	}
}

struct taken {
	unsigned char *at;
	size_t size;
	unsigned char mark;
};

static struct taken take(size_t number, unsigned char mark)
{
	struct taken taken = { .size = (size_t)1000 << number % 10, .mark = mark };

	taken.at = ground_take(&taken.size);
	assert_non_null(taken.at);
	memset(taken.at, mark, taken.size);
	return taken;
}

static bool is_untouched(struct taken taken)
{
	return taken.at[0] == taken.mark && memcmp(taken.at, taken.at + 1, taken.size - 1) == 0;
}

static void pieces_do_not_overlap(void **state)
{
	(void)state;
	struct taken pieces[PIECES];
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < PIECES; i++)
			pieces[i] = take(i * 7, (unsigned char)i);
		for (size_t i = 0; i < PIECES; i += 2)
			ground_give(pieces[i].at, pieces[i].size);
		for (size_t i = 0; i < PIECES; i += 2)
			pieces[i] = take(i * 3, (unsigned char)(i + 1));
		for (size_t i = 0; i < PIECES; i++)
			assert_true(is_untouched(pieces[i]));
		for (size_t i = 0; i < PIECES; i++)
			ground_give(pieces[i].at, pieces[i].size);
	}
}

static void what_was_given_back_is_taken_again(void **state)
{
	(void)state;
	size_t size = 100000, again = 100000;
	void *piece = ground_take(&size);
	memset(piece, 'x', size);
	if (ground_is_malloc(size)) { /* nobody can say what malloc gives */
		ground_give(piece, size);
		return;
	}
	ground_give(piece, size);
	assert_ptr_equal(ground_take(&again), piece);
	assert_int_equal(again, size);
	ground_give(piece, again);
}

static void *take_and_give(void *mark)
{
	bool good = true;

	for (size_t i = 0; i < 500; i++) {
		struct taken one = take(i, *(unsigned char *)mark),
			     other = take(i / 3, *(unsigned char *)mark);
		good = good && is_untouched(one) && is_untouched(other);
		ground_give(one.at, one.size);
		ground_give(other.at, other.size);
	}
	return good ? mark : NULL;
}

static void threads_get_pieces_of_their_own(void **state)
{
	(void)state;
	pthread_t threads[4];
	unsigned char marks[4] = { 1, 2, 3, 4 };
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, take_and_give, &marks[i]), 0);
	for (size_t i = 0; i < 4; i++) {
		void *result;
		pthread_join(threads[i], &result);
		assert_ptr_equal(result, &marks[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_piece_has_what_was_asked_for),
		cmocka_unit_test(pieces_do_not_overlap),
		cmocka_unit_test(what_was_given_back_is_taken_again),
		cmocka_unit_test(threads_get_pieces_of_their_own),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
