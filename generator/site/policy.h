/*
 * policy - what the content security policy in the site's template `page` lets into pages, and what it keeps out of the
 * site's own templates, which browsers do in silence.
 *
 * Source: Content Security Policy Level 3, as far as the site can know it: sources are told by their kind, not by their
 * host. `policy` is the meta element's text; an empty one keeps out nothing.
 */
#ifndef SITE_POLICY_H
#define SITE_POLICY_H

#include "base/diag.h"

/* Where something stands that a page is to load. */
enum policy_place {
	POLICY_OWN,       /* on the site */
	POLICY_ELSEWHERE, /* on another host */
	POLICY_INLINE,    /* in the page itself */
};

/* The policy in a page's markup; empty if there is none. */
struct str policy_find(struct str markup);

/* Whether a directive, "img-src", lets in what stands there. */
bool policy_lets_in(struct str policy, struct str directive, enum policy_place place);

/* Reports what the policy keeps out of the pages that this template is a part of. */
void policy_check_template(
    struct arena *scratch, struct diag *diag, struct str policy, const struct source *source);

#endif
