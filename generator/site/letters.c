#include "site/letters.h"

#include "base/language.h"
#include "base/utf8.h"
#include "search/fold.h"
#include "search/words.h"
#include "site/link.h"
#include "site/views.h"

#include <stdlib.h>

/* A name, where it leads, and what it is sorted by. */
struct entry {
	struct str name, href, kind, key;
	uint32_t letter; /* folded; 0 for digits and signs, which come first */
};

struct listed {
	struct rendering *rendering;
	struct entry *at;
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

static void add(struct listed *listed, struct str name, struct str href, struct str kind)
{
	struct arena *scratch = listed->rendering->scratch;
	char word[WORD_MOST];
	struct str key = str_copy(scratch, words_joined(word, name));

	listed->at =
	    arena_room(scratch, listed->at, listed->count, &listed->room, sizeof(*listed->at));
	listed->at[listed->count++] = (struct entry){ name, href, kind, key, letter_of(key) };
}

static void add_page(struct listed *listed, const struct page *page)
{
	struct rendering *rendering = listed->rendering;
	struct str href = site_href(rendering, rendering->scratch, page->address);

	if (page->thing && (page->kind == PAGE_THING || page->kind == PAGE_GUIDE))
		add(listed, page->thing->name, href, page->thing->kind->name);
	else if (page->kind != PAGE_FIGURES && page->kind != PAGE_REDIRECT &&
	    page->kind != PAGE_MISSING && page->kind != PAGE_SEARCH &&
	    page->kind != PAGE_PRINT_EDITION && page->kind != PAGE_ALL_FIGURES)
		add(listed, page->title, href, STR(""));
}

/* Things without a page of their own have their derivations. */
static void add_thing(struct listed *listed, const struct thing *thing)
{
	struct rendering *rendering = listed->rendering;
	const struct pages *pages = rendering->site->pages;
	struct str address = str_print(rendering->scratch, "figures/%.*s/", STR_ARG(thing->slug));

	if (!map_get(&pages->of_things, thing->id) && map_get(&pages->by_address, address))
		add(listed, thing->name, site_href(rendering, rendering->scratch, address),
		    thing->kind->name);
}

static int by_name(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->letter != b->letter)
		return a->letter < b->letter ? -1 : 1;
	int keys = str_cmp(a->key, b->key);
	if (keys == 0)
		keys = str_cmp(a->name, b->name);
	return keys ? keys : str_cmp(a->href, b->href);
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

static struct view *letter_view(struct rendering *rendering, const struct entry *entries, size_t count)
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
		view_set_text(item, "href", entries[i].href);
		set_if(item, "kind", entries[i].kind);
		view_add(items, item);
	}
	view_set_text(view, "name", letter_name(rendering->scratch, entries[0].letter));
	view_set_text(view, "id", buf_str(&id));
	view_set(view, "items", items);
	return view;
}

struct view *letters_view(struct rendering *rendering)
{
	const struct site *site = rendering->site;
	struct listed listed = { .rendering = rendering };
	struct view *view = view_object(rendering->scratch), *letters = view_list(rendering->scratch);

	for (size_t i = 0; i < site->pages->count; i++)
		add_page(&listed, site->pages->at[i]);
	for (size_t i = 0; i < site->data->catalog->things.count; i++)
		add_thing(&listed, site->data->catalog->things.at[i].value);
	qsort(listed.at, listed.count, sizeof(*listed.at), by_name);
	for (size_t from = 0, end; from < listed.count; from = end) {
		for (end = from + 1;
		     end < listed.count && listed.at[end].letter == listed.at[from].letter;)
			end++;
		view_add(letters, letter_view(rendering, &listed.at[from], end - from));
	}
	view_set(view, "letters", letters);
	return view;
}
