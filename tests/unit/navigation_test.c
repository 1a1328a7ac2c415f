#include "base/buf.h"
#include "data/yaml.h"
#include "data/yaml_read.h"
#include "site/address.h"
#include "site/menu.h"
#include "site/navigation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* A few pages of a site, made without files. */
struct sample {
	struct arena *keep;
	struct pages pages;
	struct navigation *navigation;
	const struct menu *menu;
	struct diag *diag;
};

static int set_up(void **state)
{
	struct sample *sample = calloc(1, sizeof(*sample));
	sample->keep = arena_new();
	sample->diag = diag_new(sample->keep);
	sample->pages.by_path = sample->pages.by_address = sample->pages.drafts = map_in(sample->keep);
	*state = sample;
	return 0;
}

static int tear_down(void **state)
{
	struct sample *sample = *state;
	arena_free(sample->keep);
	free(sample);
	return 0;
}

static struct page *add(struct sample *sample, const char *address, const char *label, long order)
{
	struct page *page = ARENA_NEW(sample->keep, struct page);
	*page = (struct page){ .kind = PAGE_GUIDE,
		.address = str_from(address),
		.title = str_from(label),
		.label = str_from(label),
		.order = order };
	pages_add(sample->keep, &sample->pages, page);
	map_put(&sample->pages.by_address, page->address, page);
	return page;
}

/* With `navigation` of site.yaml as written, or NULL. */
static void make_with(struct sample *sample, const char *navigation)
{
	struct site site = { .pages = &sample->pages };
	const struct yaml *yaml = NULL;

	site.navigation = sample->navigation =
	    navigation_make(sample->keep, NULL, NULL, &sample->pages);
	if (navigation)
		yaml = yaml_read(sample->keep, sample->diag,
		    source_new(sample->keep, STR("site.yaml"), str_from(navigation)));
	sample->menu = menu_make(sample->keep, sample->diag, &site, yaml);
}

static void make(struct sample *sample)
{
	make_with(sample, NULL);
}

static const struct view *sidebar(struct sample *sample, const struct page *page)
{
	return menu_view(sample->keep, menu_memory_new(sample->keep), sample->menu, page, NULL,
	    address_root(sample->keep, page->address));
}

static void assert_same(const struct view *a, const struct view *b)
{
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->count, b->count);
	if (a->kind < VIEW_LIST)
		assert_true(str_eq(a->text, b->text));
	for (size_t i = 0; i < a->count; i++) {
		if (a->kind == VIEW_LIST) {
			assert_same(a->items[i], b->items[i]);
			continue;
		}
		assert_true(str_eq(a->fields[i].key, b->fields[i].key));
		assert_same(a->fields[i].value, b->fields[i].value);
	}
}

static void assert_labels(const struct folder *folder, const char *const *labels, size_t count)
{
	assert_int_equal(folder->entry_count, count);
	for (size_t i = 0; i < count; i++) {
		const struct folder_entry *entry = &folder->entries[i];
		const struct page *page = entry->folder != NULL ? entry->folder->index : entry->page;
		assert_true(str_eq(page->label, str_from(labels[i])));
	}
}

static void entries_stand_by_order_then_label(void **state)
{
	struct sample *sample = *state;
	add(sample, "", "Home", 0);
	add(sample, "b/", "Brakes", PAGE_UNORDERED);
	add(sample, "a/", "Axles", PAGE_UNORDERED);
	add(sample, "c/", "Chains", 1);
	make(sample);
	assert_labels(sample->navigation->root, (const char *const[]){ "Chains", "Axles", "Brakes" }, 3);
}

static void a_folder_stands_where_its_index_says(void **state)
{
	struct sample *sample = *state;
	add(sample, "", "Home", 0);
	add(sample, "wheels/", "Wheels", 2);
	add(sample, "wheels/rims/", "Rims", 1);
	add(sample, "first/", "First", 1);
	make(sample);
	assert_labels(sample->navigation->root, (const char *const[]){ "First", "Wheels" }, 2);
	assert_labels(sample->navigation->root->entries[1].folder, (const char *const[]){ "Rims" }, 1);
}

static void a_folder_without_an_index_gets_one(void **state)
{
	struct sample *sample = *state;
	add(sample, "", "Home", 0);
	add(sample, "spare-parts/bell/", "Bell", PAGE_UNORDERED);
	make(sample);
	assert_int_equal(sample->pages.count, 3);
	assert_int_equal(sample->pages.at[2]->kind, PAGE_FOLDER);
	assert_true(str_eq(sample->pages.at[2]->address, STR("spare-parts/")));
	assert_true(str_eq(sample->pages.at[2]->label, STR("Spare parts")));
}

static void reading_order_goes_depth_first(void **state)
{
	struct sample *sample = *state;
	struct page *home = add(sample, "", "Home", 0);
	struct page *wheels = add(sample, "wheels/", "Wheels", 1);
	struct page *rims = add(sample, "wheels/rims/", "Rims", 1);
	struct page *last = add(sample, "last/", "Last", 2);
	make(sample);
	assert_ptr_equal(home->next, wheels);
	assert_ptr_equal(wheels->next, rims);
	assert_ptr_equal(rims->next, last);
	assert_null(last->next);
	assert_ptr_equal(last->previous, rims);
	assert_null(home->previous);
}

/* A folder of hundreds, of which page `here` is open. */
static const struct view *crowded_items(struct sample *sample, size_t here)
{
	add(sample, "", "Home", 0);
	for (int i = 0; i < 300; i++)
		add(sample, str_z(sample->keep, str_print(sample->keep, "many/p%03d/", i)),
		    str_z(sample->keep, str_print(sample->keep, "Page %03d", i)), PAGE_UNORDERED);
	make(sample);
	const struct page *page = map_get(&sample->navigation->folders, STR("many/")) == NULL
	    ? NULL
	    : ((struct folder *)map_get(&sample->navigation->folders, STR("many/")))->entries[here].page;
	const struct view *items = view_get(sidebar(sample, page), STR("items"));
	return view_get(items->items[0], STR("items"));
}

static void a_folder_of_hundreds_shows_neighbours_and_its_index(void **state)
{
	const struct view *items = crowded_items(*state, 150);
	assert_int_equal(items->count, 2 * MENU_NEIGHBOURS + 2);
	const struct view *all = items->items[items->count - 1];
	assert_non_null(view_get(all, STR("all")));
	assert_true(str_eq(view_get(all, STR("name"))->text, STR("All 300 pages")));
	assert_true(str_eq(view_get(all, STR("href"))->text, STR("../../many/")));
	assert_true(
	    str_eq(view_get(items->items[MENU_NEIGHBOURS], STR("name"))->text, STR("Page 150")));
}

static void the_first_of_hundreds_shows_those_behind_it(void **state)
{
	const struct view *items = crowded_items(*state, 0);
	assert_int_equal(items->count, MENU_NEIGHBOURS + 2);
	assert_true(str_eq(view_get(items->items[0], STR("name"))->text, STR("Page 000")));
}

static void only_the_way_to_the_page_is_open(void **state)
{
	struct sample *sample = *state;
	add(sample, "", "Home", 0);
	add(sample, "a/", "A", 1);
	struct page *page = add(sample, "a/x/", "X", 1);
	add(sample, "b/", "B", 2);
	add(sample, "b/y/", "Y", 1);
	make(sample);
	const struct view *items = view_get(sidebar(sample, page), STR("items"));
	assert_non_null(view_get(items->items[0], STR("items")));
	assert_null(view_get(items->items[1], STR("items")));
}

static struct page *add_few(struct sample *sample)
{
	struct page *home = add(sample, "", "Home", 0);

	add(sample, "a/", "A", 1);
	add(sample, "a/x/", "X", 1);
	add(sample, "a/y/", "Y", 2);
	add(sample, "b/", "B", 2);
	return home;
}

/* Names of a group's or entry's items, as "A B:C" with what is open behind a colon. */
static struct str names(struct sample *sample, const struct view *view)
{
	const struct view *items = view_get(view, STR("items"));
	struct buf out = buf_in(sample->keep, 1000);

	for (size_t i = 0; i < items->count; i++) {
		buf_print(&out, "%s%.*s", i > 0 ? " " : "",
		    STR_ARG(view_get(items->items[i], STR("name"))->text));
		if (view_get(items->items[i], STR("items")))
			buf_print(&out, "(%.*s)", STR_ARG(names(sample, items->items[i])));
	}
	return buf_str(&out);
}

static void assert_names(struct sample *sample, const struct view *view, const char *want)
{
	assert_string_equal(str_z(sample->keep, names(sample, view)), want);
}

static void groups_hold_what_they_name_and_the_rest_follows(void **state)
{
	struct sample *sample = *state;
	struct page *home = add_few(sample);
	make_with(sample,
	    "- { name: Group, items: [a/x, { url: https://e.example/, name: E }] }\n- { hide: b/ }");
	const struct view *view = sidebar(sample, home), *groups = view_get(view, STR("groups"));
	assert_int_equal(diag_count(sample->diag), 0);
	assert_names(sample, view, "");
	assert_int_equal(groups->count, 2);
	assert_names(sample, groups->items[0], "X E");
	assert_names(sample, groups->items[1], "A");
	assert_null(view_get(groups->items[1], STR("name")));
}

static void a_page_named_elsewhere_is_missing_from_its_folder(void **state)
{
	struct sample *sample = *state;
	add_few(sample);
	make_with(sample, "[a/y/, a/, /b]");
	const struct page *page = map_get(&sample->pages.by_address, STR("a/x/"));
	assert_names(sample, sidebar(sample, page), "Y A(X) B");
}

static void items_below_a_page_come_before_the_rest_of_its_folder(void **state)
{
	struct sample *sample = *state;
	add_few(sample);
	make_with(sample, "[{ page: a/, name: All, items: [a/y/] }, { page: ./, name: Start }]");
	const struct page *page = map_get(&sample->pages.by_address, STR("a/x/"));
	const struct view *view = sidebar(sample, page);
	assert_null(view_get(view, STR("home")));
	assert_names(sample, view, "All(Y X) Start B");
}

static void reading_order_follows_the_sidebar(void **state)
{
	struct sample *sample = *state;
	struct page *home = add_few(sample);
	make_with(sample, "- b\n- { name: Group, items: [a/y/] }\n- { hide: [a/x/] }");
	const struct page *b = home->next, *y = b->next, *a = y->next;
	assert_true(str_eq(b->address, STR("b/")) && str_eq(y->address, STR("a/y/")));
	assert_true(str_eq(a->address, STR("a/")) && a->previous == y && !a->next);
	assert_null(((const struct page *)map_get(&sample->pages.by_address, STR("a/x/")))->previous);
}

static void a_page_outside_opens_the_way_to_the_one_above(void **state)
{
	struct sample *sample = *state;
	add_few(sample);
	struct page *outside = add(sample, "figures/x/", "Figures", 0);
	outside->kind = PAGE_FIGURES;
	make(sample);
	const struct page *above = map_get(&sample->pages.by_address, STR("a/x/"));
	struct menu_memory *memory = menu_memory_new(sample->keep);
	assert_names(sample,
	    menu_view(sample->keep, memory, sample->menu, outside, above, STR("../../")), "A(X Y) B");
}

/* Pages outside the menu share what was printed of it where they see the same, and no other does. */
static void what_was_printed_is_for_those_who_see_the_same(void **state)
{
	struct sample *sample = *state;
	struct page *home = add_few(sample);
	struct page *outside = add(sample, "figures/x/", "Figures", 0);
	outside->kind = PAGE_FIGURES;
	make(sample);
	static const struct {
		const char *above, *root, *want;
	} turns[] = { { "a/x/", "../../", "" }, { "a/y/", "../../", "0" }, { "b/", "../../", "" },
		{ "a/x/", "../", "" }, { "a/", "../../", "0" }, { "none", "../../", "" },
		{ "b/", "../../", "2" }, { "none", "../../", "5" }, { "a/x/", "../", "3" } };
	struct menu_memory *memory = menu_memory_new(sample->keep);
	struct arena *keep;
	for (size_t i = 0; i < countof(turns); i++) {
		const struct page *above =
		    map_get(&sample->pages.by_address, str_from(turns[i].above));
		struct markup *printed = menu_printed(
		    memory, sample->menu, outside, above, str_from(turns[i].root), &keep);
		assert_string_equal(str_z(sample->keep, printed->bytes), turns[i].want);
		if (printed->bytes.len == 0)
			*printed = markup_trusted(str_print(keep, "%zu", i));
	}
	for (size_t i = 0; i < 100; i++) { /* more than are remembered */
		struct str root = str_print(sample->keep, "/%zu/", i);
		assert_int_equal(
		    menu_printed(memory, sample->menu, outside, NULL, root, &keep)->bytes.len, 0);
	}
	const struct page *within = map_get(&sample->pages.by_address, STR("a/x/"));
	assert_null(menu_printed(memory, sample->menu, within, NULL, STR("../../"), &keep));
	assert_null(menu_printed(memory, sample->menu, home, NULL, STR("./"), &keep));
}

/* Pages one after another, as a thread makes them: what stayed of one is right for the next. */
static void what_is_remembered_is_right_for_other_pages(void **state)
{
	struct sample *sample = *state;
	add_few(sample);
	make(sample);
	static const char *const addresses[] = { "a/x/", "a/y/", "b/", "", "a/x/" };
	struct menu_memory *memory = menu_memory_new(sample->keep);
	for (size_t i = 0; i < countof(addresses); i++) {
		const struct page *page = map_get(&sample->pages.by_address, str_from(addresses[i]));
		struct str root = address_root(sample->keep, page->address);
		assert_same(menu_view(sample->keep, memory, sample->menu, page, NULL, root),
		    sidebar(sample, page));
	}
}

static void breadcrumbs_lead_from_home_to_the_page(void **state)
{
	struct sample *sample = *state;
	add(sample, "", "Home", 0);
	add(sample, "a/", "A", 1);
	struct page *page = add(sample, "a/x/", "X", 1);
	make(sample);
	const struct view *crumbs =
	    navigation_breadcrumbs(sample->keep, sample->navigation, page, NULL, STR("../../"));
	assert_int_equal(crumbs->count, 3);
	assert_true(str_eq(view_get(crumbs->items[0], STR("href"))->text, STR("../../")));
	assert_true(str_eq(view_get(crumbs->items[1], STR("href"))->text, STR("../../a/")));
	assert_null(view_get(crumbs->items[2], STR("href")));
}

static void addresses_follow_from_paths(void **state)
{
	struct sample *sample = *state;
	assert_true(str_eq(address_of_guide(sample->keep, STR("content/index.md")), STR("")));
	assert_true(str_eq(address_of_guide(sample->keep, STR("content/a/README.md")), STR("a/")));
	assert_true(str_eq(address_of_guide(sample->keep, STR("content/a/b-c.md")), STR("a/b-c/")));
	assert_true(str_eq(address_file(sample->keep, STR("a/b/")), STR("a/b/index.html")));
	assert_true(str_eq(address_file(sample->keep, ADDRESS_MISSING), ADDRESS_MISSING));
	assert_true(str_eq(address_root(sample->keep, STR("a/b/")), STR("../../")));
	assert_true(str_eq(address_root(sample->keep, STR("")), STR("./")));
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
		cmocka_unit_test(groups_hold_what_they_name_and_the_rest_follows),
		cmocka_unit_test(a_page_named_elsewhere_is_missing_from_its_folder),
		cmocka_unit_test(items_below_a_page_come_before_the_rest_of_its_folder),
		cmocka_unit_test(reading_order_follows_the_sidebar),
		cmocka_unit_test(a_page_outside_opens_the_way_to_the_one_above),
		cmocka_unit_test(what_was_printed_is_for_those_who_see_the_same),
		cmocka_unit_test(what_is_remembered_is_right_for_other_pages),
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
