#include "base/file.h"
#include "base/folder.h"
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

#define LIST_HEAD \
	"# Files that rigbook wrote here and may remove again. Anything else in this folder is left alone.\n"

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

	folder_remove_path(bench->root);
	arena_free(bench->keep);
	free(bench);
	return 0;
}

struct file {
	const char *path, *text;
};

static struct output_summary build(struct bench *bench, const struct file *files, size_t count)
{
	struct output *output = output_open(bench->keep, bench->diag, bench->out, bench->out);
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
	    file_write(in_out(bench, OUTPUT_LIST),
		STR(LIST_HEAD "../precious\n/etc/passwd\nindex.html\na/index.html\n" OUTPUT_LIST "\n")),
	    0);
	build(bench, two, 2);
	assert_int_equal(access(outside, F_OK), 0);
}

static void abandoning_leaves_the_old_site(void **state)
{
	struct bench *bench = *state;
	build(bench, two, 2);
	struct output *output = output_open(bench->keep, bench->diag, bench->out, bench->out);
	struct output_part *part = output_part_new(output, bench->keep);
	struct arena *scratch = arena_new();
	assert_true(output_put(part, scratch, STR("index.html"), STR("half")));
	output_abandon(output);
	arena_free(scratch);
	assert_file(bench, "index.html", "home");
	assert_tidy(bench);
}

static void folders_made_for_an_output_that_did_not_come_go_again(void **state)
{
	struct bench *bench = *state;
	const char *deep = str_z(bench->keep, str_print(bench->keep, "%s/out/a/b", bench->root));
	assert_int_equal(mkdir(bench->out, 0777), 0);
	output_abandon(output_open(bench->keep, bench->diag, deep, deep));
	assert_false(is_there(bench, "a"));
	bench->out = deep;
	build(bench, two, 2);
	assert_file(bench, "index.html", "home");
}

static void a_second_build_at_the_same_time_is_turned_away(void **state)
{
	struct bench *bench = *state;
	struct output *first = output_open(bench->keep, bench->diag, bench->out, bench->out);
	assert_null(output_open(bench->keep, bench->diag, bench->out, bench->out));
	assert_int_equal(diag_at(bench->diag, 0)->id, DIAG_OUTPUT_BUSY);
	output_abandon(first);
	build(bench, two, 2);
}

static void a_file_in_the_place_of_the_output_is_trouble(void **state)
{
	struct bench *bench = *state;
	assert_int_equal(file_write(bench->out, STR("a file")), 0);
	assert_null(output_open(bench->keep, bench->diag, bench->out, bench->out));
	assert_int_equal(diag_at(bench->diag, 0)->id, DIAG_OUTPUT_FAILED);
}

/* --- files of others -------------------------------------------------------------------------- */

/* What is built, as build() does it, and the one mistake that is told instead of done. */
static struct str refused(struct bench *bench, const struct file *files, size_t count)
{
	struct diag *diag = diag_new(bench->keep);
	struct output *output = output_open(bench->keep, diag, bench->out, bench->out);
	assert_non_null(output);
	struct output_part *part = output_part_new(output, bench->keep);
	struct arena *scratch = arena_new();
	for (size_t i = 0; i < count; i++)
		assert_true(
		    output_put(part, scratch, str_from(files[i].path), str_from(files[i].text)));
	struct output_summary summary;
	assert_false(output_commit(output, diag, &summary));
	arena_free(scratch);
	assert_int_equal(diag_count(diag), 1);
	assert_int_equal(diag_at(diag, 0)->id, DIAG_OUTPUT_CONFLICT);
	assert_tidy(bench);
	return diag_at(diag, 0)->text;
}

static void put_theirs(struct bench *bench, const char *path, const char *text)
{
	const char *file = in_out(bench, path);
	assert_int_equal(file_make_folders(str_z(bench->keep, path_folder(str_from(file)))), 0);
	assert_int_equal(file_write(file, str_from(text)), 0);
}

static void strangers_beside_pages_stay(void **state)
{
	struct bench *bench = *state;
	put_theirs(bench, "other.html", "mine");
	build(bench, two, 2);
	assert_file(bench, "other.html", "mine");
	assert_file(bench, "index.html", "home");
}

/* Where they stand, and what of them is named. */
static const struct conflict_case {
	const char *name, *path, *says;
} conflict_cases[] = {
	{ "a file where a page will be", "index.html", ": index.html" },
	{ "a file where a page in a folder will be", "a/index.html", ": a/index.html" },
	{ "a file where a folder will be", "a", ": a" },
	{ "files in a folder where a page will be", "index.html/mine.txt", ": index.html/mine.txt" },
	{ "deep below a folder where a page will be", "index.html/x/y/z", ": index.html/x/y/z" },
	{ "a list that is not ours", OUTPUT_LIST, ": " OUTPUT_LIST },
};

static void a_stranger_in_the_way_is_a_conflict(void **state)
{
	const struct conflict_case *c = *state;
	struct bench *bench = NULL;
	assert_int_equal(set_up((void **)&bench), 0);
	put_theirs(bench, c->path, "mine");
	struct str text = refused(bench, two, 2);
	if (!str_ends(text, str_from(c->says)))
		fail_msg("%.*s", STR_ARG(text));
	assert_file(bench, c->path, "mine");
	tear_down((void **)&bench);
}

static void a_link_in_the_way_is_a_conflict(void **state)
{
	struct bench *bench = *state;
	const char *outside = str_z(bench->keep, str_print(bench->keep, "%s/out/x", bench->root));
	assert_int_equal(file_make_folders(outside), 0);
	assert_int_equal(symlink("x", in_out(bench, "a")), 0);
	refused(bench, two, 2);
	/* even one that leads to the very bytes: a page is written into no folder of others */
	put_theirs(bench, "x/index.html", "a");
	refused(bench, two, 2);
	assert_file(bench, "x/index.html", "a");
}

static void an_empty_folder_in_the_place_of_a_page_is_a_conflict(void **state)
{
	struct bench *bench = *state;
	assert_int_equal(file_make_folders(in_out(bench, "index.html")), 0);
	refused(bench, two, 2);
	assert_true(is_there(bench, "index.html"));
}

static void five_conflicts_are_named_and_all_counted(void **state)
{
	struct bench *bench = *state;
	static const struct file seven[] = { { "1", "" }, { "2", "" }, { "3", "" }, { "4", "" },
		{ "5", "" }, { "6", "" }, { "7", "" } };
	for (size_t i = 0; i < countof(seven); i++)
		put_theirs(bench, seven[i].path, "mine");
	struct str text = refused(bench, seven, countof(seven));
	if (!str_starts(text, STR("7 files")) || !str_ends(text, STR(": 1, 2, 3, 4, 5 and 2 more")))
		fail_msg("%.*s", STR_ARG(text));
}

static void the_very_bytes_are_adopted(void **state)
{
	struct bench *bench = *state;
	put_theirs(bench, "index.html", "home");
	ino_t same = inode(bench, "index.html");
	build(bench, two, 2);
	assert_true(inode(bench, "index.html") == same);
	/* and is ours from then on */
	build(bench, two + 1, 1);
	assert_false(is_there(bench, "index.html"));
}

static void only_what_is_named_is_taken_over(void **state)
{
	struct bench *bench = *state;
	static const struct str names[] = { STR_INIT("./index.html"), STR_INIT("a"), STR_INIT("other") };
	put_theirs(bench, "index.html", "mine");
	put_theirs(bench, "a", "mine");
	put_theirs(bench, "other", "mine");
	for (size_t count = 1; count <= countof(names); count++) {
		struct output *output = output_open(bench->keep, bench->diag, bench->out, bench->out);
		struct output_part *part = output_part_new(output, bench->keep);
		struct output_summary summary;
		output_adopt(output, names, count);
		for (size_t i = 0; i < countof(two); i++)
			output_put(part, bench->keep, str_from(two[i].path), str_from(two[i].text));
		assert_int_equal(output_commit(output, bench->diag, &summary), count > 1);
		assert_file(bench, "other", "mine"); /* nothing of the site needs its place */
	}
	assert_file(bench, "index.html", "home");
	assert_file(bench, "a/index.html", "a");
}

/* Modes, the group and its bit, and times of what others made. */
static void folders_keep_their_modes(void **state)
{
	struct bench *bench = *state;
	static const struct {
		const char *path;
		mode_t mode;
	} folders[] = { { "mine/deep", 0555 }, { "mine", 02550 }, { "empty", 0555 }, { "a", 02750 },
		{ "", 02750 } };
	struct stat before[countof(folders)], after;
	build(bench, two, 2);
	put_theirs(bench, "mine/deep/x", "mine");
	assert_int_equal(mkdir(in_out(bench, "empty"), 0777), 0);
	for (size_t i = 0; i < countof(folders); i++) {
		const char *folder = in_out(bench, folders[i].path);
		if (getuid() == 0)
			assert_int_equal(chown(folder, 1234, 4321), 0);
		assert_int_equal(chmod(folder, folders[i].mode), 0);
		assert_int_equal(stat(folder, &before[i]), 0);
	}
	static const struct file other[] = { { "index.html", "new" }, { "a/b/index.html", "b" } };
	build(bench, other, 2);
	for (size_t i = 0; i < countof(folders); i++) {
		assert_int_equal(stat(in_out(bench, folders[i].path), &after), 0);
		assert_int_equal(after.st_mode, before[i].st_mode);
		assert_int_equal(after.st_uid, before[i].st_uid);
		assert_int_equal(after.st_gid, before[i].st_gid);
		assert_true(i > 2 || after.st_mtim.tv_nsec == before[i].st_mtim.tv_nsec);
	}
	/* what is made in a folder with the group's bit belongs to its group */
	assert_int_equal(stat(in_out(bench, "a/b/index.html"), &after), 0);
	assert_int_equal(after.st_gid, before[4].st_gid);
	assert_tidy(bench);
	for (size_t i = countof(folders); i-- > 0;)
		chmod(in_out(bench, folders[i].path), 0755);
}

/* Between the comparison and the commit somebody removes or rewrites a file that did not change. */
static void an_unchanged_file_that_changes_meanwhile_is_told(void **state)
{
	struct bench *bench = *state;
	static const struct file changed[] = { { "a/index.html", "a" }, { "index.html", "new" } };
	for (size_t i = 0; i < 4; i++) {
		build(bench, two, 2);
		struct output *output = output_open(bench->keep, bench->diag, bench->out, bench->out);
		struct output_part *part = output_part_new(output, bench->keep);
		struct output_summary summary;
		const struct file *files = i < 2 ? two : changed;
		for (size_t f = 0; f < 2; f++)
			output_put(part, bench->keep, str_from(files[f].path), str_from(files[f].text));
		if (i % 2 == 0)
			assert_int_equal(unlink(in_out(bench, "a/index.html")), 0);
		else
			put_theirs(bench, "a/index.html", "edited");
		assert_false(output_commit(output, bench->diag, &summary));
		assert_true(diag_has(bench->diag, SEVERITY_TROUBLE));
		assert_file(bench, "index.html", "home");
		assert_tidy(bench);
		build(bench, two, 2);
		assert_file(bench, "a/index.html", "a");
	}
}

static void a_link_in_the_place_of_the_list_is_no_list(void **state)
{
	struct bench *bench = *state;
	const char *list = in_out(bench, OUTPUT_LIST);
	build(bench, two, 2);
	put_theirs(bench, "mine", LIST_HEAD "mine\nindex.html\n");
	assert_int_equal(unlink(list), 0);
	assert_int_equal(symlink("mine", list), 0);
	refused(bench, two, 1);
	assert_true(is_there(bench, "mine"));
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
		cmocka_unit_test_setup_teardown(without_the_list_nothing_is_removed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_list_that_points_outside_removes_nothing_there, set_up, tear_down),
		cmocka_unit_test_setup_teardown(abandoning_leaves_the_old_site, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_second_build_at_the_same_time_is_turned_away, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_file_in_the_place_of_the_output_is_trouble, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    folders_made_for_an_output_that_did_not_come_go_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(strangers_beside_pages_stay, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_link_in_the_way_is_a_conflict, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    an_empty_folder_in_the_place_of_a_page_is_a_conflict, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    five_conflicts_are_named_and_all_counted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_very_bytes_are_adopted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_what_is_named_is_taken_over, set_up, tear_down),
		cmocka_unit_test_setup_teardown(folders_keep_their_modes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    an_unchanged_file_that_changes_meanwhile_is_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_link_in_the_place_of_the_list_is_no_list, set_up, tear_down),
	};
	struct CMUnitTest all[countof(tests) + countof(conflict_cases)];
	for (size_t i = 0; i < countof(tests); i++)
		all[i] = tests[i];
	for (size_t i = 0; i < countof(conflict_cases); i++)
		all[countof(tests) + i] = (struct CMUnitTest){ .name = conflict_cases[i].name,
			.test_func = a_stranger_in_the_way_is_a_conflict,
			.initial_state = (void *)&conflict_cases[i] };
	return cmocka_run_group_tests_name("output", all, NULL, NULL);
}
