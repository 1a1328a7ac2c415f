/*
 * navigation - the tree of folders and their pages, in order.
 *
 * Order within a folder: its index first, then by `order`, then by label, then by address. A folder is
 * sorted among the pages of its parent by its index page's order and label. Reading order (previous, next)
 * is depth first, unless the menu sets another (menu.h). Pages of derivations and of single tags, redirects
 * and the like are not in the tree.
 */
#ifndef SITE_NAVIGATION_H
#define SITE_NAVIGATION_H

#include "html/view.h"
#include "site/page.h"

struct folder {
	struct str address; /* "" or "compare/" */
	/* never NULL in a finished tree: a PAGE_FOLDER is generated where there is no index.md */
	const struct page *index;
	const struct folder *parent;
	struct folder **folders; /* sorted */
	size_t folder_count, folder_room;
	struct page **pages; /* sorted, without the index */
	size_t page_count, page_room;
	struct folder_entry { /* pages and folders together, sorted */
		const struct page *page;
		const struct folder *folder; /* NULL for a page */
	} * entries;
	size_t entry_count;
};

struct navigation {
	struct folder *root;
	struct map folders; /* address -> struct folder */
};

/*
 * The names of the folders in which the things of one kind have their pages, by address: the plural of the kind where it
 * is written. A folder that several kinds share has no such name.
 */
const struct map *navigation_names(struct arena *keep, const struct schema *schema);

/*
 * Sorts pages into folders by their addresses, generates the missing index pages (added to `pages`), called by `names`
 * (may be NULL) or else by the folders' own names, and sets previous and next.
 */
struct navigation *navigation_make(
    struct arena *keep, const struct language *words, const struct map *names, struct pages *pages);

/*
 * The breadcrumbs: [ { name, href? } ] from the root to the page, which is last and has no href. A page
 * that is not in the tree is shown below `above`, or below the root if that is NULL. `root` is the relative
 * path from the page to the site's root.
 */
struct view *navigation_breadcrumbs(struct arena *keep, const struct navigation *tree,
    const struct page *page, const struct page *above, struct str root);

#endif
