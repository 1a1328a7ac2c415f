/*
 * link - relative links from the current page to other pages, and checks of the links that authors write.
 *
 * Authors write targets as on GitHub: relative to the source file, with .md; a leading slash means
 * content/. Addresses of generated pages ("../audit/") and files beside guides work too. Links to other
 * sites are recognised by base/url.h. Whether the target page exists is checked at once. Whether the anchor
 * on it exists is known only when all pages are rendered: links_check.
 */
#ifndef SITE_LINK_H
#define SITE_LINK_H

#include "site/worker.h"

/*
 * The text of a link to an address, percent-encoded: relative to the current page ("../../figures/x/"; "./"
 * is the site's root seen from there); the same with an anchor; and absolute, with the base URL.
 */
struct str site_href(const struct rendering *rendering, struct arena *keep, struct str address);
struct str site_href_at(
    const struct rendering *rendering, struct arena *keep, struct str address, struct str fragment);
/* The same for a file by its path ("assets/page.js"); empty if there is no such file. */
struct str site_asset_href(const struct rendering *rendering, struct str path);
struct str site_absolute(const struct site *site, struct arena *keep, struct str address);

/* False for a fact without a stated value: it has no derivation, so nothing links to it. */
bool origin_is_stated(const struct origin *origin);

/*
 * Links from the current page to the derivation of a figure, fact or call, and to the page of a thing. Each
 * records in rendering->result that this page uses it. Empty when a thing has no page.
 */
struct str site_figure_href(struct rendering *rendering, const struct origin *origin);
struct str site_thing_href(struct rendering *rendering, const struct thing *thing);

/* The callbacks that a document of this rendering gets (text/document.h). */
struct document_site link_site(struct rendering *rendering);

/*
 * The page for a path relative to the site's folder: a guide's file, its folder, the index.html in it, or
 * the address of any page. NULL if there is none.
 */
const struct page *link_find_page(const struct site *site, struct arena *scratch, struct str path);

/* Reports that there is no page at `path`, which the author wrote as `target`. */
void link_report_broken(
    struct diag *diag, const struct site *site, struct str target, struct str path, struct pos at);

/* Records an id of the current page, so that links_check finds it. */
void anchor_add(struct rendering *rendering, struct str id);

/* Reports every link of every page whose anchor does not exist on its target page. */
void links_check(struct diag *diag, const struct site *site);

#endif
