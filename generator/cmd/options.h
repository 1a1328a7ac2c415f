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
	OPTION_OUT = 1 << 0, /* --out and --adopt */
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
	OPTION_SET = 1 << 14,   /* --set, as often as one likes */
	OPTION_PUBLISHED = 1 << 15,
	OPTION_WITHIN = 1 << 16,
	OPTION_IMPORT = 1 << 17,    /* --map, --on */
	OPTION_SITE_FILE = 1 << 18, /* --site */
};

#define ARGUMENTS_MOST 4

struct options {
	struct site_options site; /* dir is left to the command: it is the argument it says it is */
	bool stale, quiet, markdown, json;
	bool site_file;             /* what is asked is about site.yaml */
	const struct ratio *within; /* a part: 1/10 for 10 %; NULL: not given */
	const char *dir;            /* NULL: not given */
	const char *map;            /* what the columns of an imported file mean; NULL: not given */
	const char *published;      /* the list of an earlier edition's files; NULL: not given */
	struct str source, seller, condition; /* of an observation */
	struct str on;                        /* of an observation, as typed; empty: not given */
	unsigned port;                        /* 0: not given */
	const char *bind;                     /* NULL: not given */
	const char *arguments[ARGUMENTS_MOST];
	size_t argument_count;
};

/* What a command takes. */
struct synopsis {
	unsigned accepted;  /* enum option_set values */
	size_t least, most; /* arguments */
	const char *usage;  /* the line behind "usage: rigbook " */
};

/*
 * Reads argv (argv[0] is the command's name). Returns false after a mistake was printed, with
 * *status 2; or when --help was asked for and printed, with *status 0.
 */
bool options_read(struct arena *keep, int argc, char **argv, const struct synopsis *synopsis,
    struct options *options, int *status);

/* Makes the argument the site's folder (NULL: the current one) for paths and messages. */
void options_dir(struct arena *keep, struct options *options, const char *dir);

#endif
