/*
 * rows - the layout with names down and one value axis across: bars, stacked bars, dots, tornados. Private
 * to chart/.
 *
 * The printed value is beside each bar or dot. A range is drawn as a range; an open end is drawn to the
 * edge of the drawing.
 */
#ifndef CHART_ROWS_H
#define CHART_ROWS_H

#include "chart/frame.h"

/* The height of the drawing, needed before its <svg> is opened. */
int rows_height(const struct frame *frame);
/* Returns where its marks stand (row_marks.h). */
struct stage rows_draw(const struct frame *frame);

#endif
