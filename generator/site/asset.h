/*
 * asset - files that are copied to the output unchanged: style sheets, scripts and icons from assets/,
 * pictures beside guides.
 *
 * The output name of a file from assets/ contains a hash of its content (fingerprint.h), so that no cache
 * serves an old version. A file from content/ keeps its path. Pictures are measured, once in a build.
 */
#ifndef SITE_ASSET_H
#define SITE_ASSET_H

#include "site/site.h"
#include "site/walk.h"
#include "site/worker.h"

/* The largest file: GitHub refuses larger ones. */
#define ASSET_SIZE_MOST ((size_t)100 << 20)
/* What a page should show at most, in bytes: some seconds on a slow line. */
#define ASSET_PICTURE_MOST ((uint64_t)500 * 1000)

/*
 * Finds the address of every asset: a map from path to struct asset, in `keep`. Reads the files that get a
 * fingerprint. Reports files that cannot be read or are too large. Style sheets are processed here
 * (sheet.h), so site->look must be set.
 */
struct map *assets_find(
    struct arena *keep, struct diag *diag, const struct site *site, const struct walk *walk);

/* Those of the first edition of a site in several languages (translation.h), as another edition sees them. */
struct map *assets_of_first(struct arena *keep, const struct map *first);

/* Copies asset number `index` of site->assets to the output of this worker. */
void asset_copy(struct worker *worker, size_t index);

#endif
