/*
 * pie - a pie with computed slices: the drawing and its legend. Private to text/.
 *
 * Slices go round with the clock from the top, in the author's order, and carry the number that
 * stands before their line of the legend, so that no colour has to be told from another. A value
 * that is a range is drawn at its middle and printed as what it is.
 */
#ifndef TEXT_PIE_H
#define TEXT_PIE_H

#include "html/view.h"
#include "text/mermaid.h"

/*
 * Adds the drawing, the caption and the legend to what the template `diagram` sees. False after a
 * report.
 */
bool pie_put(struct reading *reading, const struct fence *fence, const struct pie *pie,
    struct str id, struct view *view);

#endif
