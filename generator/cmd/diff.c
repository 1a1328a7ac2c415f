#include "cmd/diff.h"

#include "base/diag_print.h"
#include "base/file.h"
#include "cmd/change_print.h"
#include "cmd/options.h"
#include "cmd/print.h"
#include "cmd/revision.h"
#include "cmd/take_snapshot.h"

#include <stdio.h>
#include <sys/stat.h>

/* One of the two that are compared: a site, seen from a day. */
struct side {
	struct options options;
	struct snapshot *snapshot;
	struct revision revision; /* its folder is empty for what is no revision */
};

static bool is_site(struct arena *keep, const char *folder)
{
	struct stat at;

	return stat(str_z(keep, path_join(keep, str_from(folder), STR("content"))), &at) == 0 &&
	    S_ISDIR(at.st_mode);
}

/*
 * A date looks at the site in --dir; NULL is that site as it is now; else it is the folder of a site, or what a revision
 * of git has of that in --dir. False, and printed, if it is none of these.
 */
static bool side_settle(
    struct arena *keep, const struct options *options, const char *argument, struct side *side)
{
	struct date as_of;
	const char *why;

	*side = (struct side){ .options = *options };
	if (!argument || date_parse(str_from(argument), &as_of)) {
		options_dir(keep, &side->options, options->dir);
		side->options.site.as_of = !argument ? DATE_NONE : as_of;
		return true;
	}
	options_dir(keep, &side->options, argument);
	if (is_site(keep, argument))
		return true;
	options_dir(keep, &side->options, options->dir);
	if (!revision_take(keep, side->options.site.dir, argument, &side->revision, &why)) {
		print_problem("%s is neither a date, YYYY-MM-DD, nor a folder with content/, and %s",
		    argument, why);
		return false;
	}
	side->options.site.dir = side->revision.folder;
	side->options.site.style.root = side->revision.name;
	side->options.site.style.annotations = false; /* no line of a change is one of before it */
	return true;
}

/* Leaves the snapshot, or prints what is in the way. Returns the exit status. */
static int side_look(struct arena *keep, struct side *side)
{
	struct diag *diag = diag_new(keep);

	side->snapshot = take_snapshot(keep, diag, &side->options.site);
	if (side->snapshot)
		return 0;
	diag_print(diag, stderr, side->options.site.style);
	return diag_status(diag, side->options.site.style);
}

static int print_changes(struct arena *keep, const struct options *options, const struct side sides[2])
{
	struct change_list changes = changes_between(keep, sides[0].snapshot, sides[1].snapshot);
	struct buf out = buf_in(keep, BUF_MOST);

	changes_print(keep, &changes,
	    options->json           ? CHANGES_JSON
		: options->markdown ? CHANGES_MARKDOWN
				    : CHANGES_TEXT,
	    &out);
	return options->markdown || options->json ? print_data(&out) : print_words(&out);
}

static int diff(struct arena *keep, const struct options *options)
{
	struct side sides[2] = { 0 };
	int status = 0;

	for (size_t i = 0; i < 2 && status == 0; i++)
		if (!side_settle(keep, options, options->arguments[i], &sides[i]))
			status = 2;
	if (status == 0)
		document_start();
	for (size_t i = 0; i < 2 && status == 0; i++)
		status = side_look(keep, &sides[i]);
	if (status == 0)
		status = print_changes(keep, options, sides);
	for (size_t i = 0; i < 2; i++)
		revision_drop(keep, &sides[i].revision);
	return status;
}

int cmd_diff(int argc, char **argv)
{
	static const struct synopsis synopsis = { OPTION_DIR | OPTION_SET | OPTION_FORMAT, 1, 2,
		"diff OLD [NEW] [--dir DIR] [--set INPUT=VALUE] [--markdown | --json]" };
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, &synopsis, &options, &status)) {
		if (options.markdown && options.json) {
			print_problem(
			    "--markdown or --json, not both\nusage: rigbook %s", synopsis.usage);
			status = 2;
		} else {
			status = diff(keep, &options);
		}
	}
	arena_free(keep);
	return status;
}
