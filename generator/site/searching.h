/*
 * searching - collects the search index while pages are rendered: which file each page's text goes to, and
 * each thread's part of the index.
 *
 * Pages are grouped, about SEARCH_GROUP_SIZE of source text to a group. The texts that hits show are written, in files of
 * about SEARCH_TEXT_SIZE, when all pages of a group are rendered, so the texts of a large site are never in memory
 * together. The number of pages in a group is a power of two, chosen by the average size of pages, so editing one page
 * hardly ever regroups the others.
 */
#ifndef SITE_SEARCHING_H
#define SITE_SEARCHING_H

#include "search/shard.h"
#include "site/worker.h"

#define SEARCH_GROUP_SIZE ((size_t)32 << 10)
/* A browser loads at least so many bytes of text to show a hit, and the rest of the page they end on. */
#define SEARCH_TEXT_SIZE ((size_t)8 << 10)

struct searching;

/* False if site.yaml has `search: false`. */
bool search_is_wanted(const struct site *site);

/* True if a page is in the index. Known before anything is rendered. */
bool search_has_page(const struct page *page);

/*
 * Call this before the first page is rendered, after routing. searching_part gives each worker its own part
 * of the index.
 */
struct searching *searching_new(struct arena *keep, const struct site *site);
struct search_part *searching_part(struct searching *searching);

/*
 * Adds the sections of the current page to the index and its text to its file. Call it once for each page
 * that search_has_page is true for; other pages are ignored. Does nothing if the site has no search.
 */
void searching_add(struct rendering *rendering, const struct search_section *sections, size_t count);

/* Writes the shards and the table, when all pages have been added. */
void searching_write(struct searching *searching, struct worker *worker);

#endif
