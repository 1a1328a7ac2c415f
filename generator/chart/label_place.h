/*
 * label_place - places the names of points so that none covers another name or a point. Private to chart/.
 *
 * Each name has eight candidate positions around its point, in order of preference (right, left, above,
 * below, then the corners). Names are placed greedily, in the order of the points. Source of the candidates
 * and their order: Christensen, Marks and Shieber, "An Empirical Study of Algorithms for Point-Feature
 * Label Placement" (ACM Transactions on Graphics 14, 1995). Used boxes are kept in a grid of cells, so that
 * a candidate is compared with its neighbours only. A name without a free position is left out.
 */
#ifndef CHART_LABEL_PLACE_H
#define CHART_LABEL_PLACE_H

#include "base/arena.h"
#include "html/svg.h"

struct label_box {
	int left, top, right, bottom;
};

struct labels;

/* An empty set of boxes. Labels are placed inside `room`. */
struct labels *labels_new(struct arena *scratch, struct label_box room);

/* Reserves a box if it is free and inside the room; else false. */
bool labels_try(struct labels *labels, struct label_box box);

/* Reserves a box for something that is drawn in any case. */
void labels_take(struct labels *labels, struct label_box box);

/*
 * Finds and reserves a box for a text of this width and height next to a point drawn with `radius`. False
 * if none is free.
 */
bool labels_place(struct labels *labels, struct svg_point at, int radius, int width, int height,
    struct label_box *out);

#endif
