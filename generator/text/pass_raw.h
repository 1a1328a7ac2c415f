/*
 * pass_raw - raw HTML of the author: checked, and printed again from its tokens (raw.h).
 *
 * Its ids become anchors of the page, its links and images are resolved like those of Markdown
 * (raw_address.h), and expressions in the text of HTML blocks are evaluated.
 */
#ifndef TEXT_PASS_RAW_H
#define TEXT_PASS_RAW_H

#include "text/tree.h"

struct reading;

/* An HTML_BLOCK or HTML_INLINE of the author. */
void pass_raw(struct reading *reading, cmark_node *node);

/* Code in Markdown: warns of guards, which are not evaluated there. */
void pass_literal(struct reading *reading, cmark_node *node);

#endif
