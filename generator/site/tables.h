/*
 * tables - the CSV files that kinds name under `from`, read as data.
 *
 * A file is named from the folder of the data file that names it, and lies in content/data like that.
 */
#ifndef SITE_TABLES_H
#define SITE_TABLES_H

#include "data/yaml.h"
#include "site/walk.h"

struct table_list {
	const struct yaml **at; /* trees of data files (csv_tree.h) */
	size_t count, room;
	bool broken; /* one could not be read (reported) */
};

/* Reads the tables of the kinds in `files`, each once, in the order in which they are named. */
struct table_list tables_read(struct arena *keep, struct diag *diag, struct str dir,
    const struct walk *walk, const struct yaml *const *files, size_t count);

#endif
