/* drawing_measure - computes the sizes of labels, nodes and titles of a flowchart. Private to diagram/. */
#ifndef DIAGRAM_DRAWING_MEASURE_H
#define DIAGRAM_DRAWING_MEASURE_H

#include "diagram/drawing.h"

/* A drawing with labels read and sizes set; positions are not set yet. */
struct drawing *drawing_measure(const struct diagram *diagram, const struct flowchart *chart);

#endif
