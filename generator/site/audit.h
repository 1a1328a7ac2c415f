/*
 * audit - the page that lists all claims of sources, by document; claims that differ from the data come
 * first.
 */
#ifndef SITE_AUDIT_H
#define SITE_AUDIT_H

#include "site/worker.h"

/* For the template `audit`; in rendering->scratch. */
struct view *audit_view(struct rendering *rendering);

size_t audit_claims(const struct site *site, const struct reference *source);

#endif
