/*
 * front - the cheap looks at a guide before it is read: where its front matter ends, and what its
 * first heading says.
 */
#ifndef TEXT_FRONT_H
#define TEXT_FRONT_H

#include "base/arena.h"
#include "base/str.h"

/*
 * Splits front matter from the text: `front` (between the --- lines, empty if there is none) and
 * `body` are views; the offsets are where they start. A first --- without a second opens no front
 * matter: then all of the text is body.
 */
void document_split(struct str text, struct str *front, size_t *front_offset, struct str *body,
    size_t *body_offset);

/*
 * The text of the first level-one heading as plain text, else of the first <h1> in raw HTML, else of the first heading
 * of a lower level, in no quote and no list; empty if there is none: a page's title when its front matter gives none.
 * Parses the text unless it begins with such a heading, which most do.
 */
struct str document_first_heading(struct arena *keep, struct str body);

#endif
