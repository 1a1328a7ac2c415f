#include "base/file.h"
#include "base/folder.h"
#include "base/source_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct load_case {
	const char *name, *text;
	const char *id; /* of the only message, or NULL */
	uint32_t line, col;
	const char *want; /* the text, or NULL when nothing is returned */
} cases[] = {
	{ "sound text is returned", "a: ä\n", NULL, 0, 0, "a: ä\n" },
	{ "an empty file is a text", "", NULL, 0, 0, "" },
	{ "a byte order mark is taken off",
	    "\xEF\xBB\xBF"
	    "a: 1",
	    NULL, 0, 0, "a: 1" },
	{ "a bad byte is found", "a: 1\nb: \xE4\n", "not-utf8", 2, 4, NULL },
	{ "UTF-16 is not UTF-8",
	    "\xFF\xFE"
	    "a",
	    "not-utf8", 1, 1, NULL },
	{ "garbled text is reported and returned", "a: 1\nb: ‚Äî", "mojibake", 2, 4, "a: 1\nb: ‚Äî" },
	{ "a file over the limit is refused", "0123456789012345678901234567890123456789",
	    "file-too-large", 0, 0, NULL },
	{ "a missing file is reported", NULL, "file-unreadable", 0, 0, NULL },
};

/* Garbled text in a guide: which line is told, 0 for none, because it is shown as code. */
static const struct code_case {
	const char *name, *text;
	uint32_t line;
} codes[] = {
	{ "code by indentation", "See:\n\n    â€œ\n    â€œ\n", 0 },
	{ "code at the start, by a tab", "\tâ€œ\n", 0 },
	{ "what goes on with a paragraph is none", "See:\n    â€œ\n", 2 },
	{ "what goes on with an item is none", "- See:\n\n    â€œ\n", 3 },
	{ "code in an item", "1. See:\n\n       â€œ\n", 0 },
	{ "text behind code", "See:\n\n    â€œ\n\nâ€œ\n", 5 },
	{ "a fence in an item", "- a\n  ```\n  â€œ\n  ```\n", 0 },
};

static void knows_code(void **state)
{
	const struct code_case *c = *state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);

	source_check(diag, source_new(arena, STR("a.md"), str_from(c->text)));
	assert_int_equal(diag_count(diag), c->line > 0);
	if (c->line > 0)
		assert_int_equal(diag_at(diag, 0)->at.line, c->line);
	diag = diag_new(arena);
	source_check(diag, source_new(arena, STR("a.yaml"), STR("a:\n\n    b: â€œ\n")));
	assert_int_equal(diag_count(diag), 1);
	arena_free(arena);
}

static void loads(void **state)
{
	const struct load_case *c = *state;
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	char folder[] = "/tmp/rigbook-XXXXXX";
	assert_non_null(mkdtemp(folder));
	struct str root = str_from(folder), path = STR("a.yaml");
	if (c->text)
		assert_int_equal(
		    file_write(str_z(arena, path_join(arena, root, path)), str_from(c->text)), 0);
	const struct source *source = source_load(arena, diag, root, path, 30);
	folder_remove_path(folder);
	assert_int_equal(source != NULL, c->want != NULL);
	if (source)
		assert_true(str_eq(source->text, str_from(c->want)) && str_eq(source->path, path));
	assert_int_equal(diag_count(diag), c->id != NULL);
	if (c->id) {
		const struct diag_message *message = diag_at(diag, 0);
		assert_string_equal(diag_kind(message->id)->id, c->id);
		assert_true(str_eq(message->at.in->path, path));
		assert_int_equal(message->at.line, c->line);
		assert_int_equal(message->at.col, c->col);
	}
	arena_free(arena);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases) + countof(codes)];
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = loads,
			.initial_state = (void *)&cases[i] };
	for (size_t i = 0; i < countof(codes); i++)
		tests[countof(cases) + i] = (struct CMUnitTest){ .name = codes[i].name,
			.test_func = knows_code,
			.initial_state = (void *)&codes[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
