/*
 * pass_figure - replaces {{ expression : show }} by the value, and {{ require expression }} by nothing,
 * after checking that it holds.
 *
 * Inside a link or the text of an image a value is plain text.
 */
#ifndef TEXT_PASS_FIGURE_H
#define TEXT_PASS_FIGURE_H

#include "text/tree.h"

struct reading;

/* An HTML_INLINE node: a struct insert (tree.h), or raw HTML, which is passed on to pass_raw. */
void pass_figure(struct reading *reading, cmark_node *node);

/* On leaving a paragraph: true if it was a formula between $$, and became a block. */
bool pass_figure_alone(struct reading *reading, cmark_node *paragraph);

#endif
