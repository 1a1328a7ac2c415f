/*
 * stage - where the marks of one drawing stand: its scales, and the room around them. Made when it is built, by rows.h
 * or plane.h; a live page keeps it, and its marks move on it (live/live_chart.h).
 */
#ifndef CHART_STAGE_H
#define CHART_STAGE_H

#include "chart/chart.h"
#include "chart/scale.h"

struct stage {
	const struct chart *chart;
	struct arena *scratch;
	bool narrow;
	int left, right;        /* texts beside marks stand between these */
	int top, bottom;        /* of the marks */
	struct scale x, y;      /* rows: only x */
	int x_places, y_places; /* digits after the point of a number that stands at the edge */
};

#endif
