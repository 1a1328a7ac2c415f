#include "site/menu.h"

#include "base/file.h"
#include "base/language.h"
#include "base/percent.h"
#include "data/list_tail.h"
#include "data/shape.h"
#include "html/html.h"
#include "site/link.h"
#include "site/navigation.h"
#include "site/site_language.h"

struct entry {
	struct str name; /* empty for entries that stand in no group: these have a group without a name */
	const struct page *page; /* NULL: a group, or a link elsewhere */
	struct str url;          /* of a link elsewhere */
	struct entry *above;     /* NULL: a group */
	size_t place;            /* its number among the items of `above`, or among the groups */
	struct entry **items;
	size_t count, room;
};

struct menu {
	const struct navigation *tree;
	const struct language *words;
	struct entry **groups; /* the first has no name */
	size_t count, room;
	/* By page index: where it stands; NULL where it does not. */
	struct entry **of_pages;
	size_t page_count;
	const struct page *home; /* in front of all; NULL when site.yaml names it elsewhere */
};

/* What is known of pages while the menu is made. */
struct making {
	struct arena *keep;
	struct diag *diag;
	const struct site *site;
	struct menu *menu;
	struct pos **named; /* by page index: where site.yaml names it, if only to hide it */
};

static struct entry *add_group(struct making *making, struct str name)
{
	struct menu *menu = making->menu;
	struct entry *group = ARENA_NEW(making->keep, struct entry);

	*group = (struct entry){ .name = name, .place = menu->count };
	menu->groups =
	    arena_room(making->keep, menu->groups, menu->count, &menu->room, sizeof(*menu->groups));
	menu->groups[menu->count++] = group;
	return group;
}

static struct entry *add_entry(
    struct making *making, struct entry *above, const struct page *page, struct str name)
{
	struct entry *entry = ARENA_NEW(making->keep, struct entry);

	*entry = (struct entry){ .name = name, .page = page, .above = above, .place = above->count };
	above->items =
	    arena_room(making->keep, above->items, above->count, &above->room, sizeof(*above->items));
	above->items[above->count++] = entry;
	if (page)
		making->menu->of_pages[page->index] = entry;
	return entry;
}

/* --- what site.yaml says ---------------------------------------------------------------------- */

/* A page as a link from content/ would name it; NULL after a report, or when it is named already. */
static const struct page *named_page(struct making *making, const struct yaml *yaml)
{
	struct str text = shape_text_of(making->diag, yaml, "a page"), path;
	struct str wanted = percent_decode(making->keep, text);

	if (yaml_is_empty(yaml))
		diag_report(making->diag, DIAG_VALUE_SHAPE, yaml->at, "there is no page");
	if (text.len == 0)
		return NULL;
	if (wanted.at[0] == '/')
		wanted = str_sub(wanted, 1, wanted.len);
	if (!path_resolve(making->keep, STR("content"), wanted, &path)) {
		diag_report(making->diag, DIAG_PATH_OUTSIDE, yaml->at, "%.*s leads out of the site",
		    STR_ARG(text));
		return NULL;
	}
	const struct page *page = link_find_page(making->site, making->keep, path);
	if (page && page->kind == PAGE_REDIRECT)
		page = page->target;
	if (!page || page->kind == PAGE_MISSING) {
		link_report_broken(making->diag, making->site, text, path, yaml->at);
		return NULL;
	}
	struct pos *first = making->named[page->index];
	if (first) {
		diag_report(making->diag, DIAG_VALUE_TWICE, yaml->at,
		    "%.*s has a place in the navigation already", STR_ARG(text));
		diag_note(making->diag, *first, "here");
		return NULL;
	}
	making->named[page->index] = arena_copy(making->keep, &yaml->at, sizeof(yaml->at));
	return page;
}

static void read_hidden(struct making *making, const struct yaml *yaml)
{
	if (yaml->kind != YAML_LIST) {
		named_page(making, yaml);
		return;
	}
	for (size_t i = 0; i < yaml->count; i++)
		named_page(making, yaml->items[i]);
}

static void read_items(
    struct making *making, struct entry *above, const struct yaml *yaml, const char *what);

static void read_page(struct making *making, struct entry *above, const struct yaml *yaml)
{
	static const struct str keys[] = { STR_INIT("page"), STR_INIT("name"), STR_INIT("items") };
	const struct yaml *items = yaml_get(yaml, STR("items"));

	shape_keys(making->diag, yaml, keys, countof(keys));
	const struct page *page = named_page(making, yaml_get(yaml, STR("page")));
	struct str name = shape_text(making->diag, yaml, STR("name"));
	if (!page)
		return;
	struct entry *entry = add_entry(making, above, page, name);
	if (items)
		read_items(making, entry, items, "what stands below a page");
}

static void read_elsewhere(struct making *making, struct entry *above, const struct yaml *yaml)
{
	static const struct str keys[] = { STR_INIT("url"), STR_INIT("name") };

	shape_keys(making->diag, yaml, keys, countof(keys));
	struct str url = shape_url(making->diag, yaml, STR("url"));
	struct str name = shape_need_text(making->diag, yaml, STR("name"), "a link elsewhere");
	if (url.len > 0 && name.len > 0)
		add_entry(making, above, NULL, name)->url = url;
}

/* True after a report of a key that is nearly one that says what an entry is. */
static bool has_slip(struct making *making, const struct yaml *yaml)
{
	static const struct str keys[] = { STR_INIT("name"), STR_INIT("items"), STR_INIT("page"),
		STR_INIT("url"), STR_INIT("hide") };

	for (size_t i = 1; yaml->kind == YAML_MAP && i < countof(keys); i++)
		if (!yaml_get(yaml, keys[i]) && shape_has_mistyped(yaml, keys[i])) {
			shape_keys(making->diag, yaml, keys, countof(keys));
			return true;
		}
	return false;
}

/* What stands in a group or below a page. */
static void read_item(struct making *making, struct entry *above, const struct yaml *yaml)
{
	if (yaml->kind == YAML_SCALAR) {
		const struct page *page = named_page(making, yaml);
		if (page)
			add_entry(making, above, page, STR(""));
	} else if (yaml_get(yaml, STR("page"))) {
		read_page(making, above, yaml);
	} else if (yaml_get(yaml, STR("url"))) {
		read_elsewhere(making, above, yaml);
	} else if (yaml_get(yaml, STR("hide"))) {
		static const struct str keys[] = { STR_INIT("hide") };
		shape_keys(making->diag, yaml, keys, countof(keys));
		read_hidden(making, yaml_get(yaml, STR("hide")));
	} else if (!has_slip(making, yaml)) {
		diag_report(making->diag, DIAG_VALUE_SHAPE, yaml->at,
		    yaml_get(yaml, STR("items")) ? "groups do not hold groups"
						 : "this is no entry of the navigation");
		diag_hint(making->diag,
		    "write a page such as compare/desktops.md, { page: …, name: … }, "
		    "{ url: https://…, name: … } or { hide: … }");
	}
}

static void read_items(
    struct making *making, struct entry *above, const struct yaml *yaml, const char *what)
{
	if (!shape_is_list(making->diag, yaml, what))
		return;
	for (size_t i = 0; i < yaml->count; i++)
		read_item(making, above, yaml->items[i]);
}

static bool is_group(const struct yaml *yaml)
{
	return yaml->kind == YAML_MAP && yaml_get(yaml, STR("items")) && !yaml_get(yaml, STR("page"));
}

static void read_group(struct making *making, const struct yaml *yaml)
{
	static const struct str keys[] = { STR_INIT("name"), STR_INIT("items") };

	shape_keys(making->diag, yaml, keys, countof(keys));
	struct str name = shape_need_text(making->diag, yaml, STR("name"), "a group");
	read_items(making, add_group(making, name), yaml_get(yaml, STR("items")), "a group's items");
}

static void read_group_or_item(struct making *making, const struct yaml *yaml)
{
	struct menu *menu = making->menu;
	struct entry *last = menu->groups[menu->count - 1];

	if (is_group(yaml)) {
		read_group(making, yaml);
		return;
	}
	/* Between and behind groups stands what belongs to none of them. */
	if (last->name.len > 0 && !yaml_get(yaml, STR("hide")))
		last = add_group(making, STR(""));
	read_item(making, last, yaml);
}

static void read_navigation(struct making *making, const struct yaml *yaml)
{
	if (!shape_is_list(making->diag, yaml, "“navigation”"))
		return;
	struct list_tail tail = list_tail_of(making->diag, yaml);
	for (size_t i = 0; i < yaml->count; i++) {
		read_group_or_item(making, yaml->items[i]);
		list_tail_pass(&tail);
	}
	list_tail_end(&tail);
}

/* --- what lies in folders --------------------------------------------------------------------- */

/* What lies in a folder and is named nowhere, below the folder's entry. */
static void add_content(struct making *making, struct entry *above, const struct folder *folder)
{
	for (size_t i = 0; i < folder->entry_count; i++) {
		const struct folder_entry *one = &folder->entries[i];
		const struct page *page = one->folder ? one->folder->index : one->page;
		if (making->named[page->index])
			continue;
		struct entry *entry = add_entry(making, above, page, STR(""));
		if (one->folder)
			add_content(making, entry, one->folder);
	}
}

/* Each folder that is named gets what lies in it. */
static void fill(struct making *making, struct entry *entry)
{
	size_t written = entry->count;

	if (entry->page && entry->page->folder && entry->page->folder->index == entry->page &&
	    entry->page->folder != making->menu->tree->root)
		add_content(making, entry, entry->page->folder);
	for (size_t i = 0; i < written; i++)
		fill(making, entry->items[i]);
}

/* --- reading order ---------------------------------------------------------------------------- */

/* Pages are ours to change until the menu is done. */
static struct page *thread_page(struct page *last, const struct page *next)
{
	struct page *page = (struct page *)next;

	page->previous = last;
	page->next = NULL;
	if (last)
		last->next = page;
	return page;
}

static struct page *thread_entry(struct page *last, const struct entry *entry)
{
	if (entry->page)
		last = thread_page(last, entry->page);
	for (size_t i = 0; i < entry->count; i++)
		last = thread_entry(last, entry->items[i]);
	return last;
}

static void thread(const struct menu *menu, const struct pages *pages)
{
	struct page *last = NULL;

	for (size_t i = 0; i < pages->count; i++)
		pages->at[i]->previous = pages->at[i]->next = NULL;
	if (menu->home)
		last = thread_page(last, menu->home);
	for (size_t i = 0; i < menu->count; i++)
		last = thread_entry(last, menu->groups[i]);
}

const struct menu *menu_make(
    struct arena *keep, struct diag *diag, const struct site *site, const struct yaml *yaml)
{
	struct menu *menu = ARENA_NEW(keep, struct menu);
	struct making making = { keep, diag, site, menu, NULL };
	const struct folder *root = site->navigation->root;

	menu->tree = site->navigation;
	menu->words = site_language(site);
	menu->page_count = site->pages->count;
	menu->of_pages = ARENA_ARRAY(keep, struct entry *, menu->page_count + 1);
	making.named = ARENA_ARRAY(keep, struct pos *, menu->page_count + 1);
	add_group(&making, STR(""));
	if (yaml)
		read_navigation(&making, yaml);
	for (size_t i = 0; i < menu->count; i++)
		for (size_t n = 0; n < menu->groups[i]->count; n++)
			fill(&making, menu->groups[i]->items[n]);
	if (!making.named[root->index->index])
		menu->home = root->index;
	struct entry *last = menu->groups[menu->count - 1];
	if (last->name.len > 0)
		last = add_group(&making, STR(""));
	add_content(&making, last, root);
	thread(menu, site->pages);
	return menu;
}

/* --- as seen from a page ---------------------------------------------------------------------- */

/* So many levels of folders below the groups are remembered; what lies deeper is made anew. */
#define LEVELS_MOST 8

/* The entries below one folder or group as pages elsewhere see them. */
struct level {
	struct arena *keep;        /* reset for each folder; NULL before the first */
	const struct entry *above; /* NULL: none yet */
	struct str root;
	const struct view **items; /* NULL where nobody asked yet */
};

/* What pages outside the menu see of it. */
struct sight {
	const struct entry *open; /* the innermost that is; NULL: none, as the page above is outside, too */
	struct str root;
	struct markup printed;
};

/* So many are remembered; one more, and they begin anew. */
#define SIGHTS_MOST 8

struct menu_memory {
	struct arena *keep;
	struct arena *seen; /* reset for new sights; NULL before the first */
	struct sight sights[SIGHTS_MOST];
	size_t sight_count;
	struct level *groups; /* as many as the menu has; NULL before the first page */
	struct level levels[LEVELS_MOST];
};

struct menu_memory *menu_memory_new(struct arena *keep)
{
	struct menu_memory *memory = ARENA_NEW(keep, struct menu_memory);

	memory->keep = keep;
	return memory;
}

struct looking {
	struct arena *keep;
	struct menu_memory *memory;
	const struct menu *menu;
	const struct page *page;
	const struct entry *here; /* NULL: the page stands outside, and so does the one above it */
	struct str root;          /* from the page to the site's root */
};

static struct view *link_view_in(
    struct arena *keep, struct str root, struct str name, const struct page *page)
{
	struct view *item = view_object(keep);

	view_set_text(item, "name", name);
	view_set_text(item, "href", STR_JOIN(keep, root, html_url_path(keep, page->address)));
	if (page->kind == PAGE_ELSEWHERE)
		view_set_text(item, "language", page->language);
	return item;
}

static struct view *link_view(const struct looking *looking, struct str name, const struct page *page)
{
	struct view *item = link_view_in(looking->keep, looking->root, name, page);

	if (page == looking->page)
		view_set_truth(item, "current", true);
	return item;
}

/* The entry below `above` that is the page at hand or leads to it; NULL if none does. */
static const struct entry *entry_towards(const struct looking *looking, const struct entry *above)
{
	const struct entry *entry = looking->here;

	while (entry && entry->above != above)
		entry = entry->above;
	return entry;
}

/* The remembered entries below `above`, all forgotten if those of another folder were there. */
static struct level *level_of(const struct looking *looking, const struct entry *above)
{
	struct menu_memory *memory = looking->memory;
	struct level *level = memory->levels;

	if (!memory->groups)
		memory->groups = ARENA_ARRAY(memory->keep, struct level, looking->menu->count);
	for (const struct entry *entry = above->above; entry && entry->above; entry = entry->above)
		if (++level == memory->levels + LEVELS_MOST)
			return NULL;
	if (!above->above)
		level = &memory->groups[above->place];
	if (level->above == above && str_eq(level->root, looking->root))
		return level;
	if (!level->keep)
		level->keep = arena_child(memory->keep);
	arena_reset(level->keep);
	level->above = above;
	level->root = str_copy(level->keep, looking->root);
	level->items = ARENA_ARRAY(level->keep, const struct view *, above->count);
	return level;
}

static struct view *items_view(const struct looking *looking, const struct entry *above);

/* Its own, or that of its page, whose figures are printed when the menu is made already. */
static struct str name_of(const struct entry *entry)
{
	return entry->name.len > 0 ? entry->name : entry->page->label;
}

static struct view *entry_view(const struct looking *looking, const struct entry *entry, bool is_open)
{
	if (!entry->page) {
		struct view *item = view_object(looking->keep);
		view_set_text(item, "name", entry->name);
		view_set_text(item, "href", entry->url);
		view_set_truth(item, "elsewhere", true);
		return item;
	}
	struct view *item = link_view(looking, name_of(entry), entry->page);
	if (entry->count > 0 && is_open) {
		view_set_truth(item, "open", true);
		view_set(item, "items", items_view(looking, entry));
	}
	return item;
}

/* An entry that the page at hand is not and does not stand below. */
static const struct view *other_view(
    const struct looking *looking, struct level *level, const struct entry *entry)
{
	if (!level || !entry->page || entry->page == looking->page)
		return entry_view(looking, entry, false);
	const struct view **known = &level->items[entry->place];
	if (!*known) {
		struct view *item = link_view_in(level->keep, level->root, name_of(entry), entry->page);
		view_share(item);
		*known = item;
	}
	return *known;
}

static struct view *items_view(const struct looking *looking, const struct entry *above)
{
	struct level *level = level_of(looking, above);
	struct view *items = view_list(looking->keep);
	const struct entry *towards = entry_towards(looking, above);
	size_t from = 0, to = above->count;

	if (above->count > MENU_WHOLE_MOST) {
		size_t here = !towards ? 0 : towards->place;
		from = here < MENU_NEIGHBOURS ? 0 : here - MENU_NEIGHBOURS;
		if (here + MENU_NEIGHBOURS + 1 < above->count)
			to = here + MENU_NEIGHBOURS + 1;
	}
	for (size_t i = from; i < to; i++)
		view_add(items,
		    above->items[i] == towards ? entry_view(looking, towards, true)
					       : other_view(looking, level, above->items[i]));
	if (to - from < above->count) {
		const struct page *index = above->page ? above->page : looking->menu->tree->root->index;
		struct view *whole = link_view(looking,
		    words_count(looking->keep, looking->menu->words, WORD_ALL_PAGES, above->count),
		    index);
		view_set_truth(whole, "all", true);
		view_add(items, whole);
	}
	return items;
}

static const struct entry *entry_of(const struct menu *menu, const struct page *page)
{
	return !page || page->index >= menu->page_count ? NULL : menu->of_pages[page->index];
}

struct view *menu_view(struct arena *keep, struct menu_memory *memory, const struct menu *menu,
    const struct page *page, const struct page *above, struct str root)
{
	struct looking looking = { keep, memory, menu, page, entry_of(menu, page), root };
	struct view *view = view_object(keep), *groups = view_list(keep);

	if (!looking.here)
		looking.here = entry_of(menu, above);
	if (menu->home)
		view_set(view, "home", link_view(&looking, menu->home->label, menu->home));
	view_set(view, "items", items_view(&looking, menu->groups[0]));
	for (size_t i = 1; i < menu->count; i++) {
		struct view *group = view_object(keep);
		if (menu->groups[i]->count == 0)
			continue;
		if (menu->groups[i]->name.len > 0)
			view_set_text(group, "name", menu->groups[i]->name);
		view_set_number(group, "number", (long)i);
		view_set(group, "items", items_view(&looking, menu->groups[i]));
		view_add(groups, group);
	}
	view_set(view, "groups", groups);
	return view;
}

/* What is open towards an entry: what stands in a folder without a part of its own looks the same from wherever in it. */
static const struct entry *open_at(const struct entry *entry)
{
	bool is_leaf = entry && entry->count == 0 && entry->above;

	return is_leaf && entry->above->count <= MENU_WHOLE_MOST ? entry->above : entry;
}

struct markup *menu_printed(struct menu_memory *memory, const struct menu *menu,
    const struct page *page, const struct page *above, struct str root, struct arena **keep)
{
	const struct entry *open = open_at(entry_of(menu, above));

	if (entry_of(menu, page) || page == menu->tree->root->index)
		return NULL;
	if (!memory->seen)
		memory->seen = arena_child(memory->keep);
	*keep = memory->seen;
	for (size_t i = 0; i < memory->sight_count; i++) {
		struct sight *sight = &memory->sights[i];
		if (sight->open == open && str_eq(sight->root, root))
			return &sight->printed;
	}
	if (memory->sight_count == SIGHTS_MOST) {
		arena_reset(memory->seen);
		memory->sight_count = 0;
	}
	struct sight *sight = &memory->sights[memory->sight_count++];
	*sight = (struct sight){ open, str_copy(memory->seen, root), MARKUP_NONE };
	return &sight->printed;
}

/* --- by rooms ----------------------------------------------------------------------------------- */

struct walking {
	void (*each)(void *self, struct str room, const struct page *page, struct str name);
	void *self;
};

static void walk_entry(const struct walking *walking, const struct entry *entry, struct str room)
{
	if (entry->page)
		walking->each(walking->self, room, entry->page, name_of(entry));
	for (size_t i = 0; i < entry->count; i++)
		walk_entry(walking, entry->items[i], room);
}

static void walk_groups(const struct walking *walking, const struct menu *menu, bool alone)
{
	for (size_t i = 0; i < menu->count; i++) {
		const struct entry *group = menu->groups[i];
		for (size_t n = 0; n < group->count; n++) {
			const struct entry *entry = group->items[n];
			struct str room = group->name.len > 0 ? group->name
			    : entry->count > 0                ? name_of(entry)
							      : STR("");
			if ((room.len == 0) == alone)
				walk_entry(walking, entry, room);
		}
	}
}

void menu_each(const struct menu *menu,
    void (*each)(void *self, struct str room, const struct page *page, struct str name), void *self)
{
	struct walking walking = { each, self };

	if (menu->home)
		each(self, STR(""), menu->home, menu->home->label);
	walk_groups(&walking, menu, true);
	walk_groups(&walking, menu, false);
}
