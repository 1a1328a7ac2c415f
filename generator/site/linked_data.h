/*
 * linked_data - what a page says of itself to programs that read it: JSON-LD in the words of schema.org.
 *
 * The way to the page (BreadcrumbList); on the home page the site's data (Dataset); on the page of a thing that has a
 * price the thing with its main facts (Product, without offers: a price that was observed is none). Addresses in it are
 * whole, so there is none without a base URL, and none on pages that search engines leave out.
 */
#ifndef SITE_LINKED_DATA_H
#define SITE_LINKED_DATA_H

#include "site/worker.h"

/* One JSON text; empty where there is nothing to say. `above` as in navigation_breadcrumbs. */
struct str linked_data(struct rendering *rendering, struct str title, struct str description,
    const struct page *above);

#endif
