/*
 * client - the script that pages run while they are served. It is put into pages on their way
 * out and never stands in the output of a build.
 */
#ifndef SERVE_CLIENT_H
#define SERVE_CLIENT_H

#include "base/str.h"

/*
 * Where the server has what is its own, seen from the site's root; no page of a site stands there,
 * because names that start with a dot are passed over.
 */
#define SERVE_SCRIPT ".rigbook/reload.js"
#define SERVE_EVENTS ".rigbook/events" /* of the whole site; of one page with its path behind it */

/* The script, for SERVE_SCRIPT. */
struct str serve_script(void);

/* What is put into a page so that it runs; the version is that of the page. */
struct str serve_script_tag(struct arena *keep, const char *version);

/* A page to show as long as there has been no good site. */
struct str serve_empty_page(void);

#endif
