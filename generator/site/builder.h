/*
 * builder - what the stages of one build share, and the last of them, which a renewal (renew.h)
 * runs again. For build.c and renew.c only.
 */
#ifndef SITE_BUILDER_H
#define SITE_BUILDER_H

#include "site/build.h"
#include "site/site.h"
#include "site/walk.h"

struct builder {
	struct arena *keep;
	struct diag *diag;
	struct site *site;
	struct walk walk;
	struct output *output; /* NULL for a check */
	struct worker *workers;
	int jobs;
	const struct preview *preview; /* NULL: nobody is looking */
	bool *looked_at;               /* by page index; NULL as well */
};

/* How many threads the site may be built on. */
int builder_jobs(const struct site_options *options);

/*
 * From the guides' results to the pages and files that are made of them: who uses what, things,
 * derivations, folders, data.json and the like.
 */
void builder_make_up(struct builder *builder);

/* One of these pages. What it refers to itself counts for nobody: who uses what has been gathered from guides. */
void builder_make_up_page(struct builder *builder, int number, size_t index);

#endif
