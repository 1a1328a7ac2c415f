/*
 * address - the URL paths of pages, relative to the site's root, as text.
 *
 * content/compare/desktops.md has the address compare/desktops/. An index.md (or README.md) has the address
 * of its folder. An address ends with a slash unless it names a file. The home page's address is empty.
 * Which page gets which address is decided in route.h; this file has only the rules for text.
 */
#ifndef SITE_ADDRESS_H
#define SITE_ADDRESS_H

#include "base/arena.h"
#include "base/str.h"

/*
 * Addresses of generated pages and files. ADDRESS_FIGURES and ADDRESS_TAGS have further pages below them.
 */
#define ADDRESS_FIGURES STR("figures/")
#define ADDRESS_AUDIT STR("audit/")
#define ADDRESS_SOURCES STR("sources/")
#define ADDRESS_CHANGES STR("changes/")
#define ADDRESS_FEED STR("changes.atom")
#define ADDRESS_MISSING STR("404.html")
#define ADDRESS_TAGS STR("tags/")
#define ADDRESS_SEARCH STR("search/")
#define ADDRESS_CHOOSE STR("choose/") /* unless site.yaml puts it elsewhere */
#define ADDRESS_THINGS STR("things/")

/* "content/compare/desktops.md" -> "compare/desktops/" */
struct str address_of_guide(struct arena *keep, struct str path);

/* Of the print edition of the folder with this address: "book/" -> "book/print/". */
struct str address_of_print(struct arena *keep, struct str folder);

/* The file in the output that has this address: "compare/desktops/index.html", "404.html". */
struct str address_file(struct arena *keep, struct str address);

/* From a page's address to the site's root: "../../", "./" for the root itself. */
struct str address_root(struct arena *keep, struct str address);

#endif
