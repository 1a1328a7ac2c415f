/*
 * output - the folder a site is written to: the old site or the new one, never a mix.
 *
 * Files that differ from what stands there are written to a staging folder beside the output while
 * pages are being rendered; equal ones are not written at all. Committing links what stayed and
 * what strangers put there into the staging folder and exchanges the two in one step (renameat2
 * with RENAME_EXCHANGE, renamex_np on macOS; elsewhere two renames, finished by the next run if it
 * is interrupted between them). Nothing changed: no exchange. The list of our own files stands in
 * the output (OUTPUT_LIST), so that stale ones are removed and strangers' files never are; where
 * the list is missing nothing is removed.
 *
 * Serving holds a site in memory instead: output_to hands every file to a function and touches no folder.
 *
 * Threads: each worker puts files through an output_part of its own.
 */
#ifndef SITE_OUTPUT_H
#define SITE_OUTPUT_H

#include "base/arena.h"
#include "base/diag.h"

#define OUTPUT_LIST "rigbook-files.txt"

struct output;
struct output_part;

/*
 * Opens `path` for a new site, locking it against other builds. NULL after a report: it cannot be
 * written, or another build is at it (DIAG_OUTPUT_BUSY).
 */
struct output *output_open(struct arena *keep, struct diag *diag, const char *path);

/*
 * An output that hands each file to `take`, from all workers at once; path and bytes are the
 * caller's and gone after the call. There is nothing to commit or abandon.
 */
struct output *output_to(
    struct arena *keep, void (*take)(void *self, struct str path, struct str bytes), void *self);

/* A worker's share. Its lists live in `keep`. */
struct output_part *output_part_new(struct output *output, struct arena *keep);

/*
 * Puts one file of the new site. `path` is relative, with slashes, and lives as long as the output.
 * False after trouble, which output_commit reports; `scratch` may be dirtied.
 */
bool output_put(struct output_part *part, struct arena *scratch, struct str path, struct str bytes);

struct output_summary {
	size_t written, same, removed; /* files */
};

/*
 * Makes the new site the one that stands there. False after a report: the old one still stands. The
 * output is closed either way.
 */
bool output_commit(struct output *output, struct diag *diag, struct output_summary *summary);

/* Leaves everything as it was and cleans up. */
void output_abandon(struct output *output);

#endif
