/* append_test - one more item at the end of a list, every other byte as it was. */
#include "data/append.h"
#include "data/yaml_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct append_case {
	const char *name, *in, *want; /* want NULL: refused */
} cases[] = {
	{ "an item follows the last one", "prices:\n  - { on: 2025-01-01, item: k2 }\n",
	    "prices:\n  - { on: 2025-01-01, item: k2 }\n  - { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\n" },
	{ "comments behind the list stay behind it", "prices:\n- { a: b } # why\n\n# the end\n",
	    "prices:\n- { a: b } # why\n- { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\n\n# the end\n" },
	{ "what follows the list stays as it was",
	    "prices:\n  - { a: b }\n\n  # rates of banks\nrates:\n  - { c: d }\n",
	    "prices:\n  - { a: b }\n  - { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\n\n  # rates of banks\nrates:\n  - { c: d }\n" },
	{ "a file without a last line end keeps none", "prices:\n  - { a: b }",
	    "prices:\n  - { a: b }\n  - { on: 2025-02-03, item: k3, seller: \"Shop: one\" }" },
	{ "lines end as they do in the file", "prices:\r\n  - { a: b }\r\n",
	    "prices:\r\n  - { a: b }\r\n  - { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\r\n" },
	{ "an item of several lines is followed, not cut", "prices:\n  - { a: b,\n      c: d }\nend: x\n",
	    "prices:\n  - { a: b,\n      c: d }\n  - { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\nend: x\n" },
	{ "a key a line is answered in kind",
	    "prices:\n  - on: 2025-01-01\n    note: |\n      # no comment\n",
	    "prices:\n  - on: 2025-01-01\n    note: |\n      # no comment\n  - on: 2025-02-03\n    item: k3\n    seller: \"Shop: one\"\n" },
	{ "spaces behind the dash are kept", "prices:\n  -   { a: b }\n",
	    "prices:\n  -   { a: b }\n  -   { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\n" },
	{ "a dash on a line of its own is answered in kind", "prices:\n  -\n    a: b\n",
	    "prices:\n  -\n    a: b\n  -\n    on: 2025-02-03\n    item: k3\n    seller: \"Shop: one\"\n" },
	{ "a dash above a comment, too", "prices:\n-  # first\n  # of all\n  { a: b }\n",
	    "prices:\n-  # first\n  # of all\n  { a: b }\n-\n  { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\n" },
	{ "quotes that end in lines of the item are its own", "prices:\n  - a: 'it''s\n      so'\n",
	    "prices:\n  - a: 'it''s\n      so'\n  - on: 2025-02-03\n    item: k3\n    seller: \"Shop: one\"\n" },
	{ "quotes that go on further out are refused", "prices:\n- a: 'it''s\nso'\n", NULL },
	{ "double ones, too", "prices:\n- a: \"one \\\" two\nso\"\n", NULL },
	{ "an anchor is not repeated", "prices:\n  - &x { a: b }\n",
	    "prices:\n  - &x { a: b }\n  - { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\n" },
	{ "a list in brackets goes on in its line", "prices: [{ a: b }] # all\n",
	    "prices: [{ a: b }, { on: 2025-02-03, item: k3, seller: \"Shop: one\" }] # all\n" },
	{ "a comma at the end of the brackets stays the last", "prices: [ { a: b }, ]\n",
	    "prices: [ { a: b }, { on: 2025-02-03, item: k3, seller: \"Shop: one\" }, ]\n" },
	{ "a line an item between brackets is answered in kind",
	    "prices: [\n  { a: b }, # one\n  { c: d }  # two\n]\nend: x\n",
	    "prices: [\n  { a: b }, # one\n  { c: d },  # two\n  { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\n]\nend: x\n" },
	{ "and where each ends in a comma", "prices: [\r\n    { a: b }, # one\r\n  ]\r\n",
	    "prices: [\r\n    { a: b }, # one\r\n    { on: 2025-02-03, item: k3, seller: \"Shop: one\" },\r\n  ]\r\n" },
	{ "a bracket that closes behind the last item follows the new one",
	    "prices:\n  [ { a: b },\n    { c: d } ]\n",
	    "prices:\n  [ { a: b },\n    { c: d },\n    { on: 2025-02-03, item: k3, seller: \"Shop: one\" } ]\n" },
	{ "a bracket in a text or a comment closes nothing", "prices: [ { a: \"]\" } # ]\n  ]\n",
	    "prices: [ { a: \"]\" }, { on: 2025-02-03, item: k3, seller: \"Shop: one\" } # ]\n  ]\n" },
	{ "empty brackets get a first item", "prices: []\n",
	    "prices: [ { on: 2025-02-03, item: k3, seller: \"Shop: one\" } ]\n" },
	{ "empty brackets with room, too", "prices: [ ] # none yet",
	    "prices: [ { on: 2025-02-03, item: k3, seller: \"Shop: one\" } ] # none yet" },
	{ "empty brackets of several lines get a line", "prices: [ # none\n  # yet\n]\n",
	    "prices: [ # none\n  # yet\n  { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\n]\n" },
	{ "nothing gets a first item", "prices:\nend: x\n",
	    "prices:\n  - { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\nend: x\n" },
	{ "nothing, with comments and no line end, too", "prices: # none\n  # so far",
	    "prices: # none\n  # so far\n  - { on: 2025-02-03, item: k3, seller: \"Shop: one\" }" },
	{ "a file without the list gets it at its end", "# All.\nunits: { a: b }\n",
	    "# All.\nunits: { a: b }\n\nprices:\n  - { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\n" },
	{ "a file without a last line end gets none", "units: { a: b }",
	    "units: { a: b }\n\nprices:\n  - { on: 2025-02-03, item: k3, seller: \"Shop: one\" }" },
	{ "a file of nothing gets the list", "",
	    "prices:\n  - { on: 2025-02-03, item: k3, seller: \"Shop: one\" }\n" },
	{ "a list of what is no mapping is refused", "prices: [1, 2]\n", NULL },
	{ "a pair without braces is refused", "prices: [ a: b ]\n", NULL },
	{ "an item that stands elsewhere is refused", "one: &x { a: b }\nprices: [ *x ]\n", NULL },
	{ "one that stands in another list, too", "one:\n- &x { a: b }\nprices:\n- *x\n", NULL },
	{ "a file between braces has no place for a list", "{ units: { a: b } }\n", NULL },
};

static void appends(void **state)
{
	const struct append_case *c = *state;
	static const struct append_field fields[] = {
		{ STR_INIT("on"), STR_INIT("2025-02-03") },
		{ STR_INIT("item"), STR_INIT("k3") },
		{ STR_INIT("seller"), STR_INIT("Shop: one") },
	};
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	const struct source *source = source_new(keep, STR("prices.yaml"), str_from(c->in));
	const struct yaml *file = yaml_read(keep, diag, source), *list = yaml_get(file, STR("prices"));
	struct appended appended;
	size_t before = list != NULL ? list->count : 0;
	bool done = append_item(keep, &(struct append_list){ source, file, STR("prices") }, fields,
	    countof(fields), &appended);
	assert_int_equal(done, c->want != NULL);
	if (done) {
		assert_string_equal(str_z(keep, appended.text), c->want);
		const struct source *again = source_new(keep, STR("again.yaml"), appended.text);
		const struct yaml *longer = yaml_get(yaml_read(keep, diag, again), STR("prices"));
		assert_int_equal(longer->count, before + 1);
		const struct yaml *item = longer->items[before];
		assert_int_equal(pos_cmp(item->at, source_pos(again, appended.at)), 0);
		assert_string_equal(str_z(keep, yaml_get(item, STR("seller"))->text), "Shop: one");
	}
	assert_int_equal(diag_count(diag), 0);
	arena_free(keep);
}

static const struct value_case {
	const char *name, *value;
} values[] = {
	{ "a range is plain", "1100..1400 USD" },
	{ "an approximate amount is plain", "~800 USD" },
	{ "an open end is quoted", "> 5 USD" },
	{ "quotes and backslashes are escaped", "a \"b\" \\ c" },
	{ "letters beyond ASCII are plain", "Händler & Söhne" },
	{ "a comma is quoted", "Shop, Inc." },
	{ "a number sign is quoted", "shop #3" },
	{ "a control character is escaped", "a\tb" },
};

/* Whatever is written is read back as it was given. */
static void survives(void **state)
{
	const struct value_case *c = *state;
	static const char *const files[] = { "l:\n- { a: b }\n", "l:\n- a: b\n", "l: [ { a: b } ]\n" };
	for (size_t i = 0; i < countof(files); i++) {
		struct arena *keep = arena_new();
		struct diag *diag = diag_new(keep);
		const struct source *source = source_new(keep, STR("a.yaml"), str_from(files[i]));
		struct append_field field = { STR("a"), str_from(c->value) };
		struct append_list to = { source, yaml_read(keep, diag, source), STR("l") };
		struct appended appended;
		assert_true(append_item(keep, &to, &field, 1, &appended));
		const struct yaml *list = yaml_get(
		    yaml_read(keep, diag, source_new(keep, STR("b.yaml"), appended.text)), STR("l"));
		assert_string_equal(str_z(keep, yaml_get(list->items[1], STR("a"))->text), c->value);
		arena_free(keep);
	}
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + countof(values)];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = appends,
			.initial_state = (void *)&cases[i] };
	for (size_t i = 0; i < countof(values); i++)
		tests[countof(cases) + i] = (struct CMUnitTest){ .name = values[i].name,
			.test_func = survives,
			.initial_state = (void *)&values[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
