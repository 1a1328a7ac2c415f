/*
 * renew - new text of a few guides on a site that stays what it is otherwise, without building the rest again.
 *
 * Nearly every save while writing changes the text of one guide, and a page depends on nothing of
 * another page but its address, its title and its anchors. So where the front matter and the title
 * say what they said, only the guide itself is rendered, and all links are checked again. Where it
 * has come to use other things or calls than before, the pages that are made of that (things,
 * derivations, folders, data.json) are made again, too. Whatever else changed needs a build.
 */
#ifndef SITE_RENEW_H
#define SITE_RENEW_H

#include "site/site.h"

enum renewal {
	RENEWAL_DONE,
	RENEWAL_MISTAKES, /* they stand in `diag`; the site is what it was */
	RENEWAL_NO,       /* it takes a build; the site is what it was */
};

/*
 * Reads the guides at `paths` ("content/compare/desktops.md") again and puts the pages that may
 * differ. `site` was built by site_build_to without a mistake. What is new lives in `keep`, beside
 * what it replaces: the arena the site was built in, or one that lives as long. Its growth is for
 * the caller to bound.
 */
enum renewal site_renew(struct arena *keep, struct diag *diag, struct site *site,
    const struct str *paths, size_t count, struct output *output);

#endif
