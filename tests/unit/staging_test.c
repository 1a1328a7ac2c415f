#include "base/file.h"
#include "base/folder.h"
#include "site/staging.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define NEW ".out.rigbook-new"
#define NOTE NEW "/made-by-rigbook.txt"

struct bench {
	struct arena *keep;
	struct diag *diag;
	char root[64];
	struct staging staging;
};

static int setup(void **state)
{
	struct arena *keep = arena_new();
	struct bench *bench = ARENA_NEW(keep, struct bench);
	*bench = (struct bench){ keep, diag_new(keep), "/tmp/rigbook-staging-XXXXXX", { 0 } };
	*state = bench;
	return mkdtemp(bench->root) == NULL;
}

static int teardown(void **state)
{
	struct bench *bench = *state;
	int error = folder_remove_path(bench->root);
	arena_free(bench->keep);
	return error;
}

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

static bool open_it(struct bench *bench)
{
	return staging_open(bench->keep, bench->diag, bench->root, "out", "out", &bench->staging);
}

static void assert_holds(struct bench *bench, const char *file, const char *want)
{
	struct str text;
	assert_int_equal(file_read(bench->keep, in(bench, file), 1000, &text), 0);
	assert_string_equal(str_z(bench->keep, text), want);
}

/* What stands in the test's folder, in order. */
static void assert_stands(struct bench *bench, const char *want)
{
	struct file_list list;
	struct str all = STR("");
	assert_int_equal(file_list(bench->keep, bench->root, &list), 0);
	for (size_t i = 0; i < list.count; i++)
		all = STR_JOIN(bench->keep, all, STR(" "), list.at[i].name);
	assert_string_equal(str_z(bench->keep, all), want);
}

static void the_new_folder_takes_the_place_of_the_old_one(void **state)
{
	struct bench *bench = *state;
	put(bench, "out/name", "old");
	assert_true(open_it(bench));
	put(bench, NEW "/site/name", "new");
	assert_int_equal(staging_exchange(&bench->staging, false), 0);
	assert_int_equal(staging_sync(&bench->staging), 0);
	assert_holds(bench, "out/name", "new");
	assert_int_equal(staging_close(&bench->staging), 0);
	assert_stands(bench, " out");
}

static void the_first_folder_takes_its_place(void **state)
{
	struct bench *bench = *state;
	assert_true(open_it(bench));
	put(bench, NEW "/site/name", "new");
	assert_int_equal(staging_exchange(&bench->staging, true), 0);
	assert_int_equal(staging_close(&bench->staging), 0);
	assert_holds(bench, "out/name", "new");
	assert_stands(bench, " out");
}

static void a_first_folder_takes_no_place_that_is_taken(void **state)
{
	struct bench *bench = *state;
	assert_true(open_it(bench));
	put(bench, "out/name", "theirs");
	assert_int_equal(staging_exchange(&bench->staging, true), EEXIST);
	assert_int_equal(staging_close(&bench->staging), 0);
	assert_holds(bench, "out/name", "theirs");
	assert_stands(bench, " out");
}

static void there_is_one_at_a_time(void **state)
{
	struct bench *bench = *state;
	struct staging other;
	assert_true(open_it(bench));
	assert_false(staging_open(bench->keep, bench->diag, bench->root, "out", "out", &other));
	assert_int_equal(diag_at(bench->diag, 0)->id, DIAG_OUTPUT_BUSY);
	assert_int_equal(staging_close(&bench->staging), 0);
	assert_true(open_it(bench));
	assert_int_equal(staging_close(&bench->staging), 0);
}

/*
 * What a killed build may leave: files, each of which holds its own path. A path that ends with a
 * slash is a folder.
 */
static const struct left_case {
	const char *name;
	const char *left[6];
	const char *site; /* what out/name says then; NULL: there is none */
} left_cases[] = {
	{ "an empty staging folder", { "out/name", NEW "/" }, "out/name" },
	{ "a half written site", { "out/name", NOTE, NEW "/site/half" }, "out/name" },
	{ "the old site after the exchange", { "out/name", NOTE, NEW "/site/name" }, "out/name" },
	{ "the old site after an exchange by two renames", { "out/name", NOTE, NEW "/old/name" },
	    "out/name" },
	{ "the old site aside and the new one not in place",
	    { NOTE, NEW "/old/name", NEW "/site/name" }, NEW "/old/name" },
	{ "the same, and somebody made an empty folder in its place",
	    { "out/", NOTE, NEW "/old/name", NEW "/site/name" }, NEW "/old/name" },
	{ "the old site aside, and somebody removed the new one", { NOTE, NEW "/old/name" },
	    NEW "/old/name" },
	{ "a first site that was not put in place", { NOTE, NEW "/site/name" }, NULL },
};

static void what_was_left_is_mended(void **state)
{
	const struct left_case *c = *state;
	struct bench *bench = NULL;
	assert_int_equal(setup((void **)&bench), 0);
	for (size_t i = 0; c->left[i] != NULL; i++) {
		if (str_ends(str_from(c->left[i]), STR("/")))
			assert_int_equal(file_make_folders(in(bench, c->left[i])), 0);
		else
			put(bench, c->left[i], c->left[i]);
	}
	assert_true(open_it(bench));
	if (c->site != NULL)
		assert_holds(bench, "out/name", c->site);
	assert_int_equal(staging_close(&bench->staging), 0);
	assert_stands(bench, c->site == NULL ? "" : " out");
	teardown((void **)&bench);
}

static void a_site_made_anew_meanwhile_is_told_and_all_stays(void **state)
{
	struct bench *bench = *state;
	put(bench, "out/name", "theirs");
	put(bench, NOTE, "");
	put(bench, NEW "/old/name", "old");
	put(bench, NEW "/site/name", "new");
	assert_false(open_it(bench));
	assert_int_equal(diag_at(bench->diag, 0)->id, DIAG_OUTPUT_FAILED);
	assert_holds(bench, "out/name", "theirs");
	assert_holds(bench, NEW "/old/name", "old");
	assert_holds(bench, NEW "/site/name", "new");
}

/* --- what is not ours ------------------------------------------------------------------------- */

static void a_folder_of_others_at_our_name_is_left_alone(void **state)
{
	struct bench *bench = *state;
	put(bench, NEW "/precious", "mine");
	assert_false(open_it(bench));
	assert_holds(bench, NEW "/precious", "mine");
	/* a note that is no file of ours does not make it ours */
	assert_int_equal(symlink("precious", in(bench, NOTE)), 0);
	assert_false(open_it(bench));
	assert_holds(bench, NEW "/precious", "mine");
}

/* At each name that we use stands a link to a folder or a file outside. */
static const struct link_case {
	const char *name;
	bool opens; /* the link alone is removed */
} link_cases[] = {
	{ NEW, false },
	{ NOTE, false },
	{ NEW "/site", true },
	{ NEW "/old", true },
	{ NEW "/site/deep", true },
	{ NEW "/old/deep", true },
};

static void links_are_not_followed(void **state)
{
	const struct link_case *c = *state;
	struct bench *bench = NULL;
	assert_int_equal(setup((void **)&bench), 0);
	put(bench, "precious/name", "mine");
	const char *link = in(bench, c->name), *precious = in(bench, "precious");
	if (c->opens)
		put(bench, NOTE, "");
	assert_int_equal(file_make_folders(str_z(bench->keep, path_folder(str_from(link)))), 0);
	assert_int_equal(symlink(precious, link), 0);
	assert_int_equal(open_it(bench), c->opens);
	if (c->opens)
		assert_int_equal(staging_close(&bench->staging), 0);
	assert_holds(bench, "precious/name", "mine");
	assert_int_equal(access(in(bench, "out/name"), F_OK), -1);
	teardown((void **)&bench);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_new_folder_takes_the_place_of_the_old_one),
		TEST(the_first_folder_takes_its_place),
		TEST(a_first_folder_takes_no_place_that_is_taken),
		TEST(there_is_one_at_a_time),
		TEST(a_site_made_anew_meanwhile_is_told_and_all_stays),
		TEST(a_folder_of_others_at_our_name_is_left_alone),
	};
	struct CMUnitTest all[countof(tests) + countof(left_cases) + countof(link_cases)];
	size_t count = 0;
	for (size_t i = 0; i < countof(tests); i++)
		all[count++] = tests[i];
	for (size_t i = 0; i < countof(left_cases); i++)
		all[count++] = (struct CMUnitTest){ .name = left_cases[i].name,
			.test_func = what_was_left_is_mended,
			.initial_state = (void *)&left_cases[i] };
	for (size_t i = 0; i < countof(link_cases); i++)
		all[count++] = (struct CMUnitTest){ .name = link_cases[i].name,
			.test_func = links_are_not_followed,
			.initial_state = (void *)&link_cases[i] };
	return cmocka_run_group_tests_name("staging", all, NULL, NULL);
}
