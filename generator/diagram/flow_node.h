/*
 * flow_node - reads one node of a flowchart: its id, and the brackets behind it that give its shape and label.
 * Private to diagram/.
 */
#ifndef DIAGRAM_FLOW_NODE_H
#define DIAGRAM_FLOW_NODE_H

#include "base/map.h"
#include "diagram/flowchart.h"
#include "diagram/scan.h"

/* Where reading stands. */
struct flow_reader {
	struct scan scan;
	struct flowchart *chart;
	struct map nodes;    /* id -> index + 1, as a pointer */
	size_t group, depth; /* the innermost subgraph that is open, or FLOW_NONE; how many are open */
};

/* An id; empty where none stands here. A dash or a point belongs to it only between two letters: A-->B starts an edge. */
struct str flow_read_id(struct scan *scan);

/* The index of the node that stands here, a new one where its id is new; FLOW_NONE after a report. */
size_t flow_read_node(struct flow_reader *reader);

/* Reports that `word` sets colours, which is the style sheet's part. Returns false. */
bool flow_no_classes(struct scan *scan, size_t at, struct str word);

#endif
