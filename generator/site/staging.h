/*
 * staging - the folder beside the output in which the new site is made before it replaces the old one.
 *
 * While a build runs, `.public.rigbook-new` exists beside `public`. It holds
 *
 *     made-by-rigbook.txt   marks the folder as ours: a folder without this file that is not empty belongs to
 *                           somebody else and is not touched
 *     site/                 the new output; after the exchange the old one, which is then removed
 *     old/                  the old output between two renames, on systems that cannot exchange folders
 *
 * It is locked (flock(2)) from staging_open to staging_close. If a build is killed, the next staging_open
 * finds one of these states and repairs it:
 *
 *     output, no old/           the exchange had not begun or was complete: the staging folder is removed
 *     no output, old/           killed between the two renames: old/ becomes the output again
 *     output and old/, no site/ the exchange was complete: old/ is removed
 *     output, old/ and site/    somebody made an output between the renames: reported, and nothing is changed
 *                               unless their folder is empty
 *
 * None of these names is followed if it is a symbolic link. Everything is named relative to open folders.
 */
#ifndef SITE_STAGING_H
#define SITE_STAGING_H

#include "base/arena.h"
#include "base/diag.h"

struct staging {
	int parent; /* descriptor of the folder that holds the output and the staging folder */
	int folder; /* the staging folder, open and locked */
	int site;   /* site/ in it, open; the output after the exchange */
	const char *target; /* "public" */
	const char *name;   /* ".public.rigbook-new" */
	const char *path;   /* of the staging folder, for messages */
};

/*
 * Makes and locks the staging folder for `target` in the folder `parent`, a path without symbolic links.
 * `output` is the path of the output for messages. False after a report: DIAG_OUTPUT_BUSY if another build
 * has the lock, otherwise DIAG_OUTPUT_FAILED.
 */
bool staging_open(struct arena *keep, struct diag *diag, const char *parent, const char *target,
    const char *output, struct staging *staging);

/*
 * Makes site/ the output: in one step with renameat2(2) or renameatx_np(2), by two renames where neither
 * works. `first`: there is no output yet. Returns 0 or an errno value; after an error everything is as
 * before.
 */
int staging_exchange(struct staging *staging, bool first);

/* Syncs the exchange to the disk. Returns 0 or an errno value. */
int staging_sync(const struct staging *staging);

/*
 * Removes the staging folder and its content. Returns 0 or an errno value; after an error the next
 * staging_open tries again.
 */
int staging_close(struct staging *staging);

/* Reports DIAG_OUTPUT_FAILED with the text `what`, the path, and a hint for this errno value. */
void staging_report(struct diag *diag, const char *what, const char *path, int error);

#endif
