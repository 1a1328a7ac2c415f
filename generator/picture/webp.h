/*
 * webp - the size of a WebP picture: that of the canvas, or of the only frame.
 *
 * Sources: Google, WebP Container Specification, "Extended File Format"; RFC 6386, 9.1 (VP8); WebP Lossless Bitstream
 * Specification, 3 (VP8L).
 */
#ifndef PICTURE_WEBP_H
#define PICTURE_WEBP_H

#include "picture/picture.h"

bool webp_is_one(struct str bytes);
struct picture_size webp_size(struct str bytes);

#endif
