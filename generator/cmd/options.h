/*
 * options - the command line of every command, read by one table.
 *
 * Options may stand anywhere, as `--name value` or `--name=value`; what is left are the arguments.
 * Mistakes are printed with the command's usage.
 */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "base/arena.h"
#include "site/site.h"

/* Which options a command takes. */
enum option_set {
	OPTION_OUT = 1 << 0,
	OPTION_BASE_URL = 1 << 1,
	OPTION_AS_OF = 1 << 2,
	OPTION_DRAFTS = 1 << 3,
	OPTION_JOBS = 1 << 4,
	OPTION_WARN = 1 << 5, /* --warn and --werror */
	OPTION_STALE = 1 << 6,
	OPTION_QUIET = 1 << 7,
	OPTION_DIR = 1 << 8,    /* where the arguments say something else */
	OPTION_FORMAT = 1 << 9, /* --markdown and --json */
	OPTION_PRICE = 1 << 10, /* --source, --on, --seller, --condition */
	OPTION_SERVE = 1 << 11, /* --port, --bind */
};

#define ARGUMENTS_MOST 4

struct options {
	struct site_options site; /* dir is left to the command: it is the argument it says it is */
	bool stale, quiet, markdown, json;
	const char *dir;                      /* NULL: not given */
	struct str source, seller, condition; /* of an observation */
	struct date on;                       /* DATE_NONE: not given */
	unsigned port;                        /* 0: not given */
	const char *bind;                     /* NULL: not given */
	const char *arguments[ARGUMENTS_MOST];
	size_t argument_count;
};

/*
 * Reads argv (argv[0] is the command's name). `usage` is the line behind "usage: rigbook ". At
 * least `least` and at most `most` arguments. Returns false after a mistake was printed, with
 * *status 2; or when --help was asked for and printed, with *status 0.
 */
bool options_read(struct arena *keep, int argc, char **argv, unsigned accepted, size_t least,
    size_t most, const char *usage, struct options *options, int *status);

/* Makes the argument the site's folder (NULL: the current one) for paths and messages. */
void options_dir(struct arena *keep, struct options *options, const char *dir);

#endif
