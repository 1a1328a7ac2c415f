/*
 * included - files that guides include (text/include.h): found from the guide, and kept inside content/.
 */
#ifndef SITE_INCLUDED_H
#define SITE_INCLUDED_H

#include "text/include.h"

/* Files below the site's folder `dir`; both live as long as they are asked. */
struct include_files included_files(const struct str *dir);

/*
 * The files as they were when a guide was read. Files that it did not include then are not found, and that is not
 * reported. `stitched` may be NULL: it included none.
 */
struct include_files included_before(const struct stitched *stitched);

/* Whether the guide was put together with the file at this path. */
bool included_has(const struct stitched *stitched, struct str path);

/* A guide whose name or folder begins with _ (unless it is called _index) is a part of others, and no page. */
bool included_is_part(struct str path);

#endif
