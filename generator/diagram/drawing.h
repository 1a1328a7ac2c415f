/*
 * drawing - a flowchart between parsing and SVG: its nodes, edges and groups with sizes and positions; and
 * the SVG output.
 *
 * Sizes are computed here (html/advance.h), not by dot: dot gets boxes and labels of fixed size and
 * computes positions only, so the result does not depend on the fonts of the machine. drawing_graph.h
 * writes the graph in dot's language; drawing_place.h reads dot's answer, in JSON.
 *
 * Lengths are in tenths of a pixel; a pixel is a point of dot's. Everything lives in the diagram's scratch
 * arena.
 */
#ifndef DIAGRAM_DRAWING_H
#define DIAGRAM_DRAWING_H

#include "diagram/flowchart.h"
#include "diagram/label.h"

struct drawn_node {
	struct label label;
	int width, height;
	struct svg_point center;
};

struct drawn_edge {
	struct label label;
	struct svg_point label_center;
	struct svg_point *points; /* of a path of cubic Bézier curves: 1 + 3 n points */
	size_t count;
	/* the ends of its arrow heads; the path ends before them */
	struct svg_point start, end;
	bool has_start, has_end;
	bool reversed; /* reversed in the graph for dot: see drawing_graph.h */
};

struct drawn_group {
	struct label title;
	struct svg_point corner;
	int width, height;
};

struct drawing {
	const struct flowchart *chart;
	struct drawn_node *nodes; /* by index in the flowchart; edges and groups too */
	struct drawn_edge *edges;
	struct drawn_group *groups;
	int width, height;
	bool has_links;
};

/* Writes the SVG. Sizes (drawing_measure.h) and positions (drawing_place.h) must be set. */
void drawing_put(struct html *html, const struct language *language, const struct drawing *drawing,
    struct str id, struct str title);

#endif
