/*
 * serve_site - the site that is served: held in memory, renewed when files change, the last good
 * one until a mistake is mended.
 *
 * Nothing is written and no request ever touches the file system: a path is looked up among the
 * files of the site, and what is not there does not exist. The site is built by the functions of
 * `rigbook build`, so its bytes are the same; where only the text of guides changed, only what
 * depends on them is made again (site/renew.h).
 *
 * A build takes long on a large site, so pages that somebody is looking at are made first and shown
 * at once. Should another page turn out to have a mistake, they go back to what they were.
 *
 * The files of the search are made when one of them is asked for after a change, by a build of the
 * whole site in the thread that asks.
 *
 * Memory: each build has an arena of its own, which is dropped before the next one.
 *
 * Threads: one thread (the command's) updates; any thread may find and take files, at any time.
 */
#ifndef SERVE_SERVE_SITE_H
#define SERVE_SERVE_SITE_H

#include "serve/shelf.h"
#include "serve/watch.h"
#include "site/site.h"

/* The page that is shown in place of one that is not there. */
#define SERVE_MISSING "404.html"

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

/* Who is looking on: addresses of pages, as in struct page, and whom to tell that they are there. */
struct open_pages {
	const struct str *addresses;
	size_t count;
	void (*shown)(void *self); /* in the middle of the update, maybe more than once */
	void *self;
};

/*
 * Brings the site up to date with the files that changed: all of them when `changes` is NULL.
 * Mistakes are printed to standard error, and kept for serve_site_state. `open` may be NULL.
 */
struct serve_update serve_site_update(
    struct serve_site *site, const struct changed_files *changes, const struct open_pages *open);

/* The file at a path of the site ("compare/index.html"), with a reference for the caller; NULL if there is none. */
struct blob *serve_site_file(struct serve_site *site, struct str path);

/* What stands there, and what keeps it from being newer. */
struct serve_state {
	char version[48]; /* letters, digits and dashes */
	struct blob *mistakes; /* as printed, with a reference for the caller; NULL when there are none */
};

/*
 * Of the page in the file `path`, or of the one shown in its place: the version changes when the
 * page does, or something that it shows. Of the whole site, where the path is empty.
 */
struct serve_state serve_site_state(struct serve_site *site, struct str path);

#endif
