#include "base/buf.h"
#include "base/diag.h"
#include "base/diag_print.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int make_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static int free_arena(void **state)
{
	arena_free(*state);
	return 0;
}

/* What diag_print prints. */
static struct str printed(struct arena *arena, const struct diag *diag, struct diag_style style)
{
	char *text = NULL;
	size_t len = 0;
	FILE *to = open_memstream(&text, &len);
	diag_print(diag, to, style);
	fclose(to);
	struct str copy = str_copy(arena, (struct str){ text, len });
	free(text);
	return copy;
}

static void assert_printed(
    struct arena *arena, const struct diag *diag, struct diag_style style, const char *want)
{
	assert_string_equal(str_z(arena, printed(arena, diag, style)), want);
}

static const struct line_case {
	const char *name, *text;
	uint32_t line, col;
	const char *want;
} lines[] = {
	{ "the caret stands under its byte", "memry: 32 GB\n", 1, 8,
	    "a.yaml:1:8: error: no such thing [id-unknown]\n  memry: 32 GB\n         ^\n" },
	{ "tabs before the caret are kept", "a\n\tb\tc", 2, 4,
	    "a.yaml:2:4: error: no such thing [id-unknown]\n  \tb\tc\n  \t \t^\n" },
	{ "the caret is padded by characters, not bytes", "äöü x", 1, 8,
	    "a.yaml:1:8: error: no such thing [id-unknown]\n  äöü x\n      ^\n" },
	{ "a wide character takes two columns", "🟩 x", 1, 6,
	    "a.yaml:1:6: error: no such thing [id-unknown]\n  🟩 x\n     ^\n" },
	{ "a column inside a character points at its start", "aä", 1, 3,
	    "a.yaml:1:3: error: no such thing [id-unknown]\n  aä\n   ^\n" },
	{ "a column behind the line points at its end", "ab\ncd", 1, 9,
	    "a.yaml:1:9: error: no such thing [id-unknown]\n  ab\n    ^\n" },
	{ "a column of 0 means the line", "ab\n", 1, 0,
	    "a.yaml:1: error: no such thing [id-unknown]\n  ab\n" },
	{ "line 0 means the file", "ab\n", 0, 0, "a.yaml: error: no such thing [id-unknown]\n" },
	{ "a blank line is not shown", "a\n  \nb", 2, 2,
	    "a.yaml:2:2: error: no such thing [id-unknown]\n" },
	{ "a line that is not there is not shown", "a", 7, 2,
	    "a.yaml:7:2: error: no such thing [id-unknown]\n" },
	{ "bytes that are not UTF-8 are spelled out",
	    "a\xFF"
	    "b",
	    1, 3, "a.yaml:1:3: error: no such thing [id-unknown]\n  a<FF>b\n       ^\n" },
	{ "escape sequences are spelled out", "\x1B[31mred", 1, 6,
	    "a.yaml:1:6: error: no such thing [id-unknown]\n  <1B>[31mred\n          ^\n" },
	{ "signs that turn the direction of text are spelled out",
	    "a\xE2\x80\xAE"
	    "b",
	    1, 5, "a.yaml:1:5: error: no such thing [id-unknown]\n  a<U+202E>b\n           ^\n" },
};

static void shows_lines(void **state)
{
	const struct line_case *c = *state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct source *source = source_new(arena, STR("a.yaml"), str_from(c->text));
	diag_report(diag, DIAG_ID_UNKNOWN, (struct pos){ source, c->line, c->col }, "no such thing");
	assert_printed(arena, diag, (struct diag_style){ 0 }, c->want);
	arena_free(arena);
}

static void notes_and_hints_follow_their_message(void **state)
{
	struct diag *diag = diag_new(*state);
	const struct source *source = source_new(*state, STR("data/a.yaml"), STR("one: 1\none: 2\n"));
	diag_report(diag, DIAG_KEY_DUPLICATE, (struct pos){ source, 2, 1 }, "\"%s\" again", "one");
	diag_note(diag, (struct pos){ source, 1, 1 }, "first written %s", "here");
	diag_hint(diag, "remove one of the %d", 2);
	assert_printed(*state, diag, (struct diag_style){ .root = STR("site") },
	    "site/data/a.yaml:2:1: error: \"one\" again [key-duplicate]\n  one: 2\n  ^\n"
	    "site/data/a.yaml:1:1: note: first written here\n  one: 1\n  ^\n"
	    "hint: remove one of the 2\n");
}

static void messages_are_sorted_by_place(void **state)
{
	struct diag *diag = diag_new(*state);
	const struct source *a = source_new(*state, STR("a"), STR("")),
			    *b = source_new(*state, STR("b"), STR(""));
	diag_report(diag, DIAG_ID_BAD, POS_NONE, "nowhere");
	diag_report(diag, DIAG_ID_BAD, (struct pos){ b, 1, 1 }, "b");
	diag_report(diag, DIAG_ID_BAD, (struct pos){ a, 10, 1 }, "a10");
	diag_report(diag, DIAG_ID_BAD, (struct pos){ a, 9, 1 }, "a9, first");
	diag_report(diag, DIAG_ID_BAD, (struct pos){ a, 9, 1 }, "a9, second");
	assert_printed(*state, diag, (struct diag_style){ 0 },
	    "a:9:1: error: a9, first [id-bad]\na:9:1: error: a9, second [id-bad]\n"
	    "a:10:1: error: a10 [id-bad]\nb:1:1: error: b [id-bad]\nerror: nowhere [id-bad]\n");
}

static void a_message_cannot_forge_lines(void **state)
{
	struct diag *diag = diag_new(*state);
	const struct source *source = source_new(*state, STR("a\nb"), STR(""));
	diag_report(diag, DIAG_ID_BAD, source_whole(source), "x\n::error::y");
	assert_printed(
	    *state, diag, (struct diag_style){ 0 }, "a<0A>b: error: x<0A>::error::y [id-bad]\n");
}

static void a_long_line_is_cut_around_the_caret(void **state)
{
	struct diag *diag = diag_new(*state);
	char *text = memset(arena_alloc(*state, 10000), 'x', 10000);
	text[5000] = '!';
	const struct source *source = source_new(*state, STR("a"), (struct str){ text, 10000 });
	diag_report(diag, DIAG_ID_BAD, (struct pos){ source, 1, 5001 }, "here");
	struct str all = printed(*state, diag, (struct diag_style){ 0 }), message, line, caret;
	assert_true(str_line(&all, &message));
	assert_true(str_line(&all, &line));
	assert_true(str_line(&all, &caret));
	assert_true(str_starts(line, STR("  …x")) && str_ends(line, STR("x…")));
	assert_true(line.len < 200);
	/* The mark of the cut is three bytes and one column. */
	assert_int_equal(str_find_byte(line, '!', 0), str_find_byte(caret, '^', 0) + 2);
}

static void a_message_that_quotes_a_book_is_cut(void **state)
{
	struct arena *arena = *state;
	struct diag *diag = diag_new(arena);
	char *book = arena_alloc(arena, 1000001);
	for (size_t i = 0; i < 1000000; i++)
		book[i] = "\xE2\x82\xAC"[(i + 2) % 3];
	book[1000000] = '\0';
	diag_report(diag, DIAG_VALUE_BAD, POS_NONE, "no: %s", book);
	struct str text = diag_at(diag, 0)->text;
	assert_true(text.len > 1000 && text.len < 10000);
	assert_true(str_ends(text, STR("€…")));
}

static void long_lines_of_wide_characters_are_cut_between_them(void **state)
{
	struct diag *diag = diag_new(*state);
	struct buf text = buf_in(*state, BUF_MOST);
	for (int i = 0; i < 1000; i++)
		buf_put(&text, STR("🟩"));
	const struct source *source = source_new(*state, STR("a"), buf_str(&text));
	diag_report(diag, DIAG_ID_BAD, (struct pos){ source, 1, 2003 }, "here");
	struct str all = printed(*state, diag, (struct diag_style){ 0 });
	assert_int_equal(str_find_byte(all, '<', 0), STR_NONE); /* nothing had to be spelled out */
}

static void annotations_are_escaped(void **state)
{
	struct diag *diag = diag_new(*state);
	const struct source *source = source_new(*state, STR("a,b.yaml"), STR(""));
	diag_report(diag, DIAG_ID_BAD, (struct pos){ source, 3, 4 }, "100%% wrong");
	diag_hint(diag, "do: this");
	assert_printed(*state, diag, (struct diag_style){ .annotations = true },
	    "a,b.yaml:3:4: error: 100% wrong [id-bad]\nhint: do: this\n"
	    "::error title=id-bad,file=a%2Cb.yaml,line=3,col=4::100%25 wrong%0Ado: this\n");
}

/* Lines of the source, and words of the message, that the runner of GitHub Actions would obey. */
static const struct command_case {
	const char *name, *line;
	uint32_t col;
	const char *words, *want;
} commands[] = {
	{ "a command in the line", "::stop-commands::x {{ nope }}", 23, "no nope",
	    "a:1:23: error: no nope [id-bad]\n  <3A>:stop-commands::x {{ nope }}\n"
	    "                           ^\n::error title=id-bad,file=a,line=1,col=23::no nope\n" },
	{ "blanks before it do not count", "\xC2\xA0 ::add-mask::x", 1, "no",
	    "a:1:1: error: no [id-bad]\n  \xC2\xA0 <3A>:add-mask::x\n  ^\n"
	    "::error title=id-bad,file=a,line=1,col=1::no\n" },
	{ "the older form anywhere", "x ##[debug]y ##[z", 8, "no ##[x]",
	    "a:1:8: error: no #<23>[x] [id-bad]\n  x #<23>[debug]y #<23>[z\n            ^\n"
	    "::error title=id-bad,file=a,line=1,col=8::no #<23>[x]\n" },
	{ "more than two signs, and a caret among them", "###[x]", 3, "###[",
	    "a:1:3: error: ##<23>[ [id-bad]\n  ##<23>[x]\n    ^\n"
	    "::error title=id-bad,file=a,line=1,col=3::##<23>[\n" },
	{ "ends of lines in the message", "", 1, "x\r::set-env::\n##[y",
	    "a:1:1: error: x<0D>::set-env::<0A>#<23>[y [id-bad]\n"
	    "::error title=id-bad,file=a,line=1,col=1::x<0D>::set-env::<0A>#<23>[y\n" },
};

static void commands_to_the_runner_are_spelled_out(void **state)
{
	const struct command_case *c = *state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct source *source = source_new(arena, STR("a"), str_from(c->line));
	diag_report(diag, DIAG_ID_BAD, (struct pos){ source, 1, c->col }, "%s", c->words);
	assert_printed(arena, diag, (struct diag_style){ .annotations = true }, c->want);
	arena_free(arena);
}

static void errors_are_shown_before_warnings_when_there_are_too_many(void **state)
{
	struct diag *diag = diag_new(*state);
	const struct source *a = source_new(*state, STR("a"), STR("")),
			    *b = source_new(*state, STR("b"), STR(""));
	for (uint32_t i = 1; i <= 300; i++)
		diag_report(diag, DIAG_NUMBER_TYPED, (struct pos){ a, i, 1 }, "typed");
	diag_report(diag, DIAG_ID_BAD, (struct pos){ b, 1, 1 }, "bad");
	struct str all = printed(*state, diag, (struct diag_style){ 0 });
	assert_int_not_equal(str_find(all, STR("b:1:1: error: bad [id-bad]"), 0), STR_NONE);
	assert_int_not_equal(str_find(all, STR("a:199:1: warning"), 0), STR_NONE);
	assert_int_equal(str_find(all, STR("a:200:1:"), 0), STR_NONE);
	assert_true(str_ends(all, STR("… and 101 more\n")));
}

static const struct status_case {
	const char *name;
	enum diag_id id;
	bool relaxed, strict;
	int status;
	const char *word;
} statuses[] = {
	{ "a warning does not fail", DIAG_NUMBER_TYPED, false, false, 0, "warning" },
	{ "a warning fails with --werror", DIAG_NUMBER_TYPED, false, true, 1, "warning" },
	{ "a broken link fails", DIAG_LINK_BROKEN, false, false, 1, "error" },
	{ "a broken link is a warning with --warn", DIAG_LINK_BROKEN, true, false, 0, "warning" },
	{ "a stale price is a warning with --warn", DIAG_STALE, true, false, 0, "warning" },
	{ "wrong data fails with --warn too", DIAG_UNIT_MISMATCH, true, false, 1, "error" },
	{ "garbled text fails with --warn too", DIAG_MOJIBAKE, true, false, 1, "error" },
	{ "trouble has a status of its own", DIAG_OUTPUT_FAILED, true, false, 2, "error" },
};

static void judges_severity(void **state)
{
	const struct status_case *c = *state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	struct diag_style style = { .relaxed = c->relaxed, .strict = c->strict };
	assert_int_equal(diag_status(diag, style), 0);
	diag_report(diag, c->id, POS_NONE, "x");
	assert_int_equal(diag_status(diag, style), c->status);
	assert_true(str_starts(printed(arena, diag, style), str_from(c->word)));
	arena_free(arena);
}

static void severity_is_asked_as_the_table_has_it(void **state)
{
	struct diag *diag = diag_new(*state);
	assert_false(diag_has(diag, SEVERITY_WARNING));
	diag_report(diag, DIAG_LINK_BROKEN, POS_NONE, "x");
	assert_true(diag_has(diag, SEVERITY_WARNING));
	assert_true(diag_has(diag, SEVERITY_READABLE));
	assert_false(diag_has(diag, SEVERITY_ERROR));
}

static void joining_copies_and_counts_the_same_once(void **state)
{
	struct diag *into = diag_new(*state);
	const struct source *source = source_new(*state, STR("a"), STR(""));
	diag_report(into, DIAG_ID_BAD, (struct pos){ source, 1, 1 }, "x");
	struct arena *other = arena_new();
	struct diag *from = diag_new(other);
	diag_report(from, DIAG_ID_BAD, (struct pos){ source, 1, 1 }, "x");
	diag_report(from, DIAG_ID_BAD, (struct pos){ source, 1, 2 }, "x");
	diag_note(from, (struct pos){ source, 1, 1 }, "one");
	diag_note(from, (struct pos){ source, 2, 1 }, "two");
	diag_hint(from, "three");
	diag_report(from, DIAG_ID_BAD, (struct pos){ source, 1, 2 }, "x");
	diag_join(into, from);
	diag_join(into, from);
	arena_free(other);
	assert_int_equal(diag_count(into), 2);
	const struct diag_message *m = diag_at(into, 1);
	assert_true(str_eq(m->text, STR("x")) && str_eq(m->hint, STR("three")));
	assert_int_equal(m->note_count, 2);
	assert_true(str_eq(m->notes[0].text, STR("one")) && str_eq(m->notes[1].text, STR("two")));
	assert_int_equal(m->notes[1].at.line, 2);
}

static void every_kind_is_described(void **state)
{
	(void)state;
	for (int i = 0; i < DIAG_COUNT; i++) {
		const struct diag_kind *kind = diag_kind((enum diag_id)i);
		assert_non_null(kind->id);
		assert_int_equal(
		    strspn(kind->id, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(kind->id));
		assert_int_equal(kind->meaning[strlen(kind->meaning) - 1], '.');
		for (int j = 0; j < i; j++)
			assert_string_not_equal(kind->id, diag_kind((enum diag_id)j)->id);
	}
}

/* What a value is to be, a kind says that may stand in a file that cannot be read. */
static void what_kinds_say_of_values_is_not_unrelated(void **state)
{
	struct diag *into = diag_new(*state), *from = diag_new(*state);
	const struct source *source = source_new(*state, STR("a"), STR("one\n"));

	diag_report(from, DIAG_VALUE_BAD, (struct pos){ source, 1, 1 }, "not a number");
	diag_report(from, DIAG_VALUE_RANGE, (struct pos){ source, 1, 2 }, "too large");
	diag_report(from, DIAG_FORMULA_NAME, (struct pos){ source, 1, 2 }, "nothing is called so");
	diag_report(from, DIAG_DATE_BAD, (struct pos){ source, 1, 3 }, "no such day");
	diag_join_unrelated(into, from);
	assert_int_equal(diag_count(into), 1);
	assert_int_equal(diag_at(into, 0)->id, DIAG_DATE_BAD);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_arena, free_arena)

int main(void)
{
	const struct CMUnitTest others[] = {
		TEST(notes_and_hints_follow_their_message),
		TEST(messages_are_sorted_by_place),
		TEST(a_message_cannot_forge_lines),
		TEST(a_long_line_is_cut_around_the_caret),
		TEST(long_lines_of_wide_characters_are_cut_between_them),
		TEST(a_message_that_quotes_a_book_is_cut),
		TEST(annotations_are_escaped),
		TEST(errors_are_shown_before_warnings_when_there_are_too_many),
		TEST(severity_is_asked_as_the_table_has_it),
		TEST(joining_copies_and_counts_the_same_once),
		TEST(what_kinds_say_of_values_is_not_unrelated),
		TEST(every_kind_is_described),
	};
	struct CMUnitTest tests[countof(lines) + countof(commands) + countof(statuses) + countof(others)];
	size_t n = 0;
	for (size_t i = 0; i < countof(lines); i++)
		tests[n++] = (struct CMUnitTest){ .name = lines[i].name,
			.test_func = shows_lines,
			.initial_state = (void *)&lines[i] };
	for (size_t i = 0; i < countof(commands); i++)
		tests[n++] = (struct CMUnitTest){ .name = commands[i].name,
			.test_func = commands_to_the_runner_are_spelled_out,
			.initial_state = (void *)&commands[i] };
	for (size_t i = 0; i < countof(statuses); i++)
		tests[n++] = (struct CMUnitTest){ .name = statuses[i].name,
			.test_func = judges_severity,
			.initial_state = (void *)&statuses[i] };
	for (size_t i = 0; i < countof(others); i++)
		tests[n++] = others[i];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
