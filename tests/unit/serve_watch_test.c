#include "base/file.h"
#include "base/folder.h"
#include "serve/watch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

/* --- debouncing ------------------------------------------------------------------------------- */

static const struct debounce_case {
	const char *name;
	int64_t events[6]; /* when they came, up to the first 0 */
	int64_t now;
	int wait;
} debounce_cases[] = {
	{ "without an event there is nothing to wait for", { 0 }, 1000, -1 },
	{ "an event waits for quiet", { 1000 }, 1000, DEBOUNCE_QUIET },
	{ "some of the quiet has passed", { 1000 }, 1005, DEBOUNCE_QUIET - 5 },
	{ "after the quiet it is time", { 1000 }, 1000 + DEBOUNCE_QUIET, 0 },
	{ "long after the quiet it is time still", { 1000 }, 9999, 0 },
	{ "another event starts the quiet anew", { 1000, 1015 }, 1020, DEBOUNCE_QUIET - 5 },
	{ "a burst is waited for", { 1000, 1015, 1030, 1045, 1060 }, 1060, DEBOUNCE_QUIET },
	{ "but not for ever", { 1000, 1050, 1100, 1150, 1190 }, 1190, DEBOUNCE_PATIENCE - 190 },
	{ "patience ends in the midst of a burst", { 1000, 1190, 1205 }, 1205, 0 },
};

static void waits(void **state)
{
	const struct debounce_case *c = *state;
	struct debounce debounce = { 0 };

	for (size_t i = 0; i < countof(c->events) && c->events[i] != 0; i++)
		debounce_event(&debounce, c->events[i]);
	assert_int_equal(debounce_wait(&debounce, c->now), c->wait);
}

/* --- looking ---------------------------------------------------------------------------------- */

struct bench {
	struct arena *keep;
	char root[64];
	struct watch *watch;
};

static void put(struct bench *bench, const char *path, const char *text)
{
	const char *whole = str_z(bench->keep, str_print(bench->keep, "%s/%s", bench->root, path));

	assert_int_equal(file_make_folders(str_z(bench->keep, path_folder(str_from(whole)))), 0);
	assert_int_equal(file_write(whole, str_from(text)), 0);
}

static void gone(struct bench *bench, const char *path)
{
	assert_int_equal(
	    folder_remove_path(str_z(bench->keep, str_print(bench->keep, "%s/%s", bench->root, path))),
	    0);
}

/* Long enough for the file system's clock to go on. */
static void rest(void)
{
	usleep(30000);
}

static int start(void **state)
{
	struct bench *bench = calloc(1, sizeof(*bench));

	bench->keep = arena_new();
	snprintf(bench->root, sizeof(bench->root), "/tmp/rigbook-watch-XXXXXX");
	if (mkdtemp(bench->root) == NULL)
		return -1;
	put(bench, "content/site.yaml", "title: A\n");
	put(bench, "content/a.md", "# A\n");
	put(bench, "content/b.md", "# B\n");
	put(bench, "content/data/d.yaml", "kinds: {}\n");
	put(bench, "assets/style.css", "p {}\n");
	bench->watch = watch_new(str_from(bench->root), STR(""));
	rest();
	watch_look(bench->watch, bench->keep);
	*state = bench;
	return 0;
}

static int stop(void **state)
{
	struct bench *bench = *state;

	watch_free(bench->watch);
	folder_remove_path(bench->root);
	arena_free(bench->keep);
	free(bench);
	return 0;
}

static void assert_changes(struct bench *bench, size_t edited, size_t others)
{
	struct changed_files changes = watch_look(bench->watch, bench->keep);

	assert_int_equal(changes.edited_count, edited);
	assert_int_equal(changes.others, others);
}

static void sees_nothing(void **state)
{
	assert_changes(*state, 0, 0);
	put(*state, "content/.a.md.swp", "x");
	put(*state, "content/a.md~", "x");
	put(*state, "elsewhere/a.md", "x");
	put(*state, "content/4913", "");
	gone(*state, "content/4913");
	assert_changes(*state, 0, 0);
}

static void sees_edits(void **state)
{
	struct bench *bench = *state;

	put(bench, "content/b.md", "# C\n"); /* as long as before */
	rest();
	struct changed_files changes = watch_look(bench->watch, bench->keep);
	assert_int_equal(changes.edited_count, 1);
	assert_int_equal(changes.others, 0);
	assert_string_equal(str_z(bench->keep, changes.edited[0]), "content/b.md");
	assert_changes(bench, 0, 0);
}

static void sees_others(void **state)
{
	put(*state, "content/site.yaml", "title: B\n");
	put(*state, "content/data/d.yaml", "kinds:  {}\n");
	put(*state, "assets/style.css", "a {}\n");
	rest();
	assert_changes(*state, 0, 3);
}

static void sees_coming_and_going(void **state)
{
	put(*state, "content/new/c.md", "# C\n");
	gone(*state, "content/b.md");
	rest();
	assert_changes(*state, 0, 2);
	gone(*state, "content"); /* without it there is no site, and no assets of one */
	assert_changes(*state, 0, 5);
	put(*state, "content/a.md", "# A\n");
	rest();
	assert_changes(*state, 0, 2);
}

/*
 * Written in the same tick of the clock as the look, and again with as many bytes: the time alone
 * would not tell.
 */
static void distrusts_fresh_times(void **state)
{
	put(*state, "content/a.md", "# 1\n");
	watch_look(((struct bench *)*state)->watch, ((struct bench *)*state)->keep);
	put(*state, "content/a.md", "# 2\n");
	assert_changes(*state, 1, 0);
	rest();
	assert_changes(*state, 1, 0);
	assert_changes(*state, 0, 0);
}

int main(void)
{
	const struct CMUnitTest looks[] = {
		cmocka_unit_test_setup_teardown(sees_nothing, start, stop),
		cmocka_unit_test_setup_teardown(sees_edits, start, stop),
		cmocka_unit_test_setup_teardown(sees_others, start, stop),
		cmocka_unit_test_setup_teardown(sees_coming_and_going, start, stop),
		cmocka_unit_test_setup_teardown(distrusts_fresh_times, start, stop),
	};
	static const char *const names[] = { "editors' files and other folders are nothing",
		"a guide that was edited is told by its path", "all else that changed is counted",
		"what comes and goes is counted, the folder of all among it",
		"a time that may be that of the next change, too, is not trusted" };
	struct CMUnitTest tests[countof(debounce_cases) + countof(looks)];
	size_t count = 0;

	for (size_t i = 0; i < countof(debounce_cases); i++)
		tests[count++] = (struct CMUnitTest){ .name = debounce_cases[i].name,
			.test_func = waits,
			.initial_state = (void *)&debounce_cases[i] };
	for (size_t i = 0; i < countof(looks); i++) {
		tests[count] = looks[i];
		tests[count++].name = names[i];
	}
	return cmocka_run_group_tests_name("serve_watch", tests, NULL, NULL);
}
