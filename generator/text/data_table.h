/*
 * data_table - prints a grid (block/grid.h) as a table on a page: values linked to their derivations,
 * caption, notes, and the legend marks it uses.
 */
#ifndef TEXT_DATA_TABLE_H
#define TEXT_DATA_TABLE_H

#include "block/grid.h"
#include "data/yaml.h"
#include "html/view.h"
#include "text/reading.h"

/* The sign after an observation that is stale; a note below the table explains it. */
#define STALE_SIGN "†"

/*
 * The caption in the block's mapping, with expressions evaluated; without one, the grid's own. Mistakes are reported.
 * *markup is the caption of a live page whose figures follow the reader, else empty. Captions of charts do not follow.
 */
struct str data_table_caption(struct reading *reading, const struct yaml *block,
    const struct grid *grid, struct markup *markup);

/*
 * The view for the template `table`. `block` may have a `note`; mistakes in it are reported. Sets the href
 * of each cell.
 */
struct view *data_table_view(
    struct reading *reading, const struct yaml *block, struct grid *grid, struct str id);

#endif
