/*
 * pool - runs a task for many indexes on several threads.
 *
 * Threads take indexes from a shared counter and share nothing else. Which thread runs which index is not
 * determined, so a task may write only to data of its own worker number and its own index. load_guides
 * (load.h) reads front matter with it, and render_pages.h renders pages and copies assets: nothing else of
 * a build runs on worker threads. positions.h has one more thread, which talks to dot.
 */
#ifndef SITE_POOL_H
#define SITE_POOL_H

#include <stddef.h>

/* The most threads: more gain nothing on a site. */
#define POOL_MOST 64

/* The number of processors that this process may use. */
int pool_processors(void);

/*
 * Calls task(work, worker, index) for every index below `count`, on `jobs` threads, including the calling
 * one. Workers are numbered from 0. Returns when all are done. Uses fewer threads if the system refuses
 * one.
 */
void pool_run(int jobs, size_t count, void (*task)(void *work, int worker, size_t index), void *work);

#endif
