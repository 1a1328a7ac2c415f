#include "text/code_lines.h"
#include "text/highlight.h"

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
/* clang-format on */

/* What is wanted: the code with «kind:…» around each part; see as_marks. */
static const struct highlight_case {
	const char *name, *language, *code, *want;
} cases[] = {
	{ "a comment starts a word", "sh", "a#b # c\n", "a#b «comment:# c»\n" },
	{ "the first line of a script is a comment", "bash", "#!/bin/sh\n", "«comment:#!/bin/sh»\n" },
	{ "keywords, not parts of words", "sh", "if done-x; fi\n", "«keyword:if» done-x; «keyword:fi»\n" },
	{ "strings may hold the other quote", "sh", "'a \"b\\' \"c\\\"\"\n",
	    "«string:'a \"b\\'» «string:\"c\\\"\"»\n" },
	{ "a quote without an end is no string", "sh", "don't\n", "don't\n" },
	{ "variables with and without braces", "sh", "$a ${b-c} $? $ (\n",
	    "«variable:$a» «variable:${b-c}» «variable:$?» $ (\n" },
	{ "options", "sh", "x -a --b-c=1 -1 a-b\n",
	    "x «name:-a» «name:--b-c»=«number:1» -«number:1» a-b\n" },
	{ "paths are plain", "sh", "/usr/if/2 a/for.sh\n", "/usr/if/2 a/for.sh\n" },
	{ "numbers", "sh", "10 0x1f 1.5 2025-10-01 a1\n",
	    "«number:10» «number:0x1f» «number:1.5» 2025-10-01 a1\n" },
	{ "what a program printed is plain", "console", "$ if x\nif y # z\n",
	    "«prompt:$» «keyword:if» x\nif y # z\n" },
	{ "sections, keys and comments of settings", "ini", "; c\n[a b]\nkey one = \"x\" ; d\n#e\n",
	    "«comment:; c»\n«keyword:[a b]»\n«name:key one» = «string:\"x\"» ; d\n«comment:#e»\n" },
	{ "PowerShell's verbs, variables and options", "PowerShell",
	    "Get-Item -Path $env:x | IF <# a\nb #>\n",
	    "«keyword:Get-Item» «name:-Path» «variable:$env:x» | «keyword:IF» «comment:<# a\nb #>»\n" },
	{ "keys of YAML, in braces too", "yaml", "a_b:\n  - c: { d: 1, e f: true } # g\nh: i: j\n",
	    "«name:a_b»:\n  - «name:c»: { «name:d»: «number:1», «name:e f»: «keyword:true» } «comment:# g»\n«name:h»: i: j\n" },
	{ "C's directives, comments and words", "c",
	    "#include <a.h>\nint b; /* c */ // d\nchar *e = \"f\";\n",
	    "«keyword:#include» <a.h>\n«keyword:int» b; «comment:/* c */» «comment:// d»\n«keyword:char» *e = «string:\"f\"»;\n" },
	{ "a comment that does not end goes on to the end", "c", "/* a\nb", "«comment:/* a\nb»" },
	{ "markup is escaped", "c", "a < b && \"<b>\"",
	    "a &lt; b &amp;&amp; «string:&quot;&lt;b&gt;&quot;»" },
	{ "letters beyond ASCII belong to words", "sh", "süß ünd\n", "süß ünd\n" },
	{ "nothing gives nothing", "sh", "", "" },
};

/* Spans as «kind:…», and quotes unescaped unless `<` is there to be looked at. */
static struct str as_marks(struct arena *keep, struct str html, bool quotes)
{
	static const struct {
		struct str from, to;
	} table[] = { { STR_INIT("<span class=\"hl-"), STR_INIT("«") },
		{ STR_INIT("</span>"), STR_INIT("»") }, { STR_INIT("\">"), STR_INIT(":") },
		{ STR_INIT("&quot;"), STR_INIT("\"") }, { STR_INIT("&#39;"), STR_INIT("'") },
		{ STR_INIT("&lt;"), STR_INIT("<") }, { STR_INIT("&gt;"), STR_INIT(">") } };
	struct buf out = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < html.len;) {
		struct str rest = str_sub(html, i, html.len), put = str_sub(rest, 0, 1);
		size_t taken = 1;
		for (size_t t = 0; t < (quotes ? countof(table) : 3); t++) {
			if (!str_starts(rest, table[t].from))
				continue;
			put = table[t].to;
			taken = table[t].from.len;
			break;
		}
		buf_put(&out, put);
		i += taken;
	}
	return buf_str(&out);
}

static void highlights(void **state)
{
	const struct highlight_case *c = *state;
	struct arena *keep = arena_new();
	const struct code_language *language = code_language_find(str_from(c->language));
	assert_non_null(language);
	struct buf out = buf_in(keep, BUF_MOST);
	struct html html = html_to(&out);
	struct code_parts parts = highlight_read(keep, language, str_from(c->code));
	code_put(&html, str_from(c->code), &parts, NULL);
	bool unescape = strchr(c->want, '&') == NULL;
	assert_string_equal(str_z(keep, as_marks(keep, buf_str(&out), unescape)), c->want);
	arena_free(keep);
}

static void other_languages_are_left_alone(void **state)
{
	static const char *const names[] = { "", "rust", "c h", " c", "C++",
		"a-name-that-is-longer-than-any-language-has" };
	(void)state;
	for (size_t i = 0; i < countof(names); i++)
		assert_null(code_language_find(str_from(names[i])));
	assert_non_null(code_language_find(STR("YAML")));
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + 1];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = highlights,
			.initial_state = (void *)(uintptr_t)&cases[i] };
	tests[countof(cases)] = (struct CMUnitTest)cmocka_unit_test(other_languages_are_left_alone);
	return _cmocka_run_group_tests("highlight", tests, countof(tests), NULL, NULL);
}
