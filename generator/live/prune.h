/*
 * prune - the site's data without what its live pages do not ask for, before it is frozen (frozen.h).
 *
 * Left out are claims, sources, what notes say, and the kinds, things, attributes and figures that reach.h does not
 * reach. No value of those that are left changes. Source ids stay on observations only if the data has a retraction,
 * because a retraction names its source.
 */
#ifndef LIVE_PRUNE_H
#define LIVE_PRUNE_H

#include "live/reach.h"

/* `reach` NULL keeps every declaration. Unchanged subtrees are shared with `trees`. */
struct data_trees prune(struct arena *keep, const struct data_trees *trees, const struct reach *reach);

#endif
