#include "site/searching.h"

#include "search/part.h"
#include "search/stem.h"
#include "site/address.h"
#include "site/numbers.h"

#include <stdatomic.h>
#include <stdlib.h>

/* Bytes of text that a page has which is made of data. */
#define MADE_UP_SIZE 1500

/* Texts of some pages on end. */
struct text_file {
	size_t first_page;
	struct str name;
};

/* Pages whose texts are written together. */
struct group {
	atomic_size_t left;      /* pages whose text is not there yet */
	struct text_file *files; /* once they are written */
	size_t file_count, file_room;
};

struct searching {
	const struct site *site;
	struct arena *keep;
	struct search_part **parts;
	size_t part_count, part_room;
	unsigned bits; /* a page's number without so many bits is that of its group */
	struct group *groups;
	size_t group_count;
	struct str *texts; /* by page, each of malloc; empty before and after */
};

bool search_is_wanted(const struct site *site)
{
	return !site->options->without_search && site->data->catalog->config.search;
}

bool search_has_page(const struct page *page)
{
	return page->kind != PAGE_REDIRECT && page->kind != PAGE_MISSING &&
	    page->kind != PAGE_ELSEWHERE && page->kind != PAGE_TAG && page->kind != PAGE_SEARCH &&
	    page->kind != PAGE_PRINT_EDITION && page->kind != PAGE_ALL_FIGURES;
}

static size_t size_of(const struct page *page)
{
	return page->text.source ? page->text.source->text.len : MADE_UP_SIZE;
}

static unsigned group_bits(const struct pages *pages)
{
	size_t size = 0;
	unsigned bits = 0;

	for (size_t i = 0; i < pages->count; i++)
		size += size_of(pages->at[i]);
	while (pages->count > 0 && (size / pages->count) << (bits + 1) <= SEARCH_GROUP_SIZE)
		bits++;
	return bits;
}

struct searching *searching_new(struct arena *keep, const struct site *site)
{
	struct searching *searching = ARENA_NEW(keep, struct searching);
	const struct pages *pages = site->pages;

	searching->site = site;
	searching->keep = keep;
	searching->bits = group_bits(pages);
	searching->group_count = (pages->count >> searching->bits) + 1;
	searching->groups = ARENA_ARRAY(keep, struct group, searching->group_count);
	searching->texts = ARENA_ARRAY(keep, struct str, pages->count);
	for (size_t i = 0; i < pages->count; i++)
		if (search_has_page(pages->at[i]))
			searching->groups[i >> searching->bits].left++;
	return searching;
}

struct search_part *searching_part(struct searching *searching)
{
	bool stems = stem_knows(searching->site->data->catalog->config.language);
	const struct config *config = &searching->site->data->catalog->config;
	struct search_part *part = search_part_new(searching->keep, stems);

	for (size_t i = 0; i < config->synonym_count; i++)
		search_part_equate(part, config->synonyms[i].words, config->synonyms[i].count);
	searching->parts = arena_room(searching->keep, searching->parts, searching->part_count,
	    &searching->part_room, sizeof(struct search_part *));
	searching->parts[searching->part_count++] = part;
	return part;
}

/* --- texts ------------------------------------------------------------------------------------ */

static void put_script(struct worker *worker, struct arena *scratch, struct str name, struct str bytes)
{
	struct str path = str_print(worker->keep, "search/%.*s.js", STR_ARG(name));

	if (worker->output)
		output_put(worker->output, scratch, path, bytes);
}

/* Takes the texts of pages from *next on, until there are enough of them for a file. */
static void fill_file(struct searching *searching, struct buf *out, size_t *next, size_t end)
{
	size_t pages = 0;

	for (size_t size = 0; *next < end && size < SEARCH_TEXT_SIZE; ++*next) {
		struct str text = searching->texts[*next];
		if (text.len == 0)
			continue;
		if (pages++ > 0)
			buf_put_byte(out, ',');
		buf_put(out, text);
		size += text.len;
		free((char *)(uintptr_t)text.at);
		searching->texts[*next] = STR("");
	}
}

static size_t next_text(const struct searching *searching, size_t from, size_t end)
{
	while (from < end && searching->texts[from].len == 0)
		from++;
	return from;
}

/* The last page of a group is there: this thread alone is at it. */
static void write_group(struct worker *worker, struct searching *searching, size_t number)
{
	struct arena *scratch = arena_new();
	struct group *group = &searching->groups[number];
	size_t end = (number + 1) << searching->bits, from = number << searching->bits;

	if (end > searching->site->pages->count)
		end = searching->site->pages->count;
	while ((from = next_text(searching, from, end)) < end) {
		struct buf out = buf_in(scratch, BUF_MOST);
		struct text_file file = { .first_page = from };
		search_texts_begin(&out, from);
		fill_file(searching, &out, &from, end);
		search_texts_end(&out);
		file.name = search_text_name(worker->keep, file.first_page, buf_str(&out));
		put_script(worker, scratch, file.name, buf_str(&out));
		group->files = arena_room(worker->keep, group->files, group->file_count,
		    &group->file_room, sizeof(*group->files));
		group->files[group->file_count++] = file;
	}
	arena_free(scratch);
}

void searching_add(struct rendering *rendering, const struct search_section *sections, size_t count)
{
	struct worker *worker = rendering->worker;
	struct searching *searching = worker->searching;
	const struct page *page = rendering->page;

	if (!searching || !search_has_page(page) || searching->texts[page->index].len > 0)
		return;
	struct search_page what = { page->index, page->address, page->title, sections, count };
	struct buf text = buf_in(rendering->scratch, BUF_MOST);
	search_part_add(worker->part, &what);
	search_text_write(&text, &what);
	char *copy = memory_or_end(malloc(text.len));
	memcpy(copy, text.at, text.len);
	searching->texts[page->index] = (struct str){ copy, text.len };
	size_t number = page->index >> searching->bits;
	if (atomic_fetch_sub(&searching->groups[number].left, 1) == 1)
		write_group(worker, searching, number);
}

/* --- shards ----------------------------------------------------------------------------------- */

static void take_file(void *self, struct str path, struct str bytes)
{
	struct worker *worker = self;

	if (worker->output)
		output_put(worker->output, worker->scratch, str_copy(worker->keep, path), bytes);
}

void searching_write(struct searching *searching, struct worker *worker)
{
	struct arena *scratch = arena_new();
	size_t count = 0, room = 0;

	for (size_t i = 0; i < searching->group_count; i++)
		room += searching->groups[i].file_count;
	struct str *names = ARENA_ARRAY(scratch, struct str, room);
	size_t *pages = ARENA_ARRAY(scratch, size_t, room);
	for (size_t i = 0; i < searching->group_count; i++)
		for (size_t k = 0; k < searching->groups[i].file_count; k++) {
			names[count] = searching->groups[i].files[k].name;
			pages[count++] = searching->groups[i].files[k].first_page;
		}
	struct str numbers = numbers_script(worker, scratch);
	struct str numbers_name = search_file_name(scratch, STR("numbers"), numbers);
	put_script(worker, scratch, numbers_name, numbers);
	struct search_site site = {
		.parts = searching->parts,
		.part_count = searching->part_count,
		.page_count = searching->site->pages->count,
		.stems = stem_knows(searching->site->data->catalog->config.language),
		.texts = names,
		.text_pages = pages,
		.text_count = count,
		.numbers = numbers_name,
	};
	search_write(&site, &(struct search_sink){ take_file, worker });
	arena_free(scratch);
}
