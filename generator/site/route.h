/*
 * route - decides the address of every page.
 *
 * A guide has the address of its file (address.h), a thing its kind's folder and its id with dashes,
 * derivations figures/THING/, a tag tags/SLUG/. Every file of the output has exactly one source; two are a
 * mistake, reported at both places. Characters that cause trouble in addresses are reported too.
 */
#ifndef SITE_ROUTE_H
#define SITE_ROUTE_H

#include "site/site.h"

/*
 * Generates the pages of things, derivations, audit, sources, tags, redirects and 404, sets the address of
 * every page, and fills the maps of `pages`. Reads site->data, assets and tags. Reports duplicates.
 * `has_changes`: the site has a page of changes (changes_exist).
 */
void route_site(struct arena *keep, struct diag *diag, const struct site *site, struct pages *pages,
    bool has_changes);

/*
 * Adds the pages from index `from` on, which navigation_make generated, to the maps, and the redirects from
 * renamed folders. After this all addresses are known. Reports a file whose path is needed as a folder.
 */
void route_added(struct arena *keep, struct diag *diag, const struct site *site,
    struct pages *pages, size_t from);

#endif
