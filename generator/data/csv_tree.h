/*
 * csv_tree - the rows of a table as things or observations, in the shape that a data file has.
 *
 * A table with a column `id` holds things of its kind, a row each, whose other columns are what stands in a thing's
 * mapping: `name`, attributes and so on. One with a column `item` holds observations, whose columns are the keys of those
 * under `prices`. A cell with nothing in it says nothing. What the cells mean is for the catalog to say, as of any data
 * file; values know their cells, and keys the header.
 */
#ifndef DATA_CSV_TREE_H
#define DATA_CSV_TREE_H

#include "base/csv.h"
#include "data/yaml.h"

/* The tree of a file with one section. NULL after a report. */
const struct yaml *csv_tree(
    struct arena *keep, struct diag *diag, const struct csv *csv, struct str kind);

#endif
