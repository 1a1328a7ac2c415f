/*
 * A renewed site is what a build would make: the site that `new` writes is edited step by step, and
 * after every step what is served is compared with what `build` writes.
 */
#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "cmd/new.h"
#include "serve/serve_site.h"
#include "site/pipeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define PAGE "content/kettles/index.md"
#define HEAD "---\ntitle: Kettles\norder: 1\n---\n\n# Kettles\n\n"
#define FLOWCHART "# Pots\n\n```mermaid\nflowchart LR\n  a --> b\n```\n"
#define BODY "thing: slow_pot\n---\n\n# Slow\n\nA pot.\n"

#define PRINTED "---\ntitle: Pots\nprint: true\n---\n\n# Pots\n\n"
#define LID "content/kettles/lid.md"
#define DAYS "content/data/days.yaml"
#define DAY "prices:\n  - { on: 2026-02-20, "
#define SOURCE ", source: shop_leaflet }\n"

static const struct step {
	const char *name;
	const char *path, *text; /* NULL: nothing is edited */
	int status;
	bool whole;
} steps[] = {
	{ "the first time all is built", NULL, NULL, 0, true },
	{ "new words are one page", PAGE, HEAD "Words.\n\n## Steam\n", 0, false },
	{ "an anchor that another page may link to", "content/index.md",
	    "# Start\n\n[steam](kettles/index.md#steam)\n", 0, true },
	{ "a thing that was not used before", PAGE,
	    HEAD "{{ steel_one.price }} {{ grid.rate }}\n\n## Steam\n", 0, false },
	{ "a call that was not made before", PAGE,
	    HEAD "{{ slow_pot.yearly(tariff: grid, daily: 7 L/day) }}\n\n## Steam\n", 0, false },
	{ "the same call in other words", PAGE,
	    HEAD "Now {{ slow_pot.yearly(tariff: grid, daily: 7 L/day) }}\n\n## Steam\n", 0, false },
	{ "another call in its place", PAGE,
	    HEAD "{{ slow_pot.yearly(tariff: grid, daily: 9 L/day) }}\n\n## Steam\n", 0, false },
	{ "nothing is used any more", PAGE, HEAD "Words.\n\n## Steam\n", 0, false },
	{ "an anchor that another page links to is gone", PAGE, HEAD "Words.\n", 1, false },
	{ "a guard fails in another guide meanwhile", "content/index.md",
	    "# Start\n\n{{ require 1 > 2 }}\n", 1, false },
	{ "the link and the guard go, and with them both mistakes", "content/index.md", "# Start\n",
	    0, false },
	{ "a mistake in a formula", PAGE, HEAD "{{ slow_pot.nothing }}\n", 1, false },
	{ "and it is mended, with another thing used", PAGE, HEAD "{{ slow_pot.boiling }}\n", 0, false },
	{ "a title takes a build", PAGE, "---\ntitle: Boilers\norder: 1\n---\n\n# Kettles\n", 0, true },
	{ "so does an order", PAGE, "---\ntitle: Boilers\norder: 2\n---\n\n# Kettles\n", 0, true },
	{ "a title taken from the heading", PAGE, "# Pots\n\nWords.\n", 0, true },
	{ "the words below it", PAGE, "# Pots\n\nOther words.\n", 0, false },
	{ "a guide about a thing is new", "content/slow.md", "---\n" BODY, 0, true },
	{ "its words", "content/slow.md", "---\n" BODY "\nSlow.\n", 0, false },
	{ "its words use another thing", "content/slow.md",
	    "---\n" BODY "\n{{ steel_one.price }}\n", 0, false },
	{ "they do so still while another guide changes", PAGE, "# Pots\n\n{{ grid.rate }}\n", 0, false },
	{ "front matter that is broken", PAGE, "---\ntitle: [\n---\n\n# Pots\n", 1, false },
	{ "and mended", PAGE, "# Pots\n\n{{ grid.rate }}\n", 0, false },
	{ "a flowchart that cannot be laid out", PAGE, FLOWCHART, 2, false },
	{ "it cannot be still while another guide changes", "content/index.md",
	    "# Start\n\nWords.\n", 2, true },
	{ "another one cannot be, either", PAGE,
	    FLOWCHART "\n```mermaid\nflowchart TD\n  c --> d\n```\n", 2, true },
	{ "nor in its place", PAGE, "# Pots\n\n```mermaid\nflowchart TD\n  c --> e\n```\n", 2, true },
	{ "and they go", PAGE, "# Pots\n\nWords.\n", 0, true },
	{ "a part that no guide includes", "content/part.md", "Part.\n\n## Lid\n", 0, true },
	{ "now one does", PAGE, "# Pots\n\n```include ../part.md\n```\n", 0, false },
	{ "the words of the part are those of two guides", "content/part.md", "Parts.\n\n## Lid\n",
	    0, false },
	{ "it uses a thing", "content/part.md", "{{ grid.rate }}\n\n## Lid\n", 0, false },
	{ "it has a mistake", "content/part.md", "{{ grid.rat }}\n\n## Lid\n", 1, false },
	{ "which is mended", "content/part.md", "{{ grid.rate }} again\n\n## Lid\n", 0, false },
	{ "the guide includes a section of it", PAGE, "# Pots\n\n```include ../part.md#lid\n```\n",
	    0, false },
	{ "the section is gone", "content/part.md", "{{ grid.rate }} again\n", 1, true },
	{ "the title of a guide comes from what it includes", PAGE, "```include ../part.md\n```\n",
	    0, true },
	{ "and changes with it", "content/part.md", "# The part\n", 0, true },
	{ "the folder has an edition to print", PAGE, PRINTED "{{ grid.rate }}\n\n## Lid\n", 0, true },
	{ "another chapter", LID, "# Lids\n\nThe [lid](index.md#lid).\n", 0, true },
	{ "its words", LID, "# Lids\n\nThe new [lid](index.md#lid).\n", 0, false },
	{ "its heading below the title", LID, "# Lids\n\n## Steel\n\n{{ steel_one.price }}\n", 0, false },
	{ "a heading that is gone again", LID, "# Lids\n\n{{ steel_one.price }}\n", 0, false },
	{ "a price that it says", DAYS, DAY "item: steel_one, price: 41 EUR" SOURCE, 0, true },
	{ "a price that it does not say", DAYS, DAY "item: slow_pot, price: 19 EUR" SOURCE, 0, true },
	{ "a part of a chapter", LID, "# Lids\n\n```include ../part.md\n```\n", 0, false },
	{ "and the words of the part", "content/part.md", "# The part\n\nWords.\n", 0, false },
	{ "a mistake in a chapter", LID, "# Lids\n\n{{ nothing }}\n", 1, false },
	{ "which is mended", LID, "# Lids\n\nThe [lid](index.md#lid).\n", 0, false },
};

struct bench {
	struct arena *keep;
	char root[64];
	struct site_options options;
	struct serve_site *site;
};

static const char *in(struct bench *bench, struct str folder, struct str path)
{
	return str_z(bench->keep, path_join(bench->keep, folder, path));
}

static bool start(struct bench *bench)
{
	char cwd[4096], *argv[] = { "new", bench->root };

	*bench = (struct bench){ .keep = arena_new() };
	snprintf(bench->root, sizeof(bench->root), "/tmp/rigbook-serve-XXXXXX");
	if (mkdtemp(bench->root) == NULL || rmdir(bench->root) != 0 || getcwd(cwd, sizeof(cwd)) == NULL)
		return false;
	setenv("RIGBOOK_SHARE", cwd, 0);
	setenv("PATH", "/nonexistent", 1); /* dot is not here */
	document_start();
	if (cmd_new(2, argv) != 0)
		return false;
	bench->options = (struct site_options){ .dir = str_from(bench->root),
		.share = str_from(getenv("RIGBOOK_SHARE")),
		.out = str_from(in(bench, str_from(bench->root), STR("public"))),
		.as_of = DATE_NONE,
		.jobs = 2 };
	bench->site = serve_site_new(&bench->options, 1);
	return true;
}

static void stop(struct bench *bench)
{
	serve_site_free(bench->site);
	folder_remove_path(bench->root);
	arena_free(bench->keep);
}

struct row {
	const struct step *step;
	struct bench *bench;
};

/* Every file that a build writes is served with the same bytes. */
static void assert_as_built(struct bench *bench)
{
	struct str list, line;
	size_t count = 0;

	struct diag *diag = diag_new(bench->keep);
	assert_int_equal(site_build(bench->keep, diag, &bench->options, BUILD_WRITE).status, 0);
	const char *path = in(bench, bench->options.out, STR(OUTPUT_LIST));
	assert_int_equal(file_read(bench->keep, path, BUF_MOST, &list), 0);
	while (str_line(&list, &line)) {
		if (line.at[0] == '#' || str_eq(line, STR(OUTPUT_LIST)))
			continue;
		struct blob *blob = serve_site_file(bench->site, line);
		if (blob == NULL ||
		    !file_equals(bench->keep, in(bench, bench->options.out, line),
			(struct str){ blob->bytes, blob->len }))
			fail_msg("%.*s differs", STR_ARG(line));
		blob_release(blob);
		count++;
	}
	assert_true(count > 10);
}

static void updates(void **state)
{
	const struct row *row = *state;
	const struct step *step = row->step;
	struct bench *bench = row->bench;

	struct str edited[] = { str_from(step->path != NULL ? step->path : "") };
	struct changed_files changes = { .edited = edited, .edited_count = 1 };
	if (step->path != NULL)
		assert_int_equal(
		    file_write(in(bench, str_from(bench->root), edited[0]), str_from(step->text)), 0);
	struct serve_update update =
	    serve_site_update(bench->site, step->path != NULL ? &changes : NULL, NULL);
	assert_int_equal(update.status, step->status);
	assert_int_equal(update.whole, step->whole);
	struct serve_state now = serve_site_state(bench->site, STR(""));
	assert_int_equal(now.mistakes != NULL, step->status != 0);
	blob_release(now.mistakes);
	if (step->status == 0)
		assert_as_built(bench);
}

/* --- pages that somebody looks at ------------------------------------------------------------- */

/* What one sees of a page and of the home page, which nobody looks at, at the first moment and the last. */
struct sight {
	struct bench *bench;
	const char *path, *words;
	int shown;
	bool early, home_early;
};

static bool page_says(struct bench *bench, const char *path, const char *words)
{
	struct blob *blob = serve_site_file(bench->site, str_from(path));

	if (blob == NULL)
		return false;
	struct str bytes = { blob->bytes, blob->len };
	bool says = str_find(bytes, str_from(words), 0) != STR_NONE;
	blob_release(blob);
	return says;
}

static void look(void *self)
{
	struct sight *sight = self;

	if (sight->shown++ == 0) {
		sight->early = page_says(sight->bench, sight->path, sight->words);
		sight->home_early = page_says(sight->bench, "index.html", sight->words);
	}
}

/* A change of every page: the name of the site, which stands in all of them. */
static int rename_site(struct sight *sight, const char *address)
{
	struct bench *bench = sight->bench;
	struct str looked_at[] = { str_from(address), STR("no/such/page/") };
	struct open_pages open = { looked_at, countof(looked_at), look, sight };
	struct changed_files changes = { .others = 1 };
	const char *config = in(bench, str_from(bench->root), STR("content/site.yaml"));
	struct str text =
	    str_print(bench->keep, "title: %s\ncurrency: EUR\nas_of: 2026-03-01\n", sight->words);

	assert_int_equal(file_write(config, text), 0);
	return serve_site_update(bench->site, &changes, &open).status;
}

static void shows_guide_first(void **state)
{
	struct sight sight = { *state, "kettles/index.html", "First-Pots", 0, false, false };

	assert_int_equal(rename_site(&sight, "kettles/"), 0);
	assert_int_equal(sight.shown, 1);
	assert_true(sight.early);
	assert_false(sight.home_early);
	assert_true(page_says(sight.bench, "index.html", sight.words));
	assert_as_built(sight.bench);
}

static void shows_made_up_page_early(void **state)
{
	struct sight sight = { *state, "figures/slow-pot/index.html", "Second-Pots", 0, false, false };

	assert_int_equal(rename_site(&sight, "figures/slow-pot/"), 0);
	assert_int_equal(sight.shown, 1);
	assert_true(sight.early);
	assert_as_built(sight.bench);
}

static void takes_page_back(void **state)
{
	struct sight sight = { *state, "kettles/index.html", "Third-Pots", 0, false, false };
	const char *home = in(sight.bench, str_from(sight.bench->root), STR("content/index.md"));
	struct serve_state before = serve_site_state(sight.bench->site, str_from(sight.path));

	assert_int_equal(file_write(home, STR("# Start\n\n{{ require 1 > 2 }}\n")), 0);
	assert_int_equal(rename_site(&sight, "kettles/"), 1);
	assert_true(sight.early);
	assert_false(page_says(sight.bench, sight.path, sight.words));
	struct serve_state after = serve_site_state(sight.bench->site, str_from(sight.path));
	assert_string_equal(before.version, after.version);
	assert_non_null(after.mistakes);
	blob_release(after.mistakes);
	assert_int_equal(file_write(home, STR("# Start\n")), 0);
	assert_int_equal(rename_site(&sight, "kettles/"), 0);
	assert_as_built(sight.bench);
}

static void shows_nothing_of_bad_data(void **state)
{
	struct sight sight = { *state, "kettles/index.html", "[", 0, false, false };

	assert_int_equal(rename_site(&sight, "kettles/"), 1);
	assert_int_equal(sight.shown, 0);
}

/* The edition that somebody looks at changes with a text, a heading and a price, and stays where nothing in it changed. */
static void reloads_edition(void **state)
{
	static const struct {
		const char *path, *text;
		bool changes;
	} saves[] = {
		{ LID, "# Lids\n\nA lid.\n", true },
		{ LID, "# Lids\n\nA lid.\n\n## Glass\n\n{{ steel_one.price }}\n", true },
		{ LID, "# Lids\n\nA lid.\n\n## Steel\n\n{{ steel_one.price }}\n", true },
		{ DAYS, DAY "item: steel_one, price: 43 EUR" SOURCE, true },
		{ "content/index.md", "# Start\n\nAlone.\n", false },
	};
	struct bench *bench = *state;
	struct str path = STR("kettles/print/index.html");

	for (size_t i = 0; i < countof(saves); i++) {
		struct str edited[] = { str_from(saves[i].path) };
		struct changed_files changes = { .edited = edited, .edited_count = 1 };
		const char *file = in(bench, str_from(bench->root), edited[0]);
		struct serve_state before = serve_site_state(bench->site, path);
		assert_int_equal(file_write(file, str_from(saves[i].text)), 0);
		assert_int_equal(serve_site_update(bench->site, &changes, NULL).status, 0);
		struct serve_state after = serve_site_state(bench->site, path);
		assert_int_equal(strcmp(before.version, after.version) != 0, saves[i].changes);
	}
	assert_true(page_says(bench, "kettles/print/index.html", "2.1 Steel"));
	assert_true(page_says(bench, "kettles/print/index.html", "43"));
	assert_as_built(bench);
}

static const struct {
	const char *name;
	CMUnitTestFunction test;
} sights[] = {
	{ "an edition to print that is looked at follows its chapters and prices", reloads_edition },
	{ "a guide that is looked at is shown before the rest is made", shows_guide_first },
	{ "a page of derivations that is looked at is shown before the rest is made",
	    shows_made_up_page_early },
	{ "it goes back to what it was where another guide has a mistake", takes_page_back },
	{ "nothing is shown early where the data has a mistake", shows_nothing_of_bad_data },
};

int main(void)
{
	struct CMUnitTest tests[countof(steps) + countof(sights)];
	struct row rows[countof(steps)];
	struct bench bench;

	if (!start(&bench))
		return 1;
	for (size_t i = 0; i < countof(steps); i++) {
		rows[i] = (struct row){ &steps[i], &bench };
		tests[i] = (struct CMUnitTest){
			.name = steps[i].name, .test_func = updates, .initial_state = &rows[i]
		};
	}
	for (size_t i = 0; i < countof(sights); i++)
		tests[countof(steps) + i] = (struct CMUnitTest){
			.name = sights[i].name, .test_func = sights[i].test, .initial_state = &bench
		};
	int failed = cmocka_run_group_tests_name("serve_site", tests, NULL, NULL);
	stop(&bench);
	return failed;
}
