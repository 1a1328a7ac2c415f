/*
 * pass_link - the targets of links and images become addresses on the site; the site says which,
 * and what is broken.
 */
#ifndef TEXT_PASS_LINK_H
#define TEXT_PASS_LINK_H

#include "text/tree.h"

struct reading;

/* A LINK or IMAGE. */
void pass_link(struct reading *reading, cmark_node *node);
void pass_link_leave(struct reading *reading, cmark_node *node);

#endif
