/* What becomes markup, and how. */
#include "html/html.h"

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static void assert_bytes(struct arena *arena, struct markup markup, const char *want)
{
	assert_string_equal(str_z(arena, markup.bytes), want);
}

static void text_is_escaped(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	assert_bytes(arena, markup_text(arena, STR("a < b & \"c\"")), "a &lt; b &amp; &quot;c&quot;");
	assert_bytes(arena, markup_text(arena, STR("plain")), "plain");
	assert_bytes(arena, markup_text(arena, STR("")), "");
	arena_free(arena);
}

static void what_a_writer_wrote_is_markup(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct buf out = buf_in(arena, BUF_MOST);
	struct html html = html_to(&out);
	html_put(&html, markup_text(arena, STR("<")));
	html_put(&html, markup_trusted(STR("<i>x</i>")));
	html_open(&html, "br");
	assert_bytes(arena, html_markup(&html), "&lt;<i>x</i><br>"); /* ends the open tag */
	arena_free(arena);
}

static void is_split_and_trimmed(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	struct markup before, behind;
	markup_split(markup_trusted(STR(" <i> x ")), 4, &before, &behind);
	assert_bytes(arena, before, " <i>");
	assert_bytes(arena, markup_trim(before), "<i>");
	assert_bytes(arena, markup_trim(behind), "x");
	markup_split(markup_trusted(STR("all")), STR_NONE, &before, &behind);
	assert_bytes(arena, before, "all");
	assert_bytes(arena, behind, "");
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(what_a_writer_wrote_is_markup),
		cmocka_unit_test(is_split_and_trimmed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
