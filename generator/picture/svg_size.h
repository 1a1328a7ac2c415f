/*
 * svg_size - the size of an SVG picture: what its root says, or its viewBox.
 *
 * Where the root says one side only, the other follows from the viewBox; where it says neither, or percents, the
 * viewBox is taken for pixels. Lengths are read to a thousandth.
 *
 * Sources: W3C, SVG 2, 8.2 and 8.12 (viewport and intrinsic size); CSS Values 3, 6.2 (absolute lengths).
 */
#ifndef PICTURE_SVG_SIZE_H
#define PICTURE_SVG_SIZE_H

#include "picture/picture.h"

bool svg_is_one(struct str bytes);
struct picture_size svg_size(struct str bytes);

#endif
