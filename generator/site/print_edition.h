/*
 * print_edition - a folder on one page, to print: `print: true` in the front matter of its index.
 *
 * All guides of the folder follow each other in reading order as numbered chapters with numbered headings. They are read
 * again for it, so that an id "costs" of chapter 3 is "3.costs", a link to a guide of the folder leads to its chapter, and
 * a figure leads to a numbered note: the formula, the numbers put in, and the numbers of the sources, which are listed at
 * the end. What is wrong in the guides is told by their own pages.
 */
#ifndef SITE_PRINT_EDITION_H
#define SITE_PRINT_EDITION_H

#include "site/worker.h"

/* "book/print/", below the page's folder. */
struct str print_edition_address(struct arena *keep, const struct page *index);

struct print_edition;

/* Where a page stands in the edition: "#chapter.3"; with a fragment "#3.costs"; empty if it is none of its chapters. */
struct str print_edition_href(const struct print_edition *edition, struct arena *keep,
    const struct page *page, struct str fragment);

/* The note on a fact, figure or call, and on an expression without a name: "#note.17". Each gets one. */
struct str print_edition_note_origin(struct rendering *rendering, const struct origin *origin);
struct str print_edition_note(
    struct rendering *rendering, const struct derivation *derivation, struct str printed);

/* The view for the template `edition`, and the legend of all chapters in `layout`. */
struct layout;
struct view *print_edition_view(struct rendering *rendering, struct layout *layout);

#endif
