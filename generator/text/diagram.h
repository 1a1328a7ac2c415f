/*
 * diagram - fenced blocks of the word mermaid become drawings. Private to text/, but for
 * document_graphs in document.h.
 */
#ifndef TEXT_DIAGRAM_H
#define TEXT_DIAGRAM_H

#include "text/fence.h"

/* The drawing as finished markup, from the template `diagram`; empty after a report. */
struct str diagram_markup(struct reading *reading, const struct fence *fence);

#endif
