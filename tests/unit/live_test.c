/* What of a page follows its reader: the list as JSON, values that are set, answers that change. */
#include "base/language.h"
#include "data/figures_check.h"
#include "data_fixture.h"
#include "live/json_tree.h"
#include "live/live.h"

/* --- JSON ------------------------------------------------------------------------------------- */

static struct str json_of(struct arena *keep, const struct yaml *tree)
{
	struct buf out = buf_in(keep, BUF_MOST);

	json_tree_put(&out, tree);
	return buf_str(&out);
}

static void a_tree_is_written_and_comes_back(void **state)
{
	static const struct {
		const char *yaml, *json;
	} cases[] = {
		{ "a", "\"a\"" },
		{ "[true, \"true\", false, 'unknown', unknown, '', ~x]",
		    "[true,{\"'\":\"true\"},false,{\"'\":\"unknown\"},\"unknown\",{\"'\":\"\"},\"~x\"]" },
		{ "{ a: , b: { c: [d, \"e\"] }, \"q\\\"\\\\\": \"\\t\\n\" }",
		    "{\"a\":null,\"b\":{\"c\":[\"d\",\"e\"]},\"q\\\"\\\\\":\"\\u0009\\u000a\"}" },
		{ "[[], {}, “ü”]", "[[],{},\"“ü”\"]" },
	};
	(void)state;

	for (size_t i = 0; i < countof(cases); i++) {
		struct data data;
		data.keep = arena_new();
		data.diag = diag_new(data.keep);
		struct str json = json_of(data.keep, data_yaml(&data, "a.yaml", cases[i].yaml));
		assert_true(str_eq(json, str_from(cases[i].json)));
		const struct yaml *back = json_tree_read(data.keep, json);
		assert_non_null(back);
		assert_true(str_eq(json_of(data.keep, back), json));
		arena_free(data.keep);
	}
}

static void what_is_no_json_is_refused(void **state)
{
	static const char *const texts[] = { "", "[", "[1]", "{\"a\"}", "{\"a\":\"b\",}x", "[\"a\"",
		"\"a", "\"\\q\"", "\"\\u12\"", "nul", "[\"a\" \"b\"]", "{\"a\":\"b\"", "[]]" };
	struct arena *keep = arena_new();
	(void)state;

	for (size_t i = 0; i < countof(texts); i++)
		assert_null(json_tree_read(keep, str_from(texts[i])));
	struct buf deep = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < 100000; i++)
		buf_put_byte(&deep, '[');
	assert_null(json_tree_read(keep, buf_str(&deep)));
	assert_true(
	    str_eq(json_tree_read(keep, STR("\"\\u00fc\\ud83d\\ude00\\/\""))->text, STR("ü😀/")));
	arena_free(keep);
}

/* --- answers ---------------------------------------------------------------------------------- */

static const char site[] =
    "kinds:\n"
    "  home:\n    name: Home\n"
    "    attributes:\n"
    "      hours: { name: Hours, unit: h/week }\n"
    "      rate: { name: Rate, type: number }\n"
    "      size: { name: Size, one_of: [small, large] }\n"
    "      warm: { name: Warm, type: truth }\n"
    "    figures:\n"
    "      share: { name: Share, formula: hours / (168 h/week), show: '0.00' }\n"
    "      often: { name: Often, formula: 1 / rate }\n"
    "home: { mine: { name: Mine, hours: 40 h/week, rate: 2, size: small, warm: true } }\n"
    "inputs:\n"
    "  hours: { of: mine.hours, low: 0 h/week, high: 168 h/week }\n"
    "  rate: { of: mine.rate, low: 0, high: 10, whole: true }\n"
    "  size: { of: mine.size }\n"
    "  warm: { of: mine.warm }\n";

static const char list[] =
    "{\"as_of\":\"2026-01-01\",\"asks\":[\"mine.share\",\"mine.often\",\"require mine.share < 0.5\","
    "{\"table\":{\"kind\":\"home\",\"columns\":[\"hours\",\"share\"]}},\"mine.size\",\"mine.warm\"]}";

struct page {
	struct data data;
	const struct figures *figures;
	struct live *live;
};

static struct page open_page_in(const struct language *words)
{
	struct page page;

	page.data = (struct data){ .keep = arena_new() };
	page.data.diag = diag_new(page.data.keep);
	const struct yaml *file = data_yaml(&page.data, "a.yaml", site);
	page.data.catalog = catalog_read_in(page.data.keep, page.data.diag, words, NULL, &file, 1);
	figures_check_types(page.data.keep, page.data.diag, page.data.catalog);
	page.figures = figures_new(page.data.keep, page.data.diag, page.data.catalog,
	    basis_of(page.data.catalog, DATE_NONE));
	assert_string_equal(data_messages(&page.data), "");
	page.live = live_new(page.data.keep, page.figures, str_from(list));
	assert_non_null(page.live);
	return page;
}

static struct page open_page(void)
{
	return open_page_in(NULL);
}

/* The answers under one value; empty: under the site's own. */
static struct str answers(struct page *page, const char *set)
{
	live_begin(page->live);
	if (*set)
		assert_int_equal(live_set(page->live, str_from(set)).len, 0);
	return live_answers(page->live, LIVE_ALL);
}

static bool holds(struct str text, const char *part)
{
	return str_find(text, str_from(part), 0) != STR_NONE;
}

/* A language with a decimal comma: what readers type and read has it, and the program's English messages stay away. */
static void readers_write_and_read_their_language(void **state)
{
	struct language words = words_english();
	static const struct {
		const char *set, *answer;
	} cases[] = {
		{ "hours=1,5 h/week", "{\"n\":0,\"text\":\"0,01\"" },
		{ "hours=33.6", "{\"n\":0,\"text\":\"0,20\"" },
		{ "hours=0.100,8", "{\"n\":0,\"text\":\"0,60\"" },
		{ "size=large", "\"text\":\"large\"" },
	};
	(void)state;

	words.foreign = true;
	words.text[WORD_DECIMAL] = STR(",");
	words.text[WORD_GROUP] = STR(".");
	words.text[WORD_INPUT_BETWEEN] = STR("von {low} bis {high}");
	struct page page = open_page_in(&words);
	for (size_t i = 0; i < countof(cases); i++) {
		live_resend_all(page.live);
		assert_true(holds(answers(&page, cases[i].set), cases[i].answer));
	}
	live_begin(page.live);
	assert_true(str_eq(live_set(page.live, STR("hours=200")), STR("von 0 h/week bis 168 h/week")));
	assert_true(str_eq(live_set(page.live, STR("size=huge")), words_get(NULL, WORD_INPUT_REFUSED)));
	arena_free(page.data.keep);
}

static void only_what_changed_is_told(void **state)
{
	struct page page = open_page();
	(void)state;

	assert_true(holds(answers(&page, ""), "{\"n\":5,"));
	assert_true(str_eq(answers(&page, ""), STR("[]")));
	struct str told = answers(&page, "hours=100 h/week");
	assert_true(holds(told, "{\"n\":0,\"text\":\"0.60\""));
	assert_true(holds(told, "\"exact\":\"25/42\""));
	assert_true(holds(told, "\"guard\":\"fails\",\"condition\":\"mine.share < 0.5\""));
	assert_true(holds(told, "{\"n\":3,\"columns\""));
	assert_false(holds(told, "{\"n\":1,"));
	assert_false(holds(told, "{\"n\":4,"));
	assert_true(str_eq(answers(&page, "hours=100 h/week"), STR("[]")));
	assert_true(holds(answers(&page, "size=large"), "\"text\":\"large\""));
	live_resend_all(page.live);
	assert_true(holds(answers(&page, "size=large"), "{\"n\":1,"));
	arena_free(page.data.keep);
}

static void what_cannot_be_computed_is_an_answer(void **state)
{
	struct page page = open_page();
	(void)state;

	answers(&page, "");
	assert_true(holds(answers(&page, "rate=0"), "\"text\":\"no value: "));
	assert_true(holds(answers(&page, "rate=4"), "\"text\":\"0.25"));
	arena_free(page.data.keep);
}

/* A figure's own formula, not the text's; a cell's; what is set is put in. */
static void a_derivation_has_the_readers_numbers(void **state)
{
	static const struct {
		size_t n, row, column;
		const char *want;
	} cases[] = {
		{ 0, 0, 0,
		    "{\"name\":\"Mine: Share\",\"formula\":\"hours / (168 h/week)\",\"put\":\"84 h/week / (168 h/week)\","
		    "\"inputs\":[[\"hours\",\"84 h/week\"]]}" },
		{ 2, 0, 0, "\"formula\":\"mine.share < 0.5\",\"put\":\"0.5 < 0.5\"" },
		{ 3, 0, 1, "\"name\":\"Mine: Share\",\"formula\":\"hours / (168 h/week)\"" },
		{ 3, 0, 0, "\"formula\":\"\"" }, /* a fact */
		{ 3, 1, 0, "{}" },
		{ 3, 0, 2, "{}" },
		{ 6, 0, 0, "{}" },
	};
	struct page page = open_page();
	(void)state;

	answers(&page, "hours=84");
	for (size_t i = 0; i < countof(cases); i++)
		assert_true(holds(live_derivation(page.live, cases[i].n, cases[i].row, cases[i].column),
		    cases[i].want));
	arena_free(page.data.keep);
}

static void a_value_that_cannot_be_is_said(void **state)
{
	static const struct {
		const char *set, *message; /* empty: it can */
	} cases[] = {
		{ "hours=20 h/week", "" },
		{ "hours=20", "" }, /* in the input's unit */
		{ "hours=-1", "goes from 0" },
		{ "hours=200 h/week", "goes from 0" },
		{ "hours=20 W", "h/week" },
		{ "hours=1..2 h/week", "one number" },
		{ "hours=", "" },
		{ "rate=1.5", "whole numbers" },
		{ "size=huge", "huge" },
		{ "size=large", "" },
		{ "warm=false", "" },
		{ "warm=maybe", "maybe" },
		{ "hour=20", "there is no input “hour”; did you mean “hours”?" },
		{ "nothing", "INPUT=VALUE" },
		{ "", "INPUT=VALUE" },
	};
	struct page page = open_page();
	(void)state;

	for (size_t i = 0; i < countof(cases); i++) {
		live_begin(page.live);
		struct str message = live_set(page.live, str_from(cases[i].set));
		if (*cases[i].message)
			assert_true(holds(message, cases[i].message));
		else if (cases[i].set[strlen(cases[i].set) - 1] != '=')
			assert_int_equal(message.len, 0);
		else
			assert_true(message.len > 0);
	}
	live_begin(page.live);
	live_set(page.live, STR("hours=1 h/day"));
	assert_true(str_eq(
	    live_input(page.live, STR("hours")), STR("{\"text\":\"1 h/day\",\"value\":\"7\"}")));
	assert_true(str_eq(live_input(page.live, STR("rate")), STR("{}")));
	arena_free(page.data.keep);
}

static void a_list_that_is_none_is_refused(void **state)
{
	static const char *const lists[] = { "", "[]", "{}", "{\"asks\":\"a\"}", "{\"asks\":[[]]}",
		"{\"asks\":[{\"table\":\"a\"}]}", "{\"asks\":[{\"tabel\":{}}]}",
		"{\"self\":\"nobody\",\"asks\":[]}" };
	struct page page = open_page();
	(void)state;

	for (size_t i = 0; i < countof(lists); i++)
		assert_null(live_new(page.data.keep, page.figures, str_from(lists[i])));
	arena_free(page.data.keep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tree_is_written_and_comes_back),
		cmocka_unit_test(what_is_no_json_is_refused),
		cmocka_unit_test(readers_write_and_read_their_language),
		cmocka_unit_test(only_what_changed_is_told),
		cmocka_unit_test(what_cannot_be_computed_is_an_answer),
		cmocka_unit_test(a_derivation_has_the_readers_numbers),
		cmocka_unit_test(a_value_that_cannot_be_is_said),
		cmocka_unit_test(a_list_that_is_none_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
