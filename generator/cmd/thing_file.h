/*
 * thing_file - the data files that get new things, or other facts of those that they have.
 *
 * They are changed in memory and read again together with all others: nothing is written that would not say exactly this
 * more and else the same.
 */
#ifndef CMD_THING_FILE_H
#define CMD_THING_FILE_H

#include "cmd/data_files.h"
#include "cmd/import_things.h"

struct thing_batch {
	const struct import_things *things; /* one at least */
	const struct import_map *map;
};

/* One at least, a new one last. */
struct thing_files {
	struct rewritten *at;
	size_t count;
};

/*
 * Fills `out`: the files in which the things stand that change, and that of new ones, which is the one that the map
 * names, else the only one that changes, else the last with things of the kind; the first things of a kind go into the
 * only file, or into one that is called like the kind. False after a report.
 */
bool thing_file_change(struct arena *keep, struct diag *diag, const struct site_options *site,
    const struct catalog *catalog, const struct thing_batch *batch, struct thing_files *out);

#endif
