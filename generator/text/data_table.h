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

/* The words of a cell: "24 GB", "unknown"; and what other sources state, "1.5 TB/s according to the notes; …". */
struct str data_table_words(struct reading *reading, const struct cell *cell);
struct str data_table_others(struct reading *reading, const struct cell *cell);

/* The sentences on the age of what the table shows, below it. Returns how many of them there are. */
#define DATA_TABLE_NOTES 2
size_t data_table_notes(
    struct reading *reading, const struct grid *grid, struct str notes[DATA_TABLE_NOTES]);

/*
 * The view for the template `table`. `block` may have a `note`; mistakes in it are reported. Sets the href
 * of each cell.
 */
struct view *data_table_view(
    struct reading *reading, const struct yaml *block, struct grid *grid, struct str id);

#endif
