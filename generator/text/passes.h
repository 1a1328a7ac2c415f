/*
 * passes - runs the passes over a syntax tree. The table in passes.c says which node types each pass sees,
 * and their order. Private to text/.
 *
 * A node type has at most one pass on entering a node and one on leaving it, when the nodes inside it are
 * done.
 */
#ifndef TEXT_PASSES_H
#define TEXT_PASSES_H

#include "text/tree.h"

struct reading;

/* Walks the tree in document order and calls the passes of each node. */
void passes_run(struct reading *reading, cmark_node *root);

#endif
