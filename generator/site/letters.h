/*
 * letters - all things and guides by their first letter: the content of the search page for readers without
 * script.
 *
 * Up to LETTERS_PAGE_MOST names stand on search/ itself. More of them have pages of their own below it, and
 * search/ leads to those: "A – C", "D", and of a letter with too many for a page "Pump 1 – Pump 512" and so
 * on. They are called by the letter that they begin with, in ASCII: search/a/, search/p-2/, search/4e2d/.
 */
#ifndef SITE_LETTERS_H
#define SITE_LETTERS_H

#include "site/worker.h"

/* Three elements each, of the 5,000 that a page may have. */
#define LETTERS_PAGE_MOST 1000

/* A page's share of the names: those from `from` on to before `end`. */
struct letters_page {
	struct str name, address;
	size_t from, end;
};

struct letters {
	struct arena *keep;
	struct letter_entry *entries; /* sorted */
	size_t entry_count;
	struct letters_page *pages; /* none if all stand on search/ */
	size_t page_count, page_room;
};

/* Everything in it lives in `keep`. */
struct letters letters_gather(struct arena *keep, const struct site *site);

/*
 * For search/ itself, with `part` NULL, or for one of the pages below it, which the rendering is of:
 * { letters: [ { name, id, items: [ { name, href, kind? } ] } ], pages?: { items: [ { name, href, current? } ] } }
 */
struct view *letters_view(
    const struct letters *letters, struct rendering *rendering, const struct letters_page *part);

/* The page for `part`: that of search/ under its address and name. */
struct page letters_page(
    const struct letters *letters, const struct page *search, const struct letters_page *part);

#endif
