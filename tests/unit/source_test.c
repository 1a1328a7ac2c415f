#include "base/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char text[] = "one\r\n\n\xC3\xA4 three\nlast";

static const struct place_case {
	const char *name;
	size_t offset;
	uint32_t line, col;
} places[] = {
	{ "the first byte is 1:1", 0, 1, 1 },
	{ "a line end belongs to its line", 4, 1, 5 },
	{ "an empty line has a place", 5, 2, 1 },
	{ "columns count bytes", 9, 3, 4 },
	{ "the last line needs no end", 15, 4, 1 },
	{ "the end of the text is a place", 19, 4, 5 },
	{ "an offset behind the end is the end", 1000, 4, 5 },
};

static void finds_places(void **state)
{
	const struct place_case *c = *state;
	struct arena *arena = arena_new();
	const struct source *source = source_new(arena, STR("a.md"), str_from(text));
	struct pos pos = source_pos(source, c->offset);
	assert_ptr_equal(pos.in, source);
	assert_int_equal(pos.line, c->line);
	assert_int_equal(pos.col, c->col);
	arena_free(arena);
}

static void lines_come_without_their_ends(void **state)
{
	(void)state;
	struct source source = { STR_INIT("a.md"), STR_INIT(text) };
	static const char *const lines[] = { "", "one", "", "\xC3\xA4 three", "last", "" };
	for (uint32_t i = 0; i < countof(lines); i++)
		assert_true(str_eq(source_line(&source, i), str_from(lines[i])));
}

static void places_are_ordered_by_path_line_and_column(void **state)
{
	(void)state;
	struct source a = { STR_INIT("a.md"), STR_INIT("") }, b = { STR_INIT("b.md"), STR_INIT("") };
	const struct pos sorted[] = { { &a, 0, 0 }, { &a, 1, 2 }, { &a, 1, 3 }, { &a, 2, 1 },
		{ &b, 1, 1 }, POS_NONE };
	for (size_t i = 0; i < countof(sorted); i++)
		for (size_t j = 0; j < countof(sorted); j++) {
			int order = pos_cmp(sorted[i], sorted[j]);
			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
		}
}

static void a_place_moves_along_its_line(void **state)
{
	(void)state;
	struct source a = { STR_INIT("a.md"), STR_INIT("") };
	struct pos pos = pos_after((struct pos){ &a, 3, 4 }, 5);
	assert_int_equal(pos.line, 3);
	assert_int_equal(pos.col, 9);
	assert_int_equal(pos_after(source_whole(&a), 5).col, 0);
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(lines_come_without_their_ends),
		cmocka_unit_test(places_are_ordered_by_path_line_and_column),
		cmocka_unit_test(a_place_moves_along_its_line),
	};
	struct CMUnitTest tests[countof(places) + countof(others)];
	for (size_t i = 0; i < countof(places); i++)
		tests[i] = (struct CMUnitTest){ .name = places[i].name,
			.test_func = finds_places,
			.initial_state = (void *)&places[i] };
	for (size_t i = 0; i < countof(others); i++)
		tests[countof(places) + i] = others[i];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
