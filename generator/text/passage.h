/*
 * passage - the plain text of a page, paragraph by paragraph under its headings, for the search index.
 * Private to text/.
 */
#ifndef TEXT_PASSAGE_H
#define TEXT_PASSAGE_H

#include "block/grid.h"
#include "text/reading.h"
#include "text/tree.h"

/* Records the text of a block before its node is replaced by markup. */
void passage_note_block(
    struct reading *reading, cmark_node *node, const struct view *table, const struct grid *grid);

/* Sets the passages of reading->document. Call this after all passes. */
void passages_list(struct reading *reading, const cmark_node *root);

#endif
