/*
 * jpeg - the size of a JPEG picture as it is shown: Exif may say that it lies on its side.
 *
 * Sources: ITU-T T.81, annex B (markers and frame headers); CIPA DC-008 (Exif), 4.6.4, tag 274 "Orientation".
 */
#ifndef PICTURE_JPEG_H
#define PICTURE_JPEG_H

#include "picture/picture.h"

bool jpeg_is_one(struct str bytes);
struct picture_size jpeg_size(struct str bytes);

#endif
