/*
 * What others do to the output between the walk and the exchange: the rest of carry_over.c is tested
 * through output_test.c.
 */
#include "base/folder.h"
#include "site/carry_over.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

struct bench {
	struct arena *keep;
	char root[64];
	struct map files, ours, adopted;
	struct new_file page;
	struct carry_over carry;
};

static const char *in(struct bench *bench, const char *name)
{
	return str_z(bench->keep, path_join(bench->keep, str_from(bench->root), str_from(name)));
}

static void put(struct bench *bench, const char *file, const char *text)
{
	const char *path = in(bench, file);
	assert_int_equal(file_make_folders(str_z(bench->keep, path_folder(str_from(path)))), 0);
	assert_int_equal(file_write(path, str_from(text)), 0);
}

static void assert_holds(struct bench *bench, const char *file, const char *want)
{
	struct str text;
	assert_int_equal(file_read(bench->keep, in(bench, file), 1000, &text), 0);
	assert_string_equal(str_z(bench->keep, text), want);
}

/* A page `new.html` takes the place of `gone.html`, beside files of others, long ago. */
static int set_up(void **state)
{
	struct arena *keep = arena_new();
	struct bench *bench = ARENA_NEW(keep, struct bench);
	*bench = (struct bench){ keep, "/tmp/rigbook-carry-over-XXXXXX", map_in(keep), map_in(keep),
		map_in(keep), { .path = STR("new.html"), .written = true }, { .keep = keep } };
	*state = bench;
	if (mkdtemp(bench->root) == NULL)
		return -1;
	put(bench, "old/gone.html", "gone");
	put(bench, "old/theirs/a", "a");
	put(bench, "old/theirs/deep/b", "b");
	put(bench, "site/new.html", "new");
	map_put(&bench->files, bench->page.path, &bench->page);
	map_put(&bench->ours, STR("gone.html"), bench);
	static const char *const folders[] = { "old/theirs/deep", "old/theirs", "old" };
	for (size_t i = 0; i < countof(folders); i++)
		assert_int_equal(utimensat(AT_FDCWD, in(bench, folders[i]),
				     (const struct timespec[2]){ { 1000, 0 }, { 1000, 0 } }, 0),
		    0);
	bench->carry.files = &bench->files;
	bench->carry.ours = &bench->ours;
	bench->carry.adopted = &bench->adopted;
	bench->carry.old = open(in(bench, "old"), O_RDONLY | O_DIRECTORY);
	bench->carry.site = open(in(bench, "site"), O_RDONLY | O_DIRECTORY);
	carry_over_run(&bench->carry);
	return bench->carry.error != 0 || bench->carry.conflict_count != 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;
	close(bench->carry.old);
	close(bench->carry.site);
	int error = folder_remove_path(bench->root);
	arena_free(bench->keep);
	return error;
}

static void rescue(struct bench *bench, size_t conflicts)
{
	carry_over_rescue(&bench->carry);
	assert_int_equal(bench->carry.error, 0);
	assert_int_equal(bench->carry.conflict_count, conflicts);
	assert_holds(bench, "site/new.html", "new");
	assert_holds(bench, "site/theirs/a", "a");
	assert_int_not_equal(access(in(bench, "site/gone.html"), F_OK), 0);
}

static void where_nothing_came_nothing_is_done(void **state)
{
	struct bench *bench = *state;
	rescue(bench, 0);
}

static void files_that_came_since_are_brought_over(void **state)
{
	struct bench *bench = *state;
	put(bench, "old/late", "late");
	put(bench, "old/theirs/deep/late", "late");
	rescue(bench, 0);
	assert_holds(bench, "site/late", "late");
	assert_holds(bench, "site/theirs/deep/late", "late");
}

static void folders_that_came_since_are_brought_over(void **state)
{
	struct bench *bench = *state;
	put(bench, "old/theirs/late/x/y", "late");
	assert_int_equal(chmod(in(bench, "old/theirs/late"), 0750), 0);
	rescue(bench, 0);
	assert_holds(bench, "site/theirs/late/x/y", "late");
	struct stat at;
	assert_int_equal(stat(in(bench, "site/theirs/late"), &at), 0);
	assert_int_equal(at.st_mode & 0777, 0750);
}

/* Written beside it and renamed, as editors and uploads do. */
static void a_newer_file_of_theirs_takes_the_place_of_the_older(void **state)
{
	struct bench *bench = *state;
	put(bench, "old/theirs/deep/.b.new", "newer");
	assert_int_equal(rename(in(bench, "old/theirs/deep/.b.new"), in(bench, "old/theirs/deep/b")), 0);
	rescue(bench, 0);
	assert_holds(bench, "site/theirs/deep/b", "newer");
}

static void a_file_in_the_place_of_a_new_page_gets_another_name(void **state)
{
	struct bench *bench = *state;
	put(bench, "old/new.html", "theirs");
	rescue(bench, 1);
	assert_holds(bench, "site/new.html" RESCUED_SUFFIX, "theirs");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(where_nothing_came_nothing_is_done),
		TEST(files_that_came_since_are_brought_over),
		TEST(folders_that_came_since_are_brought_over),
		TEST(a_newer_file_of_theirs_takes_the_place_of_the_older),
		TEST(a_file_in_the_place_of_a_new_page_gets_another_name),
	};
	return cmocka_run_group_tests_name("carry_over", tests, NULL, NULL);
}
