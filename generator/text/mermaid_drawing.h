/*
 * mermaid_drawing - a flowchart on its way from nodes and edges to a drawing: measured, laid out by
 * dot, drawn. Private to text/.
 *
 * Sizes are ours (html/advance.h). dot is asked for positions only: mermaid_graph.c writes the
 * question in its language, with boxes of fixed size and labels of fixed size, so that no font of
 * the machine has a say; mermaid_place.c reads the answer, in JSON; mermaid_draw.c draws.
 *
 * Lengths are tenths of a pixel; a pixel is a point of dot's. Everything lives in the page's
 * scratch arena.
 */
#ifndef TEXT_MERMAID_DRAWING_H
#define TEXT_MERMAID_DRAWING_H

#include "text/mermaid_label.h"

struct drawn_node {
	struct label label;
	int width, height;
	struct svg_point center;
};

struct drawn_edge {
	struct label label;
	struct svg_point label_center;
	struct svg_point *points; /* of a path of curves: 1 + 3 n */
	size_t count;
	/* where its tips end; the path ends before them */
	struct svg_point start, end;
	bool has_start, has_end;
	bool turned; /* asked for the other way round: see mermaid_graph.c */
};

struct drawn_group {
	struct label title;
	struct svg_point corner;
	int width, height;
};

struct drawing {
	const struct flowchart *chart;
	struct drawn_node *nodes; /* by index in the chart, as are the others */
	struct drawn_edge *edges;
	struct drawn_group *groups;
	int width, height;
	bool has_links;
};

/* Labels and sizes; `link` as in label_read. */
struct drawing *drawing_measure(
    struct reading *reading, const struct fence *fence, const struct flowchart *chart, bool link);

/* What to ask dot. */
struct str drawing_graph(struct arena *keep, struct drawing *drawing);

/* Takes over what it answered. False if that is not an answer. Does not report. */
bool drawing_place(struct arena *keep, struct drawing *drawing, struct str answer);

/* The flowchart in words. */
struct str drawing_words(struct arena *keep, const struct drawing *drawing);

void drawing_put(struct html *html, struct arena *scratch, const struct drawing *drawing,
    struct str id, struct str title);

/* The outline of a node. */
void shape_put(struct html *html, enum mermaid_shape shape, const struct drawn_node *node);

/*
 * How far right of `point` the outline is, for one on the left or right side of the node's box,
 * where dot ends edges; 0 for others.
 */
int shape_distance(enum mermaid_shape shape, const struct drawn_node *node, struct svg_point point);

#endif
