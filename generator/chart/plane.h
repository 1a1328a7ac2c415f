/*
 * plane - the layout with two axes: scatter plots, lines, steps, break-even curves. Private to chart/.
 *
 * Points of a scatter plot are named where there is room beside them (label_place.h). Curves are named at
 * their ends, or in a legend above if there are many or the drawing is narrow.
 */
#ifndef CHART_PLANE_H
#define CHART_PLANE_H

#include "chart/frame.h"

int plane_height(const struct frame *frame);
/* Returns where its marks stand (point_marks.h). */
struct stage plane_draw(const struct frame *frame);

#endif
