/*
 * heading_id - `{#id}` at the end of a heading: the anchor that its author chose. Private to text/.
 *
 * It stands behind a space, or alone, and holds letters, digits and - _ . : only; blanks within the
 * braces are allowed, as in mdBook.
 */
#ifndef TEXT_HEADING_ID_H
#define TEXT_HEADING_ID_H

#include "text/tree.h"

/* Takes it off the heading's text. *id is a view into that. False if there is none. */
bool heading_take_id(cmark_node *heading, struct str *id);

#endif
