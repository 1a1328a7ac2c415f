/* Where a style sheet refers to other files. */
#include "base/arena.h"
#include "base/buf.h"
#include "html/css.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* What is wanted: each address in brackets, behind "@" if it is another sheet. */
static const struct row {
	const char *name, *css, *want;
} rows[] = {
	{ "nothing", "", "" },
	{ "rules without references", "a { color: red } /* url(x) */", "" },
	{ "an address in quotes", "a { background: url(\"x.png\") }", "[x.png]" },
	{ "in single ones", "a{background:url('x y.png')}", "[x y.png]" },
	{ "and in none, with blanks around it", "a{background:url(\n x.png\t)}", "[x.png]" },
	{ "several in one value", "src: url(a.woff2) format(\"woff2\"), url(b.woff)",
	    "[a.woff2][b.woff]" },
	{ "capitals", "a{b:URL(x)} @IMPORT 'y';", "[x]@[y]" },
	{ "another sheet", "@import \"x.css\" screen;", "@[x.css]" },
	{ "another sheet by url", "@import url(x.css);", "@[x.css]" },
	{ "with a comment between", "@import/**/ /* a */url( 'x.css' );", "@[x.css]" },
	{ "a word that ends so is none", "a{b:curl(x)} c{d:my-url(y)}", "" },
	{ "nor one that begins so", "@important url(x)", "[x]" },
	{ "a string is no address", "a::after{content:\"url(x)\"}", "" },
	{ "an escaped quote does not end a string", "a{content:\"\\\"url(x)\"} b{c:url(y)}", "[y]" },
	{ "a string ends with its line", "a{content:\"url(x)\nb{c:url(y)}", "[y]" },
	{ "a comment that does not end", "url(x) /* url(y)", "[x]" },
	{ "an address that does not end", "a{b:url(x", "[x]" },
	{ "in quotes that do not end", "a{b:url(\"x", "[x]" },
	{ "an import of nothing", "@import", "" },
	{ "an import that does not end", "@import \"", "@[]" },
	{ "an empty address", "a{b:url()} c{d:url('')}", "[][]" },
	{ "a backslash at the end", "a\\", "" },
	{ "strings of a set of images are",
	    "a{b:image-set(\"x.png\" 1x, 'y.png' type(\"image/png\") 2x)}", "[x.png][y.png]" },
	{ "beside addresses", "a{b:-webkit-image-set(url(x.png) 1x, \"y.png\" 2x)}", "[x.png][y.png]" },
	{ "those of other functions are not", "a{b:counters(\"x\", \"y\") attr(\"z\")}", "" },
	{ "nor the address of a language", "@namespace svg url(http://x/);a{b:url(y)}", "[y]" },
	{ "which may not end", "@namespace url(x)", "" },
	{ "letters beyond ASCII belong to words",
	    "é"
	    "url(x)",
	    "" },
	{ "data stays what it is", "a{b:url(data:image/svg+xml,%3Csvg%3E)}",
	    "[data:image/svg+xml,%3Csvg%3E]" },
};

static void references_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *keep = arena_new();
		struct buf out = buf_in(keep, BUF_MOST);
		struct str css = str_from(rows[i].css);
		struct css_reference found;
		for (size_t cursor = 0, last = 0; css_next(css, &cursor, &found); last = cursor) {
			assert_true(found.from <= found.to && found.to <= css.len);
			assert_true(cursor > last && cursor <= css.len);
			buf_print(&out, "%s[%.*s]", found.import ? "@" : "",
			    STR_ARG(str_sub(css, found.from, found.to)));
		}
		if (!str_eq(buf_str(&out), str_from(rows[i].want)))
			print_error("%s\n", rows[i].name);
		assert_string_equal(str_z(keep, buf_str(&out)), rows[i].want);
		arena_free(keep);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(references_are_found),
	};

	return cmocka_run_group_tests_name("css", tests, NULL, NULL);
}
