/*
 * worker - one thread's own part of a build (struct worker in site.h).
 */
#ifndef SITE_WORKER_H
#define SITE_WORKER_H

#include "site/site.h"

/*
 * One per job, each with arenas, diag and evaluator of its own. `output` may be NULL. The array
 * lives in `keep`.
 */
struct worker *workers_new(struct arena *keep, const struct site *site, struct output *output, int jobs);

/* Gives the worker a page to make and its empty result. */
void worker_take(struct worker *worker, const struct page *page, struct page_result *result);

/* Joins what the workers have to say into `diag` and lets go of their scratch. */
void workers_end(struct worker *workers, struct diag *diag, int jobs);

#endif
