/*
 * tree - the navigation: folders and their pages in reading order.
 *
 * Order within a folder: its index first, then by `order`, then by label, then by address. A folder
 * stands among its parent's pages by its index's order and label. Reading order (previous, next)
 * walks the tree in depth first. Pages of derivations, of single tags, redirects and the like stand
 * outside it.
 */
#ifndef SITE_TREE_H
#define SITE_TREE_H

#include "html/view.h"
#include "site/page.h"

/*
 * A folder with more pages than this shows, in the sidebar, its neighbours of the open page and a
 * link to its index: navigation must not grow with the site.
 */
#define TREE_WHOLE_MOST 60
#define TREE_NEIGHBOURS 8

struct folder {
	struct str address; /* "" or "compare/" */
	/* never NULL once the tree is made: a PAGE_FOLDER is made up where there is no index.md */
	const struct page *index;
	const struct folder *parent;
	struct folder **folders; /* sorted */
	size_t folder_count, folder_room;
	struct page **pages; /* sorted, without the index */
	size_t page_count, page_room;
	struct tree_entry { /* pages and folders in one order */
		const struct page *page;
		const struct folder *folder; /* NULL for a page */
	} * entries;
	size_t entry_count;
};

struct tree {
	struct folder *root;
	struct map folders; /* address -> struct folder */
};

/*
 * Sorts pages into folders by their addresses, makes up the missing index pages (appended to
 * *pages), and links previous and next.
 */
struct tree *tree_make(struct arena *keep, struct page ***pages, size_t *count, size_t *room);

/*
 * The sidebar as seen from a page: { home, items: [ { name, href, open?, items?, all? } ] }: the
 * way from the root to the page's folder is open, the rest is closed. `all` is the link to the
 * index of a folder of which not every page is shown. All hrefs are relative to the page.
 */
struct view *tree_view(struct arena *keep, const struct tree *tree, const struct page *page);

/*
 * From the root to the page: [ { name, href? } ], the page itself last and without href. A page
 * outside the tree stands below `above`, or below the root when that is NULL.
 */
struct view *tree_breadcrumbs(
    struct arena *keep, const struct tree *tree, const struct page *page, const struct page *above);

#endif
