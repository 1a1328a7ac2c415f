/*
 * pass_definition - definition lists, as PHP Markdown Extra and Pandoc write them. Private to text/.
 *
 *     Kettle
 *     : boils water
 *     : and holds it
 *
 * A line that begins with a colon and a blank defines the lines above it in its paragraph, or the paragraph of one line
 * above its own. A definition goes on to the next such line; it is one paragraph. Lists that follow each other are one.
 */
#ifndef TEXT_PASS_DEFINITION_H
#define TEXT_PASS_DEFINITION_H

#include "text/tree.h"

struct reading;

/* On leaving a paragraph: true if it is a part of a definition list now. */
bool pass_definition(struct reading *reading, cmark_node *paragraph);

#endif
