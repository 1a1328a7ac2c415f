#include "text_fixture.h"

/* What is wanted: the paragraph without <p>, maths in [ ] instead of its span. */
static const struct math_case {
	const char *name, *text, *want;
} cases[] = {
	{ "letters are variables", "$a + b$", "[<var>a</var> + <var>b</var>]" },
	{ "powers and indexes", "$x^2 + x_{max} + 2^{a^b}$",
	    "[<var>x</var><sup>2</sup> + <var>x</var><sub><var>max</var></sub> + 2<sup><var>a</var><sup><var>b</var></sup></sup>]" },
	{ "signs by name", "$P \\times q \\le \\Delta$", "[<var>P</var> × <var>q</var> ≤ Δ]" },
	{ "functions by name", "$\\log n + \\max_i x$",
	    "[log <var>n</var> + max<sub><var>i</var></sub> <var>x</var>]" },
	{ "arrows and other signs", "$f: x \\mapsto \\Gamma$", "[<var>f</var>: <var>x</var> ↦ Γ]" },
	{ "a command that is not known stands as written", "$\\foo x + \\bar{y} + \\binom{n}{k}$",
	    "[\\foo <var>x</var> + <var>y</var>\u0304 + \\binom{<var>n</var>}{<var>k</var>}]" },
	{ "in an index too", "$a_\\foo$", "[<var>a</var><sub>\\foo</sub>]" },
	{ "roots of other degrees", "$\\sqrt[3]{x}$", "[<sup>3</sup>√<var>x</var>]" },
	{ "a bracket on one side", "$\\left. a \\right|_0 + \\left( b \\right)$",
	    "[ <var>a</var> |<sub>0</sub> + ( <var>b</var> )]" },
	{ "words stay upright", "$\\text{cost of it} - \\mathrm{W}$", "[cost of it − W]" },
	{ "fractions stand on a line", "$\\frac{a}{b + 1}$", "[<var>a</var> / (<var>b</var> + 1)]" },
	{ "roots", "$\\sqrt{2} \\sqrt{a+b}$", "[√2 √(<var>a</var>+<var>b</var>)]" },
	{ "no emphasis inside", "$a*b*c$ and $a_i b_i$",
	    "[<var>a</var>·<var>b</var>·<var>c</var>] and [<var>a</var><sub><var>i</var></sub> <var>b</var><sub><var>i</var></sub>]" },
	{ "with backquotes too", "$`a_b`$", "[<var>a</var><sub><var>b</var></sub>]" },
	{ "markup is escaped", "$a < b \\& c$", "[<var>a</var> &lt; <var>b</var> &amp; <var>c</var>]" },
	{ "punctuation may follow", "($x$), $y$.", "([<var>x</var>]), [<var>y</var>]." },
	{ "a number with a power is maths", "$2^{10}$ and $10 = x$",
	    "[2<sup>10</sup>] and [10 = <var>x</var>]" },
	{ "amounts are no maths", "$5 and $10", "$5 and $10" },
	{ "ranges of amounts", "costs $5,000–$10,000 or $5-$6", "costs $5,000–$10,000 or $5-$6" },
	{ "an amount between dollars", "$20m$, $5$, ~$3k$", "$20m$, $5$, ~$3k$" },
	{ "amounts of other places", "US$20 to A$30$", "US$20 to A$30$" },
	{ "amounts with emphasis around", "**$5** to *$6*", "<strong>$5</strong> to <em>$6</em>" },
	{ "no space inside of the dollars", "a $ b$ and $c $", "a $ b$ and $c $" },
	{ "no digit or letter behind", "$a$b and $a$1", "$a$b and $a$1" },
	{ "an escaped dollar is one", "\\$a$ and $b\\$", "$a$ and $b$" },
	{ "code stays code", "`$a$`", "<code>$a$</code>" },
	{ "not over the end of the line", "$a\nb$", "$a\nb$" },
	{ "figures come first", "${{ k1.price }}$",
	    "$<a class=\"figure\" href=\"k1#price\"><data value=\"40\">$40</data></a>$" },
	{ "brackets that do not close", "$a^{b$ $\\frac{$",
	    "[<var>a</var><sup><var>b</var></sup>] [ / ]" },
};

/* [ and ] for the spans. */
static struct str as_brackets(struct arena *keep, struct str html)
{
	struct str open = STR("<span class=\"math\">"), close = STR("</span>");
	struct buf out = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < html.len; i++) {
		struct str rest = str_sub(html, i, html.len);
		if (str_starts(rest, open)) {
			buf_put_byte(&out, '[');
			i += open.len - 1;
		} else if (str_starts(rest, close)) {
			buf_put_byte(&out, ']');
			i += close.len - 1;
		} else {
			buf_put_byte(&out, html.at[i]);
		}
	}
	return buf_str(&out);
}

static void prints(void **state)
{
	const struct math_case *c = *state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document document = fixture_read(&fixture, c->text);
	struct str inner = str_sub(document.body.bytes, 3, document.body.bytes.len - 5); /* <p>…</p> */
	assert_text(&fixture, as_brackets(fixture.keep, inner), c->want);
	fixture_end(&fixture);
}

static void a_block_keeps_its_lines(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document document = fixture_read(&fixture, "```math\na \\\\ b\n```\n");
	assert_text(&fixture, document.body.bytes,
	    "<div class=\"math\"><var>a</var> <br> <var>b</var></div>\n");
	fixture_end(&fixture);
}

static void headings_and_tables_hold_maths(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document document =
	    fixture_read(&fixture, "# The $a^2$ law\n\n| x |\n|---|\n| $b_1$ |\n");
	assert_text(&fixture, document.headings[0].text, "The a^2 law");
	assert_text(&fixture, document.headings[0].slug, "the-a2-law");
	assert_int_not_equal(
	    str_find(document.body.bytes,
		STR("<td><span class=\"math\"><var>b</var><sub>1</sub></span></td>"), 0),
	    STR_NONE);
	fixture_end(&fixture);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + 2];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = prints,
			.initial_state = (void *)(uintptr_t)&cases[i] };
	tests[countof(cases)] = (struct CMUnitTest)cmocka_unit_test(a_block_keeps_its_lines);
	tests[countof(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(headings_and_tables_hold_maths);
	return _cmocka_run_group_tests("math", tests, countof(tests), NULL, NULL);
}
