/*
 * page_twin - a guide or a thing as Markdown beside its page, where site.yaml says `twins: true`.
 *
 * The file is called index.md and lies in the folder of the page: links in it are those of the page. It has the
 * title and description, the text with its figures filled in (text/twin.h), and of a thing what is stated and what
 * follows, as tables. It is written from the same values as the page and in the same pass.
 */
#ifndef SITE_PAGE_TWIN_H
#define SITE_PAGE_TWIN_H

#include "site/worker.h"

/* Whether the page has one: it is a guide or a thing, and the site wants them. */
bool page_has_twin(const struct site *site, const struct page *page);

/* Its address: "compare/desktops/index.md". */
struct str page_twin_address(struct arena *keep, const struct page *page);

/* Writes it, if the page has one; `document` is the guide, NULL for a thing that has none. */
void page_twin_put(struct rendering *rendering, const struct document *document);

#endif
