/* fingerprint - file names that contain a hash of the content, so that no cache serves an old version. */
#ifndef SITE_FINGERPRINT_H
#define SITE_FINGERPRINT_H

#include "base/arena.h"
#include "base/str.h"

/* "assets/css/style.css" -> "assets/css/style-0123456789ab.css". In `keep`. */
struct str asset_fingerprinted(struct arena *keep, struct str path, struct str bytes);

#endif
