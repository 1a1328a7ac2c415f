/*
 * flowchart - parses flowcharts as on github.com into nodes, groups and edges. Private to diagram/.
 *
 * The language: `graph` or `flowchart` with a direction; nodes of fourteen shapes; edges with four kinds of
 * lines and of tips, with lengths and labels; chains and `&`; subgraphs with titles and directions;
 * accTitle and accDescr; comments. Colours belong to the style sheet, so style, classDef and the like are
 * mistakes here. Source: mermaid.js.org/syntax/flowchart.html; the lengths of edges follow Mermaid's
 * behaviour (one more dash, one more rank).
 *
 * Differences: a label in quotes may contain {{ figures }}; one without quotes may not contain brackets,
 * which Mermaid rejects too.
 *
 * Everything lives in the diagram's scratch arena; texts are views into the diagram's text.
 */
#ifndef DIAGRAM_FLOWCHART_H
#define DIAGRAM_FLOWCHART_H

#include "diagram/host.h"

/*
 * Limits: more than a reader can follow, and about what dot lays out in a second; its time grows faster
 * than the square of the number of edges.
 */
#define FLOW_NODES_MOST 100
#define FLOW_EDGES_MOST 200
#define FLOW_GROUPS_MOST 50
#define FLOW_GROUP_DEPTH_MOST 8
/* The most ranks (rows or columns of nodes) that one edge may span. */
#define FLOW_LENGTH_MOST 10

#define FLOW_NONE ((size_t)-1)

enum flow_direction { FLOW_DOWN, FLOW_UP, FLOW_RIGHT, FLOW_LEFT };

enum flow_shape {
	FLOW_RECTANGLE,
	FLOW_ROUNDED,
	FLOW_STADIUM,
	FLOW_SUBROUTINE,
	FLOW_CYLINDER,
	FLOW_CIRCLE,
	FLOW_DOUBLE_CIRCLE,
	FLOW_ASYMMETRIC,
	FLOW_RHOMBUS,
	FLOW_HEXAGON,
	FLOW_LEAN_RIGHT,     /* [/ /] */
	FLOW_LEAN_LEFT,      /* [\ \] */
	FLOW_TRAPEZOID,      /* [/ \] */
	FLOW_TRAPEZOID_DOWN, /* [\ /] */
	FLOW_SHAPE_COUNT,
};

enum flow_line { FLOW_SOLID, FLOW_DOTTED, FLOW_THICK, FLOW_INVISIBLE };
enum flow_tip { FLOW_OPEN, FLOW_ARROW, FLOW_DOT, FLOW_CROSS };

struct flow_node {
	struct str id;
	struct diagram_text label;
	enum flow_shape shape;
	size_t group; /* the group that contains it, or FLOW_NONE */
	size_t stands_for; /* the group with this id: the node is then only an end of edges and is not drawn; or FLOW_NONE */
};

struct flow_edge {
	size_t from, to; /* nodes */
	enum flow_line line;
	enum flow_tip start, end;
	int length; /* ranks, at least 1 */
	struct diagram_text label;
};

struct flow_group {
	struct str id;
	struct diagram_text title;
	size_t parent; /* or FLOW_NONE */
	enum flow_direction direction;
	size_t offset;
};

struct flowchart {
	enum flow_direction direction;
	struct flow_node *nodes;
	size_t node_count, node_room;
	struct flow_edge *edges;
	size_t edge_count, edge_room;
	struct flow_group *groups; /* outer groups before the groups in them */
	size_t group_count, group_room;
	struct str title, words; /* accTitle and accDescr, or empty */
};

/* Parses a flowchart. NULL after a report. */
const struct flowchart *flowchart_parse(const struct diagram *diagram);

/* True if `inner` is `group` or is inside it. Both may be FLOW_NONE, which contains all groups. */
bool flowchart_is_within(const struct flowchart *chart, size_t inner, size_t group);

#endif
