#include "site/tree.h"

#include "base/file.h"
#include "html/html.h"
#include "site/route.h"

#include <stdlib.h>
#include <string.h>

struct planter {
	struct arena *keep;
	struct tree *tree;
	struct page ***pages;
	size_t *count, *room;
};

static bool is_in_tree(const struct page *page)
{
	return page->kind == PAGE_GUIDE || page->kind == PAGE_THING || page->kind == PAGE_AUDIT ||
	    page->kind == PAGE_SOURCES || page->kind == PAGE_CHANGES || page->kind == PAGE_TAGS;
}

/* "a/b/" -> "a/"; "a/" -> "". */
static struct str above(struct str address)
{
	struct str path = path_folder(str_sub(address, 0, address.len - 1));

	return str_sub(address, 0, path.len == 0 ? 0 : path.len + 1);
}

static struct folder *folder_at(struct planter *planter, struct str address)
{
	struct folder *folder = map_get(&planter->tree->folders, address);

	if (folder != NULL)
		return folder;
	folder = ARENA_NEW(planter->keep, struct folder);
	folder->address = address;
	map_put(&planter->tree->folders, address, folder);
	if (address.len > 0) {
		struct folder *parent = folder_at(planter, above(address));
		folder->parent = parent;
		parent->folders = arena_room(planter->keep, parent->folders, parent->folder_count,
		    &parent->folder_room, sizeof(*parent->folders));
		parent->folders[parent->folder_count++] = folder;
	}
	return folder;
}

/* Folders exist where an index stands or where a page stands below. */
static void place(struct planter *planter, struct page *page)
{
	struct folder *own = map_get(&planter->tree->folders, page->address);

	if (own != NULL) {
		own->index = page;
		page->folder = own;
		return;
	}
	struct folder *folder = folder_at(planter, above(page->address));
	folder->pages = arena_room(planter->keep, folder->pages, folder->page_count,
	    &folder->page_room, sizeof(*folder->pages));
	folder->pages[folder->page_count++] = page;
	page->folder = folder;
}

/* A word from a folder's name: "build-guide/" -> "Build guide". */
static struct str folder_label(struct arena *keep, struct str address)
{
	struct str name =
	    str_copy(keep, path_name(str_sub(address, 0, address.len == 0 ? 0 : address.len - 1)));
	char *at = (char *)name.at; /* our own copy */

	for (size_t i = 0; i < name.len; i++)
		if (at[i] == '-' || at[i] == '_')
			at[i] = ' ';
	if (name.len > 0 && at[0] >= 'a' && at[0] <= 'z')
		at[0] = (char)(at[0] - 'a' + 'A');
	return name.len == 0 ? STR("Home") : name;
}

static const struct page *made_up_index(struct planter *planter, struct folder *folder)
{
	struct page *page = ARENA_NEW(planter->keep, struct page);
	struct str label = folder_label(planter->keep, folder->address);

	*page = (struct page){ .kind = PAGE_FOLDER,
		.address = folder->address,
		.title = label,
		.label = label,
		.order = PAGE_UNORDERED,
		.date = DATE_NONE,
		.folder = folder,
		.index = *planter->count };
	*planter->pages = arena_room(planter->keep, *planter->pages, *planter->count, planter->room,
	    sizeof(**planter->pages));
	(*planter->pages)[(*planter->count)++] = page;
	return page;
}

static const struct page *entry_page(const struct tree_entry *entry)
{
	return entry->folder != NULL ? entry->folder->index : entry->page;
}

static int by_order(const void *a, const void *b)
{
	const struct page *x = entry_page(a), *y = entry_page(b);

	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	int labels = str_cmp_names(x->label, y->label);
	return labels != 0 ? labels : str_cmp(x->address, y->address);
}

/* Gives the folder its index and brings its pages and folders into one order. */
static void finish(struct planter *planter, struct folder *folder)
{
	if (folder->index == NULL)
		folder->index = made_up_index(planter, folder);
	folder->entries = ARENA_ARRAY(
	    planter->keep, struct tree_entry, folder->page_count + folder->folder_count + 1);
	for (size_t i = 0; i < folder->folder_count; i++) {
		finish(planter, folder->folders[i]);
		folder->entries[folder->entry_count++] =
		    (struct tree_entry){ folder->folders[i]->index, folder->folders[i] };
	}
	for (size_t i = 0; i < folder->page_count; i++)
		folder->entries[folder->entry_count++] = (struct tree_entry){ folder->pages[i], NULL };
	qsort(folder->entries, folder->entry_count, sizeof(*folder->entries), by_order);
	for (size_t i = 0; i < folder->entry_count; i++)
		((struct page *)entry_page(&folder->entries[i]))->place =
		    i; /* ours to change until the tree is done */
}

/* Links pages in reading order; pages are ours to change until the tree is done. */
static struct page *thread_page(struct page *last, const struct page *next)
{
	struct page *page = (struct page *)next;

	if (last != NULL) {
		last->next = page;
		page->previous = last;
	}
	return page;
}

static struct page *thread_folder(struct page *last, const struct folder *folder)
{
	last = thread_page(last, folder->index);
	for (size_t i = 0; i < folder->entry_count; i++) {
		const struct tree_entry *entry = &folder->entries[i];
		last = entry->folder != NULL ? thread_folder(last, entry->folder)
					     : thread_page(last, entry->page);
	}
	return last;
}

struct tree *tree_make(struct arena *keep, struct page ***pages, size_t *count, size_t *room)
{
	struct tree *tree = ARENA_NEW(keep, struct tree);
	struct planter planter = { keep, tree, pages, count, room };
	size_t placed = *count;

	tree->folders = map_in(keep);
	tree->root = folder_at(&planter, STR(""));
	for (size_t i = 0; i < placed; i++)
		if (is_in_tree((*pages)[i]))
			folder_at(&planter,
			    (*pages)[i]->address.len == 0 ? STR("") : above((*pages)[i]->address));
	for (size_t i = 0; i < placed; i++)
		if (is_in_tree((*pages)[i]))
			place(&planter, (*pages)[i]);
	finish(&planter, tree->root);
	thread_folder(NULL, tree->root);
	return tree;
}

/* --- the sidebar ------------------------------------------------------------------------------ */

struct gardener {
	struct arena *keep;
	const struct page *page;
	struct str root; /* from the page to the site's root */
};

static struct str href(const struct gardener *gardener, const struct page *page)
{
	return STR_JOIN(gardener->keep, gardener->root, html_url_path(gardener->keep, page->address));
}

static bool is_on_the_way(const struct folder *folder, const struct page *page)
{
	for (const struct folder *f = page->folder; f != NULL; f = f->parent)
		if (f == folder)
			return true;
	return false;
}

static struct view *named_view(const struct gardener *gardener, const struct page *page, struct str name)
{
	struct view *item = view_object(gardener->keep);

	view_set_text(item, "name", name);
	view_set_text(item, "href", href(gardener, page));
	return item;
}

static struct view *item_view(const struct gardener *gardener, const struct page *page)
{
	return named_view(gardener, page, page->label);
}

static struct view *entries_view(const struct gardener *gardener, const struct folder *folder);

static struct view *entry_view(const struct gardener *gardener, const struct tree_entry *entry)
{
	struct view *item = item_view(gardener, entry_page(entry));

	if (entry->folder != NULL && entry->folder->entry_count > 0 &&
	    is_on_the_way(entry->folder, gardener->page)) {
		view_set_truth(item, "open", true);
		view_set(item, "items", entries_view(gardener, entry->folder));
	}
	return item;
}

/* The number of the folder's entry that is the page or leads to it. */
static size_t find_entry(const struct folder *folder, const struct page *page)
{
	const struct folder *below = page->folder;

	if (below == folder)
		return page == folder->index ? 0 : page->place;
	while (below != NULL && below->parent != folder)
		below = below->parent;
	return below == NULL ? 0 : below->index->place;
}

static struct view *entries_view(const struct gardener *gardener, const struct folder *folder)
{
	struct view *items = view_list(gardener->keep);
	size_t from = 0, to = folder->entry_count;

	if (folder->entry_count > TREE_WHOLE_MOST) {
		size_t here = find_entry(folder, gardener->page);
		from = here < TREE_NEIGHBOURS ? 0 : here - TREE_NEIGHBOURS;
		to = here + TREE_NEIGHBOURS + 1 < folder->entry_count ? here + TREE_NEIGHBOURS + 1
								      : folder->entry_count;
	}
	for (size_t i = from; i < to; i++)
		view_add(items, entry_view(gardener, &folder->entries[i]));
	if (to - from < folder->entry_count) {
		struct view *all = named_view(gardener, folder->index,
		    str_print(gardener->keep, "All %zu pages", folder->entry_count));
		view_set_truth(all, "all", true);
		view_add(items, all);
	}
	return items;
}

struct view *tree_view(struct arena *keep, const struct tree *tree, const struct page *page)
{
	struct gardener gardener = { keep, page, route_root(keep, page->address) };
	struct view *view = view_object(keep);
	struct view *items = entries_view(&gardener, tree->root);

	view_set(view, "home", item_view(&gardener, tree->root->index));
	view_set(view, "items", items);
	return view;
}

static void add_crumbs(const struct gardener *gardener, struct view *list, const struct folder *folder)
{
	if (folder == NULL)
		return;
	add_crumbs(gardener, list, folder->parent);
	if (folder->index != gardener->page)
		view_add(list, item_view(gardener, folder->index));
}

struct view *tree_breadcrumbs(
    struct arena *keep, const struct tree *tree, const struct page *page, const struct page *above)
{
	struct gardener gardener = { keep, page, route_root(keep, page->address) };
	struct view *list = view_list(keep);

	add_crumbs(&gardener, list,
	    page->folder != NULL ? page->folder
		: above != NULL  ? above->folder
				 : tree->root);
	if (page->folder == NULL && above != NULL && above->folder->index != above)
		view_add(list, item_view(&gardener, above));
	struct view *here = view_object(keep);
	view_set_text(here, "name", page->label);
	view_add(list, here);
	return list;
}
