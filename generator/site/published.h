/*
 * published - checks which files beside guides may be copied to the site.
 *
 * Pages hold no scripts of authors (html/sanitize.h), but a copied file that a browser opens as a page or a
 * script of the site may run anything in the site's name. The key `publish` of site.yaml says what happens
 * to such a file: refuse, warn (default) or allow. An SVG picture that holds only shapes and text is not
 * such a file.
 *
 * A file whose name is nearly that of a source, page.MD or data/prices.YAML, is reported: it would be
 * copied and not read.
 */
#ifndef SITE_PUBLISHED_H
#define SITE_PUBLISHED_H

#include "data/catalog.h"
#include "site/walk.h"

/* True after a report of each file that is called nearly like one with data or settings, and so is not read. */
bool published_lacks_data(struct arena *keep, struct diag *diag, const struct walk *walk);

/* Checks all of walk->files. `dir` is the site's folder. */
void published_check(struct arena *keep, struct diag *diag, struct str dir, enum publish publish,
    const struct walk *walk);

#endif
