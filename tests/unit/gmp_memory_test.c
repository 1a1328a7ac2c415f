#include "number/gmp_memory.h"
#include "number/ratio.h"
#include "number/ratio_text.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/*
 * (a/b)^n for n = 1, 2, 4 …: limbs of all sizes, from those on the first list to those that are malloc's. Each is
 * divided by itself again, which must leave one.
 */
static bool powers_are_right(struct arena *keep, int64_t a, uint64_t b)
{
	const struct ratio *power = ratio_of(keep, a, b);

	for (int i = 0; i < 11; i++) {
		const struct ratio *square = ratio_mul(keep, power, power);
		if (ratio_cmp(ratio_div(keep, square, power), power) != 0 ||
		    ratio_cmp(ratio_div(keep, square, square), ratio_one()) != 0 ||
		    ratio_sign(ratio_sub(keep, ratio_add(keep, square, power), square)) <= 0)
			return false;
		power = square;
	}
	return true;
}

static void numbers_of_all_lengths_are_right(void **state)
{
	struct arena *keep = arena_new();

	(void)state;
	for (int64_t a = 2; a < 40; a++)
		assert_true(powers_are_right(keep, a * 1000003, 999983));
	arena_free(keep);
}

static void what_is_computed_is_what_it_was(void **state)
{
	struct arena *keep = arena_new();
	struct buf text = buf_in(keep, BUF_MOST);

	(void)state;
	ratio_exact(&text, ratio_pow(keep, ratio_of(keep, 3, 7), 50));
	assert_true(str_eq(buf_str(&text),
	    STR("717897987691852588770249/1798465042647412146620280340569649349251249")));
	arena_free(keep);
}

static void *compute(void *result)
{
	struct arena *keep = arena_new();
	bool *right = result;

	*right = true;
	for (int64_t a = 2; a < 12; a++)
		*right = *right && powers_are_right(keep, a * 1000003 + 1, 999979);
	arena_free(keep);
	gmp_memory_end_thread();
	return NULL;
}

/* Lists are a thread's own, and are gone with it. */
static void threads_do_not_meet(void **state)
{
	enum { THREADS = 4, ROUNDS = 5 };

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		pthread_t threads[THREADS];
		bool right[THREADS];
		for (int i = 0; i < THREADS; i++)
			assert_int_equal(pthread_create(&threads[i], NULL, compute, &right[i]), 0);
		for (int i = 0; i < THREADS; i++) {
			assert_int_equal(pthread_join(threads[i], NULL), 0);
			assert_true(right[i]);
		}
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_of_all_lengths_are_right),
		cmocka_unit_test(what_is_computed_is_what_it_was),
		cmocka_unit_test(threads_do_not_meet),
	};

	gmp_memory_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
