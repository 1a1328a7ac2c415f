/*
 * output - writes the files of a site to its folder: in the end there is the old site or the new one, never
 * a mix.
 *
 * Files that differ from the old ones are written to a staging folder beside the output (staging.h) while
 * pages are rendered; files with the same content are not written. output_commit links the unchanged files,
 * and the files of others, into the new folder (carry_over.h), syncs it, and exchanges the two folders in
 * one step. If nothing changed there is no exchange.
 *
 * Files that others put into the output are never overwritten or removed, and keep mode, owner and group.
 * Folders are made new, so an ordinary user can keep a folder's owner only if it is that user, and its
 * group only as a member. A file is ours if it is in the list in the output (OUTPUT_LIST) and is a regular
 * file. If the new site needs the path of a file that is not ours, that file is adopted if it has the same
 * content; otherwise it is a conflict and nothing is written, unless its path was given to output_adopt.
 *
 * After a crash of the machine, too, there is the old site or the new one: up to 64 changed files are
 * synced one by one, more of them by syncing their file system; then the exchange, then the two folders
 * that it changed.
 *
 * The preview holds a site in memory: output_to passes every file to a function and writes nothing.
 *
 * Threads: each worker writes through its own output_part.
 */
#ifndef SITE_OUTPUT_H
#define SITE_OUTPUT_H

#include "base/arena.h"
#include "base/diag.h"

#define OUTPUT_LIST "rigbook-files.txt"

struct output;
struct output_part;

/*
 * Opens the output folder `path` (absolute, without symbolic links: output_place.h) for a new site and
 * locks it against other builds. `shown` is its name in messages and must live as long as the output. NULL
 * after a report: it cannot be written, or another build is writing it (DIAG_OUTPUT_BUSY).
 */
struct output *output_open(struct arena *keep, struct diag *diag, const char *path, const char *shown);

/*
 * Paths of files in the output that may be overwritten, whoever wrote them. Relative to the output folder.
 */
void output_adopt(struct output *output, const struct str *paths, size_t count);

/*
 * An output that calls `take` with each file, from several threads at once. `path` and `bytes` are valid
 * only during the call. Neither output_commit nor output_abandon is called for it.
 */
struct output *output_to(
    struct arena *keep, void (*take)(void *self, struct str path, struct str bytes), void *self);

/* The part of one worker. Its lists live in `keep`. */
struct output_part *output_part_new(struct output *output, struct arena *keep);

/* All that the part puts from now on stands below this folder: "de/". */
void output_part_below(struct output_part *part, struct str folder);

/*
 * Writes one file of the new site. `path` is relative, with slashes, and must live as long as the output.
 * False after an error, which output_commit reports. Allocates from `scratch`.
 */
bool output_put(struct output_part *part, struct arena *scratch, struct str path, struct str bytes);
/* The same of several texts, one behind the other. */
bool output_put_parts(struct output_part *part, struct arena *scratch, struct str path,
    const struct str *parts, size_t count);

struct output_summary {
	size_t written, same, removed; /* files */
};

/*
 * Makes the new site the output. False after a report; the old site is then unchanged, unless the report
 * says that the new one is in place. DIAG_OUTPUT_CONFLICT is a mistake of the author, all else trouble of
 * the machine. The output is closed in any case.
 */
bool output_commit(struct output *output, struct diag *diag, struct output_summary *summary);

/* Closes the output without changing the old site. */
void output_abandon(struct output *output);

#endif
