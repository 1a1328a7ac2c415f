#include "base/file.h"
#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A folder of its own for each test. */
struct place {
	struct arena *arena;
	char folder[32];
};

static int make_place(void **state)
{
	static const char template[] = "/tmp/rigbook-XXXXXX";
	struct place *place = calloc(1, sizeof(*place));
	place->arena = arena_new();
	memcpy(place->folder, template, sizeof(template));
	*state = place;
	return mkdtemp(place->folder) ? 0 : -1;
}

static int remove_place(void **state)
{
	struct place *place = *state;
	int trouble = folder_remove_path(place->folder);
	arena_free(place->arena);
	free(place);
	return trouble;
}

static const char *in(struct place *place, const char *name)
{
	return str_z(place->arena, path_join(place->arena, str_from(place->folder), str_from(name)));
}

static void what_is_written_is_read(void **state)
{
	struct place *place = *state;
	struct str text;
	assert_int_equal(file_write(in(place, "a"), STR("kettle and more")), 0);
	assert_int_equal(file_write(in(place, "a"), STR("pump")), 0);
	assert_int_equal(file_read(place->arena, in(place, "a"), 100, &text), 0);
	assert_true(str_eq(text, STR("pump")));
}

static void an_empty_file_is_read(void **state)
{
	struct place *place = *state;
	struct str text;
	assert_int_equal(file_write(in(place, "a"), STR("")), 0);
	assert_int_equal(file_read(place->arena, in(place, "a"), 100, &text), 0);
	assert_int_equal(text.len, 0);
}

static void a_file_whose_size_is_not_told_is_read(void **state)
{
	struct place *place = *state;
	struct str text;
	assert_int_equal(file_read(place->arena, "/proc/self/status", 1 << 20, &text), 0);
	assert_true(str_starts(text, STR("Name:")));
}

static void the_start_of_a_file_is_read(void **state)
{
	struct place *place = *state;
	struct str text;
	uint64_t size;
	assert_int_equal(file_write(in(place, "a"), STR("12345")), 0);
	assert_int_equal(file_read_start(place->arena, in(place, "a"), 3, &text, &size), 0);
	assert_true(str_eq(text, STR("123")));
	assert_int_equal(size, 5);
	assert_int_equal(file_read_start(place->arena, in(place, "a"), 9, &text, &size), 0);
	assert_true(str_eq(text, STR("12345")));
	assert_int_equal(file_read_start(place->arena, place->folder, 9, &text, &size), EISDIR);
	assert_int_equal(file_read_start(place->arena, in(place, "b"), 9, &text, &size), ENOENT);
}

static void the_limit_is_kept_to_the_byte(void **state)
{
	struct place *place = *state;
	struct str text;
	assert_int_equal(file_write(in(place, "a"), STR("12345")), 0);
	assert_int_equal(file_read(place->arena, in(place, "a"), 5, &text), 0);
	assert_int_equal(file_read(place->arena, in(place, "a"), 4, &text), EFBIG);
	assert_int_equal(file_read(place->arena, "/proc/self/status", 10, &text), EFBIG);
}

static void what_cannot_be_read_says_why(void **state)
{
	struct place *place = *state;
	struct str text;
	assert_int_equal(file_read(place->arena, in(place, "none"), 100, &text), ENOENT);
	assert_int_equal(file_read(place->arena, place->folder, 100, &text), EISDIR);
	assert_int_equal(file_write(in(place, "no/folder"), STR("x")), ENOENT);
	struct file_list list;
	assert_int_equal(file_list(place->arena, in(place, "none"), &list), ENOENT);
}

static void comparing_needs_every_byte(void **state)
{
	struct place *place = *state;
	size_t size = 200000;
	char *large = memset(arena_alloc(place->arena, size), 'x', size);
	assert_int_equal(file_write(in(place, "a"), (struct str){ large, size }), 0);
	assert_true(file_equals(place->arena, in(place, "a"), (struct str){ large, size }));
	assert_false(file_equals(place->arena, in(place, "a"), (struct str){ large, size - 1 }));
	large[size - 1] = 'y';
	assert_false(file_equals(place->arena, in(place, "a"), (struct str){ large, size }));
	assert_false(file_equals(place->arena, in(place, "none"), STR("")));
	assert_false(file_equals(place->arena, place->folder, STR("")));
}

/* More of them than one call takes, empty ones among them. */
static void parts_are_written_one_behind_the_other(void **state)
{
	struct place *place = *state;
	struct str parts[100], text;
	for (size_t i = 0; i < countof(parts); i++)
		parts[i] = i % 7 == 0 ? STR("") : str_print(place->arena, "%zu,", i);
	int file = open(in(place, "parts"), O_WRONLY | O_CREAT, 0666);
	assert_int_equal(file_write_parts(file, parts, countof(parts)), 0);
	assert_int_equal(file_write_parts(file, parts, 0), 0);
	assert_int_equal(close(file), 0);
	assert_int_equal(file_read(place->arena, in(place, "parts"), 10000, &text), 0);
	assert_true(str_eq(text, str_join(place->arena, parts, countof(parts))));
	assert_int_equal(file_write_parts(-1, parts, countof(parts)), EBADF);
}

static void a_list_is_sorted_and_knows_kinds(void **state)
{
	struct place *place = *state;
	struct file_list list;
	assert_int_equal(file_write(in(place, "b.md"), STR("")), 0);
	assert_int_equal(file_write(in(place, "B.md"), STR("")), 0);
	assert_int_equal(file_make_folders(in(place, "a")), 0);
	assert_int_equal(symlink("a", in(place, "c")), 0);
	assert_int_equal(mkfifo(in(place, "d"), 0600), 0);
	assert_int_equal(file_list(place->arena, place->folder, &list), 0);
	static const struct file_entry want[] = {
		{ STR_INIT("B.md"), FILE_REGULAR },
		{ STR_INIT("a"), FILE_FOLDER },
		{ STR_INIT("b.md"), FILE_REGULAR },
		{ STR_INIT("c"), FILE_LINK },
		{ STR_INIT("d"), FILE_OTHER },
	};
	assert_int_equal(list.count, countof(want));
	for (size_t i = 0; i < countof(want); i++) {
		assert_true(str_eq(list.at[i].name, want[i].name));
		assert_int_equal(list.at[i].kind, want[i].kind);
	}
}

static void folders_are_made_with_those_above(void **state)
{
	struct place *place = *state;
	assert_int_equal(file_make_folders(in(place, "a/b//c/")), 0);
	assert_int_equal(file_make_folders(in(place, "a/b/c")), 0);
	assert_int_equal(file_write(in(place, "a/b/c/x"), STR("x")), 0);
	assert_int_equal(file_make_folders(in(place, "a/b/c/x")), EEXIST);
	assert_int_equal(file_make_folders(in(place, "a/b/c/x/y")), ENOTDIR);
}

static void removing_a_tree_spares_what_links_lead_to(void **state)
{
	struct place *place = *state;
	assert_int_equal(file_make_folders(in(place, "kept")), 0);
	assert_int_equal(file_write(in(place, "kept/x"), STR("x")), 0);
	assert_int_equal(file_make_folders(in(place, "gone/deep")), 0);
	assert_int_equal(file_write(in(place, "gone/deep/y"), STR("y")), 0);
	assert_int_equal(symlink("../kept", in(place, "gone/link")), 0);
	assert_int_equal(folder_remove_path(in(place, "gone")), 0);
	assert_int_equal(access(in(place, "gone"), F_OK), -1);
	assert_int_equal(access(in(place, "kept/x"), F_OK), 0);
	assert_int_equal(folder_remove_path(in(place, "gone")), 0);
}

static const struct path_case {
	const char *name, *folder, *path, *want; /* NULL: climbs above the root */
} paths[] = {
	{ "a name stands in its folder", "a/b", "c.md", "a/b/c.md" },
	{ "two dots leave a folder", "a/b", "../c.md", "a/c.md" },
	{ "one dot stays", "a", "./c.md", "a/c.md" },
	{ "a slash starts at the root", "a/b", "/c.md", "c.md" },
	{ "slashes count once", "a", "b//c.md", "a/b/c.md" },
	{ "climbing to the root gives nothing", "a", "..", "" },
	{ "climbing above the root fails", "a", "../../c.md", NULL },
	{ "a path from the root cannot climb either", "a/b", "/../c.md", NULL },
	{ "a folder's slash is dropped", "a", "b/", "a/b" },
	{ "climbing and coming back is fine", "a", "../a/../b", "b" },
	{ "an empty path is the folder", "a/b", "", "a/b" },
	{ "three dots are a name", "a", ".../b", "a/.../b" },
};

static void resolves_paths(void **state)
{
	const struct path_case *c = *state;
	struct arena *arena = arena_new();
	struct str out;
	bool resolved = path_resolve(arena, str_from(c->folder), str_from(c->path), &out);
	assert_int_equal(resolved, c->want != NULL);
	if (resolved)
		assert_true(str_eq(out, str_from(c->want)));
	arena_free(arena);
}

static void paths_are_joined_and_split(void **state)
{
	struct place *place = *state;
	assert_true(str_eq(path_join(place->arena, STR("a"), STR("b")), STR("a/b")));
	assert_true(str_eq(path_join(place->arena, STR("a/"), STR("b")), STR("a/b")));
	assert_true(str_eq(path_join(place->arena, STR("."), STR("b")), STR("b")));
	assert_true(str_eq(path_join(place->arena, STR(""), STR("b")), STR("b")));
	assert_true(str_eq(path_join(place->arena, STR("/"), STR("b")), STR("/b")));
	assert_true(str_eq(path_folder(STR("a/b/c")), STR("a/b")));
	assert_true(str_eq(path_folder(STR("c")), STR("")));
	assert_true(str_eq(path_name(STR("a/b/c")), STR("c")));
	assert_true(str_eq(path_name(STR("c")), STR("c")));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_place, remove_place)

int main(void)
{
	const struct CMUnitTest others[] = {
		TEST(what_is_written_is_read),
		TEST(an_empty_file_is_read),
		TEST(a_file_whose_size_is_not_told_is_read),
		TEST(the_start_of_a_file_is_read),
		TEST(the_limit_is_kept_to_the_byte),
		TEST(what_cannot_be_read_says_why),
		TEST(comparing_needs_every_byte),
		TEST(parts_are_written_one_behind_the_other),
		TEST(a_list_is_sorted_and_knows_kinds),
		TEST(folders_are_made_with_those_above),
		TEST(removing_a_tree_spares_what_links_lead_to),
		TEST(paths_are_joined_and_split),
	};
	struct CMUnitTest tests[countof(paths) + countof(others)];
	for (size_t i = 0; i < countof(paths); i++)
		tests[i] = (struct CMUnitTest){ .name = paths[i].name,
			.test_func = resolves_paths,
			.initial_state = (void *)&paths[i] };
	for (size_t i = 0; i < countof(others); i++)
		tests[countof(paths) + i] = others[i];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
