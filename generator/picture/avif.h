/*
 * avif - the size of an AVIF picture: that of its primary item, turned where the item says so.
 *
 * Sources: AOM, AV1 Image File Format; ISO/IEC 14496-12 (boxes); ISO/IEC 23008-12 (`ispe`, `irot`, `ipma`).
 */
#ifndef PICTURE_AVIF_H
#define PICTURE_AVIF_H

#include "picture/picture.h"

bool avif_is_one(struct str bytes);
struct picture_size avif_size(struct str bytes);

#endif
