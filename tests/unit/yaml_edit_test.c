/* yaml_edit_test - entries of a mapping replaced and added, every other byte as it was. */
#include "data/yaml_edit.h"
#include "data/yaml_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Each file has a mapping under `k`. Its `v` is replaced, an entry put in front of it, and one behind the last. */
static const struct edit_case {
	const char *name, *in, *replaced, *before, *behind; /* NULL: refused */
} cases[] = {
	{ "a key a line", "k:\n  v: 1 W # why\n\nz: 2\n", "k:\n  v: NEW # why\n\nz: 2\n",
	    "k:\n  e: 5\n  v: 1 W # why\n\nz: 2\n", "k:\n  v: 1 W # why\n  e: 5\n\nz: 2\n" },
	{ "between braces", "k: { v: 1 W, y: 2 }\n", "k: { v: NEW, y: 2 }\n",
	    "k: { e: 5, v: 1 W, y: 2 }\n", "k: { v: 1 W, y: 2, e: 5 }\n" },
	{ "between braces that end with a comma", "k: { v: 1 W,\n  }\n", "k: { v: NEW,\n  }\n",
	    "k: { e: 5, v: 1 W,\n  }\n", "k: { v: 1 W, e: 5\n  }\n" },
	{ "quotes with escapes", "k:\n  v: \"a \\\" b\" # c\n", "k:\n  v: NEW # c\n",
	    "k:\n  e: 5\n  v: \"a \\\" b\" # c\n", "k:\n  v: \"a \\\" b\" # c\n  e: 5\n" },
	{ "single quotes that hold one", "k: { v: 'it''s' }", "k: { v: NEW }",
	    "k: { e: 5, v: 'it''s' }", "k: { v: 'it''s', e: 5 }" },
	{ "lines that end with carriage returns", "k:\r\n    v: 1\r\n", "k:\r\n    v: NEW\r\n",
	    "k:\r\n    e: 5\r\n    v: 1\r\n", "k:\r\n    v: 1\r\n    e: 5\r\n" },
	{ "letters beyond ASCII in front", "ü: [ü]\nk: { ü: ü, v: ü }\n", "ü: [ü]\nk: { ü: ü, v: NEW }\n",
	    "ü: [ü]\nk: { ü: ü, e: 5, v: ü }\n", "ü: [ü]\nk: { ü: ü, v: ü, e: 5 }\n" },
	{ "text over several lines", "k:\n  v: one\n    two\n", NULL,
	    "k:\n  e: 5\n  v: one\n    two\n", "k:\n  v: one\n    two\n  e: 5\n" },
	{ "a block of text", "k:\n  v: |\n    one\n", NULL, "k:\n  e: 5\n  v: |\n    one\n",
	    "k:\n  v: |\n    one\n  e: 5\n" },
	{ "quotes over several lines", "k:\n  v: \"one\n    two\"\n", NULL,
	    "k:\n  e: 5\n  v: \"one\n    two\"\n", "k:\n  v: \"one\n    two\"\n  e: 5\n" },
	{ "a list in place of a value", "k:\n  v: [1, 2]\n", NULL, "k:\n  e: 5\n  v: [1, 2]\n",
	    "k:\n  v: [1, 2]\n  e: 5\n" },
};

static void check(struct yaml_edits *edits, bool done, const char *want)
{
	assert_int_equal(done, want != NULL);
	if (done)
		assert_string_equal(str_z(edits->keep, yaml_edits_apply(edits)), want);
}

static void edits(void **state)
{
	const struct edit_case *c = *state;
	struct arena *keep = arena_new();
	const struct source *source = source_new(keep, STR("a.yaml"), str_from(c->in));
	const struct yaml *file = yaml_read(keep, diag_new(keep), source);
	const struct yaml_entry *of = &file->entries[0];
	struct yaml_edits none = { .keep = keep, .text = source->text }, one = none, two = none;

	while (!str_eq(of->key->text, STR("k")))
		of++;
	const struct yaml_entry *value = of->value->entries;
	while (!str_eq(value->key->text, STR("v")))
		value++;
	check(&none, yaml_edits_replace(&none, value->value, STR("NEW")), c->replaced);
	yaml_edits_before(&one, of->value, value->key, STR("e: 5"));
	check(&one, true, c->before);
	check(&two, yaml_edits_behind(&two, of->key, of->value, STR("e: 5")), c->behind);
	arena_free(keep);
}

static void keeps_order(void **state)
{
	struct arena *keep = arena_new();
	struct yaml_edits some = { .keep = keep, .text = STR("abc") };

	(void)state;
	yaml_edits_add(&some, 2, 1, STR("C"));
	yaml_edits_add(&some, 1, 0, STR("1"));
	yaml_edits_add(&some, 1, 0, STR("2"));
	yaml_edits_add(&some, 3, 0, STR("!"));
	assert_string_equal(str_z(keep, yaml_edits_apply(&some)), "a12bC!");
	arena_free(keep);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + 1];

	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = edits,
			.initial_state = (void *)&cases[i] };
	tests[countof(cases)] =
	    (struct CMUnitTest){ .name = "of several at one place the first comes first",
		    .test_func = keeps_order };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
