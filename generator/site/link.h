/*
 * link - where things stand, seen from a page, and whether what an author links to is there.
 *
 * Targets are written as on GitHub: relative to the file, with .md; a leading slash starts at
 * content/. Addresses of made-up pages ("../audit/") and files beside guides are found too. Whether
 * the page exists is known at once; whether its anchor does only when all pages have been rendered:
 * links_check.
 */
#ifndef SITE_LINK_H
#define SITE_LINK_H

#include "site/site.h"

/* The document_site that the worker's documents see. */
struct document_site link_site(struct worker *worker);

/* Checks the fragments of all links of all results. */
void links_check(struct diag *diag, const struct site *site);

#endif
