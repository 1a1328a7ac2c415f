/*
 * drawing - the line of a thing's price: one drawing for each attribute that was observed on two
 * days at least.
 *
 * Coordinates are computed here, exactly; the SVG stands in templates/drawing.mustache. A price
 * holds until the next one, so the line goes in steps; a range has a bar, which an open end takes as
 * far as the drawing goes. What does not count (used goods, other currencies, withdrawn
 * observations) is not drawn.
 */
#ifndef SITE_DRAWING_H
#define SITE_DRAWING_H

#include "site/site.h"

/* Sets `drawings`, a list; nothing where there is nothing to draw. */
void set_drawings(struct worker *worker, struct view *view, const struct thing *thing);

#endif
