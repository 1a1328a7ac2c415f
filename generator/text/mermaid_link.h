/*
 * mermaid_link - the signs of one edge: -->, -.->, == text ==>, x--x|label|. Private to mermaid_*.c.
 */
#ifndef TEXT_MERMAID_LINK_H
#define TEXT_MERMAID_LINK_H

#include "text/mermaid_scan.h"

/* Line, tips, length and label of the edge that starts here. False after a report. */
bool mermaid_read_link(struct mermaid_scan *scan, struct mermaid_edge *edge);

#endif
