#include "cmd/diff.h"

#include "base/file.h"
#include "cmd/change_print.h"
#include "cmd/options.h"

#include <stdio.h>
#include <sys/stat.h>

/* One of the two that are compared: a site, seen from a day. */
struct side {
	struct options options;
	struct snapshot *snapshot;
};

static bool is_site(struct arena *keep, const char *folder)
{
	struct stat at;

	return stat(str_z(keep, path_join(keep, str_from(folder), STR("content"))), &at) == 0 &&
	    S_ISDIR(at.st_mode);
}

/*
 * A date looks at the site in --dir; NULL is that site as it is now. False, and printed, if it is
 * neither a date nor a site.
 */
static bool side_settle(
    struct arena *keep, const struct options *options, const char *argument, struct side *side)
{
	struct date as_of;

	side->options = *options;
	if (argument == NULL || date_parse(str_from(argument), &as_of)) {
		options_dir(keep, &side->options, options->dir);
		side->options.site.as_of = argument == NULL ? DATE_NONE : as_of;
		return true;
	}
	options_dir(keep, &side->options, argument);
	if (is_site(keep, argument))
		return true;
	fprintf(stderr, "rigbook: %s is neither a date, YYYY-MM-DD, nor a folder with content/\n",
	    argument);
	return false;
}

/* Leaves the snapshot, or prints what is in the way. Returns the exit status. */
static int side_look(struct arena *keep, struct side *side)
{
	struct diag *diag = diag_new(keep);

	side->snapshot = snapshot_take(keep, diag, &side->options.site);
	if (side->snapshot != NULL)
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
	if (out.len == 0 || (fwrite(out.at, 1, out.len, stdout) == out.len && fflush(stdout) == 0))
		return 0;
	perror("rigbook: cannot write");
	return 2;
}

static int diff(struct arena *keep, const struct options *options)
{
	struct side sides[2];
	int status = 0;

	for (size_t i = 0; i < 2; i++)
		if (!side_settle(keep, options, options->arguments[i], &sides[i]))
			return 2;
	document_start();
	for (size_t i = 0; i < 2 && status == 0; i++)
		status = side_look(keep, &sides[i]);
	return status == 0 ? print_changes(keep, options, sides) : status;
}

int cmd_diff(int argc, char **argv)
{
	static const char usage[] = "diff OLD [NEW] [--dir DIR] [--markdown | --json]";
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, OPTION_DIR | OPTION_FORMAT, 1, 2, usage, &options, &status)) {
		if (options.markdown && options.json) {
			fprintf(stderr,
			    "rigbook: --markdown or --json, not both\nusage: rigbook %s\n", usage);
			status = 2;
		} else {
			status = diff(keep, &options);
		}
	}
	arena_free(keep);
	return status;
}
