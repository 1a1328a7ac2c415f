/*
 * thing_file - the data file that gets new things, or other facts of those that it has.
 *
 * All of it goes into one file, which is changed in memory and read again together with all others: nothing is written
 * that would not say exactly this more and else the same.
 */
#ifndef CMD_THING_FILE_H
#define CMD_THING_FILE_H

#include "cmd/data_files.h"
#include "cmd/import_things.h"

struct thing_batch {
	const struct import_things *things; /* one at least */
	const struct import_map *map;
};

/*
 * Fills `file`: the one in which the things stand that change, else the one that the map names, else the last with
 * things of the kind; the first things of a kind go into the only file, or into one that is called like the kind.
 * False after a report.
 */
bool thing_file_change(struct arena *keep, struct diag *diag, const struct site_options *site,
    const struct catalog *catalog, const struct thing_batch *batch, struct rewritten *file);

#endif
