#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* A folder of the test's own, open, with `precious/file` outside of it. */
struct place {
	struct arena *keep;
	char root[64];
	int folder;
};

static const char *in(struct place *place, const char *name)
{
	return str_z(place->keep, path_join(place->keep, str_from(place->root), str_from(name)));
}

static void put(struct place *place, const char *name, const char *text)
{
	const char *path = in(place, name);
	assert_int_equal(file_make_folders(str_z(place->keep, path_folder(str_from(path)))), 0);
	assert_int_equal(file_write(path, str_from(text)), 0);
}

static void assert_holds(struct place *place, const char *name, const char *want)
{
	struct str text;
	assert_int_equal(file_read(place->keep, in(place, name), 1000, &text), 0);
	assert_string_equal(str_z(place->keep, text), want);
}

static int set_up(void **state)
{
	struct arena *keep = arena_new();
	struct place *place = ARENA_NEW(keep, struct place);
	*place = (struct place){ keep, "/tmp/rigbook-folder-XXXXXX", -1 };
	*state = place;
	if (mkdtemp(place->root) == NULL)
		return -1;
	put(place, "precious/file", "mine");
	put(place, "site/a/b/file", "ours");
	place->folder = open(in(place, "site"), O_RDONLY | O_DIRECTORY);
	return place->folder < 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;
	close(place->folder);
	int error = folder_remove_path(place->root);
	arena_free(place->keep);
	return error;
}

static void no_link_is_followed_on_the_way(void **state)
{
	struct place *place = *state;
	struct stat at;
	struct str text;
	int opened;
	assert_int_equal(symlink("../precious", in(place, "site/out")), 0);
	assert_int_equal(symlink("a", in(place, "site/within")), 0);
	assert_int_equal(symlink("../precious/file", in(place, "site/file")), 0);
	assert_int_equal(folder_read(place->keep, place->folder, "a/b/file", 100, &text), 0);
	assert_true(folder_file_equals(place->keep, place->folder, "a/b/file", STR("ours"), &at));
	static const char *const paths[] = { "out/file", "within/b/file", "file" };
	for (size_t i = 0; i < countof(paths); i++) {
		assert_int_not_equal(folder_read(place->keep, place->folder, paths[i], 100, &text), 0);
		assert_false(
		    folder_file_equals(place->keep, place->folder, paths[i], STR("mine"), &at));
	}
	assert_int_not_equal(folder_open(place->folder, "out", &opened), 0);
	assert_int_equal(folder_write(place->folder, "file", STR("x"), 0666, false), EEXIST);
	assert_holds(place, "precious/file", "mine");
}

static void a_file_is_made_once_and_whole(void **state)
{
	struct place *place = *state;
	assert_int_equal(folder_write(place->folder, "new", STR("one"), 0666, true), 0);
	assert_int_equal(folder_write(place->folder, "new", STR("two"), 0666, true), EEXIST);
	assert_holds(place, "site/new", "one");
}

/* Links are removed, not what they lead to; folders that may not be written are. */
static void a_tree_is_removed_and_nothing_outside(void **state)
{
	struct place *place = *state;
	assert_int_equal(symlink("../../precious", in(place, "site/a/link")), 0);
	assert_int_equal(chmod(in(place, "site/a/b"), 0), 0);
	assert_int_equal(chmod(in(place, "site/a"), 0555), 0);
	assert_int_equal(folder_remove(place->folder, "a"), 0);
	assert_int_equal(folder_remove(place->folder, "a"), 0);
	assert_int_not_equal(access(in(place, "site/a"), F_OK), 0);
	assert_holds(place, "precious/file", "mine");
	assert_int_equal(symlink("../precious", in(place, "site/link")), 0);
	assert_int_equal(folder_remove(place->folder, "link"), 0);
	assert_holds(place, "precious/file", "mine");
}

static void a_folder_is_emptied_but_for_one_name(void **state)
{
	struct place *place = *state;
	put(place, "site/spared", "x");
	assert_int_equal(folder_empty(place->folder, "spared"), 0);
	assert_holds(place, "site/spared", "x");
	assert_int_not_equal(access(in(place, "site/a"), F_OK), 0);
	assert_int_equal(folder_empty(place->folder, NULL), 0);
	assert_int_not_equal(access(in(place, "site/spared"), F_OK), 0);
}

static void a_move_replaces_nothing(void **state)
{
	struct place *place = *state;
	put(place, "site/new", "new");
	put(place, "site/taken", "old");
	assert_int_equal(folder_move(place->folder, "new", place->folder, "taken"), EEXIST);
	assert_holds(place, "site/taken", "old");
	assert_int_equal(symlink("nowhere", in(place, "site/dangling")), 0);
	assert_int_equal(folder_move(place->folder, "new", place->folder, "dangling"), EEXIST);
	assert_int_equal(folder_move(place->folder, "new", place->folder, "free"), 0);
	assert_holds(place, "site/free", "new");
}

static void a_temporary_folder_stands_where_tmpdir_says(void **state)
{
	struct place *place = *state;
	char *path;
	int folder;
	assert_int_equal(setenv("TMPDIR", in(place, "site"), 1), 0);
	assert_int_equal(folder_new_temporary(place->keep, &path, &folder), 0);
	assert_memory_equal(path, in(place, "site"), strlen(in(place, "site")));
	assert_int_equal(folder_write(folder, "file", STR("ours"), 0600, false), 0);
	assert_int_equal(access(path, F_OK), 0);
	close(folder);
	assert_int_equal(folder_remove_path(path), 0);
	assert_int_equal(setenv("TMPDIR", in(place, "nowhere"), 1), 0);
	assert_int_equal(folder_new_temporary(place->keep, &path, &folder), ENOENT);
	assert_int_equal(setenv("TMPDIR", "site", 1), 0); /* is no whole path */
	assert_int_equal(folder_new_temporary(place->keep, &path, &folder), 0);
	assert_memory_equal(path, "/tmp/", 5);
	close(folder);
	assert_int_equal(folder_remove_path(path), 0);
}

static void a_temporary_file_stands_where_tmpdir_says_without_a_name(void **state)
{
	struct place *place = *state;
	struct file_list before = { 0 }, after = { 0 };
	struct str text;
	int file;
	assert_int_equal(file_list(place->keep, in(place, "site"), &before), 0);
	assert_int_equal(setenv("TMPDIR", in(place, "site"), 1), 0);
	assert_int_equal(folder_new_temporary_file(place->keep, &file), 0);
	assert_int_equal(file_write_open(file, STR("ours")), 0);
	assert_int_equal(lseek(file, 0, SEEK_SET), 0);
	assert_int_equal(file_read_open(place->keep, file, 100, &text), 0);
	assert_true(str_eq(text, STR("ours")));
	assert_int_equal(file_list(place->keep, in(place, "site"), &after), 0);
	assert_int_equal(after.count, before.count);
	close(file);
	assert_int_equal(setenv("TMPDIR", in(place, "nowhere"), 1), 0);
	assert_int_equal(folder_new_temporary_file(place->keep, &file), ENOENT);
	assert_int_equal(file, -1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(no_link_is_followed_on_the_way),
		TEST(a_file_is_made_once_and_whole),
		TEST(a_tree_is_removed_and_nothing_outside),
		TEST(a_folder_is_emptied_but_for_one_name),
		TEST(a_move_replaces_nothing),
		TEST(a_temporary_folder_stands_where_tmpdir_says),
		TEST(a_temporary_file_stands_where_tmpdir_says_without_a_name),
	};
	return cmocka_run_group_tests_name("folder", tests, NULL, NULL);
}
