/*
 * menu - the sidebar: groups, pages and links to other sites, in reading order.
 *
 * Without `navigation` in site.yaml it shows the tree of folders (navigation.h). With it, the entries are
 * as written there, each folder with its pages; pages that no entry names follow at the end, and those
 * under `hide` are left out. Each page appears once: a page that is named is left out of its folder.
 * Reading order (previous, next) follows the sidebar.
 */
#ifndef SITE_MENU_H
#define SITE_MENU_H

#include "data/yaml.h"
#include "html/view.h"
#include "site/site.h"

/*
 * Of a folder or group with more entries than this, the sidebar shows only the neighbours of the current
 * page and a link to the folder's index, so that the size of a page does not grow with the site.
 */
#define MENU_WHOLE_MOST 60
#define MENU_NEIGHBOURS 8

struct menu;

/*
 * Makes the menu. `yaml` is the key `navigation` of site.yaml, or NULL. Uses site->pages and
 * site->navigation: routes and index pages must be complete. Sets previous and next of all pages. Reports
 * entries without a target, entries named twice, and wrong shapes.
 */
const struct menu *menu_make(
    struct arena *keep, struct diag *diag, const struct site *site, const struct yaml *yaml);

/*
 * A cache of one thread: the entries of recently shown folders. Pages of one folder share them, except for
 * the relative path to the root. Lives in `keep`.
 */
struct menu_memory;
struct menu_memory *menu_memory_new(struct arena *keep);

/*
 * The sidebar for a page: { home?, items: [ entry ], groups: [ { name?, number, items } ] }. An entry is {
 * name, href, current?, open?, elsewhere?, items?, all? }. Folders on the path to the page are open, all
 * others closed. `all` marks the link to the index of a folder that is not shown in full. For a page
 * outside the menu the path to `above` is open (NULL: none). `root` is the relative path to the site's root
 * and is prefixed to all hrefs. The result is valid until the next call with the same memory.
 */
struct view *menu_view(struct arena *keep, struct menu_memory *memory, const struct menu *menu,
    const struct page *page, const struct page *above, struct str root);

/*
 * What was printed for a page that stands outside the menu and sees the same of it; empty if none was yet, and the caller then
 * puts it there, in *keep. NULL for a page in the menu, which sees itself. Valid until the next call.
 */
struct markup *menu_printed(struct menu_memory *memory, const struct menu *menu,
    const struct page *page, const struct page *above, struct str root, struct arena **keep);

/*
 * Calls `each` with every page of the sidebar and what it is called there: first what stands by itself, with no room,
 * then what stands in a group, whose name is the room, or in a folder outside all groups, which is one by itself.
 */
void menu_each(const struct menu *menu,
    void (*each)(void *self, struct str room, const struct page *page, struct str name), void *self);

#endif
