/*
 * moving - what a site says that its observations move: dated facts, the figures and calls computed from them, verdicts
 * on claims, and guards; gone through day by day.
 *
 * Each is looked at once, with the days on which what it reads was observed. On another day only those are looked at again
 * that read something observed on the days between.
 */
#ifndef SITE_MOVING_H
#define SITE_MOVING_H

#include "site/guards.h"
#include "site/snapshot_compare.h"

struct moving;

/* Everything lives in `keep`; `guards` and the worker must live as long. After the guides are rendered. */
struct moving *moving_new(struct arena *keep, struct worker *worker, const struct guards *guards);

/* How many facts, figures, calls and guards there are. */
size_t moving_count(const struct moving *moving);

/* Goes to the first day to tell of. */
void moving_start(struct moving *moving, struct date on);

/* Goes back to an earlier day. What was otherwise then, where something was told on both days. */
struct change_list moving_go_back(struct moving *moving, struct date on);

#endif
