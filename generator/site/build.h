/*
 * build - the pipeline, in running order.
 *
 * walk, read the data, read the guides' front matter, give every page its address, compute the
 * figures, render the guides, gather who uses what, render the made-up pages, check the links,
 * commit the output. Each stage is one call in site_build; mistakes of all stages are collected and
 * printed together.
 */
#ifndef SITE_BUILD_H
#define SITE_BUILD_H

#include "site/site.h"

enum build_goal {
	BUILD_CHECK, /* everything but writing */
	BUILD_WRITE,
	BUILD_REMEMBER, /* as BUILD_CHECK, and what each page says is kept (snapshot.h) */
};

struct build_result {
	int status; /* 0, 1 or 2: the exit status */
	size_t pages;
	struct output_summary summary; /* of BUILD_WRITE that succeeded */
	struct site *site;             /* NULL when its folder could not be walked */
};

/*
 * Mistakes are put into `diag`, not printed: the caller prints them (diag_print) and takes the
 * status. Everything lives in `keep`.
 */
struct build_result site_build(struct arena *keep, struct diag *diag,
    const struct site_options *options, enum build_goal goal);

/*
 * Pages that somebody is looking at: they are made before the others of their stage, and what they
 * need (assets) before them. `ready` is called when some were put and nothing has been wrong so
 * far; mistakes of other pages may still follow. No page is made at that moment.
 */
struct preview {
	const struct str *addresses; /* as in struct page; such as are nobody's are passed over */
	size_t count;
	void (*ready)(void *self);
	void *self;
};

/*
 * The same into an output of the caller's (output_to), taken as pages are made, whatever the status
 * will be. The site stays for site_renew, as long as `keep` and `options` do. `preview` may be
 * NULL.
 */
struct build_result site_build_to(struct arena *keep, struct diag *diag,
    const struct site_options *options, struct output *output, const struct preview *preview);

/*
 * The data alone: catalog, types, figures, judgements, for the commands that need no pages. Always
 * returns a site; where the data has mistakes they stand in `diag`.
 */
struct site *site_load(struct arena *keep, struct diag *diag, const struct site_options *options);

#endif
