/* append_test - one more item at the end of a list, every other byte as it was. */
#include "data/append.h"

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
	{ "a list in brackets is refused", "prices: [{ a: b }]\n", NULL },
	{ "an empty list is refused", "prices: []\n", NULL },
	{ "a dash on a line of its own is refused", "prices:\n  -\n    a: b\n", NULL },
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
	const struct yaml *list = yaml_get(yaml_read(keep, diag, source), STR("prices"));
	struct str text;
	uint32_t line = 0;
	const char *why;
	bool done = append_item(keep, source, list, fields, countof(fields), &text, &line, &why);
	assert_int_equal(done, c->want != NULL);
	if (done) {
		assert_string_equal(str_z(keep, text), c->want);
		const struct source *again = source_new(keep, STR("again.yaml"), text);
		const struct yaml *longer = yaml_get(yaml_read(keep, diag, again), STR("prices"));
		assert_int_equal(longer->count, list->count + 1);
		const struct yaml *item = longer->items[list->count];
		assert_int_equal(item->at.line, line);
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
	static const char *const files[] = { "l:\n- { a: b }\n", "l:\n- a: b\n" };
	for (size_t i = 0; i < countof(files); i++) {
		struct arena *keep = arena_new();
		struct diag *diag = diag_new(keep);
		const struct source *source = source_new(keep, STR("a.yaml"), str_from(files[i]));
		struct append_field field = { STR("a"), str_from(c->value) };
		struct str text;
		uint32_t line;
		const char *why;
		assert_true(append_item(keep, source,
		    yaml_get(yaml_read(keep, diag, source), STR("l")), &field, 1, &text, &line, &why));
		const struct yaml *list =
		    yaml_get(yaml_read(keep, diag, source_new(keep, STR("b.yaml"), text)), STR("l"));
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
