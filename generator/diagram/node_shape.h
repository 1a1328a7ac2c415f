/* node_shape - the outlines of flowchart nodes, and where edges meet them. Private to diagram/. */
#ifndef DIAGRAM_NODE_SHAPE_H
#define DIAGRAM_NODE_SHAPE_H

#include "diagram/drawing.h"

/* Writes the outline of a node. */
void shape_put(struct html *html, enum flow_shape shape, const struct drawn_node *node);

/*
 * The distance from `point`, on the left or right side of the node's box where dot ends an edge, to the
 * outline on its right. 0 for points on other sides.
 */
int shape_distance(enum flow_shape shape, const struct drawn_node *node, struct svg_point point);

#endif
