/*
 * route - which page stands at which address.
 *
 * content/compare/desktops.md stands at compare/desktops/, an index.md (or README.md) at its
 * folder, a thing at its kind's folder under its id with dashes, derivations at figures/THING/, a
 * tag at tags/SLUG/.
 * Every file of the output has exactly one maker; two are a mistake, reported at both places.
 * Letters that make trouble in addresses are reported too.
 */
#ifndef SITE_ROUTE_H
#define SITE_ROUTE_H

#include "site/site.h"

/* "content/compare/desktops.md" -> "compare/desktops/" */
struct str route_address(struct arena *keep, struct str path);

/* The file an address is written to: "compare/desktops/index.html", "404.html". */
struct str route_file(struct arena *keep, struct str address);

/* From a page's address to the site's root: "../../", "./" for the root itself. */
struct str route_root(struct arena *keep, struct str address);

/*
 * Makes up the pages of things, derivations, audit, sources, tags, redirects and 404, gives every
 * page its address, and fills the maps of the site. Reports duplicates.
 */
void route_site(struct arena *keep, struct diag *diag, struct site *site);

/* After the tree has added the index pages it made up: gives them their addresses' places. */
void route_added(struct arena *keep, struct diag *diag, struct site *site, size_t from);

#endif
