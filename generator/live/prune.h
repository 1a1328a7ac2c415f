/*
 * prune - the site's data without what its live pages do not ask for, before it is frozen (frozen.h).
 *
 * Left out are claims, sources, what notes say, and the kinds, things, attributes and figures that reach.h does not
 * reach. No value of those that are left changes. A source stays, by its id, only at observations of a list that
 * retracts some: what is retracted is told by its source.
 */
#ifndef LIVE_PRUNE_H
#define LIVE_PRUNE_H

#include "live/reach.h"

/* `reach` NULL: everything is reached. What is left as it was is not copied. */
struct data_trees prune(struct arena *keep, const struct data_trees *trees, const struct reach *reach);

#endif
