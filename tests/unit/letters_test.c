/* Names by letter: few stand on one page, more of them on pages that letters share or are parted among. */
#include "site/letters.h"

#include <stdio.h>

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

struct fixture {
	struct arena *arena;
	struct pages pages;
	struct catalog catalog;
	struct site_data data;
	struct site site;
};

static void add_page(struct fixture *fixture, struct str title, struct str address)
{
	struct page *page = ARENA_NEW(fixture->arena, struct page);

	page->title = title;
	page->address = address;
	fixture->pages.at = arena_room(fixture->arena, fixture->pages.at, fixture->pages.count,
	    &fixture->pages.room, sizeof(struct page *));
	fixture->pages.at[fixture->pages.count++] = page;
	map_add(&fixture->pages.by_address, address, page);
}

static void add_pages(struct fixture *fixture, const char *name, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_page(fixture, str_print(fixture->arena, "%s %04zu", name, i),
		    str_print(fixture->arena, "%s-%zu/", name, i));
}

static int begin(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .arena = arena_new() };
	fixture.pages.by_address = fixture.pages.of_things = map_in(fixture.arena);
	fixture.data.catalog = &fixture.catalog;
	fixture.site.data = &fixture.data;
	fixture.site.pages = &fixture.pages;
	*state = &fixture;
	return 0;
}

static int end(void **state)
{
	arena_free(((struct fixture *)*state)->arena);
	return 0;
}

/* Every name on one page, in order, on none more than it may have, and no address twice. */
static struct letters sane_letters(struct fixture *fixture)
{
	struct letters letters = letters_gather(fixture->arena, &fixture->site);
	struct map addresses = map_in(fixture->arena);
	size_t next = 0;

	assert_int_equal(letters.entry_count, fixture->pages.count);
	for (size_t i = 0; i < letters.page_count; i++) {
		const struct letters_page *page = &letters.pages[i];
		assert_int_equal(page->from, next);
		assert_in_range(page->end - page->from, 1, LETTERS_PAGE_MOST);
		assert_true(map_add(&addresses, page->address, &letters));
		assert_null(map_get(&fixture->pages.by_address, page->address));
		next = page->end;
	}
	assert_int_equal(next, letters.page_count > 0 ? letters.entry_count : 0);
	return letters;
}

static void assert_page(
    const struct letters *letters, size_t number, const char *name, const char *address)
{
	assert_true(number < letters->page_count);
	assert_string_equal(str_z(letters->keep, letters->pages[number].name), name);
	assert_string_equal(str_z(letters->keep, letters->pages[number].address), address);
}

static void few_stand_on_one_page(void **state)
{
	struct fixture *fixture = *state;

	add_pages(fixture, "A", LETTERS_PAGE_MOST);
	assert_int_equal(sane_letters(fixture).page_count, 0);
}

static void letters_share_pages(void **state)
{
	struct fixture *fixture = *state;

	add_pages(fixture, "A", 400);
	add_pages(fixture, "7", 300);
	add_pages(fixture, "C", 301);
	add_pages(fixture, "Ж", 10);
	struct letters letters = sane_letters(fixture);
	assert_int_equal(letters.page_count, 2);
	assert_page(&letters, 0, "0–9 – A", "search/0/");
	assert_page(&letters, 1, "C – ж", "search/c/");
}

static void a_long_letter_is_parted(void **state)
{
	struct fixture *fixture = *state;

	add_pages(fixture, "A", 5);
	add_pages(fixture, "Pump", 2 * LETTERS_PAGE_MOST + 1);
	add_pages(fixture, "中", 7);
	struct letters letters = sane_letters(fixture);
	assert_int_equal(letters.page_count, 5);
	assert_page(&letters, 0, "A", "search/a/");
	assert_page(&letters, 1, "Pump 0000 – Pump 0666", "search/p/");
	assert_page(&letters, 2, "Pump 0667 – Pump 1333", "search/p-2/");
	assert_page(&letters, 3, "Pump 1334 – Pump 2000", "search/p-3/");
	assert_page(&letters, 4, "中", "search/4e2d/");
}

static void addresses_of_guides_are_left_to_them(void **state)
{
	struct fixture *fixture = *state;

	add_page(fixture, STR("A guide"), STR("search/b/"));
	add_page(fixture, STR("Another"), STR("search/b-2/"));
	add_pages(fixture, "B", LETTERS_PAGE_MOST);
	struct letters letters = sane_letters(fixture);
	assert_int_equal(letters.page_count, 2);
	assert_page(&letters, 1, "B", "search/b-3/");
}

static void a_part_is_a_page_of_its_own(void **state)
{
	struct fixture *fixture = *state;

	add_pages(fixture, "A", LETTERS_PAGE_MOST);
	add_pages(fixture, "B", 1);
	struct letters letters = sane_letters(fixture);
	struct page search = {
		.kind = PAGE_SEARCH, .title = STR_INIT("Search"), .address = STR_INIT("search/")
	};
	struct page part = letters_page(&letters, &search, &letters.pages[1]);
	assert_int_equal(part.kind, PAGE_SEARCH);
	assert_string_equal(str_z(fixture->arena, part.title), "Search: B");
	assert_string_equal(str_z(fixture->arena, part.address), "search/b/");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(few_stand_on_one_page, begin, end),
		cmocka_unit_test_setup_teardown(letters_share_pages, begin, end),
		cmocka_unit_test_setup_teardown(a_long_letter_is_parted, begin, end),
		cmocka_unit_test_setup_teardown(addresses_of_guides_are_left_to_them, begin, end),
		cmocka_unit_test_setup_teardown(a_part_is_a_page_of_its_own, begin, end),
	};

	return cmocka_run_group_tests_name("letters", tests, NULL, NULL);
}
