#include "text/fenced.h"
#include "text/highlighted.h"

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
/* clang-format on */

/* What is wanted: each part as «class:…»; NULL: it is no answer. */
static const struct answer_case {
	const char *name, *ending, *code, *answer, *want;
} cases[] = {
	{ "parts of our own classes", "rs", "let a = 1; // b\n",
	    "<span class=\"hl kwa\">let</span> a <span class=\"hl opt\">=</span> <span class=\"hl num\">1</span>; <span class=\"hl slc\">// b</span>\n",
	    "«hl-keyword:let» a = «hl-number:1»; «hl-comment:// b»\n" },
	{ "signs alone are no keywords", "json", "{1}", "<span class=\"hl kwa\">{</span>1}", "{1}" },
	{ "lines of changes", "diff", "-a\n+b\n",
	    "<span class=\"hl kwb\">-a</span>\n<span class=\"hl kwa\">+b</span>\n",
	    "«hl-removed:-a»\n«hl-added:+b»\n" },
	{ "signs that it writes as references", "py", "\"<&>'@",
	    "<span class=\"hl str\">&quot;&lt;&amp;&gt;&apos;&#64;</span>", "«hl-string:\"<&>'@»" },
	{ "a line end that it puts behind the last line", "py", "a", "a\n", "a" },
	{ "line ends of two bytes", "py", "a\r\nb\r\n", "a\nb\n", "a\r\nb\r\n" },
	{ "classes that are not known stay plain", "py", "a", "<span class=\"hl new\">a</span>", "a" },
	{ "another text is no answer", "py", "a\n", "b\n", NULL },
	{ "less is no answer", "py", "a\nb\n", "a\n", NULL },
	{ "more is no answer", "py", "a\n", "a\nb\n", NULL },
	{ "nothing is no answer", "py", "a\n", "", NULL },
	{ "another element is no answer", "py", "a\n", "<b>a</b>\n", NULL },
	{ "a span of more than a class stays plain", "py", "a\n",
	    "<span class=\"hl kwa\" onclick=\"x\">a</span>\n", "a\n" },
	{ "a span without an end is no answer", "py", "a\n", "<span class=\"hl kwa\">a\n", NULL },
	{ "spans in spans are no answer", "py", "ab",
	    "<span class=\"hl kwa\">a<span class=\"hl kwb\">b</span></span>", NULL },
	{ "an end without a span is no answer", "py", "a", "a</span>", NULL },
	{ "a reference that it does not write is no answer", "py", "ä", "&auml;", NULL },
};

static struct str as_marks(struct arena *keep, struct str code, const struct code_parts *parts)
{
	struct buf out = buf_in(keep, BUF_MOST);
	size_t at = 0;

	for (size_t i = 0; i < parts->count; i++) {
		struct code_part part = parts->at[i];
		buf_put(&out, str_sub(code, at, part.from));
		buf_print(&out, "«%s:%.*s»", part.class, STR_ARG(str_sub(code, part.from, part.to)));
		at = part.to;
	}
	buf_put(&out, str_sub(code, at, code.len));
	return buf_str(&out);
}

static void reads_an_answer(void **state)
{
	const struct answer_case *c = *state;
	struct arena *keep = arena_new();
	struct code_parts parts = { .arena = keep };
	struct str code = str_from(c->code);
	bool good = highlighted_read(str_from(c->answer), code, str_from(c->ending), &parts);

	assert_int_equal(good, c->want != NULL);
	if (good)
		assert_string_equal(str_z(keep, as_marks(keep, code, &parts)), c->want);
	arena_free(keep);
}

static void knows_the_endings_of_languages(void **state)
{
	static const char *const names[][2] = { { "Rust", "rs" }, { "rs", "rs" }, { "C++", "cpp" },
		{ "javascript", "js" }, { "go", "go" }, { "diff", "diff" }, { "text", "" },
		{ "", "" }, { "c", "" }, { "yaml", "" }, { "../x", "" }, { "a b", "" },
		{ "-o", "" }, { "a_name_that_is_longer_than_any_language_has", "" } };
	struct arena *keep = arena_new();

	(void)state;
	for (size_t i = 0; i < countof(names); i++)
		assert_string_equal(
		    str_z(keep, highlighted_ending(keep, str_from(names[i][0]))), names[i][1]);
	arena_free(keep);
}

static void tells_what_is_asked_for(void **state)
{
	static const char *const asked[] = { "rust", "rust {1}", "py title=\"a.py\"", "ts:line-numbers" };
	static const char *const others[] = { "", "c", "sh lines=1", "text", "mermaid", "inputs",
		"compare", "table", "x`y" };
	struct arena *keep = arena_new();

	(void)state;
	for (size_t i = 0; i < countof(asked); i++)
		assert_true(highlighted_asks(keep, str_from(asked[i])));
	for (size_t i = 0; i < countof(others); i++)
		assert_false(highlighted_asks(keep, str_from(others[i])));
	arena_free(keep);
}

static void finds_fenced_blocks(void **state)
{
	static const char body[] = "text\n```rust {1}\na\n\n  b\n```\n> ~~~~ py\n> ```\n> c\n> ~~~~\n"
				   "- ```js\n  d\n  ```\n``` a`b ``` is code\n```\nno end";
	static const char *const want[][2] = { { "rust {1}", "a\n\n  b\n" }, { "py", "```\nc\n" },
		{ "js", "d\n" }, { "", "no end\n" } };
	struct arena *keep = arena_new();
	struct fenced fenced;
	size_t at = 0, count = 0;

	(void)state;
	for (; fenced_next(str_from(body), &at, &fenced); count++) {
		assert_true(count < countof(want));
		assert_string_equal(str_z(keep, fenced.info), want[count][0]);
		assert_string_equal(str_z(keep, fenced_text(keep, &fenced)), want[count][1]);
	}
	assert_int_equal(count, countof(want));
	arena_free(keep);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + 3];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = reads_an_answer,
			.initial_state = (void *)(uintptr_t)&cases[i] };
	tests[countof(cases)] = (struct CMUnitTest)cmocka_unit_test(knows_the_endings_of_languages);
	tests[countof(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(finds_fenced_blocks);
	tests[countof(cases) + 2] = (struct CMUnitTest)cmocka_unit_test(tells_what_is_asked_for);
	return _cmocka_run_group_tests("highlighted", tests, countof(tests), NULL, NULL);
}
