#include "base/buf.h"
#include "base/file.h"
#include "site/exchange.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct bench {
	struct arena *keep;
	char root[64];
};

static int setup(void **state)
{
	struct arena *keep = arena_new();
	struct bench *bench = ARENA_NEW(keep, struct bench);
	*bench = (struct bench){ keep, "/tmp/rigbook-exchange-XXXXXX" };
	*state = bench;
	return mkdtemp(bench->root) == NULL;
}

static int teardown(void **state)
{
	struct bench *bench = *state;
	int error = file_remove_tree(bench->root);
	arena_free(bench->keep);
	return error;
}

static const char *in(struct bench *bench, const char *name)
{
	return str_z(bench->keep, path_join(bench->keep, str_from(bench->root), str_from(name)));
}

/* A folder that holds one file, which says what the folder was called. */
static void make_folder(struct bench *bench, const char *name)
{
	assert_int_equal(mkdir(in(bench, name), 0755), 0);
	const char *file = str_z(bench->keep, str_print(bench->keep, "%s/name", name));
	assert_int_equal(file_write(in(bench, file), str_from(name)), 0);
}

static void assert_holds(struct bench *bench, const char *file, const char *want)
{
	struct str text;
	assert_int_equal(file_read(bench->keep, in(bench, file), 1000, &text), 0);
	assert_string_equal(str_z(bench->keep, text), want);
}

static void two_folders_change_places(void **state)
{
	struct bench *bench = *state;
	make_folder(bench, "new");
	make_folder(bench, "old");
	assert_int_equal(exchange_folders(in(bench, "new"), in(bench, "old"), false), 0);
	assert_holds(bench, "old/name", "new");
	assert_holds(bench, "new/name", "old");
}

static void the_first_folder_takes_its_place(void **state)
{
	struct bench *bench = *state;
	make_folder(bench, "new");
	assert_int_equal(exchange_folders(in(bench, "new"), in(bench, "old"), true), 0);
	assert_holds(bench, "old/name", "new");
	assert_int_not_equal(access(in(bench, "new"), F_OK), 0);
}

static void what_is_not_there_changes_nothing(void **state)
{
	struct bench *bench = *state;
	make_folder(bench, "old");
	assert_int_equal(exchange_folders(in(bench, "new"), in(bench, "old"), false), ENOENT);
	assert_holds(bench, "old/name", "old");
}

/* Between two renames the old folder waits aside: it comes back if nothing stands in its place. */
static void an_interrupted_exchange_is_finished(void **state)
{
	struct bench *bench = *state;
	make_folder(bench, "site.rigbook-old");
	exchange_finish(in(bench, "site"));
	assert_holds(bench, "site/name", "site.rigbook-old");
	make_folder(bench, "site.rigbook-old");
	exchange_finish(in(bench, "site"));
	assert_int_equal(access(in(bench, "site.rigbook-old"), F_OK), 0);
}

static void a_copy_has_bytes_and_mode(void **state)
{
	struct bench *bench = *state;
	struct stat at;
	struct buf text = buf_in(bench->keep, BUF_MOST);
	for (int i = 0; i < 30000; i++)
		buf_print(&text, "%d\n", i);
	assert_int_equal(file_write(in(bench, "from"), buf_str(&text)), 0);
	assert_int_equal(chmod(in(bench, "from"), 0751), 0);
	assert_int_equal(exchange_copy(in(bench, "from"), in(bench, "to")), 0);
	assert_true(file_equals(bench->keep, in(bench, "to"), buf_str(&text)));
	assert_int_equal(stat(in(bench, "to"), &at), 0);
	assert_int_equal(at.st_mode & 0700, 0700);
	assert_int_equal(exchange_copy(in(bench, "from"), in(bench, "to")), EEXIST);
	assert_int_equal(exchange_copy(in(bench, "nowhere"), in(bench, "other")), ENOENT);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(two_folders_change_places),
		TEST(the_first_folder_takes_its_place),
		TEST(what_is_not_there_changes_nothing),
		TEST(an_interrupted_exchange_is_finished),
		TEST(a_copy_has_bytes_and_mode),
	};
	return cmocka_run_group_tests_name("exchange", tests, NULL, NULL);
}
