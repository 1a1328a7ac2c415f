#include "base/file.h"
#include "site/output.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A folder of the test's own, with the output at `out` in it. */
struct bench {
	struct arena *keep;
	struct diag *diag;
	char root[64];
	const char *out;
};

static int set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof(*bench));

	snprintf(bench->root, sizeof(bench->root), "/tmp/rigbook-output-XXXXXX");
	if (mkdtemp(bench->root) == NULL)
		return -1;
	bench->keep = arena_new();
	bench->diag = diag_new(bench->keep);
	bench->out = str_z(bench->keep, str_print(bench->keep, "%s/out", bench->root));
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;

	file_remove_tree(bench->root);
	arena_free(bench->keep);
	free(bench);
	return 0;
}

struct file {
	const char *path, *text;
};

static struct output_summary build(struct bench *bench, const struct file *files, size_t count)
{
	struct output *output = output_open(bench->keep, bench->diag, bench->out);
	assert_non_null(output);
	struct output_part *part = output_part_new(output, bench->keep);
	struct arena *scratch = arena_new();
	for (size_t i = 0; i < count; i++)
		assert_true(
		    output_put(part, scratch, str_from(files[i].path), str_from(files[i].text)));
	struct output_summary summary;
	assert_true(output_commit(output, bench->diag, &summary));
	arena_free(scratch);
	return summary;
}

static const char *in_out(struct bench *bench, const char *path)
{
	return str_z(bench->keep, str_print(bench->keep, "%s/%s", bench->out, path));
}

static void assert_file(struct bench *bench, const char *path, const char *want)
{
	struct str text;
	assert_int_equal(file_read(bench->keep, in_out(bench, path), 1000, &text), 0);
	assert_string_equal(str_z(bench->keep, text), want);
}

static bool is_there(struct bench *bench, const char *path)
{
	return access(in_out(bench, path), F_OK) == 0;
}

/* Nothing but the output stands in the test's folder: no staging folder was left. */
static void assert_tidy(struct bench *bench)
{
	struct file_list list;
	assert_int_equal(file_list(bench->keep, bench->root, &list), 0);
	assert_int_equal(list.count, 1);
}

static ino_t inode(struct bench *bench, const char *path)
{
	struct stat at;
	assert_int_equal(stat(in_out(bench, path), &at), 0);
	return at.st_ino;
}

static const struct file two[] = { { "index.html", "home" }, { "a/index.html", "a" } };

static void a_first_build_writes_everything(void **state)
{
	struct bench *bench = *state;
	struct output_summary summary = build(bench, two, 2);
	assert_int_equal(summary.written, 2);
	assert_file(bench, "index.html", "home");
	assert_file(bench, "a/index.html", "a");
	assert_tidy(bench);
}

static void a_second_build_of_the_same_touches_nothing(void **state)
{
	struct bench *bench = *state;
	build(bench, two, 2);
	ino_t folder = inode(bench, "");
	struct output_summary summary = build(bench, two, 2);
	assert_int_equal(summary.written, 0);
	assert_int_equal(summary.same, 2);
	assert_true(inode(bench, "") == folder);
	assert_tidy(bench);
}

static void only_what_differs_is_written(void **state)
{
	struct bench *bench = *state;
	const struct file changed[] = { { "index.html", "new home" }, { "a/index.html", "a" } };
	build(bench, two, 2);
	ino_t same = inode(bench, "a/index.html");
	struct output_summary summary = build(bench, changed, 2);
	assert_int_equal(summary.written, 1);
	assert_file(bench, "index.html", "new home");
	assert_true(inode(bench, "a/index.html") == same);
	assert_tidy(bench);
}

static void a_file_of_ours_that_is_gone_is_removed(void **state)
{
	struct bench *bench = *state;
	build(bench, two, 2);
	struct output_summary summary = build(bench, two, 1);
	assert_int_equal(summary.removed, 1);
	assert_false(is_there(bench, "a/index.html"));
	assert_false(is_there(bench, "a"));
	assert_tidy(bench);
}

static void strangers_files_stay(void **state)
{
	struct bench *bench = *state;
	build(bench, two, 2);
	assert_int_equal(file_write(in_out(bench, "a/notes.txt"), STR("mine")), 0);
	assert_int_equal(mkdir(in_out(bench, "empty"), 0777), 0);
	build(bench, two, 1);
	assert_file(bench, "a/notes.txt", "mine");
	assert_true(is_there(bench, "empty"));
	assert_false(is_there(bench, "a/index.html"));
}

static void a_stranger_in_the_place_of_a_page_is_replaced_only_there(void **state)
{
	struct bench *bench = *state;
	assert_int_equal(file_make_folders(bench->out), 0);
	assert_int_equal(file_write(in_out(bench, "other.html"), STR("mine")), 0);
	build(bench, two, 2);
	assert_file(bench, "other.html", "mine");
	assert_file(bench, "index.html", "home");
}

static void without_the_list_nothing_is_removed(void **state)
{
	struct bench *bench = *state;
	build(bench, two, 2);
	assert_int_equal(unlink(in_out(bench, OUTPUT_LIST)), 0);
	build(bench, two, 1);
	assert_true(is_there(bench, "a/index.html"));
}

static void a_list_that_points_outside_removes_nothing_there(void **state)
{
	struct bench *bench = *state;
	build(bench, two, 2);
	const char *outside = str_z(bench->keep, str_print(bench->keep, "%s/precious", bench->root));
	assert_int_equal(file_write(outside, STR("mine")), 0);
	assert_int_equal(
	    file_write(in_out(bench, OUTPUT_LIST), STR("../precious\n/etc/passwd\nindex.html\n")), 0);
	build(bench, two, 2);
	assert_int_equal(access(outside, F_OK), 0);
}

static void abandoning_leaves_the_old_site(void **state)
{
	struct bench *bench = *state;
	build(bench, two, 2);
	struct output *output = output_open(bench->keep, bench->diag, bench->out);
	struct output_part *part = output_part_new(output, bench->keep);
	struct arena *scratch = arena_new();
	assert_true(output_put(part, scratch, STR("index.html"), STR("half")));
	output_abandon(output);
	arena_free(scratch);
	assert_file(bench, "index.html", "home");
	assert_tidy(bench);
}

static void what_a_killed_build_left_is_cleared(void **state)
{
	struct bench *bench = *state;
	build(bench, two, 2);
	const char *left =
	    str_z(bench->keep, str_print(bench->keep, "%s/.out.rigbook-new/stale", bench->root));
	assert_int_equal(file_make_folders(left), 0);
	build(bench, two, 1);
	assert_false(is_there(bench, "stale"));
	assert_tidy(bench);
}

static void a_second_build_at_the_same_time_is_turned_away(void **state)
{
	struct bench *bench = *state;
	struct output *first = output_open(bench->keep, bench->diag, bench->out);
	assert_null(output_open(bench->keep, bench->diag, bench->out));
	assert_int_equal(diag_at(bench->diag, 0)->id, DIAG_OUTPUT_BUSY);
	output_abandon(first);
	build(bench, two, 2);
}

static void a_file_in_the_place_of_the_output_is_trouble(void **state)
{
	struct bench *bench = *state;
	assert_int_equal(file_write(bench->out, STR("a file")), 0);
	assert_null(output_open(bench->keep, bench->diag, bench->out));
	assert_int_equal(diag_at(bench->diag, 0)->id, DIAG_OUTPUT_FAILED);
}

static void the_output_may_be_a_link_to_a_folder(void **state)
{
	struct bench *bench = *state;
	const char *real = str_z(bench->keep, str_print(bench->keep, "%s/real", bench->root));
	assert_int_equal(mkdir(real, 0777), 0);
	assert_int_equal(symlink("real", bench->out), 0);
	build(bench, two, 2);
	build(bench, two, 1);
	struct stat at;
	assert_int_equal(lstat(bench->out, &at), 0);
	assert_true(S_ISLNK(at.st_mode));
	assert_file(bench, "index.html", "home");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_first_build_writes_everything, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_second_build_of_the_same_touches_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_what_differs_is_written, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_of_ours_that_is_gone_is_removed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(strangers_files_stay, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_stranger_in_the_place_of_a_page_is_replaced_only_there, set_up, tear_down),
		cmocka_unit_test_setup_teardown(without_the_list_nothing_is_removed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_list_that_points_outside_removes_nothing_there, set_up, tear_down),
		cmocka_unit_test_setup_teardown(abandoning_leaves_the_old_site, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_a_killed_build_left_is_cleared, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_second_build_at_the_same_time_is_turned_away, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_file_in_the_place_of_the_output_is_trouble, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_output_may_be_a_link_to_a_folder, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
