/*
 * asset - files that are copied as they are: style sheets and icons from assets/, pictures that
 * stand beside guides.
 *
 * What stands in assets/ gets a fingerprint of its bytes in its name, so that a page never meets
 * the wrong version in a cache; what stands in content/ keeps its place.
 */
#ifndef SITE_ASSET_H
#define SITE_ASSET_H

#include "site/site.h"
#include "site/walk.h"

/* A single file may be this large: GitHub refuses to store larger ones. */
#define ASSET_SIZE_MOST ((size_t)100 << 20)

/*
 * Finds the address of every asset; reads those that get a fingerprint. Unreadable and too large
 * ones are reported.
 */
void assets_find(struct arena *keep, struct diag *diag, struct site *site, const struct walk *walk);

/* Puts asset number `index` of site->assets into the worker's output. */
void asset_copy(struct worker *worker, size_t index);

#endif
