/*
 * live_chart - the drawing of a chart whose values a reader changes: its marks move, its axes stay as they were built.
 *
 * In a page's list (live.h) such a chart is the table of its numbers, or the chart itself where its numbers are no table's,
 * and beside it, under "drawing", what stays:
 *
 *     kind       bars, stacked, dots, tornado, scatter, lines, steps or break_even
 *     x, y       the unit of an axis, empty for days, and "log" or nothing; y of a plane only
 *     series     their names: a colour keeps its meaning
 *     rows       the keys (grid.h) of the rows that have a place
 *     lines, slopes   as in the chart's block
 *     wide, narrow    the stages of both drawings (chart/stage.h): left, right, top, bottom, digits along x and y, then
 *                scales: from, to, low, high
 *
 * The answer has for each mark, curve and line across, in the order in which they stand in the drawing,
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

/* The kind, the axes and the series as they were, for a grid that is to be made; `kept` is what live_chart_put wrote. */
struct chart *live_chart_start(const struct asker *asker, const struct yaml *kept);

/* The answer for a grid whose chart that is: of a table it has no marks yet. */
void live_chart_answer(
    const struct asker *asker, const struct yaml *kept, struct grid *grid, struct buf *out);
/* That of a chart of which nothing is drawn. */
void live_chart_put_undrawn(
    const struct asker *asker, struct str why, struct str missing, struct buf *out);

#endif
