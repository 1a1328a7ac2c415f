/*
 * cmocka - as much of it as the unit tests of this repository use, for WebAssembly, where there is no setjmp: a check
 * that fails prints its place and traps, which loses the instance; tests/live/units.js runs the next test in a new one.
 *
 * A test's main is renamed test_main (Makefile). It hands over its list, and test_run runs one of it.
 */
#ifndef TESTS_LIVE_CMOCKA_H
#define TESTS_LIVE_CMOCKA_H

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct CMUnitTest {
	const char *name;
	void (*test_func)(void **state);
	int (*setup_func)(void **state);
	int (*teardown_func)(void **state);
	void *initial_state;
};

#define cmocka_unit_test(function) \
	{ \
#function, function, NULL, NULL, NULL \
	}
#define cmocka_unit_test_setup_teardown(function, setup, teardown) \
	{ \
#function, function, setup, teardown, NULL \
	}
#define cmocka_unit_test_prestate(function, state) \
	{ \
#function, function, NULL, NULL, state \
	}
#define cmocka_run_group_tests(tests, setup, teardown) \
	test_take(tests, sizeof(tests) / sizeof((tests)[0]), setup, teardown)
#define cmocka_run_group_tests_name(name, tests, setup, teardown) \
	cmocka_run_group_tests(tests, setup, teardown)

#define _cmocka_run_group_tests(name, tests, count, setup, teardown) \
	test_take(tests, count, setup, teardown)

#define TESTS_MOST 2000

static struct CMUnitTest test_list[TESTS_MOST];
static size_t test_count;
static int (*test_setup)(void **state);

#define EXPORT(name) __attribute__((export_name(#name)))

int test_main(void);
EXPORT(test_number) size_t test_number(void);
EXPORT(test_name) const char *test_name(size_t index);
EXPORT(test_run) void test_run(size_t index);
EXPORT(test_start) int test_start(void);

static inline int test_take(const struct CMUnitTest *tests, size_t count,
    int (*setup)(void **state), int (*teardown)(void **state))
{
	(void)teardown;
	test_setup = setup;
	for (test_count = 0; test_count < count && test_count < TESTS_MOST; test_count++)
		test_list[test_count] = tests[test_count];
	return test_count < count;
}

int test_start(void)
{
	return test_main();
}

size_t test_number(void)
{
	return test_count;
}

const char *test_name(size_t index)
{
	return test_list[index].name;
}

void test_run(size_t index)
{
	const struct CMUnitTest *test = &test_list[index];
	void *state = NULL;

	if (test_setup && test_setup(&state) != 0)
		__builtin_trap();
	if (test->initial_state)
		state = test->initial_state;
	if (test->setup_func && test->setup_func(&state) != 0)
		__builtin_trap();
	test->test_func(&state);
}

static inline _Noreturn void test_fail(const char *file, int line, const char *what)
{
	fprintf(stderr, "%s:%d: %s\n", file, line, what);
	__builtin_trap();
}

/* Behind "12:5 ", where a message or a note starts: thawed YAML (yaml_read.c) has no places. */
static inline const char *test_skip_place(const char *text)
{
	const char *at = text + strspn(text, "0123456789");

	if (at == text || *at != ':')
		return text;
	const char *end = at + 1 + strspn(at + 1, "0123456789");
	return end > at + 1 && *end == ' ' ? end + 1 : text;
}

/* The same texts but for places. */
static inline int test_same(const char *a, const char *b)
{
	for (const char *first = a;; a++, b++) {
		if (a == first || a[-1] == '\n' || (a[-1] == ' ' && a - first > 1 && a[-2] == ';')) {
			a = test_skip_place(a);
			b = test_skip_place(b);
			first = a;
		}
		if (*a != *b)
			return 0;
		if (!*a)
			return 1;
	}
}

#define TEST_CHECK(good, what) ((good) ? (void)0 : test_fail(__FILE__, __LINE__, what))

#define assert_true(value) TEST_CHECK((value), #value)
#define assert_false(value) TEST_CHECK(!(value), "not " #value)
#define assert_null(value) TEST_CHECK(!(value), #value " is NULL")
#define assert_non_null(value) TEST_CHECK((value), #value " is not NULL")
#define assert_int_equal(a, b) TEST_CHECK((a) == (b), #a " = " #b)
#define assert_int_not_equal(a, b) TEST_CHECK((a) != (b), #a " != " #b)
#define assert_ptr_equal(a, b) TEST_CHECK((a) == (b), #a " = " #b)
#define assert_ptr_not_equal(a, b) TEST_CHECK((a) != (b), #a " != " #b)
#define assert_in_range(value, least, most) \
	TEST_CHECK((value) >= (least) && (value) <= (most), #value " in range")
#define assert_memory_equal(a, b, size) TEST_CHECK(memcmp(a, b, size) == 0, #a " = " #b)
#define assert_string_equal(a, b) \
	do { \
		const char *left = (a), *right = (b); \
		if (!test_same(left, right)) { \
			fprintf(stderr, "\"%s\" is not \"%s\"\n", left, right); \
			test_fail(__FILE__, __LINE__, #a); \
		} \
	} while (0)
#define fail_msg(...) \
	do { \
		fprintf(stderr, __VA_ARGS__); \
		test_fail(__FILE__, __LINE__, ""); \
	} while (0)
#define fail() test_fail(__FILE__, __LINE__, "fail")
#define print_message(...) fprintf(stderr, __VA_ARGS__)

#endif
