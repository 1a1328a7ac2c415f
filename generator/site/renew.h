/*
 * renew - updates a built site when only the text of some guides changed, for the preview.
 *
 * Nearly every save while writing changes the text of one guide. A page depends on other pages only through
 * their addresses, titles and anchors. So if front matter and title are unchanged, only that guide is
 * rendered and all links are checked again. If it now uses other things or calls, the pages made from that
 * (things, derivations, folders, data.json) are rendered again too. Every other change needs a full build.
 */
#ifndef SITE_RENEW_H
#define SITE_RENEW_H

#include "site/output.h"
#include "site/site.h"

enum renewal {
	RENEWAL_DONE,
	RENEWAL_MISTAKES, /* reported in `diag`; the site is unchanged */
	RENEWAL_NO,       /* a full build is needed; the site is unchanged */
};

/*
 * Reads the guides at `paths` ("content/compare/desktops.md") again and writes the pages that may differ.
 * `site` must come from site_build_to, without mistakes. New values are allocated in `keep`, which must
 * live as long as the site; the old ones are not freed, so the caller must limit how often this is done
 * with one arena.
 */
enum renewal site_renew(struct arena *keep, struct diag *diag, struct site *site,
    const struct str *paths, size_t count, struct output *output);

#endif
