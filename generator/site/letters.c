#include "site/letters.h"

#include "base/language.h"
#include "base/utf8.h"
#include "search/fold.h"
#include "search/words.h"
#include "site/address.h"
#include "site/link.h"
#include "site/views.h"

#include <stdlib.h>

/* A name, where it leads, and what it is sorted by. */
struct letter_entry {
	struct str name, address, kind, key;
	uint32_t letter; /* folded; 0 for digits and signs, which come first */
};

/* --- gathering -------------------------------------------------------------------------------- */

struct listed {
	struct arena *keep;
	const struct site *site;
	struct letter_entry *at;
	size_t count, room;
};

/* The first letter of a folded word; 0 for none. */
static uint32_t letter_of(struct str key)
{
	size_t at = 0;

	if (key.len == 0)
		return 0;
	uint32_t point = utf8_next(key, &at);
	return fold(point).class == CHAR_DIGIT ? 0 : point;
}

static void add(struct listed *listed, struct str name, struct str address, struct str kind)
{
	char word[WORD_MOST];
	struct str key = str_copy(listed->keep, words_joined(word, name));

	listed->at =
	    arena_room(listed->keep, listed->at, listed->count, &listed->room, sizeof(*listed->at));
	listed->at[listed->count++] = (struct letter_entry){ name, address, kind, key, letter_of(key) };
}

static void add_page(struct listed *listed, const struct page *page)
{
	if (page->thing && (page->kind == PAGE_THING || page->kind == PAGE_GUIDE))
		add(listed, page->thing->name, page->address, page->thing->kind->name);
	else if (page->kind != PAGE_FIGURES && page->kind != PAGE_REDIRECT &&
	    page->kind != PAGE_MISSING && page->kind != PAGE_SEARCH &&
	    page->kind != PAGE_PRINT_EDITION && page->kind != PAGE_ALL_FIGURES)
		add(listed, page->title, page->address, STR(""));
}

/* Things without a page of their own have their derivations. */
static void add_thing(struct listed *listed, const struct thing *thing)
{
	const struct pages *pages = listed->site->pages;
	struct str address = str_print(listed->keep, "figures/%.*s/", STR_ARG(thing->slug));

	if (!map_get(&pages->of_things, thing->id) && map_get(&pages->by_address, address))
		add(listed, thing->name, address, thing->kind->name);
}

static int by_name(const void *left, const void *right)
{
	const struct letter_entry *a = left, *b = right;

	if (a->letter != b->letter)
		return a->letter < b->letter ? -1 : 1;
	int keys = str_cmp(a->key, b->key);
	if (keys == 0)
		keys = str_cmp(a->name, b->name);
	return keys ? keys : str_cmp(a->address, b->address);
}

/* "A", "0–9" */
static struct str letter_name(struct arena *scratch, uint32_t letter)
{
	struct buf out = buf_in(scratch, BUF_MOST);

	if (letter == 0)
		return STR("0–9");
	buf_put_code_point(&out, letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter);
	return buf_str(&out);
}

/* --- pages ------------------------------------------------------------------------------------ */

static size_t end_of_letter(const struct letters *letters, size_t from)
{
	size_t end = from;

	while (end < letters->entry_count && letters->entries[end].letter == letters->entries[from].letter)
		end++;
	return end;
}

/* "A", "A – C"; of a part of a letter "Pump 1 – Pump 512". */
static struct str name_of(const struct letters *letters, size_t from, size_t end)
{
	const struct letter_entry *first = &letters->entries[from], *last = &letters->entries[end - 1];

	if (end_of_letter(letters, from) > end || (from > 0 && first[-1].letter == first->letter))
		return STR_JOIN(letters->keep, first->name, STR(" – "), last->name);
	struct str begin = letter_name(letters->keep, first->letter);
	return first->letter == last->letter
	    ? begin
	    : STR_JOIN(letters->keep, begin, STR(" – "), letter_name(letters->keep, last->letter));
}

static bool is_taken(const struct letters *letters, struct str address)
{
	for (size_t i = 0; i < letters->page_count; i++)
		if (str_eq(letters->pages[i].address, address))
			return true;
	return false;
}

/* "search/a/", "search/a-2/" for the next that begins with this letter; "search/4e2d/". What a guide has is passed over. */
static struct str address_of(const struct letters *letters, const struct pages *pages, size_t from)
{
	uint32_t letter = letters->entries[from].letter;
	struct str name = str_print(letters->keep, letter == 0 ? "0" : "%04x", letter), address;

	if (letter > 0 && letter < 0x80)
		name = str_print(letters->keep, "%c", (int)letter);
	address = STR_JOIN(letters->keep, ADDRESS_SEARCH, name, STR("/"));
	for (size_t number = 2; map_get(&pages->by_address, address) || is_taken(letters, address);
	     number++)
		address = str_print(
		    letters->keep, "%.*s%.*s-%zu/", STR_ARG(ADDRESS_SEARCH), STR_ARG(name), number);
	return address;
}

static void add_part(struct letters *letters, const struct pages *pages, size_t from, size_t end)
{
	struct letters_page part = { name_of(letters, from, end), address_of(letters, pages, from),
		from, end };

	letters->pages = arena_room(letters->keep, letters->pages, letters->page_count,
	    &letters->page_room, sizeof(*letters->pages));
	letters->pages[letters->page_count++] = part;
}

/* A letter with too many names for a page, in parts of one size. */
static void part_letter(struct letters *letters, const struct pages *pages, size_t from, size_t end)
{
	size_t count = end - from, parts = (count + LETTERS_PAGE_MOST - 1) / LETTERS_PAGE_MOST;

	for (size_t i = 0; i < parts; i++)
		add_part(letters, pages, from + count * i / parts, from + count * (i + 1) / parts);
}

/* Letters stay together where a page has room for them. */
static void part_all(struct letters *letters, const struct pages *pages)
{
	size_t from = 0, end = 0;

	while (end < letters->entry_count) {
		size_t next = end_of_letter(letters, end);
		if (next - from > LETTERS_PAGE_MOST && end > from) {
			add_part(letters, pages, from, end);
			from = end;
		}
		if (next - from > LETTERS_PAGE_MOST) {
			part_letter(letters, pages, from, next);
			from = next;
		}
		end = next;
	}
	if (end > from)
		add_part(letters, pages, from, end);
}

struct letters letters_gather(struct arena *keep, const struct site *site)
{
	struct listed listed = { .keep = keep, .site = site };

	for (size_t i = 0; i < site->pages->count; i++)
		add_page(&listed, site->pages->at[i]);
	for (size_t i = 0; i < site->data->catalog->things.count; i++)
		add_thing(&listed, site->data->catalog->things.at[i].value);
	qsort(listed.at, listed.count, sizeof(*listed.at), by_name);
	struct letters letters = { .keep = keep, .entries = listed.at, .entry_count = listed.count };
	if (listed.count > LETTERS_PAGE_MOST)
		part_all(&letters, site->pages);
	return letters;
}

struct page letters_page(
    const struct letters *letters, const struct page *search, const struct letters_page *part)
{
	struct page page = *search;

	page.address = part->address;
	page.label = part->name;
	page.title = STR_JOIN(letters->keep, search->title, STR(": "), part->name);
	return page;
}

/* --- views ------------------------------------------------------------------------------------ */

static struct view *letter_view(
    struct rendering *rendering, const struct letter_entry *entries, size_t count)
{
	struct view *view = view_object(rendering->scratch), *items = view_list(rendering->scratch);
	struct buf id = buf_in(rendering->scratch, BUF_MOST);

	buf_put(&id, STR("letter."));
	if (entries[0].letter == 0)
		buf_put_byte(&id, '0');
	else
		buf_put_code_point(&id, entries[0].letter);
	for (size_t i = 0; i < count; i++) {
		struct view *item = view_object(rendering->scratch);
		view_set_text(item, "name", entries[i].name);
		view_set_text(
		    item, "href", site_href(rendering, rendering->scratch, entries[i].address));
		set_if(item, "kind", entries[i].kind);
		view_add(items, item);
	}
	view_set_text(view, "name", letter_name(rendering->scratch, entries[0].letter));
	view_set_text(view, "id", buf_str(&id));
	view_set(view, "items", items);
	return view;
}

static struct view *pages_view(
    const struct letters *letters, struct rendering *rendering, const struct letters_page *part)
{
	struct view *pages = view_object(rendering->scratch), *items = view_list(rendering->scratch);

	for (size_t i = 0; i < letters->page_count; i++) {
		const struct letters_page *page = &letters->pages[i];
		struct view *item = view_object(rendering->scratch);
		view_set_text(item, "name", page->name);
		view_set_text(item, "href", site_href(rendering, rendering->scratch, page->address));
		if (page == part)
			view_set_truth(item, "current", true);
		view_add(items, item);
	}
	view_set(pages, "items", items);
	return pages;
}

struct view *letters_view(
    const struct letters *letters, struct rendering *rendering, const struct letters_page *part)
{
	struct view *view = view_object(rendering->scratch), *list = view_list(rendering->scratch);
	size_t from = part ? part->from : 0;
	size_t end = part ? part->end : letters->page_count > 0 ? 0 : letters->entry_count;

	while (from < end) {
		size_t next = end_of_letter(letters, from);
		if (next > end)
			next = end;
		view_add(list, letter_view(rendering, &letters->entries[from], next - from));
		from = next;
	}
	view_set(view, "letters", list);
	if (letters->page_count > 0)
		view_set(view, "pages", pages_view(letters, rendering, part));
	return view;
}
