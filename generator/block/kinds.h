/*
 * kinds - the kinds of blocks: compare, table, matrix, parts, scenarios, chart. Outside of block/ include
 * kinds.h, grid.h and asker.h only; this one makes the grids.
 *
 * To add a kind: a file block_NAME.{c,h} with a function that fills the grid, a row in the table of
 * kinds.c, and BLOCK_KIND_COUNT. text/pass_block.h sends fenced blocks with that word here.
 */
#ifndef BLOCK_KINDS_H
#define BLOCK_KINDS_H

#include "block/block.h"

struct block_kind {
	struct str word; /* the word after the fence */
	bool (*make)(const struct block *block);
};

/* All kinds; and the one with this word, or NULL. */
#define BLOCK_KIND_COUNT 6
extern const struct block_kind block_kinds[BLOCK_KIND_COUNT];
const struct block_kind *block_kind_find(struct str word);

/*
 * Fills `grid` from the block's YAML. `derive`: see struct block. False after a report; then the grid is
 * not shown.
 */
bool block_make(const struct asker *asker, const struct block_kind *kind, const struct yaml *yaml,
    bool derive, struct grid *grid);

/*
 * The marks and the lines of a chart for a grid that block_make has filled with its table. `yaml` has the chart's keys
 * `lines` and `slopes`; the kind, the units of the axes and the series that are known already stand in `chart`.
 * False after a report.
 */
bool block_marks(
    const struct asker *asker, const struct yaml *yaml, struct grid *grid, struct chart *chart);

#endif
