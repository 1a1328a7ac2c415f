#include "base/date.h"
#include "base/language.h"
#include "base/map.h"
#include "base/source_file.h"
#include "data/yaml_read.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static int set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

static const struct yaml *read_words(struct arena *keep, const char *path)
{
	struct diag *diag = diag_new(keep);
	const struct source *source = source_load(keep, diag, STR(""), str_from(path), SOURCE_MOST);
	const struct yaml *yaml = !source ? NULL : yaml_read(keep, diag, source);

	assert_non_null(yaml);
	assert_int_equal(diag_count(diag), 0);
	return yaml;
}

static struct str form_of(const struct yaml *yaml, const char *form)
{
	const struct yaml *one = yaml_get(yaml, str_from(form));

	return yaml->kind != YAML_MAP ? yaml->text : !one ? STR("") : one->text;
}

static void the_english_file_says_what_the_program_says(void **state)
{
	const struct yaml *yaml = read_words(*state, "templates/words/en.yaml");
	struct language english = words_english();

	for (size_t i = 0; i < WORD_COUNT; i++) {
		const struct yaml *said = yaml_get(yaml, word_key((enum word_id)i));
		assert_non_null(said);
		assert_true(str_eq(form_of(said, "other"), english.text[i]));
		if (said->kind == YAML_MAP)
			assert_true(str_eq(form_of(said, "one"), english.one[i]));
		else
			assert_int_equal(english.one[i].len, 0);
	}
}

static size_t kept_count(struct str text, const struct map *names)
{
	size_t count = 0;

	for (size_t i = 0; i < names->count; i++)
		count += str_find(text, names->at[i].key, 0) != STR_NONE;
	return count;
}

/* Every placeholder of English stands in the text, and no other. */
static void fills_in_the_same(struct arena *keep, struct str english, struct str text, bool one)
{
	struct map wanted = map_in(keep);

	for (size_t at = 0; (at = str_find_byte(english, '{', at)) != STR_NONE; at++)
		map_put(&wanted, str_sub(english, at, str_find_byte(english, '}', at) + 1), keep);
	for (size_t at = 0; (at = str_find_byte(text, '{', at)) != STR_NONE; at++)
		assert_non_null(map_get(&wanted, str_sub(text, at, str_find_byte(text, '}', at) + 1)));
	if (!one)
		assert_int_equal(kept_count(text, &wanted), wanted.count);
}

static void a_file_is_complete(struct arena *keep, const struct yaml *english, const struct yaml *file)
{
	assert_int_equal(file->count, english->count);
	for (size_t i = 0; i < english->count; i++) {
		const struct yaml *value = yaml_get(file, english->entries[i].key->text);
		const struct yaml *wanted = english->entries[i].value;
		assert_non_null(value);
		assert_true(form_of(value, "other").len > 0);
		fills_in_the_same(keep, form_of(wanted, "other"), form_of(value, "other"), false);
		fills_in_the_same(keep, form_of(wanted, "other"), form_of(value, "one"), true);
		/* A list of words that a script reads has as many as English where it names places. */
		if (str_eq(english->entries[i].key->text, STR("script-heads")))
			for (size_t a = 0, b = 0; a != STR_NONE || b != STR_NONE;) {
				a = str_find_byte(wanted->text, '|', a);
				b = str_find_byte(value->text, '|', b);
				assert_int_equal(a == STR_NONE, b == STR_NONE);
				a += a != STR_NONE;
				b += b != STR_NONE;
			}
	}
}

static void every_file_has_all_words(void **state)
{
	const struct yaml *english = read_words(*state, "templates/words/en.yaml");
	DIR *folder = opendir("templates/words");
	size_t files = 0;

	assert_non_null(folder);
	for (const struct dirent *entry; (entry = readdir(folder));) {
		struct str name = str_copy(*state, str_from(entry->d_name));
		if (!str_ends(name, STR(".yaml")))
			continue;
		files++;
		a_file_is_complete(*state, english,
		    read_words(*state, str_z(*state, STR_JOIN(*state, STR("templates/words/"), name))));
	}
	closedir(folder);
	assert_true(files >= 5);
}

static struct language language_of(struct arena *keep, const char *path)
{
	const struct yaml *yaml = read_words(keep, path);
	struct language words = words_english();

	for (size_t i = 0; i < WORD_COUNT; i++) {
		const struct yaml *said = yaml_get(yaml, word_key((enum word_id)i));
		words.text[i] = form_of(said, "other");
		words.one[i] = said->kind == YAML_MAP ? form_of(said, "one") : STR("");
	}
	words.plural = plural_rule_of(words.text[WORD_PLURAL]);
	return words;
}

static const struct written {
	const char *path, *number, *money, *day, *month, *none, *one, *many;
} written[] = {
	{ "templates/words/de.yaml", "1.234,56", "1.234,56\u00a0€", "28. Februar 2026",
	    "Februar 2026", "0 Angaben", "1 Angabe", "2 Angaben" },
	{ "templates/words/fr.yaml", "1\u202f234,56", "1\u202f234,56\u00a0€", "28 février 2026",
	    "février 2026", "0 donnée", "1 donnée", "2 données" },
	{ "templates/words/es.yaml", "1234,56", "1234,56\u00a0€", "28 de febrero de 2026",
	    "febrero de 2026", "0 datos", "1 dato", "2 datos" },
	{ "templates/words/ja.yaml", "1,234.56", "€1,234.56", "2026年2月28日", "2026年2月", "値0件",
	    "値1件", "値2件" },
};

static void numbers_days_and_plurals_are_those_of_the_language(void **state)
{
	for (size_t i = 0; i < sizeof(written) / sizeof(written[0]); i++) {
		const struct written *row = &written[i];
		struct language words = language_of(*state, row->path);
		struct str number = words_number(*state, &words, STR("1,234.56"));
		struct date day;
		assert_true(date_parse(STR("2026-02-28"), &day));
		assert_string_equal(str_z(*state, number), row->number);
		assert_string_equal(str_z(*state,
					WORD_FILL(*state, &words, WORD_MONEY, { "number", number },
					    { "sign", STR("€") })),
		    row->money);
		assert_string_equal(str_z(*state, date_words(*state, &words, day)), row->day);
		assert_string_equal(str_z(*state, date_month_words(*state, &words, day)), row->month);
		assert_string_equal(
		    str_z(*state, words_count(*state, &words, WORD_FACTS, 0)), row->none);
		assert_string_equal(str_z(*state, words_count(*state, &words, WORD_FACTS, 1)), row->one);
		assert_string_equal(
		    str_z(*state, words_count(*state, &words, WORD_FACTS, 2)), row->many);
	}
}

static void every_word_has_a_key_of_its_own(void **state)
{
	(void)state;
	for (size_t i = 0; i < WORD_COUNT; i++) {
		enum word_id found;
		assert_true(word_find(word_key((enum word_id)i), &found));
		assert_int_equal(found, i);
	}
}

static void what_names_no_value_stays(void **state)
{
	struct word_value value = { "a", STR("1") };
	struct str text = words_fill(*state, STR("{a} {b} {a {a}} }{"), &value, 1);

	assert_string_equal(str_z(*state, text), "1 {b} {a 1} }{");
}

static const struct count_case {
	const char *name;
	enum plural_rule rule;
	size_t count;
	const char *want;
} counts[] = {
	{ "one is one", PLURAL_ONE, 1, "1 fact" },
	{ "none is many in English", PLURAL_ONE, 0, "0 facts" },
	{ "two are many", PLURAL_ONE, 2, "2 facts" },
	{ "none is one in French", PLURAL_UP_TO_ONE, 0, "0 fact" },
	{ "two are many in French", PLURAL_UP_TO_ONE, 2, "2 facts" },
	{ "there is no difference in Japanese", PLURAL_NONE, 1, "1 facts" },
};

static void plurals_follow_the_language(void **state)
{
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		struct language words = words_english();
		words.plural = counts[i].rule;
		assert_string_equal(
		    str_z(*state, words_count(*state, &words, WORD_FACTS, counts[i].count)),
		    counts[i].want);
	}
}

static const struct number_case {
	const char *decimal, *point, *group, *grouped_from, *want;
} numbers[] = {
	{ "-1,234.56", ",", ".", "4", "-1.234,56" },
	{ "1,234.5", ",", ".", "5", "1234,5" },
	{ "12,345", ",", ".", "5", "12.345" },
	{ "1,234,567.89", ",", " ", "4", "1 234 567,89" },
	{ "0.5", ",", ".", "4", "0,5" },
};

static void numbers_have_the_signs_of_the_language(void **state)
{
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct language words = words_english();
		words.text[WORD_DECIMAL] = str_from(numbers[i].point);
		words.text[WORD_GROUP] = str_from(numbers[i].group);
		words.text[WORD_GROUPED_FROM] = str_from(numbers[i].grouped_from);
		assert_string_equal(
		    str_z(*state, words_number(*state, &words, str_from(numbers[i].decimal))),
		    numbers[i].want);
	}
}

static const struct typed_case {
	const char *text, *point, *group, *want;
} typed[] = {
	{ "1.234,5 kWh", ",", ".", "1234.5 kWh" },
	{ "-0,4", ",", ".", "-0.4" },
	{ "1\u202f234,5", ",", "\u202f", "1234.5" },
	{ "0.4", ",", ".", "0.4" },
	{ "1,2..3,4 m", ",", ".", "1.2..3.4 m" },
	{ "one, two", ",", ".", "one, two" },
	{ "1.234.567 m", ",", ".", "1234567 m" },
	{ "0.125", ",", ".", "0.125" },
	{ "1,234.5", ".", ",", "1,234.5" },
	{ "", ",", ".", "" },
};

static void numbers_are_read_as_they_are_typed(void **state)
{
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		struct language words = words_english();
		words.text[WORD_DECIMAL] = str_from(typed[i].point);
		words.text[WORD_GROUP] = str_from(typed[i].group);
		assert_string_equal(
		    str_z(*state, words_typed(*state, &words, str_from(typed[i].text))), typed[i].want);
	}
}

static const struct doubt_case {
	const char *text, *point, *group;
	size_t length; /* 0: it is clear */
} doubts[] = {
	{ "1.234 EUR", ",", ".", 5 },
	{ "-12.345", ",", ".", 7 },
	{ "999.999 m", ",", ".", 7 },
	{ "0.125", ",", ".", 0 },
	{ "1.5", ",", ".", 0 },
	{ "1.2345", ",", ".", 0 },
	{ "1234.567", ",", ".", 0 },
	{ "1.234,5", ",", ".", 0 },
	{ "1.234.567", ",", ".", 0 },
	{ "1.234", ".", ",", 0 },
	{ "1.234", ",", "\u202f", 0 },
	{ "", ",", ".", 0 },
	{ "-", ",", ".", 0 },
};

static void a_number_of_two_meanings_is_known(void **state)
{
	(void)state;

	for (size_t i = 0; i < sizeof(doubts) / sizeof(doubts[0]); i++) {
		struct language words = words_english();
		words.text[WORD_DECIMAL] = str_from(doubts[i].point);
		words.text[WORD_GROUP] = str_from(doubts[i].group);
		assert_int_equal(words_ambiguous(&words, str_from(doubts[i].text)), doubts[i].length);
	}
}

static void literals_are_shown_as_they_are_typed(void **state)
{
	static const struct {
		const char *literal, *want;
	} cases[] = { { "0.30 EUR/kWh", "0,30 EUR/kWh" }, { "~1.5 m", "~1,5 m" },
		{ "40 h", "40 h" }, { "1..2 m", "1..2 m" }, { "a.b", "a.b" }, { "", "" } };
	struct language words = words_english();

	words.text[WORD_DECIMAL] = STR(",");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(
		    str_z(*state, words_literal(*state, &words, str_from(cases[i].literal))),
		    cases[i].want);
}

static void days_are_written_in_the_order_of_the_language(void **state)
{
	struct language words = words_english();
	struct date date;

	assert_true(date_parse(STR("2025-03-09"), &date));
	assert_string_equal(str_z(*state, date_words(*state, NULL, date)), "9 March 2025");
	words.text[WORD_DATE] = STR("{year}/{month}/{day}");
	words.text[WORD_JANUARY + 2] = STR("3");
	assert_string_equal(str_z(*state, date_words(*state, &words, date)), "2025/3/9");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    the_english_file_says_what_the_program_says, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_file_has_all_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    numbers_days_and_plurals_are_those_of_the_language, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_word_has_a_key_of_its_own, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_names_no_value_stays, set_up, tear_down),
		cmocka_unit_test_setup_teardown(plurals_follow_the_language, set_up, tear_down),
		cmocka_unit_test_setup_teardown(numbers_have_the_signs_of_the_language, set_up, tear_down),
		cmocka_unit_test_setup_teardown(numbers_are_read_as_they_are_typed, set_up, tear_down),
		cmocka_unit_test(a_number_of_two_meanings_is_known),
		cmocka_unit_test_setup_teardown(literals_are_shown_as_they_are_typed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    days_are_written_in_the_order_of_the_language, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
