/*
 * import - what somebody else's file says, put into the data: all of it, or nothing.
 */
#include "cmd/import.h"

#include "base/diag_print.h"
#include "base/file.h"
#include "base/source_file.h"
#include "cmd/change_print.h"
#include "cmd/import_check.h"
#include "cmd/import_table.h"
#include "cmd/import_things_print.h"
#include "cmd/options.h"
#include "cmd/print.h"
#include "cmd/take_snapshot.h"
#include "cmd/thing_file.h"
#include "cmd/today.h"
#include "site/pipeline.h"

#include <stdio.h>
#include <stdlib.h>

struct importing {
	struct arena *keep;
	struct diag *diag;
	struct options options;
	struct import_map map;
	struct csv csv;
	struct import_result result; /* of observations */
	struct import_things things; /* of things */
	struct price_file file;
	struct thing_files rewritten; /* what is to be written, of either */
	const struct snapshot *before;
};

/* A file that is no part of the site; messages name it as it was given, wherever the site stands. */
static const struct source *load(struct importing *importing, const char *path)
{
	struct str whole = str_from(path);
	char *real = importing->options.site.dir.len > 0 ? realpath(path, NULL) : NULL;

	if (real)
		whole = str_copy(importing->keep, str_from(real));
	free(real);
	return source_load(importing->keep, importing->diag, STR(""), whole, SOURCE_MOST);
}

/* The day of rows that name none; DATE_NONE after a report. */
static struct date settle_day(struct importing *importing, const struct catalog *catalog)
{
	const struct config *config = &catalog->config;
	struct str typed = importing->options.on;
	struct date on = today();

	if (typed.len > 0 && !date_parse(typed, &on)) {
		diag_report(importing->diag, DIAG_DATE_BAD, POS_NONE,
		    "--on: “%.*s” is not a day written YYYY-MM-DD", STR_ARG(typed));
		return DATE_NONE;
	}
	if (date_cmp(on, today()) > 0) {
		diag_report(
		    importing->diag, DIAG_DATE_LATER, POS_NONE, "--on: that day has yet to come");
		return DATE_NONE;
	}
	bool later = config->as_of_written && date_cmp(on, config->as_of) > 0;
	if (later && importing->map.of_things && typed.len == 0)
		return config->as_of; /* written only where a day stands already */
	if (!later || import_map_field(&importing->map, STR("on")))
		return on;
	diag_report(importing->diag, DIAG_DATE_LATER, config->as_of_at,
	    "the site is as of %.*s, and what is imported is of %.*s",
	    STR_ARG(date_iso(importing->keep, config->as_of)), STR_ARG(date_iso(importing->keep, on)));
	diag_hint(
	    importing->diag, "take as_of out, so that the site is of its newest date, or say --on");
	return DATE_NONE;
}

/* Reads and checks all there is; false after a report. */
static bool understand(struct importing *importing, const struct catalog *catalog)
{
	struct arena *keep = importing->keep;
	struct diag *diag = importing->diag;
	const struct source *map = load(importing, importing->options.map);
	const struct source *file = load(importing, importing->options.arguments[0]);

	if (!map || !import_map_read(keep, diag, catalog, map, &importing->map))
		return false;
	struct date on = settle_day(importing, catalog);
	if (!file || !import_table_read(keep, diag, file, &importing->map, &importing->csv) ||
	    date_is_none(on))
		return false;
	struct import_checking checking = { keep, diag, catalog, &importing->map, &importing->csv,
		on, importing->options.on.len > 0 };
	return importing->map.of_things ? import_things_check(&checking, &importing->things)
					: import_check(&checking, &importing->result);
}

static size_t count_new(const struct importing *importing)
{
	return importing->result.count + importing->things.count;
}

/* The files as they are to be; false after a report. */
static bool lengthen(struct importing *importing, const struct catalog *catalog)
{
	struct arena *keep = importing->keep;
	const struct site_options *site = &importing->options.site;
	const struct observation_batch observations = { importing->result.at,
		importing->result.count, importing->map.file };
	const struct thing_batch things = { &importing->things, &importing->map };

	if (importing->map.of_things)
		return thing_file_change(
		    keep, importing->diag, site, catalog, &things, &importing->rewritten);
	if (!price_file_lengthen(keep, importing->diag, site, catalog, &observations, &importing->file))
		return false;
	importing->rewritten = (struct thing_files){ &importing->file.rewritten, 1 };
	return true;
}

/* False: nothing was written, for a reason in `diag`, or because there is nothing new. */
static bool record(struct importing *importing)
{
	struct arena *keep = importing->keep;
	struct diag *diag = importing->diag;
	const struct site_options *site = &importing->options.site;
	struct replacing replacing;
	bool done = false;

	if (!data_files_lock(keep, diag, site->dir, &replacing))
		return false;
	const struct site_data *data = site_load(keep, diag, site)->data;
	const struct catalog *catalog = data->catalog;
	if (!data->broken && understand(importing, catalog) && !diag_has(diag, SEVERITY_ERROR) &&
	    count_new(importing) > 0 && lengthen(importing, catalog)) {
		importing->before = take_snapshot(keep, diag_new(keep), site);
		done = data_files_write(
		    &replacing, diag, importing->rewritten.at, importing->rewritten.count);
	}
	replace_end(&replacing);
	return done;
}

static void put_count(struct buf *out, size_t count, const char *what)
{
	buf_print(out, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

/* What became of the rows, as the first paragraph of what a pull request says. */
static void put_rows(const struct importing *importing, struct buf *out)
{
	const struct import_things *things = &importing->things;
	bool of_things = importing->map.of_things;
	size_t known = of_things ? things->known : importing->result.known;
	size_t skipped = of_things ? things->skipped : importing->result.skipped;

	if (of_things)
		put_count(out, things->count - things->changed, "new thing");
	else
		put_count(out, importing->result.count, "observation");
	buf_print(out, " from %.*s", STR_ARG(importing->map.reference->title));
	if (things->changed > 0)
		buf_print(out, "; %zu changed", things->changed);
	if (known > 0)
		buf_print(out, "; %zu recorded already", known);
	if (skipped > 0)
		buf_print(out, "; %zu skipped", skipped);
	buf_put(out, STR(".\n"));
}

static int print_result(const struct importing *importing)
{
	struct arena *keep = importing->keep;
	struct buf out = buf_in(keep, BUF_MOST);
	const struct snapshot *after = NULL;

	put_rows(importing, &out);
	if (importing->map.of_things)
		import_things_print(&importing->things, &out);
	if (count_new(importing) == 0)
		return print_data(&out);
	if (importing->before)
		after = take_snapshot(keep, diag_new(keep), &importing->options.site);
	buf_put_byte(&out, '\n');
	if (after) {
		struct change_list changes = changes_between(keep, importing->before, after);
		if (changes.count == 0)
			buf_put(&out, STR("Nothing on the site changes.\n"));
		changes_print(keep, &changes, CHANGES_MARKDOWN, &out);
	} else {
		buf_put(&out,
		    STR("What it moves cannot be told while the guides have mistakes: rigbook check.\n"));
	}
	return print_data(&out);
}

static int import(struct importing *importing)
{
	bool done = record(importing);

	if (!done && diag_has(importing->diag, SEVERITY_READABLE)) {
		diag_print(importing->diag, stderr, importing->options.site.style);
		return diag_status(importing->diag, importing->options.site.style);
	}
	return print_result(importing);
}

int cmd_import(int argc, char **argv)
{
	static const struct synopsis synopsis = { OPTION_DIR | OPTION_IMPORT, 1, 1,
		"import FILE --map MAP [--on DATE] [--dir DIR]" };
	struct arena *keep = arena_new();
	struct importing importing = { .keep = keep, .diag = diag_new(keep) };
	int status;

	if (options_read(keep, argc, argv, &synopsis, &importing.options, &status)) {
		options_dir(keep, &importing.options, importing.options.dir);
		if (!importing.options.map) {
			print_problem("--map is missing\nusage: rigbook %s", synopsis.usage);
			status = 2;
		} else {
			document_start();
			status = import(&importing);
		}
	}
	arena_free(keep);
	return status;
}
