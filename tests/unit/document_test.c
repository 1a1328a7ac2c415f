/* What a guide becomes: figures, guards, headings, links, alerts, marks, tasks and GFM tables. */
#include "text_fixture.h"

static const struct document_case {
	const char *name, *text;
	const char *body;    /* NULL: not looked at */
	const char *reports; /* NULL: none */
} cases[] = {
	/* figures */
	{ "a fact is a figure that leads to its derivation", "{{ k1.power }}",
	    "<p><a class=\"figure\" href=\"k1#power\"><data value=\"2000\">2,000 W</data></a></p>\n",
	    NULL },
	{ "a show pattern says how", "{{ k1.power : 0.0 kW }}",
	    "<p><a class=\"figure\" href=\"k1#power\"><data value=\"2\">2.0 kW</data></a></p>\n", NULL },
	{ "an expression without a name leads to the foot of the page",
	    "{{ k2.power / k1.power : 0.0× }} more",
	    "<p><a class=\"figure\" href=\"#figure.1\"><data value=\"1.5\">1.5×</data></a> more</p>\n",
	    NULL },
	{ "the same expression is listed once",
	    "{{ 2 * k1.power : 0 kW }} {{ 2 * k1.power : 0 kW }} {{ 3 * k1.power : 0 kW }}",
	    "<p><a class=\"figure\" href=\"#figure.1\"><data value=\"4\">4 kW</data></a> "
	    "<a class=\"figure\" href=\"#figure.1\"><data value=\"4\">4 kW</data></a> "
	    "<a class=\"figure\" href=\"#figure.2\"><data value=\"6\">6 kW</data></a></p>\n",
	    NULL },
	{ "a range has no single number", "{{ k3.power }}",
	    "<p><a class=\"figure\" href=\"k3#power\">1,800–2,400 W</a></p>\n", NULL },
	{ "a literal is meant as typed", "{{ 2000 W }}", "<p>2,000 W</p>\n", NULL },
	{ "a thing is its name and leads to its page", "{{ k1 }} by {{ k1.maker }}",
	    "<p><a href=\"k1/\">Kettle 1</a> by <a href=\"acme/\">Acme</a></p>\n", NULL },
	{ "unknown is said", "{{ k3.colour }}",
	    "<p><a class=\"figure\" href=\"k3#colour\">unknown</a></p>\n", NULL },
	{ "a figure stands inside emphasis", "*{{ k1.power }}* **{{ 1 W }}**",
	    "<p><em><a class=\"figure\" href=\"k1#power\"><data value=\"2000\">2,000 W</data></a></em> <strong>1 W</strong></p>\n",
	    NULL },
	{ "stars in an expression are no emphasis", "{{ 2 * 3 * k1.power : 0 kW }} *a*",
	    "<p><a class=\"figure\" href=\"#figure.1\"><data value=\"12\">12 kW</data></a> <em>a</em></p>\n",
	    NULL },
	{ "inside a link a figure is text", "[of {{ k1.power }}](a.md)",
	    "<p><a href=\"a/\">of 2,000 W</a></p>\n", NULL },
	{ "inside an image's text too", "![of {{ k1.power }}](a.png)",
	    "<p><img src=\"a.png\" alt=\"of 2,000 W\" /></p>\n", NULL },
	{ "in a table cell it is a figure", "| a |\n|---|\n| {{ 2 W }} |\n",
	    "<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>2 W</td>\n</tr>\n</tbody>\n</table>\n",
	    NULL },
	{ "in code it is not", "`{{ k1.power }}`\n\n    {{ k1.power }}\n",
	    "<p><code>{{ k1.power }}</code></p>\n<pre><code>{{ k1.power }}\n</code></pre>\n", NULL },
	{ "a backslash makes two braces", "\\{{ k1.power }}", "<p>{{ k1.power }}</p>\n", NULL },
	{ "one brace is a brace", "{ a } {b}", "<p>{ a } {b}</p>\n", NULL },
	{ "braces without an end are a mistake", "a {{ k1.power\nb", NULL,
	    "1:3 figure-unclosed: this {{ has no }} on its line; write \\{{ for two braces that are meant as such\n" },
	{ "a mistake stands where it is typed", "---\ntitle: a\n---\nfirst\n  then {{  k1.pwer }}",
	    NULL, "5:15 formula-name: “k1” has nothing called “pwer”; did you mean “power”?\n" },
	{ "also in a table cell", "| a | b |\n|---|---|\n| c | {{ k1.pwer }} |\n", NULL,
	    "3:13 formula-name: “k1” has nothing called “pwer”; did you mean “power”?\n" },
	{ "a pattern with another unit is a mistake", "{{ k1.power : 0 USD }}", NULL,
	    "1:4 formula-show: power cannot be shown in $\n" },
	/* guards */
	{ "a guard that holds prints nothing", "a\n\n{{ require k1.power > 1 kW }}\n\nb",
	    "<p>a</p>\n<p>b</p>\n", NULL },
	{ "a guard that fails is a mistake", "{{ require k1.power > k2.power }}", NULL,
	    "1:12 guard-failed: this does not hold: k1.power > k2.power; with the values put in: 2,000 W > 3,000 W\n" },
	{ "a guard on a range may be undecided", "{{ require k3.power > 2 kW }}", NULL,
	    "1:12 guard-undecided: this holds for a part of the range only: k3.power > 2 kW; with the values put in: 1,800–2,400 W > 2 kW\n" },
	{ "a guard is a condition", "{{ require k1.power }}", NULL,
	    "1:12 formula-type: a guard is a condition, and this is a quantity: k1.power\n" },
	{ "a bad operand is reported once", "{{ require k1.pwer > 2 W }}", NULL,
	    "1:15 formula-name: “k1” has nothing called “pwer”; did you mean “power”?\n" },
	/* headings */
	{ "slugs come from the text as written",
	    "# The {{ k1.power }} *kettle*\n\n## Über: *Größe* & `x_y`\n## Über: *Größe* & `x_y`\n",
	    "<h1 id=\"the--k1power--kettle\">The <a class=\"figure\" href=\"k1#power\"><data value=\"2000\">2,000 W</data></a> <em>kettle</em></h1>\n"
	    "<h2 id=\"über-größe--x_y\">Über: <em>Größe</em> &amp; <code>x_y</code></h2>\n"
	    "<h2 id=\"über-größe--x_y-1\">Über: <em>Größe</em> &amp; <code>x_y</code></h2>\n",
	    NULL },
	{ "an author may choose a heading's id", "## The *pump* {#pump}\n\n## *All* {#all_of:it.1}\n",
	    "<h2 id=\"pump\">The <em>pump</em></h2>\n<h2 id=\"all_of:it.1\"><em>All</em></h2>\n", NULL },
	{ "blanks may stand in the braces of an id", "A\n=\n\nB { #b }\n---\n",
	    "<h1 id=\"a\">A</h1>\n<h2 id=\"b\">B</h2>\n", NULL },
	{ "other headings keep off a chosen id", "## A {#b}\n\n## B\n",
	    "<h2 id=\"b\">A</h2>\n<h2 id=\"b-1\">B</h2>\n", NULL },
	{ "a chosen id stands once", "## B\n\n## A {#b}\n", NULL,
	    "3:8 anchor-duplicate: the anchor “b” stands on this page already\n" },
	{ "what is no id is told", "## A {#b .c}\n", "<h2 id=\"a-b-c\">A {#b .c}</h2>\n",
	    "1:6 text-foreign: this is syntax of another generator, and stands on the page as it is typed: {#b .c}; take it out: attributes are not read, but for {#id} at the end of a heading, behind a space\n" },
	{ "in code it is code", "## A `{#b}`\n", "<h2 id=\"a-b\">A <code>{#b}</code></h2>\n", NULL },
	/* alerts */
	{ "an alert is what the template makes of it", "> [!WARNING]\n> Hot *water*.\n>\n> - a\n",
	    "<div class=\"warning\">\n<p>Warning</p>\n<p>Hot <em>water</em>.</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n",
	    NULL },
	{ "an alert is recognised in any case", "> [!note]\n> a",
	    "<div class=\"note\">\n<p>Note</p>\n<p>a</p>\n</div>\n", NULL },
	{ "a quote that says something else is a quote", "> [!NOTE] a",
	    "<blockquote>\n<p>[!NOTE] a</p>\n</blockquote>\n", NULL },
	/* marks */
	{ "a legend symbol is a mark", "🟩 fast, 🟥hot 🎉",
	    "<p>(🟩 Better) fast, (🟥 Worse)hot 🎉</p>\n", NULL },
	{ "but not in code", "`🟩`", "<p><code>🟩</code></p>\n", NULL },
	/* what cmark-gfm prints otherwise */
	{ "task boxes are labelled", "- [x] a\n- [ ] b\n",
	    "<ul>\n<li class=\"task-item\"><span class=\"task task-done\" role=\"img\" aria-label=\"done\">☑</span> a</li>\n"
	    "<li class=\"task-item\"><span class=\"task\" role=\"img\" aria-label=\"to do\">☐</span> b</li>\n</ul>\n",
	    NULL },
	{ "wide tables scroll in a region with a name",
	    "## Pots\n\n| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n",
	    "<h2 id=\"pots\">Pots</h2>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Pots: table\">\n<table>\n<thead>\n<tr>\n"
	    "<th scope=\"col\" class=\"left\">a</th>\n<th scope=\"col\" class=\"center\">b</th>\n<th scope=\"col\" class=\"right\">c</th>\n"
	    "</tr>\n</thead>\n<tbody>\n<tr>\n<td class=\"left\">1</td>\n<td class=\"center\">2</td>\n<td class=\"right\">3</td>\n"
	    "</tr>\n</tbody>\n</table>\n</div>\n",
	    NULL },
	{ "a head without words is no head", "| | b |\n|---|---|\n",
	    "<table>\n<thead>\n<tr>\n<td></td>\n<th scope=\"col\">b</th>\n</tr>\n</thead>\n</table>\n",
	    NULL },
	/* raw HTML */
	{ "raw HTML passes, scripts do not", "a <kbd>b</kbd> <script>c</script>",
	    "<p>a <kbd>b</kbd> &lt;script&gt;c&lt;/script&gt;</p>\n",
	    "1:16 html-refused: <script> may not stand in a page; pages run no scripts\n" },
	{ "a tag's name ends at a slash", "<div><script/src=\"x.js\"></script/x></div>\n",
	    "<div>&lt;script/src=&quot;x.js&quot;&gt;&lt;/script/x&gt;</div>\n",
	    "1:6 html-refused: <script> may not stand in a page; pages run no scripts\n" },
	{ "its links lead where the site says", "<p><a href=\"b.md\">b</a></p>\n",
	    "<p><a href=\"b/\">b</a></p>\n", NULL },
	{ "an anchor stands once", "<a id=\"x\"></a>\n\n<a id=\"x\"></a>\n", NULL,
	    "3:8 anchor-duplicate: the anchor “x” stands on this page already\n" },
	{ "an address that a browser would run is none", "[a](javascript:alert)",
	    "<p><a href=\"#\">a</a></p>\n", NULL },
	/* typed numbers */
	{ "a number that the data holds is better computed", "{{ k2 }} holds 0.00175 m^3.", NULL,
	    "1:16 number-typed: the data holds this number: 0.00175 m^3; write {{ k2.volume }}\n" },
	{ "money too, however short", "[k](k1.md) {{ k1 }} costs $40, not $41.", NULL,
	    "1:27 number-typed: the data holds this number: $40; write {{ k1.price }}\n" },
	{ "numbers of things the page does not name are left alone", "It holds 0.00175 m^3.",
	    "<p>It holds 0.00175 m^3.</p>\n", NULL },
	/* blocks */
	{ "a block with one letter wrong is asked about", "```comparee\nthings: [k1]\n```\n", NULL,
	    "1:4 block-unknown: there is no block “comparee”; did you mean “compare”?\n" },
	{ "another language is code", "```c\nint a;\n```\n\n```tables\na b\n```\n",
	    "<pre><code class=\"language-c\"><span class=\"hl-keyword\">int</span> a;\n</code></pre>\n<pre><code class=\"language-tables\">a b\n</code></pre>\n",
	    NULL },
	/* limits */
	{ "footnotes are numbered through alerts", "a[^1]\n\n> [!TIP]\n> b[^2]\n\n[^1]: c\n[^2]: d\n",
	    "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" data-footnote-ref>1</a></sup></p>\n"
	    "<div class=\"tip\">\n<p>Tip</p>\n<p>b<sup class=\"footnote-ref\"><a href=\"#fn-2\" id=\"fnref-2\" data-footnote-ref>2</a></sup></p>\n</div>\n"
	    "<section class=\"footnotes\" data-footnotes>\n<ol>\n"
	    "<li id=\"fn-1\">\n<p>c <a href=\"#fnref-1\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">↩</a></p>\n</li>\n"
	    "<li id=\"fn-2\">\n<p>d <a href=\"#fnref-2\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">↩</a></p>\n</li>\n"
	    "</ol>\n</section>\n",
	    NULL },
};

static void becomes(void **state)
{
	const struct document_case *want = *state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document document = fixture_read(&fixture, want->text);
	assert_text(&fixture, fixture_reports(&fixture), want->reports ? want->reports : "");
	if (want->body)
		assert_text(&fixture,
		    STR_JOIN(fixture.keep, document.heading.bytes, document.body.bytes), want->body);
	fixture_end(&fixture);
}

static void tells_the_site_what_is_in_it(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document document = fixture_read(&fixture,
	    "# Kettles\n\nAll of *them*, {{ k1.power }}.\n\n<a name=\"top\"></a>\n\n## {{ k2.power }} and 🟥\n\n🟩 {{ k2.price - k1.price }}\n");
	assert_text(&fixture, document.excerpt, "All of them, 2,000 W.");
	assert_int_equal(document.heading_count, 2);
	assert_text(&fixture, document.headings[1].text, "3,000 W and 🟥");
	assert_text(&fixture, document.headings[1].slug, "-k2power--and-");
	assert_int_equal(document.headings[1].level, 2);
	assert_int_equal(document.anchor_count, 3);
	assert_text(&fixture, document.anchors[1], "top");
	assert_int_equal(document.mark_count, 2); /* in the legend's order */
	assert_text(&fixture, document.marks[0]->id, "good");
	assert_int_equal(document.figure_count, 1);
	assert_text(&fixture, document.figures[0].id, "figure.1");
	assert_text(&fixture, document.figures[0].printed, "$20");
	assert_text(&fixture, document.figures[0].derivation.formula, "k2.price - k1.price");
	assert_text(&fixture, fixture_reports(&fixture), "");
	fixture_end(&fixture);
}

static void blocks_leave_headings_their_slugs(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document document = fixture_read(&fixture,
	    "```compare\nthings: [k1, k2]\nrows: [power]\n```\n\n# Compare\n\n# Compare\n\n# Figure 1\n");
	assert_text(&fixture, document.anchors[0], "compare.1");
	assert_text(&fixture, document.headings[0].slug, "compare");
	assert_text(&fixture, document.headings[1].slug, "compare-1");
	assert_text(&fixture, document.headings[2].slug, "figure-1");
	assert_text(&fixture, document.figures[0].id, "figure.1");
	assert_text(&fixture, fixture_reports(&fixture), "");
	fixture_end(&fixture);
}

static void asks_the_site_for_links_at_their_place(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	fixture_read(&fixture,
	    "---\na: b\n---\n[a](a.md) ![b](b.png)\n  [a](a.md)\n\n| x | [c](c.md#d) |\n|---|---|\n| y | <https://e.org> |\n");
	assert_text(&fixture, buf_str(&fixture.links),
	    "a.md@4:5 !b.png@4:16 a.md@5:7 c.md#d@7:11 https://e.org@9:8 ");
	fixture_end(&fixture);
}

static void finds_links_where_they_are_defined(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	fixture_read(&fixture,
	    "See [a.md][a] and [c].\n\n![p][], [b.md](b.md)\n\n```\n[x]: a.md\n```\n\n"
	    "> [a]: a.md\n\n[c]:\n  <c d.md>\n[p]: p.png \"with {{ k1.pwer }}\"\n");
	assert_text(&fixture, buf_str(&fixture.links), "a.md@9:8 c d.md@12:4 !p.png@13:6 b.md@3:16 ");
	assert_text(&fixture, fixture_reports(&fixture),
	    "13:24 formula-name: “k1” has nothing called “pwer”; did you mean “power”?\n");
	fixture_end(&fixture);
}

static void prints_plain_texts(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document_input input = fixture_input(&fixture, "");
	struct pos at = { input.source, 7, 10 };
	assert_text(&fixture, document_plain(&input, STR("A {{ k1.power }} & <b> \\{{ x }}"), at),
	    "A 2,000 W & <b> {{ x }}");
	assert_text(&fixture,
	    document_inline(&input, STR("A *{{ k1.power }}* & {{ 2 * k1.power : 0 kW }}"), at).bytes,
	    "A <em><a class=\"figure\" href=\"k1#power\"><data value=\"2000\">2,000 W</data></a></em> &amp; 4 kW");
	document_plain(&input, STR("{{ k1.pwer }}"), at);
	assert_text(&fixture, fixture_reports(&fixture),
	    "7:16 formula-name: “k1” has nothing called “pwer”; did you mean “power”?\n");
	fixture_end(&fixture);
}

static void splits_front_matter(void **state)
{
	(void)state;
	static const struct {
		const char *text, *front, *body;
	} splits[] = {
		{ "---\na: b\n---\nc\n", "a: b\n", "c\n" },
		{ "---\r\na: b\r\n---\r\nc", "a: b\r\n", "c" },
		{ "---\n---\nc", "", "c" },
		{ "---\na: b\n", "", "---\na: b\n" },
		{ "\xEF\xBB\xBF"
		  "---\na: b\n...\nc",
		    "a: b\n", "c" },
		{ "a\n---\nb\n---\n", "", "a\n---\nb\n---\n" },
		{ "", "", "" },
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < countof(splits); i++) {
		struct str front, body, text = str_from(splits[i].text);
		size_t front_at, body_at;
		document_split(text, &front, &front_at, &body, &body_at);
		assert_string_equal(str_z(arena, front), splits[i].front);
		assert_string_equal(str_z(arena, body), splits[i].body);
		assert_int_equal(body_at, text.len - body.len);
	}
	arena_free(arena);
}

static void finds_the_first_heading(void **state)
{
	(void)state;
	static const struct {
		const char *body, *heading;
	} headings[] = {
		{ "text\n\n# A b #\n", "A b" },
		{ "<h1 align=\"center\">\n  <img src=\"x.png\"> A\n  <b>r</b>aw &amp; b\n</h1>\n\n## Two\n",
		    "A raw & b" },
		{ "<div><H1>Raw</H1></div>\n", "Raw" },
		{ "<h1>Raw</h1>\n\n# One\n", "One" },
		{ "<h1></h1>\n\n## Two\n", "Two" },
		{ "> <h1>quoted</h1>\n\n## Two\n", "Two" },
		{ "<!-- <h1>no</h1> -->\n\n## Two\n", "Two" },
		{ "```\n# no\n```\nYes\n===\n", "Yes" },
		{ "# A *b* `c` &amp; [d](e)\n", "A b c & d" },
		{ "# {{ k1 }} now\n", "{{ k1 }} now" },
		{ "## Only *one*\n\ntext", "Only one" },
		{ "### Low\n\n# High\n", "High" },
		{ "####### seven\n#none\n", "" },
		{ "Under\n---\n\ntext", "Under" },
		{ "two\nlines\n-----\n\n### Low\n", "two lines" },
		{ "two\nlines\n===\n", "two lines" },
		{ "Under\n---\n\n# High\n", "High" },
		{ "- item\n---\n\n## Two\n", "Two" },
		{ "| a |\n|---|\n\n## Two\n", "Two" },
		{ "<!--\n# no\n-->\n## Two\n", "Two" },
		{ "> # quoted\n\n## Two\n", "Two" },
		{ "````md\n```\n# no\n````\n## Two\n", "Two" },
		{ "    # code\n\n## Two\n", "Two" },
		{ "# A title {#top}\n", "A title" },
		{ "## {#only}\n", "" },
		{ "#\n\n## Two\n", "Two" },
		{ "", "" },
	};
	document_start();
	struct arena *arena = arena_new();
	for (size_t i = 0; i < countof(headings); i++)
		assert_string_equal(
		    str_z(arena, document_first_heading(arena, str_from(headings[i].body))),
		    headings[i].heading);
	arena_free(arena);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + 7];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = becomes,
			.initial_state = (void *)(uintptr_t)&cases[i] };
	struct CMUnitTest others[] = {
		cmocka_unit_test(tells_the_site_what_is_in_it),
		cmocka_unit_test(blocks_leave_headings_their_slugs),
		cmocka_unit_test(asks_the_site_for_links_at_their_place),
		cmocka_unit_test(finds_links_where_they_are_defined),
		cmocka_unit_test(prints_plain_texts),
		cmocka_unit_test(splits_front_matter),
		cmocka_unit_test(finds_the_first_heading),
	};
	for (size_t i = 0; i < countof(others); i++)
		tests[countof(cases) + i] = others[i];
	return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
