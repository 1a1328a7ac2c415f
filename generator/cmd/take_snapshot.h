/*
 * take_snapshot - a site built in memory, and what it says.
 */
#ifndef CMD_TAKE_SNAPSHOT_H
#define CMD_TAKE_SNAPSHOT_H

#include "site/snapshot.h"

/*
 * Builds the site in memory and takes its snapshot. Failing guards are findings here, and broken
 * links nobody's affair; NULL when there are other mistakes, which are reported to `diag`.
 */
struct snapshot *take_snapshot(
    struct arena *keep, struct diag *diag, const struct site_options *options);

#endif
