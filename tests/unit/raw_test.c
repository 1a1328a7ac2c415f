/*
 * Raw HTML: what may stand in a page is printed anew, the rest is refused at its place; elements end
 * with what holds them; figures in its text are evaluated.
 */
#include "text_fixture.h"

static const struct raw_case {
	const char *name, *text, *body, *reports;
} cases[] = {
	/* printed anew */
	{ "names in small letters, values in quotes", "<DIV Class=a TITLE='b \"c\"'>d</DIV>\n",
	    "<div class=\"a\" title=\"b &quot;c&quot;\">d</div>\n", "" },
	{ "a tag that closes itself", "a <br/> b <wbr /> <a name=\"x\"/> c\n",
	    "<p>a <br> b <wbr> <a name=\"x\"></a> c</p>\n", "" },
	{ "references are decoded and escaped again",
	    "<p title='&lt;a&amp;b&quot &copy &notit; &#x3c;'>&lt;b&amp;</p>\n",
	    "<p title=\"&lt;a&amp;b&quot; © &amp;notit; &lt;\">&lt;b&amp;</p>\n", "" },
	{ "a sign that opens nothing is text", "<p>a < b > c <3 </p>\n",
	    "<p>a &lt; b &gt; c &lt;3 </p>\n", "" },
	{ "a comment is for who reads the source",
	    "<p>a<!-- b -->c</p>\n\n<!-- d\n\ne -->\n\nf <!-- g --> h\n",
	    "<p>ac</p>\n\n<p>f  h</p>\n", "" },
	{ "ends that may be left out",
	    "<table><tr><td>a<td>b<tr><td>c</table>\n<ul><li>a<li>b<ul><li>c</ul></ul>\n",
	    "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>\n"
	    "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>\n",
	    "" },
	{ "elements around inline Markdown", "<b>text *x* </b> and <kbd>`a`</kbd>\n",
	    "<p><b>text <em>x</em> </b> and <kbd><code>a</code></kbd></p>\n", "" },
	{ "elements around blocks of Markdown", "<details>\n<summary>a</summary>\n\n*b*\n\n</details>\n",
	    "<details>\n<summary>a</summary>\n<p><em>b</em></p>\n</details>\n", "" },
	{ "an address between its own tags", "<a href=\"https://a.b\">https://a.b</a>\n",
	    "<p><a href=\"https://a.b\">https://a.b</a></p>\n", "" },
	/* refused */
	{ "an element that is not listed", "a <form action=x>b</form>\n",
	    "<p>a &lt;form action=x&gt;b&lt;/form&gt;</p>\n",
	    "1:3 html-refused: <form> may not stand in a page; pages take nothing from their readers\n" },
	{ "the elements inside one are a consequence",
	    "<svg><path d=\"\"/><script>alert(1)</script></svg>\n",
	    "<p>&lt;svg&gt;&lt;path d=&quot;&quot;/&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;/svg&gt;</p>\n",
	    "1:1 html-refused: <svg> may not stand in a page; "
	    "put the drawing into a file beside the guide and show it with ![words](drawing.svg)\n" },
	{ "what stands in a script is no markup", "<script>if (a<b && c>d) '<b>'</script>\n",
	    "&lt;script&gt;if (a&lt;b &amp;&amp; c&gt;d) &#39;&lt;b&gt;&#39;&lt;/script&gt;\n",
	    "1:1 html-refused: <script> may not stand in a page; pages run no scripts\n" },
	{ "a misspelt one", "<deatils>a</deatils>\n", "<p>&lt;deatils&gt;a&lt;/deatils&gt;</p>\n",
	    "1:1 html-refused: <deatils> may not stand in a page; did you mean <details>?\n" },
	{ "an attribute that is not listed", "<p onclick=\"a()\">b</p>\n",
	    "&lt;p onclick=&quot;a()&quot;&gt;b&lt;/p&gt;\n",
	    "1:4 html-refused: the attribute onclick may not stand in <p>; pages run no scripts\n" },
	{ "a form feed is a space to browsers", "<p\fonclick=\"a()\">b</p>\n",
	    "&lt;p\fonclick=&quot;a()&quot;&gt;b&lt;/p&gt;\n",
	    "1:4 html-refused: the attribute onclick may not stand in <p>; pages run no scripts\n" },
	{ "each of them", "<p\nstyle=a\ntarget=b>c</p>\n", "&lt;p\nstyle=a\ntarget=b&gt;c&lt;/p&gt;\n",
	    "2:1 html-refused: the attribute style may not stand in <p>; write a class, and its rule in assets/style.css\n"
	    "3:1 html-refused: the attribute target may not stand in <p>; leave it out: readers choose where a link opens\n" },
	{ "an attribute written twice", "<p id=a id=b>c</p>\n", "&lt;p id=a id=b&gt;c&lt;/p&gt;\n",
	    "1:9 html-refused: the attribute id is written twice\n" },
	{ "declarations", "<!DOCTYPE html>\n\n<p><![CDATA[<b>]]></p>\n\na <?php b ?>\n",
	    "&lt;!DOCTYPE html&gt;\n<p>&lt;![CDATA[&lt;b&gt;]]&gt;</p>\n<p>a &lt;?php b ?&gt;</p>\n",
	    "1:1 html-refused: <!DOCTYPE html> may not stand in a page\n"
	    "3:4 html-refused: <![CDATA[<b> may not stand in a page\n"
	    "5:3 html-refused: <?php b ?> may not stand in a page\n" },
	{ "a cell outside a table", "| a |\n|---|\n| <td>b |\n", NULL,
	    "3:3 html-refused: <td> stands in no <tr>\n" },
	{ "a link in a link", "[a <a href=\"b\">c</a>](d)\n", NULL,
	    "1:4 html-refused: a link or an anchor cannot stand in a link\n" },
	{ "an anchor of the page's own", "<a id=\"page.content\"></a>\n", NULL,
	    "1:8 html-refused: anchors that start with “page.” are the page's own\n" },
	/* not closed */
	{ "elements end with their paragraph", "a *b <b>c* d\n", "<p>a <em>b <b>c</b></em> d</p>\n",
	    "1:6 html-unclosed: <b> is not closed; "
	    "its end tag must stand in the same block, list item or cell, and inside the same emphasis\n" },
	{ "an end tag at another place is told once", "a <b>b *c</b> d*\n",
	    "<p>a <b>b <em>c&lt;/b&gt; d</em></b></p>\n",
	    "1:10 html-unclosed: </b> closes nothing that is open here; "
	    "start and end tag stand in the same block, list item or cell, and inside the same emphasis\n" },
	{ "and with their list item", "- <div>\n\n  a\n\nb\n",
	    "<ul>\n<li>\n<div>\n<p>a</p>\n</div>\n</li>\n</ul>\n<p>b</p>\n",
	    "1:3 html-unclosed: <div> is not closed; "
	    "its end tag must stand in the same block, list item or cell, and inside the same emphasis\n" },
	{ "nothing closes what the page opened", "a\n\n</main>\n\n</div></p>\n",
	    "<p>a</p>\n&lt;/main&gt;\n&lt;/div&gt;&lt;/p&gt;\n",
	    "3:1 html-unclosed: </main> closes nothing that is open here; "
	    "start and end tag stand in the same block, list item or cell, and inside the same emphasis\n"
	    "5:1 html-unclosed: </div> closes nothing that is open here; "
	    "start and end tag stand in the same block, list item or cell, and inside the same emphasis\n"
	    "5:7 html-unclosed: </p> closes nothing that is open here; "
	    "start and end tag stand in the same block, list item or cell, and inside the same emphasis\n" },
	{ "a tag without its end", "<div class=\"a\n\nb\">\n", NULL,
	    "1:1 html-unclosed: this tag has no >: <div class=\"a; "
	    "a tag holds no empty line; write &lt; for a sign that is meant as such\n" },
	{ "a comment without its end", "<p>a <!-- b\n\nc --></p>\n", NULL,
	    "1:6 html-unclosed: this comment has no -->; a comment that holds an empty line starts on a line of its own\n"
	    "3:6 html-unclosed: </p> closes nothing that is open here; "
	    "start and end tag stand in the same block, list item or cell, and inside the same emphasis\n" },
	{ "a comment that ends sooner than it seems", "<!--> <script>a</script> -->\n", NULL,
	    "1:7 html-refused: <script> may not stand in a page; pages run no scripts\n" },
	/* figures */
	{ "figures in its text", "<p>{{ k1.power }} and \\{{ a</p>\n",
	    "<p><a class=\"figure\" href=\"k1#power\"><data value=\"2000\">2,000 W</data></a> and {{ a</p>\n",
	    "" },
	{ "a figure in a link is text", "<div><a href=\"b\">{{ k1.power }}</a></div>\n",
	    "<div><a href=\"b\">2,000 W</a></div>\n", "" },
	{ "guards in its text",
	    "<div>\n{{ require k1.power<k1.price * 0 }}{{ require 1 = 2 }}\n</div>\n", NULL,
	    "2:20 unit-mismatch: cannot compare “k1.power” (power, W) with “k1.price * 0” (money (USD), USD)\n"
	    "2:47 guard-failed: this does not hold: 1 = 2\n" },
	{ "figures in an attribute", "<p title=\"{{ k1.power }}\">a</p>\n", NULL,
	    "1:11 html-refused: a figure cannot stand in an attribute; "
	    "write it into the text, or \\{{ for braces that are meant as such\n" },
	{ "braces in an attribute", "<p title=\"\\{{ a }}\">b</p>\n", "<p title=\"{{ a }}\">b</p>\n", "" },
	{ "guards in comments and code do not run",
	    "<!-- {{ require 1 = 2 }} -->\n\n<pre>\n{{ require 1 = 2 }}</pre>\n\n`{{ require 1 = 2 }}`\n\n```\na\n{{ require 1 = 2 }}\n```\n\n<code>{{ require 1 = 2}}</code>\n",
	    NULL,
	    "1:6 guard-literal: this guard is never checked, because it stands in a comment; write \\{{ for braces that are meant as such\n"
	    "4:1 guard-literal: this guard is never checked, because it stands in code; write \\{{ for braces that are meant as such\n"
	    "6:2 guard-literal: this guard is never checked, because it stands in code; write \\{{ for braces that are meant as such\n"
	    "10:1 guard-literal: this guard is never checked, because it stands in code; write \\{{ for braces that are meant as such\n"
	    "13:7 guard-literal: this guard is never checked, because it stands in code; write \\{{ for braces that are meant as such\n" },
	{ "unless they are meant so",
	    "<!-- \\{{ require 1 = 2 }} -->\n\n`\\{{ require 1 = 2 }}` `{{ requires }}`\n", NULL, "" },
	/* addresses */
	{ "every address is asked for",
	    "<picture><source srcset=\"a.md, b.md 2x\"><img src='c.md' srcset=\" d.md\t200w ,e.md\"></picture>\n",
	    "<p><picture><source srcset=\"a/, b/ 2x\"><img src=\"c/\" srcset=\"d/ 200w, e/\"></picture></p>\n",
	    "" },
	{ "with its references decoded", "<a href=\"b?a=1&amp;c=2\">d</a>\n",
	    "<p><a href=\"b?a=1&amp;c=2\">d</a></p>\n", "" },
};

static void is_printed_or_refused(void **state)
{
	const struct raw_case *test = *state;
	struct fixture fixture;
	fixture_start(&fixture, "");
	struct document document = fixture_read(&fixture, test->text);
	if (test->body)
		assert_text(&fixture, document.body.bytes, test->body);
	assert_text(&fixture, fixture_reports(&fixture), test->reports);
	fixture_end(&fixture);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases)];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = is_printed_or_refused,
			.initial_state = (void *)(uintptr_t)&cases[i] };
	return cmocka_run_group_tests_name("raw", tests, NULL, NULL);
}
