/*
 * pie - draws a pie chart with computed slices, and its legend. Private to diagram/.
 *
 * Slices run clockwise from the top, in the author's order. Each carries the number of its line in the
 * legend, so readers need not tell colours apart. A value that is a range is drawn at its middle and
 * printed as a range.
 */
#ifndef DIAGRAM_PIE_H
#define DIAGRAM_PIE_H

#include "diagram/pie_parse.h"
#include "html/view.h"

/*
 * Sets the drawing, the caption and the legend in the view of the template `diagram`. False after a report.
 */
bool pie_put(const struct diagram *diagram, const struct pie *pie, struct str id, struct view *view);

#endif
