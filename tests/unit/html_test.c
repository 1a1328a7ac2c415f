/* What the writer escapes, and that it writes whole tags. */
#include "html/html.h"

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static void assert_written(struct buf *out, const char *want)
{
	buf_put_byte(out, '\0');
	assert_string_equal(out->at, want);
	arena_free(out->arena);
}

static struct html start(struct buf *out)
{
	*out = buf_in(arena_new(), BUF_MOST);
	return html_to(out);
}

static void escapes(void **state)
{
	struct buf out;
	struct html html = start(&out);
	html_text(&html, STR("a < b & \"c\" > 'd' & é"));
	html_text(&html, STR(""));
	assert_written(&out, "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39; &amp; é");
	(void)state;
}

static void closes_start_tags(void **state)
{
	struct buf out;
	struct html html = start(&out);
	html_open(&html, "p");
	html_attr(&html, "title", STR("\"x\" & y"));
	html_attr_bare(&html, "hidden");
	html_open(&html, "br");
	html_text(&html, STR("<"));
	html_open(&html, "b");
	html_close(&html, "b");
	html_put(&html, markup_trusted(STR("<hr>")));
	html_close(&html, "p");
	assert_written(&out, "<p title=\"&quot;x&quot; &amp; y\" hidden><br>&lt;<b></b><hr></p>");
	(void)state;
}

static void flushes(void **state)
{
	struct buf out;
	struct html html = start(&out);
	html_open(&html, "p");
	html_flush(&html);
	html_flush(&html);
	assert_written(&out, "<p>");
	(void)state;
}

static const struct url_case {
	const char *name, *url, *want;
} url_cases[] = {
	{ "an address is kept, escaped", "a/?b&c", "a/?b&amp;c" },
	{ "a scheme that runs nothing is kept", "https://example.org/", "https://example.org/" },
	{ "a path that looks like a scheme is kept", "javascript/", "javascript/" },
	{ "a script is not an address", "javascript:alert(1)", "#" },
	{ "not in capitals either", "JavaScript:alert(1)", "#" },
	{ "nor with blanks that browsers drop", " \tjava\nscript:alert(1)", "#" },
	{ "nor as data", "data:text/html,x", "#" },
};

static void keeps_addresses(void **state)
{
	const struct url_case *c = *state;
	struct buf out;
	struct html html = start(&out);
	html_attr_url(&html, "href", str_from(c->url));
	struct str want = str_print(out.arena, " href=\"%s\"", c->want);
	assert_true(str_eq(buf_str(&out), want));
	arena_free(out.arena);
}

static const struct url_case path_cases[] = {
	{ "a plain path stays", "compare/a-b_c.d~/$!()*+,;=@", "compare/a-b_c.d~/$!()*+,;=@" },
	{ "blanks and signs that end a path are coded", "a b/50%#1?/", "a%20b/50%25%231%3F/" },
	{ "a colon could end a scheme", "a:b/", "a%3Ab/" },
	{ "bytes above 127 are coded one by one",
	    "gr\xC3\xB6\xC3\x9F"
	    "er",
	    "gr%C3%B6%C3%9Fer" },
	{ "what HTML escapes is coded", "a&b<\"'>/", "a%26b%3C%22%27%3E/" },
	{ "nothing stays nothing", "", "" },
};

static void codes_paths(void **state)
{
	const struct url_case *c = *state;
	struct arena *arena = arena_new();
	struct str path = html_url_path(arena, str_from(c->url));

	assert_true(str_eq(path, str_from(c->want)));
	arena_free(arena);
}

int main(void)
{
	struct CMUnitTest tests[countof(url_cases) + countof(path_cases) + 3];
	for (size_t i = 0; i < countof(url_cases); i++)
		tests[i] = (struct CMUnitTest){ .name = url_cases[i].name,
			.test_func = keeps_addresses,
			.initial_state = (void *)&url_cases[i] };
	struct CMUnitTest *more = tests + countof(url_cases);
	for (size_t i = 0; i < countof(path_cases); i++)
		*more++ = (struct CMUnitTest){ .name = path_cases[i].name,
			.test_func = codes_paths,
			.initial_state = (void *)&path_cases[i] };
	more[0] = (struct CMUnitTest){ .name = "text is escaped", .test_func = escapes };
	more[1] = (struct CMUnitTest){ .name = "a start tag ends where something follows",
		.test_func = closes_start_tags };
	more[2] = (struct CMUnitTest){ .name = "a start tag is ended once", .test_func = flushes };
	return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
