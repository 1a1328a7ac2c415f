/*
 * mermaid - fenced blocks with the word mermaid: connects the drawings of diagram/ with their page:
 * expressions, places, links. Private to text/.
 */
#ifndef TEXT_MERMAID_H
#define TEXT_MERMAID_H

#include "text/reading.h"

/* The drawing of a block, from the template `diagram`; empty after a report. */
struct markup mermaid_markup(struct reading *reading, const cmark_node *node);

/* document_graphs in document.h. */
void mermaid_graphs(const struct document_input *input,
    void (*found)(void *self, struct str graph, struct pos at), void *self);

#endif
