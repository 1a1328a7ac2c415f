#include "site/route.h"
#include "site/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* A few pages of a site, made without files. */
struct wood {
	struct arena *keep;
	struct page **pages;
	size_t count, room;
	struct tree *tree;
};

static int set_up(void **state)
{
	struct wood *wood = calloc(1, sizeof(*wood));
	wood->keep = arena_new();
	*state = wood;
	return 0;
}

static int tear_down(void **state)
{
	struct wood *wood = *state;
	arena_free(wood->keep);
	free(wood);
	return 0;
}

static struct page *plant(struct wood *wood, const char *address, const char *label, long order)
{
	struct page *page = ARENA_NEW(wood->keep, struct page);
	*page = (struct page){ .kind = PAGE_GUIDE,
		.address = str_from(address),
		.title = str_from(label),
		.label = str_from(label),
		.order = order,
		.index = wood->count };
	wood->pages =
	    arena_room(wood->keep, wood->pages, wood->count, &wood->room, sizeof(*wood->pages));
	wood->pages[wood->count++] = page;
	return page;
}

static void grow(struct wood *wood)
{
	wood->tree = tree_make(wood->keep, &wood->pages, &wood->count, &wood->room);
}

static void assert_labels(const struct folder *folder, const char *const *labels, size_t count)
{
	assert_int_equal(folder->entry_count, count);
	for (size_t i = 0; i < count; i++) {
		const struct tree_entry *entry = &folder->entries[i];
		const struct page *page = entry->folder != NULL ? entry->folder->index : entry->page;
		assert_true(str_eq(page->label, str_from(labels[i])));
	}
}

static void entries_stand_by_order_then_label(void **state)
{
	struct wood *wood = *state;
	plant(wood, "", "Home", 0);
	plant(wood, "b/", "Brakes", PAGE_UNORDERED);
	plant(wood, "a/", "Axles", PAGE_UNORDERED);
	plant(wood, "c/", "Chains", 1);
	grow(wood);
	assert_labels(wood->tree->root, (const char *const[]){ "Chains", "Axles", "Brakes" }, 3);
}

static void a_folder_stands_where_its_index_says(void **state)
{
	struct wood *wood = *state;
	plant(wood, "", "Home", 0);
	plant(wood, "wheels/", "Wheels", 2);
	plant(wood, "wheels/rims/", "Rims", 1);
	plant(wood, "first/", "First", 1);
	grow(wood);
	assert_labels(wood->tree->root, (const char *const[]){ "First", "Wheels" }, 2);
	assert_labels(wood->tree->root->entries[1].folder, (const char *const[]){ "Rims" }, 1);
}

static void a_folder_without_an_index_gets_one(void **state)
{
	struct wood *wood = *state;
	plant(wood, "", "Home", 0);
	plant(wood, "spare-parts/bell/", "Bell", PAGE_UNORDERED);
	grow(wood);
	assert_int_equal(wood->count, 3);
	assert_int_equal(wood->pages[2]->kind, PAGE_FOLDER);
	assert_true(str_eq(wood->pages[2]->address, STR("spare-parts/")));
	assert_true(str_eq(wood->pages[2]->label, STR("Spare parts")));
}

static void reading_order_goes_depth_first(void **state)
{
	struct wood *wood = *state;
	struct page *home = plant(wood, "", "Home", 0);
	struct page *wheels = plant(wood, "wheels/", "Wheels", 1);
	struct page *rims = plant(wood, "wheels/rims/", "Rims", 1);
	struct page *last = plant(wood, "last/", "Last", 2);
	grow(wood);
	assert_ptr_equal(home->next, wheels);
	assert_ptr_equal(wheels->next, rims);
	assert_ptr_equal(rims->next, last);
	assert_null(last->next);
	assert_ptr_equal(last->previous, rims);
	assert_null(home->previous);
}

/* A folder of hundreds, of which page `here` is open. */
static const struct view *crowded_items(struct wood *wood, size_t here)
{
	plant(wood, "", "Home", 0);
	for (int i = 0; i < 300; i++)
		plant(wood, str_z(wood->keep, str_print(wood->keep, "many/p%03d/", i)),
		    str_z(wood->keep, str_print(wood->keep, "Page %03d", i)), PAGE_UNORDERED);
	grow(wood);
	const struct page *page = map_get(&wood->tree->folders, STR("many/")) == NULL
	    ? NULL
	    : ((struct folder *)map_get(&wood->tree->folders, STR("many/")))->entries[here].page;
	const struct view *items = view_get(tree_view(wood->keep, wood->tree, page), STR("items"));
	return view_get(items->items[0], STR("items"));
}

static void a_folder_of_hundreds_shows_neighbours_and_its_index(void **state)
{
	const struct view *items = crowded_items(*state, 150);
	assert_int_equal(items->count, 2 * TREE_NEIGHBOURS + 2);
	const struct view *all = items->items[items->count - 1];
	assert_non_null(view_get(all, STR("all")));
	assert_true(str_eq(view_get(all, STR("name"))->text, STR("All 300 pages")));
	assert_true(str_eq(view_get(all, STR("href"))->text, STR("../../many/")));
	assert_true(
	    str_eq(view_get(items->items[TREE_NEIGHBOURS], STR("name"))->text, STR("Page 150")));
}

static void the_first_of_hundreds_shows_those_behind_it(void **state)
{
	const struct view *items = crowded_items(*state, 0);
	assert_int_equal(items->count, TREE_NEIGHBOURS + 2);
	assert_true(str_eq(view_get(items->items[0], STR("name"))->text, STR("Page 000")));
}

static void only_the_way_to_the_page_is_open(void **state)
{
	struct wood *wood = *state;
	plant(wood, "", "Home", 0);
	plant(wood, "a/", "A", 1);
	struct page *page = plant(wood, "a/x/", "X", 1);
	plant(wood, "b/", "B", 2);
	plant(wood, "b/y/", "Y", 1);
	grow(wood);
	const struct view *items = view_get(tree_view(wood->keep, wood->tree, page), STR("items"));
	assert_non_null(view_get(items->items[0], STR("items")));
	assert_null(view_get(items->items[1], STR("items")));
}

static void breadcrumbs_lead_from_home_to_the_page(void **state)
{
	struct wood *wood = *state;
	plant(wood, "", "Home", 0);
	plant(wood, "a/", "A", 1);
	struct page *page = plant(wood, "a/x/", "X", 1);
	grow(wood);
	const struct view *crumbs = tree_breadcrumbs(wood->keep, wood->tree, page, NULL);
	assert_int_equal(crumbs->count, 3);
	assert_true(str_eq(view_get(crumbs->items[0], STR("href"))->text, STR("../../")));
	assert_true(str_eq(view_get(crumbs->items[1], STR("href"))->text, STR("../../a/")));
	assert_null(view_get(crumbs->items[2], STR("href")));
}

static void addresses_follow_from_paths(void **state)
{
	struct wood *wood = *state;
	assert_true(str_eq(route_address(wood->keep, STR("content/index.md")), STR("")));
	assert_true(str_eq(route_address(wood->keep, STR("content/a/README.md")), STR("a/")));
	assert_true(str_eq(route_address(wood->keep, STR("content/a/b-c.md")), STR("a/b-c/")));
	assert_true(str_eq(route_file(wood->keep, STR("a/b/")), STR("a/b/index.html")));
	assert_true(str_eq(route_file(wood->keep, STR("404.html")), STR("404.html")));
	assert_true(str_eq(route_root(wood->keep, STR("a/b/")), STR("../../")));
	assert_true(str_eq(route_root(wood->keep, STR("")), STR("./")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_stand_by_order_then_label),
		cmocka_unit_test(a_folder_stands_where_its_index_says),
		cmocka_unit_test(a_folder_without_an_index_gets_one),
		cmocka_unit_test(reading_order_goes_depth_first),
		cmocka_unit_test(a_folder_of_hundreds_shows_neighbours_and_its_index),
		cmocka_unit_test(the_first_of_hundreds_shows_those_behind_it),
		cmocka_unit_test(only_the_way_to_the_page_is_open),
		cmocka_unit_test(breadcrumbs_lead_from_home_to_the_page),
		cmocka_unit_test(addresses_follow_from_paths),
	};
	struct CMUnitTest fixed[sizeof(tests) / sizeof(tests[0])];
	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		fixed[i] = tests[i];
		fixed[i].setup_func = set_up;
		fixed[i].teardown_func = tear_down;
	}
	return cmocka_run_group_tests_name("tree", fixed, NULL, NULL);
}
