/*
 * pass_image - images: their sizes, and those with a caption. Private to text/.
 *
 * The size of a picture stands on the page, so that nothing moves when it is there, and all but the first image of a
 * page are loaded when they come near. An image with a title that is a paragraph by itself becomes a figure, whose
 * caption is the title as Markdown, with linked figures; elsewhere a title stays one.
 */
#ifndef TEXT_PASS_IMAGE_H
#define TEXT_PASS_IMAGE_H

#include "text/tree.h"

struct reading;

/* On entering an image. */
void pass_image(struct reading *reading, cmark_node *node);

/* On leaving a paragraph: true if it was an image with a caption, and became a figure. */
bool pass_image_alone(struct reading *reading, cmark_node *paragraph);

#endif
