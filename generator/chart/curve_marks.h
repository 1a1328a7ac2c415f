/*
 * curve_marks - the pieces of curves on a plane, of the places where they meet, and of the names at their ends.
 *
 * They come in groups, in the order in which they are drawn: when a site is built each is a group of its SVG, and a live
 * page draws each anew (live/live_chart.h). A curve that leaves the axes is cut there, and has an arrow and the number of
 * its farthest point.
 */
#ifndef CHART_CURVE_MARKS_H
#define CHART_CURVE_MARKS_H

#include "chart/piece.h"
#include "chart/stage.h"

struct curve_group {
	struct str key; /* the same for the same thing under other values: "curve 0" */
	const struct chart_mark *mark; /* an observation in a chart of steps; its key is empty. NULL: of all others */
	struct pieces pieces;
};

struct curve_groups {
	struct curve_group *at;
	size_t count, room;
};

/* All groups of a chart of lines, of steps, or break-even: as many on every stage of the same values. */
struct curve_groups curve_groups_of(const struct stage *stage);

/* Names stand at the ends of the curves; else in a key. */
bool curves_have_end_names(const struct chart *chart, bool narrow);

#endif
