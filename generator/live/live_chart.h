/*
 * live_chart - the drawing of a chart whose values a reader changes: its marks move, its axes stay as they were built.
 *
 * In a page's list (live.h) such a chart is the table of its numbers, and beside it, under "drawing", what stays:
 *
 *     kind       bars, stacked, dots or scatter
 *     x, y       the unit of an axis, and "log" or nothing; y of a scatter plot only
 *     series     their names: a colour keeps its meaning
 *     rows       the keys (grid.h) of the rows that have a place
 *     lines, slopes   as in the chart's block
 *     wide, narrow    the stages of both drawings (chart/stage.h): left, right, top, bottom, digits along x and y, then
 *                scales: from, to, low, high
 *
 * The answer has for each mark and each line across, in the order in which they stand in the drawing,
 *
 *     {"key": …, "words": …, "wide": [["rect", "class", …, "x", 12.5, …], ["text", …, the text]], "narrow": …}
 *
 * elements with their attributes; and the chart's sentence (words) and the names of what is not drawn (missing). Where nothing
 * can be drawn there is no mark, and the sentence says why.
 */
#ifndef LIVE_LIVE_CHART_H
#define LIVE_LIVE_CHART_H

#include "block/kinds.h"
#include "chart/stage.h"

/* What stays, in JSON. `yaml` is the chart's block, `stages` those of the wide and the narrow drawing. */
void live_chart_put(struct buf *out, const struct grid *grid, const struct yaml *yaml,
    const struct stage stages[2]);

/* The answer for a grid of the table; `kept` is what live_chart_put wrote. */
void live_chart_answer(
    const struct asker *asker, const struct yaml *kept, struct grid *grid, struct buf *out);
/* That of a chart of which nothing is drawn. */
void live_chart_put_undrawn(
    const struct asker *asker, struct str why, struct str missing, struct buf *out);

#endif
