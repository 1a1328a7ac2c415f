#include "site/navigation.h"

#include "base/file.h"
#include "base/language.h"
#include "html/html.h"

#include <stdlib.h>
#include <string.h>

struct placing {
	struct arena *keep;
	struct navigation *tree;
	const struct language *words; /* the language */
	const struct map *names; /* what folders are called, by address -> struct str; or NULL */
	struct pages *pages;
};

static bool is_in_tree(const struct page *page)
{
	return page->kind == PAGE_GUIDE || page->kind == PAGE_THING || page->kind == PAGE_AUDIT ||
	    page->kind == PAGE_SOURCES || page->kind == PAGE_CHANGES || page->kind == PAGE_TAGS ||
	    page->kind == PAGE_CHOOSE ||
	    (page->kind == PAGE_ELSEWHERE && !page->replaced && page->target->address.len > 0);
}

/* Where it stands among the pages of its language. */
static struct str place_of(const struct page *page)
{
	return page->kind == PAGE_ELSEWHERE ? page->target->address : page->address;
}

/* "a/b/" -> "a/"; "a/" -> "". */
static struct str above(struct str address)
{
	struct str path = path_folder(str_sub(address, 0, address.len - 1));

	return str_sub(address, 0, path.len == 0 ? 0 : path.len + 1);
}

static struct folder *folder_at(struct placing *placing, struct str address)
{
	struct folder *folder = map_get(&placing->tree->folders, address);

	if (folder)
		return folder;
	folder = ARENA_NEW(placing->keep, struct folder);
	folder->address = address;
	map_put(&placing->tree->folders, address, folder);
	if (address.len > 0) {
		struct folder *parent = folder_at(placing, above(address));
		folder->parent = parent;
		parent->folders = arena_room(placing->keep, parent->folders, parent->folder_count,
		    &parent->folder_room, sizeof(*parent->folders));
		parent->folders[parent->folder_count++] = folder;
	}
	return folder;
}

/* Folders exist where an index stands or where a page stands below. */
static void place(struct placing *placing, struct page *page)
{
	struct folder *folder_of_index = map_get(&placing->tree->folders, place_of(page));

	if (folder_of_index) {
		folder_of_index->index = page;
		page->folder = folder_of_index;
		return;
	}
	struct folder *folder = folder_at(placing, above(place_of(page)));
	folder->pages = arena_room(placing->keep, folder->pages, folder->page_count,
	    &folder->page_room, sizeof(*folder->pages));
	folder->pages[folder->page_count++] = page;
	page->folder = folder;
}

/* A word from a folder's name: "build-guide/" -> "Build guide". Changes its own copy. */
static struct str folder_label(const struct placing *placing, struct str address)
{
	const struct str *own = placing->names ? map_get(placing->names, address) : NULL;

	if (own && own->len > 0)
		return *own;
	struct str path = str_sub(address, 0, address.len == 0 ? 0 : address.len - 1);
	struct str name = str_copy(placing->keep, path_name(path));
	char *at = (char *)name.at;

	for (size_t i = 0; i < name.len; i++)
		if (at[i] == '-' || at[i] == '_')
			at[i] = ' ';
	if (name.len > 0 && at[0] >= 'a' && at[0] <= 'z')
		at[0] = (char)(at[0] - 'a' + 'A');
	return name.len == 0 ? words_get(placing->words, WORD_HOME) : name;
}

static const struct page *made_up_index(struct placing *placing, struct folder *folder)
{
	struct page *page = ARENA_NEW(placing->keep, struct page);
	struct str label = folder_label(placing, folder->address);

	*page = (struct page){ .kind = PAGE_FOLDER,
		.address = folder->address,
		.title = label,
		.label = label,
		.order = PAGE_UNORDERED,
		.date = DATE_NONE,
		.changed = DATE_NONE,
		.folder = folder };
	pages_add(placing->keep, placing->pages, page);
	return page;
}

static const struct page *entry_page(const struct folder_entry *entry)
{
	return entry->folder ? entry->folder->index : entry->page;
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
static void finish(struct placing *placing, struct folder *folder)
{
	if (!folder->index)
		folder->index = made_up_index(placing, folder);
	folder->entries = ARENA_ARRAY(
	    placing->keep, struct folder_entry, folder->page_count + folder->folder_count + 1);
	for (size_t i = 0; i < folder->folder_count; i++) {
		finish(placing, folder->folders[i]);
		folder->entries[folder->entry_count++] =
		    (struct folder_entry){ folder->folders[i]->index, folder->folders[i] };
	}
	for (size_t i = 0; i < folder->page_count; i++)
		folder->entries[folder->entry_count++] =
		    (struct folder_entry){ folder->pages[i], NULL };
	qsort(folder->entries, folder->entry_count, sizeof(*folder->entries), by_order);
}

/* Links pages in reading order; pages are ours to change until the tree is done. */
static struct page *thread_page(struct page *last, const struct page *next)
{
	struct page *page = (struct page *)next;

	if (last) {
		last->next = page;
		page->previous = last;
	}
	return page;
}

static struct page *thread_folder(struct page *last, const struct folder *folder)
{
	last = thread_page(last, folder->index);
	for (size_t i = 0; i < folder->entry_count; i++) {
		const struct folder_entry *entry = &folder->entries[i];
		last = entry->folder ? thread_folder(last, entry->folder)
				     : thread_page(last, entry->page);
	}
	return last;
}

const struct map *navigation_names(struct arena *keep, const struct schema *schema)
{
	struct map *names = ARENA_NEW(keep, struct map);
	static const struct str shared = STR_INIT("");

	*names = map_in(keep);
	for (size_t i = 0; i < schema->kinds.count; i++) {
		const struct kind *kind = schema->kinds.at[i].value;
		struct str address = STR_JOIN(keep, kind->page, STR("/"));
		if (kind->page.len > 0 && kind->plural_is_written)
			map_put(names, address,
			    (void *)(map_get(names, address) ? &shared : &kind->plural));
	}
	return names;
}

struct navigation *navigation_make(
    struct arena *keep, const struct language *words, const struct map *names, struct pages *pages)
{
	struct navigation *tree = ARENA_NEW(keep, struct navigation);
	struct placing placing = { keep, tree, words, names, pages };
	size_t placed = pages->count;

	tree->folders = map_in(keep);
	tree->root = folder_at(&placing, STR(""));
	for (size_t i = 0; i < placed; i++)
		if (is_in_tree(pages->at[i]))
			folder_at(&placing,
			    place_of(pages->at[i]).len == 0 ? STR("") : above(place_of(pages->at[i])));
	for (size_t i = 0; i < placed; i++)
		if (is_in_tree(pages->at[i]))
			place(&placing, pages->at[i]);
	finish(&placing, tree->root);
	thread_folder(NULL, tree->root);
	return tree;
}

/* --- breadcrumbs ------------------------------------------------------------------------------ */

struct looking {
	struct arena *keep;
	const struct page *page;
	struct str root; /* from the page to the site's root */
};

static struct str href(const struct looking *looking, const struct page *page)
{
	return STR_JOIN(looking->keep, looking->root, html_url_path(looking->keep, page->address));
}

static struct view *item_view(const struct looking *looking, const struct page *page)
{
	struct view *item = view_object(looking->keep);

	view_set_text(item, "name", page->label);
	view_set_text(item, "href", href(looking, page));
	return item;
}

static void add_crumbs(const struct looking *looking, struct view *list, const struct folder *folder)
{
	if (!folder)
		return;
	add_crumbs(looking, list, folder->parent);
	if (folder->index != looking->page)
		view_add(list, item_view(looking, folder->index));
}

struct view *navigation_breadcrumbs(struct arena *keep, const struct navigation *tree,
    const struct page *page, const struct page *above, struct str root)
{
	struct looking looking = { keep, page, root };
	struct view *list = view_list(keep);

	add_crumbs(&looking, list,
	    page->folder                 ? page->folder
		: above && above->folder ? above->folder
					 : tree->root);
	if (!page->folder && above && (!above->folder || above->folder->index != above))
		view_add(list, item_view(&looking, above));
	struct view *here = view_object(keep);
	view_set_text(here, "name", page->label);
	view_add(list, here);
	return list;
}
