/*
 * url - classifies addresses that authors write: a link to another site, a place on this site, or a
 * mistake. Markdown, raw HTML and data all use this one function.
 *
 * A scheme is parsed as in RFC 3986, 3.1: a letter, then letters, digits, + - and . up to a colon. Before
 * that, tabs and line ends are removed anywhere, and spaces and control characters at both ends, as
 * browsers do (URL Standard, "basic URL parser"); so "java&#9;script:" is recognised.
 *
 * An unknown scheme (s3:, git+ssh:, obsidian:) is taken for a link to elsewhere, unless it is nearly http,
 * https or mailto.
 */
#ifndef BASE_URL_H
#define BASE_URL_H

#include "base/diag.h"
#include "base/str.h"

enum url_kind {
	URL_OURS,      /* no scheme and no host: a page or a file of the site */
	URL_ELSEWHERE, /* with a scheme, or //host */
	URL_PICTURE,   /* data: with the bytes of a picture that cannot run */
	URL_RUNS,      /* javascript:, data: and the like: a browser would execute it */
	URL_MISSPELT,  /* htps:, a host without //, a control character */
	URL_LOCAL,     /* file:, C:\: a place on one machine */
};

enum url_kind url_kind(struct str written);

/* True for an address that lacks its https://: "www.example.org/x". */
bool url_lacks_scheme(struct str written);

/*
 * Reports an address that may not be used (URL_RUNS and the kinds below it) as diagnostic `id`, with a
 * hint. False after a report, true if the address is good.
 */
bool url_report(struct diag *diag, enum diag_id id, struct pos at, struct str written);

#endif
