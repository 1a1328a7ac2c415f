/*
 * flow_title - reads what stands behind "subgraph": an id, a title, or both. Private to diagram/.
 */
#ifndef DIAGRAM_FLOW_TITLE_H
#define DIAGRAM_FLOW_TITLE_H

#include "diagram/flowchart.h"
#include "diagram/scan.h"

/* Sets the group's title, and its id where one is given: id, id [title], id ["title"], "title". False after a report. */
bool flow_read_title(struct scan *scan, struct flow_group *group);

#endif
