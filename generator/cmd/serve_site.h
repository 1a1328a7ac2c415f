/*
 * serve_site - the site that is served: held in memory, renewed when files change, the last good
 * one until a mistake is mended.
 *
 * Nothing is written and no request ever touches the file system: a path is looked up among the
 * files of the site, and what is not there does not exist. The site is built by the functions of
 * `rigbook build`, so its bytes are the same; where only the text of guides changed, only what
 * depends on them is made again (site/renew.h).
 *
 * Memory: each build has an arena of its own, which is dropped before the next one. The files are
 * counted, because answers that are under way hold them, and because files that did not change pass
 * from one site to the next.
 *
 * Threads: one thread (the command's) updates; any thread may find and take files, at any time.
 */
#ifndef CMD_SERVE_SITE_H
#define CMD_SERVE_SITE_H

#include "cmd/serve_watch.h"
#include "site/site.h"

#include <stdatomic.h>
#include <stdint.h>

/* Bytes that several hold; the last to let go frees them. */
struct held {
	atomic_size_t holders;
	size_t len;
	uint64_t hash; /* of the bytes */
	size_t insert_at; /* in a page, where scripts may be put: before </body>. STR_NONE in other files */
	char bytes[];
};

/* A copy of the bytes, held once. */
struct held *held_new(struct str path, struct str bytes);
struct held *held_again(struct held *held);
void held_release(struct held *held); /* NULL is fine */

struct serve_site;

/*
 * Nothing is built yet. The options must outlive it. `birth` tells this run from others before it,
 * so that pages of theirs that are still open are reloaded.
 */
struct serve_site *serve_site_new(const struct site_options *options, uint64_t birth);
void serve_site_free(struct serve_site *site);

struct serve_update {
	int status; /* 0: good; 1 mistakes and 2 trouble: the last good site stays */
	bool whole; /* everything was built, not only the guides that changed */
	size_t pages;
	size_t written; /* files that came, went or changed */
};

/*
 * Brings the site up to date with the files that changed: all of them when `changes` is NULL.
 * Mistakes are printed to standard error, and kept for serve_site_state.
 */
struct serve_update serve_site_update(struct serve_site *site, const struct changes *changes);

/* The file at a path of the site ("compare/index.html"), held for the caller; NULL if there is none. */
struct held *serve_site_file(struct serve_site *site, struct str path);

/* Which site stands there, and what keeps it from being a newer one. */
struct serve_state {
	bool is_there;         /* there was a good one */
	char version[48];      /* changes whenever a file does; letters, digits and dashes */
	struct held *mistakes; /* as printed, held for the caller; NULL when there are none */
};
struct serve_state serve_site_state(struct serve_site *site);

#endif
