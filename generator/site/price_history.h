/*
 * price_history - line charts of a thing's prices: one for each attribute that was observed on at least two
 * days.
 *
 * Coordinates are computed here, exactly; the SVG is in templates/drawing.mustache. A price holds until the
 * next observation, so the line has steps. A range is drawn as a bar; an open end extends the bar to the
 * edge. Observations that do not count (used goods, other currencies, withdrawn ones) are not drawn.
 */
#ifndef SITE_PRICE_HISTORY_H
#define SITE_PRICE_HISTORY_H

#include "site/worker.h"

/* Sets the field `drawings`, a list; not set where there is nothing to draw. */
void price_history_set(struct rendering *rendering, struct view *view, const struct thing *thing);

#endif
