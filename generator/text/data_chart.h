/*
 * data_chart - a chart on a page: the drawing for wide screens and for phones, the sentence that describes
 * it, the list of what has no value, and the table of its numbers.
 */
#ifndef TEXT_DATA_CHART_H
#define TEXT_DATA_CHART_H

#include "block/grid.h"
#include "chart/stage.h"
#include "html/view.h"
#include "text/reading.h"

/*
 * The view for the template `chart`. `table` is the view of the grid's table, made before. Each mark of the
 * drawing is linked like the cell it shows. `stages` become those of the wide and the narrow drawing.
 */
struct view *data_chart_view(struct reading *reading, struct grid *grid, struct view *table,
    struct str id, struct stage stages[2]);

#endif
