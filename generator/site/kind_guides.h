/*
 * kind_guides - `content/_kinds/KIND.md`: the guide of each thing of a kind that has none of its own.
 *
 * The nearest kind counts: a thing of a kind without such a file has that of the kind above. For
 * each thing a page is made, which is like a guide with `thing:` from then on; all of them share
 * their text. What is wrong in it is told once, with the things where it is not so of all.
 */
#ifndef SITE_KIND_GUIDES_H
#define SITE_KIND_GUIDES_H

#include "site/walk.h"
#include "site/worker.h"

struct include_files;

/* True for a file of content/_kinds/, in whatever language. */
bool kind_guides_is_path(struct str path);

/* Reads these files: kind's name -> struct page, which is no page of the site. */
struct map kind_guides_read(struct arena *keep, struct diag *diag,
    const struct site_options *options, const struct walk *walk, const struct include_files *files);

/* Adds the page of each thing that has no guide of its own. Reports files of no kind, and kinds without pages. */
void kind_guides_make(
    struct arena *keep, struct diag *diag, const struct site *site, struct pages *pages);

/* The folder that the pages of things of this kind stand in, "houses"; empty if they have none. */
struct str kind_page_folder(const struct kind *kind);

/*
 * For a page that shares its text with others, what is reported of it is kept with its result, out of the worker's
 * diag: call _mark before the page is made and _collect with its result afterwards. _report, when all pages are made,
 * reports each mistake once, with the things where it is not so of all. Other pages keep their messages.
 */
size_t kind_guides_mark(const struct worker *worker);
void kind_guides_collect(struct worker *worker, const struct page *page, size_t since);
void kind_guides_report(struct diag *diag, const struct site *site);

#endif
