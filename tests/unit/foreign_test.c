/* Syntax of other generators in text: what is warned of, and what is left alone. */
#include "text_fixture.h"

/* What is wanted: the line and what was found there, for each warning. */
static const struct row {
	const char *text, *want;
} rows[] = {
	{ ":::note\nText\n:::", "1 :::note\n" },
	{ ":::", "" },
	{ "!!! warning", "1 !!! warning\n" },
	{ "??? note", "1 ??? note\n" },
	{ "???+ tip", "1 ???+ tip\n" },
	{ "!!! 3", "" },
	{ "What?!! Really", "" },
	{ "a\n[[toc]]\nb", "2 [[toc]]\n" },
	{ "[TOC]", "1 [TOC]\n" },
	{ "[toc] in a line", "" },
	{ "import Tabs from '@theme/Tabs';", "1 import Tabs from '@theme/Tabs';\n" },
	{ "import goods from abroad", "" },
	{ "export const x = 1", "1 export const x = 1\n" },
	{ "export default Page;", "1 export default Page;\n" },
	{ "export default values", "" },
	{ "{% include x %}", "1 {% include x %}\n" },
	{ "100 {% of it", "" },
	{ "A picture {width=300}", "1 {width=300}\n" },
	{ "a { b }", "" },
	{ "{ .x }", "1 { .x }\n" },
	{ "[go](a.md){ .md-button .wide }", "1 { .md-button .wide }\n" },
	{ "{ x = 3 } and { . }", "" },
	{ "# Head {.wide}", "1 {.wide}\n" },
	{ "# Head {#own}", "" },
	{ "{}", "" },
	{ "so ==marked== it", "1 ==marked==\n" },
	{ "a == b == c", "" },
	{ "++new++ and ^^new^^", "1 ++new++\n1 ^^new^^\n" },
	{ "C++ and C++, i++ + ++j", "" },
	{ "x^2^ and ^^", "1 ^2^\n" },
	{ "(a+b)^10^.", "1 ^10^\n" },
	{ "2^3^4, x^2 and y^2, a^b, ^2^", "" },
	{ "%%x%% and %% y %%", "1 %%x%%\n1 %% y %%\n" },
	{ "100 %% of it, and 5%%", "" },
	{ "%%d and %%s", "" },
	{ "@[toc]", "1 @[toc]\n" },
	{ "!include parts/a.md", "1 !include parts/a.md\n" },
	{ "!include it", "" },
	{ "[!INCLUDE [a](b.md)]", "1 [!INCLUDE a]\n" },
	{ "@import \"a.md\"", "1 @import \"a.md\"\n" },
	{ "\\newpage", "1 \\newpage\n" },
	{ "a\n\\begin{center}\nb", "2 \\begin{center}\n" },
	{ "a \\newpage b, \\Windows", "" },
	{ "a\n\n*[HTML]: Hypertext Markup Language\n*[CSS]: Sheets",
	    "3 *[HTML]: Hypertext Markup Language\n4 *[CSS]: Sheets\n" },
	{ "*[HTML]* so", "" },
	{ "```\na\nb: c # (1)!\n```", "3 (1)!\n" },
	{ "- ```\n  x // (12)!\n  ```", "2 (12)!\n" },
	{ "```\nf(1)! # (1) (a)!\n```", "" },
	{ "```\na\n{{#include b.rs}}\n```", "3 {{#include b.rs}}\n" },
	{ "<%= x %>", "1 <%= x %>\n" },
	{ "a < b % c", "" },
	{ "[a][nope] and [nope][]", "1 [a][nope]\n1 [nope][]\n" },
	{ "a[1][2], m[i][j], [1][2]", "" },
	{ "[a][b]\n\n[b]: c.md", "" },
	{ "\\(x\\) (x) \\[1\\]", "1 (x)\n" },
	{ "`\\(x\\)` and x", "" },
	{ "a\n\\[ x = 1 \\]", "2 [ x = 1 ]\n" },
	{ "\\[so\\]", "" },
	{ "a\n\\\\[ \\mu = {i=0} \\\\]", "2 \\[ \\mu = {i=0} \\]\n" },
	{ "/// note", "1 /// note\n" },
	{ "a\nb\n/// note", "3 /// note\n" },
	{ "///", "" },
	{ "$$x$$", "" },
	{ "$$x", "1 $$x\n" },
	{ "{:", "" },
	{ "Well done :smile:", "1 :smile:\n" },
	{ ":+1:", "1 :+1:\n" },
	{ "at 10:30:15", "" },
	{ "ratio 1:a:2", "" },
	{ "`:::note` and `{% x %}`", "" },
	{ "```\n!!! warning\n```", "" },
	{ "    ::: code", "" },
	{ "plain text of words, nothing else.", "" },
	{ "", "" },
};

static const char *warnings(const struct fixture *fixture)
{
	struct buf out = buf_in(fixture->keep, BUF_MOST);

	for (size_t i = 0; i < diag_count(fixture->diag); i++) {
		const struct diag_message *m = diag_at(fixture->diag, i);
		size_t shown = str_find(m->text, STR("typed: "), 0);
		if (m->id == DIAG_TEXT_FOREIGN && shown != STR_NONE)
			buf_print(&out, "%u %.*s\n", m->at.line,
			    STR_ARG(str_sub(m->text, shown + 7, m->text.len)));
	}
	return str_z(fixture->keep, buf_str(&out));
}

static void what_others_read_is_warned_of(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture fixture;
		fixture_start(&fixture, "");
		fixture_read(&fixture, rows[i].text);
		assert_string_equal(warnings(&fixture), rows[i].want);
		fixture_end(&fixture);
	}
}

/* Text is first looked at many bytes at a time: what is told must not depend on where it stands. */
static void where_it_stands_does_not_matter(void **state)
{
	(void)state;
	for (size_t before = 0; before < 70; before++) {
		struct fixture fixture;
		fixture_start(&fixture, "");
		struct buf text = buf_in(fixture.keep, BUF_MOST);
		for (size_t i = 0; i < before; i++)
			buf_put_byte(&text, 'x');
		buf_put(&text, STR(" {.wide} and so on"));
		fixture_read(&fixture, str_z(fixture.keep, buf_str(&text)));
		assert_string_equal(warnings(&fixture), "1 {.wide}\n");
		assert_int_equal(diag_at(fixture.diag, 0)->at.col, before + 2);
		fixture_end(&fixture);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_others_read_is_warned_of),
		cmocka_unit_test(where_it_stands_does_not_matter),
	};

	return cmocka_run_group_tests_name("foreign", tests, NULL, NULL);
}
