/*
 * pipeline - builds a site: the stages, in the order in which they run.
 *
 * Find the files, read the data and compute the figures, read the front matter of guides, give every page
 * its address, render the guides, collect which pages use what, render the generated pages, check the
 * links, commit the output. pipeline.c calls the stages one after another; the result of each is a field of
 * struct site (site.h).
 *
 * Mistakes of all stages are collected in one diag and printed together, sorted by place (diag_print.h).
 *
 * Threads: reading front matter (load_guides) and rendering pages (render_pages.h) run on several threads,
 * each with its own struct worker (worker.h). All other stages run on the calling thread.
 */
#ifndef SITE_PIPELINE_H
#define SITE_PIPELINE_H

#include "site/output.h"
#include "site/render_pages.h"

enum build_goal {
	BUILD_CHECK, /* all checks; nothing is written */
	BUILD_WRITE,
	BUILD_SNAPSHOT, /* as BUILD_CHECK, and the page results hold what snapshot.h compares */
};

struct build_result {
	int status; /* 0, 1 or 2: the exit status */
	size_t pages;
	struct output_summary summary; /* set by BUILD_WRITE when it succeeded */
	struct site *site;             /* NULL when the files of the site could not be found */
};

/*
 * Builds the site. Mistakes are added to `diag`, not printed: the caller prints them (diag_print) and uses
 * result.status. Everything lives in `keep`.
 */
struct build_result site_build(struct arena *keep, struct diag *diag,
    const struct site_options *options, enum build_goal goal);

/*
 * The same into an output of the caller's (output_to), for the preview. Pages are passed on as soon as they
 * are rendered, even if the build fails later. The site can be updated with site_renew as long as `keep`
 * and `options` live. `preview` may be NULL.
 */
struct build_result site_build_to(struct arena *keep, struct diag *diag,
    const struct site_options *options, struct output *output, const struct preview *preview);

/*
 * The data alone: catalog, figures and judged claims, for commands that need no pages. Never returns NULL;
 * mistakes in the data are added to `diag`.
 */
struct site *site_load(struct arena *keep, struct diag *diag, const struct site_options *options);

#endif
