/*
 * drawing_place - reads dot's answer (-Tjson0): of each object with an id of ours the texts bb (a box), pos
 * (a point or a path) and lp (a label's position). Everything else is ignored. Private to diagram/.
 */
#ifndef DIAGRAM_DRAWING_PLACE_H
#define DIAGRAM_DRAWING_PLACE_H

#include "diagram/drawing.h"

/* Sets all positions from dot's answer. False if it cannot be parsed. Does not report. */
bool drawing_place(struct arena *keep, struct drawing *drawing, struct str answer);

#endif
