/* edge - parses one edge of a flowchart: -->, -.->, == text ==>, x--x|label|. Private to diagram/. */
#ifndef DIAGRAM_EDGE_H
#define DIAGRAM_EDGE_H

#include "diagram/flowchart.h"
#include "diagram/scan.h"

/* Parses the edge at the scan's position: its line, tips, length and label. False after a report. */
bool edge_read(struct scan *scan, struct flow_edge *edge);

#endif
