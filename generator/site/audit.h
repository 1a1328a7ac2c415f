/*
 * audit - the pages that list all claims of sources, by document; claims that differ from the data come
 * first.
 *
 * Up to AUDIT_PAGE_MOST claims stand on audit/. Of more each document has a page of its own below it, and
 * audit/ tells how many there are of each verdict, and leads to these.
 */
#ifndef SITE_AUDIT_H
#define SITE_AUDIT_H

#include "site/worker.h"

/* A claim takes some twenty elements, of the 5,000 that a page may have. */
#define AUDIT_PAGE_MOST 200

/* Whether the documents have pages of their own. */
bool audit_is_parted(const struct catalog *catalog);

/* The address of the page of a document: "audit/build-guide/". */
struct str audit_address(struct arena *keep, const struct reference *document);

/* The address of the page that the claims of a document are on, and the same for a claim of this id. */
struct str audit_page_of(
    struct arena *keep, const struct catalog *catalog, const struct reference *document);
struct str audit_page_of_claim(struct arena *keep, const struct catalog *catalog, struct str id);

/* For the template `audit`, of audit/ or of one document; in rendering->scratch. */
struct view *audit_view(struct rendering *rendering);

size_t audit_claims(const struct site *site, const struct reference *source);

#endif
