/*
 * pass_mark - replaces a symbol of the site's legend in text by the mark: symbol and word. Private to
 * text/.
 */
#ifndef TEXT_PASS_MARK_H
#define TEXT_PASS_MARK_H

#include "text/tree.h"

struct reading;

/* A TEXT node. */
void pass_mark(struct reading *reading, cmark_node *node);

#endif
