/*
 * mermaid - flowcharts as authors write them for github.com, read into nodes, groups and edges.
 * Private to text/.
 *
 * The language: `graph` or `flowchart` with a direction; nodes of fourteen shapes; edges of four
 * lines and four tips, with lengths and labels; chains and `&`; subgraphs with titles and
 * directions; accTitle and accDescr; comments. Colours and classes are the style sheet's, so
 * style, classDef and their kin are mistakes here. Source: mermaid.js.org/syntax/flowchart.html,
 * and for the lengths of edges what mermaid makes of them (a dash more, a rank more).
 *
 * Where it differs: a label in quotes may hold {{ figures }}; one without may not hold brackets,
 * which mermaid does not read either.
 *
 * Everything lives in the arena given; texts are views into the fence.
 */
#ifndef TEXT_MERMAID_H
#define TEXT_MERMAID_H

#include "text/fence.h"

/*
 * More than a reader can follow, and about what dot lays out in a second: its time grows with more
 * than the square of the edges.
 */
#define MERMAID_NODES_MOST 100
#define MERMAID_EDGES_MOST 200
#define MERMAID_GROUPS_MOST 50
#define MERMAID_GROUP_DEPTH_MOST 8
/* After as many mistakes it is in another language, and no more of it is read. */
#define MERMAID_MISTAKES_MOST 20
/* Ranks that one edge may span. */
#define MERMAID_LENGTH_MOST 10
#define MERMAID_LABEL_MOST 500
#define MERMAID_SLICES_MOST 24

#define MERMAID_NONE ((size_t)-1)

enum mermaid_direction { MERMAID_DOWN, MERMAID_UP, MERMAID_RIGHT, MERMAID_LEFT };

enum mermaid_shape {
	MERMAID_RECTANGLE,
	MERMAID_ROUNDED,
	MERMAID_STADIUM,
	MERMAID_SUBROUTINE,
	MERMAID_CYLINDER,
	MERMAID_CIRCLE,
	MERMAID_DOUBLE_CIRCLE,
	MERMAID_ASYMMETRIC,
	MERMAID_RHOMBUS,
	MERMAID_HEXAGON,
	MERMAID_LEAN_RIGHT,     /* [/ /] */
	MERMAID_LEAN_LEFT,      /* [\ \] */
	MERMAID_TRAPEZOID,      /* [/ \] */
	MERMAID_TRAPEZOID_DOWN, /* [\ /] */
	MERMAID_SHAPE_COUNT,
};

enum mermaid_line { MERMAID_SOLID, MERMAID_DOTTED, MERMAID_THICK, MERMAID_INVISIBLE };
enum mermaid_tip { MERMAID_OPEN, MERMAID_ARROW, MERMAID_DOT, MERMAID_CROSS };

/* A label as written. */
struct mermaid_text {
	struct str text; /* without its quotes */
	size_t offset;   /* in the fence */
	bool quoted;
};

struct mermaid_node {
	struct str id;
	struct mermaid_text label;
	enum mermaid_shape shape;
	size_t group; /* it stands in, or MERMAID_NONE */
	size_t stands_for; /* the group that has this id: an end of edges, and not drawn; or MERMAID_NONE */
};

struct mermaid_edge {
	size_t from, to; /* nodes */
	enum mermaid_line line;
	enum mermaid_tip start, end;
	int length; /* ranks, at least 1 */
	struct mermaid_text label;
};

struct mermaid_group {
	struct str id;
	struct mermaid_text title;
	size_t parent; /* or MERMAID_NONE */
	enum mermaid_direction direction;
	size_t offset;
};

struct flowchart {
	enum mermaid_direction direction;
	struct mermaid_node *nodes;
	size_t node_count, node_room;
	struct mermaid_edge *edges;
	size_t edge_count, edge_room;
	struct mermaid_group *groups; /* outer ones before those in them */
	size_t group_count, group_room;
	struct str title, words; /* accTitle and accDescr, or empty */
};

/*
 * The first word of the block, behind comments: what kind of diagram it is; and where it stands.
 */
struct str mermaid_word(struct str text, size_t *offset);

/* A whole flowchart; NULL after a report. */
const struct flowchart *mermaid_parse(struct arena *keep, struct diag *diag, const struct fence *fence);

/* True if `inner` is `group` or stands in it; both may be MERMAID_NONE, which holds all. */
bool mermaid_is_within(const struct flowchart *chart, size_t inner, size_t group);

/* One slice of a pie. */
struct pie_slice {
	struct mermaid_text label;
	struct str value; /* a number, or {{ expression }} */
	size_t offset;    /* of the value */
};

struct pie {
	struct mermaid_text title;
	bool show_data;
	struct pie_slice slices[MERMAID_SLICES_MOST];
	size_t slice_count;
	struct str acc_title, words;
};

/* A whole pie; NULL after a report. */
const struct pie *pie_parse(struct arena *keep, struct diag *diag, const struct fence *fence);

#endif
