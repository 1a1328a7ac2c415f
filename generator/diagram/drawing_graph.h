/*
 * drawing_graph - writes a flowchart in dot's language: nodes of fixed size, labels as empty boxes. Private
 * to diagram/.
 *
 * dot has one direction for a whole graph. Edges of a subgraph with the opposite direction are reversed.
 * Nodes of a subgraph at a right angle get the same rank; edges within a rank run from left to right, or
 * upwards when ranks are columns.
 */
#ifndef DIAGRAM_DRAWING_GRAPH_H
#define DIAGRAM_DRAWING_GRAPH_H

#include "diagram/drawing.h"

/* The graph in dot's language. Sets `reversed` of edges. */
struct str drawing_graph(struct arena *keep, struct drawing *drawing);

#endif
