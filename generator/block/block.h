/*
 * block - a block of a guide (compare, table, matrix, parts, scenarios, chart) while it is turned into a
 * grid. Private to block/: outside include kinds.h, grid.h and asker.h only.
 *
 * A block is a YAML mapping in a fenced block of a guide. It says which things are shown and what of them.
 * The result is a grid of values (grid.h), which text/data_table.h prints. Each row or column shown is a
 * measure (measure.h): an attribute, a figure, a path or any expression. The keys of each kind of block are
 * in the header of its name: block_compare.h, block_table.h and so on; things.h and measure.h read those
 * that all share. `caption` and `note` are read by text/data_table.h. Each of these headers has one function,
 * which fills block->grid, or returns false after a report.
 *
 * Knows the data and its evaluator, but neither Markdown nor pages. Mistakes are reported at their place in
 * the block.
 */
#ifndef BLOCK_BLOCK_H
#define BLOCK_BLOCK_H

#include "block/asker.h"
#include "block/grid.h"
#include "data/yaml.h"

struct block {
	const struct asker *asker;
	const struct yaml *yaml; /* a mapping */
	struct grid *grid;       /* the result */
	bool derive;             /* make a derivation for each cell that has no origin */
	bool marks; /* cells get marks of the legend: the key `marks`, true by default */
};

/* False after a report that the grid would have too many cells for a reader or a browser. */
#define BLOCK_CELLS_MOST 100000
bool block_fits(const struct block *block, size_t rows, size_t columns);

const struct language *block_language(const struct block *block);

/* The boolean of a key; `otherwise` if the key is absent. */
bool block_bool(const struct block *block, struct str key, bool otherwise);

#endif
