#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct date_case {
	const char *name, *text;
	bool is_date;
	int32_t day;
	const char *words;
} cases[] = {
	{ "days are counted from 1970", "1970-01-01", true, 0, "1 January 1970" },
	{ "days before are negative", "1969-12-31", true, -1, "31 December 1969" },
	{ "a day of our time", "2025-10-06", true, 20367, "6 October 2025" },
	{ "a leap day in a leap year", "2024-02-29", true, 19782, "29 February 2024" },
	{ "2000 was a leap year", "2000-02-29", true, 11016, "29 February 2000" },
	{ "1900 was none", "1900-02-29", false, 0, NULL },
	{ "2025 is none", "2025-02-29", false, 0, NULL },
	{ "the first year", "1900-01-01", true, -25567, "1 January 1900" },
	{ "the last year", "2999-12-31", true, 376199, "31 December 2999" },
	{ "a year before the first", "1899-12-31", false, 0, NULL },
	{ "a year after the last", "3000-01-01", false, 0, NULL },
	{ "there is no month 13", "2025-13-01", false, 0, NULL },
	{ "there is no month 0", "2025-00-01", false, 0, NULL },
	{ "there is no day 0", "2025-01-00", false, 0, NULL },
	{ "April has thirty days", "2025-04-31", false, 0, NULL },
	{ "digits are not left out", "2025-1-1", false, 0, NULL },
	{ "slashes are not dashes", "2025/01/01", false, 0, NULL },
	{ "nothing may follow", "2025-01-01 ", false, 0, NULL },
	{ "a sign is not a digit", "+025-01-01", false, 0, NULL },
	{ "nothing is not a date", "", false, 0, NULL },
};

static void reads_dates(void **state)
{
	const struct date_case *c = *state;
	struct arena *arena = arena_new();
	struct date date = DATE_NONE;
	assert_int_equal(date_parse(str_from(c->text), &date), c->is_date);
	if (c->is_date) {
		assert_int_equal(date.day, c->day);
		assert_true(str_eq(date_iso(arena, date), str_from(c->text)));
		assert_true(str_eq(date_words(arena, NULL, date), str_from(c->words)));
	} else {
		assert_true(date_is_none(date));
	}
	arena_free(arena);
}

static const struct guess_case {
	const char *text, *day, *first; /* NULL: none */
} guesses[] = {
	{ "6 October 2025", "2025-10-06", NULL },
	{ "Oct 6, 2025", "2025-10-06", NULL },
	{ "6th of october 2025", "2025-10-06", NULL },
	{ "Sept 1 2025", "2025-09-01", NULL },
	{ "2025 May 3", "2025-05-03", NULL },
	{ "31 June 2025", NULL, NULL },
	{ "6 Octobre 2025", "2025-10-06", NULL },
	{ "6 Octobra 2025", NULL, NULL },
	{ "2. Januar 2025", "2025-01-02", NULL },
	{ "2. März 2025", "2025-03-02", NULL },
	{ "1er août 2025", "2025-08-01", NULL },
	{ "2 de enero de 2025", "2025-01-02", NULL },
	{ "3. Okt. 2025", "2025-10-03", NULL },
	{ "Dezember 2025", NULL, "2025-12-01" },
	{ "Q3 2025", NULL, "2025-07-01" },
	{ "2025-Q1", NULL, "2025-01-01" },
	{ "Q5 2025", NULL, NULL },
	{ "2025-W10", NULL, "2025-03-03" },
	{ "2025-W10-3", "2025-03-05", NULL },
	{ "2026-W01", NULL, "2025-12-29" },
	{ "2027-W01-1", "2027-01-04", NULL },
	{ "2025-W54", NULL, NULL },
	{ "2025-W10-8", NULL, NULL },
	{ "2025-10", NULL, "2025-10-01" },
	{ "2025/3", NULL, "2025-03-01" },
	{ "October 2025", NULL, "2025-10-01" },
	{ "2025", NULL, "2025-01-01" },
	{ "2025-13", NULL, NULL },
	{ "20", NULL, NULL },
	{ "2025-10-6", "2025-10-06", NULL },
	{ "May", NULL, NULL },
	{ "", NULL, NULL },
};

static void guesses_days(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof(guesses) / sizeof(guesses[0]); i++) {
		struct date day, first = { 0 };
		struct str text = str_from(guesses[i].text);
		assert_int_equal(date_guess(text, &day), guesses[i].day != NULL);
		if (guesses[i].day)
			assert_string_equal(str_z(arena, date_iso(arena, day)), guesses[i].day);
		else
			assert_int_equal(date_guess_first(text, &first), guesses[i].first != NULL);
		if (guesses[i].first)
			assert_string_equal(str_z(arena, date_iso(arena, first)), guesses[i].first);
	}
	arena_free(arena);
}

static void every_day_is_written_and_read_back(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (int32_t day = -25567; day <= 376199; day += 13) {
		struct date back;
		assert_true(date_parse(date_iso(arena, (struct date){ day }), &back));
		assert_int_equal(back.day, day);
		arena_reset(arena);
	}
	arena_free(arena);
}

static void no_date_is_before_every_date(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_true(date_cmp(DATE_NONE, (struct date){ -25567 }) < 0);
	assert_true(date_cmp((struct date){ 2 }, (struct date){ 1 }) > 0);
	assert_int_equal(date_cmp(DATE_NONE, DATE_NONE), 0);
	assert_int_equal(date_iso(arena, DATE_NONE).len, 0);
	assert_int_equal(date_words(arena, NULL, DATE_NONE).len, 0);
	arena_free(arena);
}

static void days_are_sorted_and_stand_once(void **state)
{
	(void)state;
	struct date days[] = { { 5 }, { 2 }, { 5 }, DATE_NONE, { 2 }, { 9 } };

	assert_int_equal(date_sort_once(days, countof(days)), 4);
	assert_true(date_is_none(days[0]));
	assert_int_equal(days[1].day, 2);
	assert_int_equal(days[2].day, 5);
	assert_int_equal(days[3].day, 9);
	assert_int_equal(date_sort_once(NULL, 0), 0);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + 4];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = reads_dates,
			.initial_state = (void *)&cases[i] };
	tests[countof(cases)] = (struct CMUnitTest)cmocka_unit_test(every_day_is_written_and_read_back);
	tests[countof(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(no_date_is_before_every_date);
	tests[countof(cases) + 2] = (struct CMUnitTest)cmocka_unit_test(days_are_sorted_and_stand_once);
	tests[countof(cases) + 3] = (struct CMUnitTest)cmocka_unit_test(guesses_days);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
