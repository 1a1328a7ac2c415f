/*
 * pass_heading - headings get GitHub's slugs as ids and become the page's contents; tables are
 * labelled by the heading above.
 *
 * Slugs come from the text as GitHub sees it, expressions as written, so a price change moves no
 * anchor.
 */
#ifndef TEXT_PASS_HEADING_H
#define TEXT_PASS_HEADING_H

#include "text/tree.h"

struct reading;

/* A heading: its slug on entering; its line of the contents on leaving, when its figures are printed. */
void pass_heading(struct reading *reading, cmark_node *node);
void pass_heading_leave(struct reading *reading, cmark_node *node);

/* A whole table. */
void pass_table(struct reading *reading, cmark_node *node);

#endif
