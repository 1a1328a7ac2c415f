/*
 * pool - the same work on many things, on several threads.
 *
 * Threads take indexes from a shared counter and share nothing else; which thread does which is not
 * determined, so a task may write only to what is its own: its worker's and its index's.
 */
#ifndef SITE_POOL_H
#define SITE_POOL_H

#include <stddef.h>

/* More threads than this gain nothing on a site. */
#define POOL_MOST 64

/* The number of processors this process may use. */
int pool_processors(void);

/*
 * Calls task(work, worker, index) for every index below count, on `jobs` threads (this one among
 * them); worker counts from 0. Returns when all are done. Runs on fewer threads where the system
 * refuses one.
 */
void pool_run(int jobs, size_t count, void (*task)(void *work, int worker, size_t index), void *work);

#endif
