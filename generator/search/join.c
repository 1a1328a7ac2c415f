#include "search/join.h"

#include "search/part.h"

#include <stdlib.h>

#define SECTION_MASK 0x3FFFFFFU

struct joining {
	struct arena *keep;
	const struct search_site *site;
	struct joined joined;
	uint32_t **place; /* of each part: number of a word there -> its place in joined.words */
	struct located {  /* all pages in order */
		const struct page_words *words;
		const uint32_t *place;
		struct pattern *const *patterns;
	} * pages;
	size_t page_count;
};

/* --- all words in order ----------------------------------------------------------------------- */

/* A word of a part, and eight of its bytes as one number: words are put in order by eight bytes after the other. */
struct ordered {
	uint64_t eight;
	uint32_t part, number;
};

/* So few words are put in order one by one. */
#define FEW_WORDS 32

static struct str text_of(const struct joining *joining, const struct ordered *word)
{
	return joining->site->parts[word->part]->words.at[word->number].key;
}

/* Zeros behind its end. */
static uint64_t eight_bytes(struct str text, size_t from)
{
	uint64_t bytes = 0;

	for (size_t i = from; i < from + sizeof(bytes); i++)
		bytes = bytes << 8 | (unsigned char)str_byte(text, i);
	return bytes;
}

/* The words of all parts that some section has. */
static struct ordered *gather_words(const struct joining *joining, struct arena *scratch, size_t *count)
{
	struct ordered *words;
	size_t room = 0;

	*count = 0;
	for (size_t i = 0; i < joining->site->part_count; i++)
		room += joining->site->parts[i]->words.count;
	words = arena_alloc(scratch, (room + 1) * sizeof(*words));
	for (size_t i = 0; i < joining->site->part_count; i++) {
		const struct search_part *part = joining->site->parts[i];
		for (size_t n = 0; n < part->words.count; n++)
			if (part->totals[n] > 0)
				words[(*count)++] =
				    (struct ordered){ .part = (uint32_t)i, .number = (uint32_t)n };
	}
	return words;
}

/* Each goes in front of those before it that it is less than. */
static void order_few(const struct joining *joining, struct ordered *words, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct ordered word = words[i];
		struct str text = text_of(joining, &word);
		size_t at = i;
		for (; at > 0 && str_cmp(text, text_of(joining, &words[at - 1])) < 0; at--)
			words[at] = words[at - 1];
		words[at] = word;
	}
}

/* Those of the same byte stay in the order they have. */
static void order_by_byte(const struct ordered *from, struct ordered *to, size_t count, unsigned shift)
{
	size_t places[256] = { 0 }, place = 0;

	for (size_t i = 0; i < count; i++)
		places[from[i].eight >> shift & 0xFF]++;
	for (size_t i = 0; i < countof(places); i++) {
		size_t such = places[i];
		places[i] = place;
		place += such;
	}
	for (size_t i = 0; i < count; i++)
		to[places[from[i].eight >> shift & 0xFF]++] = from[i];
}

/*
 * Puts words in order that are the same up to byte `at`: by the next eight bytes, from the last of them to the first (a radix
 * sort), and then those that are the same there by what is behind. Takes a third of the time of a sort that compares words.
 * `room` is for as many.
 */
static void order_words(const struct joining *joining, struct ordered *words, struct ordered *room,
    size_t count, size_t at)
{
	if (count <= FEW_WORDS) {
		order_few(joining, words, count);
		return;
	}
	for (size_t i = 0; i < count; i++)
		words[i].eight = eight_bytes(text_of(joining, &words[i]), at);
	for (unsigned shift = 0; shift < 64; shift += 16) {
		order_by_byte(words, room, count, shift);
		order_by_byte(room, words, count, shift + 8);
	}
	for (size_t from = 0, end; from < count; from = end) {
		uint64_t eight = words[from].eight;
		for (end = from + 1; end < count && words[end].eight == eight;)
			end++;
		if (eight & 0xFF) /* they go on */
			order_words(joining, words + from, room, end - from, at + sizeof(eight));
	}
}

/* All words, each once, however many parts have it; joining->place leads to them. */
static void sort_words(struct joining *joining)
{
	struct joined *joined = &joining->joined;
	struct arena *scratch = arena_new();
	size_t count;
	struct ordered *order = gather_words(joining, scratch, &count);
	struct str last = STR("");

	order_words(joining, order, arena_alloc(scratch, (count + 1) * sizeof(*order)), count, 0);
	joined->words = ARENA_ARRAY(joining->keep, struct joined_word, count + 1);
	for (size_t i = 0; i < joining->site->part_count; i++)
		joining->place[i] =
		    ARENA_ARRAY(joining->keep, uint32_t, joining->site->parts[i]->words.count + 1);
	for (size_t i = 0; i < count; i++) {
		struct str text = text_of(joining, &order[i]);
		if (!str_eq(text, last))
			joined->words[joined->word_count++].text = last = text;
		joining->place[order[i].part][order[i].number] = (uint32_t)joined->word_count - 1;
	}
	arena_free(scratch);
}

/* --- pages in order --------------------------------------------------------------------------- */

static int by_page(const void *left, const void *right)
{
	const struct page_words *a = ((const struct located *)left)->words;
	const struct page_words *b = ((const struct located *)right)->words;

	return a->page < b->page ? -1 : a->page > b->page;
}

static void sort_pages(struct joining *joining)
{
	size_t count = 0;

	for (size_t i = 0; i < joining->site->part_count; i++)
		count += joining->site->parts[i]->page_count;
	joining->pages = ARENA_ARRAY(joining->keep, struct located, count + 1);
	for (size_t i = 0; i < joining->site->part_count; i++) {
		const struct search_part *part = joining->site->parts[i];
		joining->joined.section_count += part->section_count;
		for (size_t n = 0; n < part->page_count; n++)
			joining->pages[joining->page_count++] =
			    (struct located){ part->pages[n], joining->place[i], part->patterns };
	}
	qsort(joining->pages, count, sizeof(*joining->pages), by_page);
}

static struct part_reader reader_of(const struct located *page)
{
	return (struct part_reader){ .at = page->words->at,
		.end = page->words->at + page->words->size,
		.patterns = page->patterns };
}

/* --- what is kept ----------------------------------------------------------------------------- */

static void count_sections(struct joining *joining)
{
	for (size_t i = 0; i < joining->site->part_count; i++) {
		const struct search_part *part = joining->site->parts[i];
		for (size_t n = 0; n < part->words.count; n++)
			if (part->totals[n] > 0)
				joining->joined.words[joining->place[i][n]].section_total +=
				    part->totals[n];
	}
}

static void make_room(struct joining *joining)
{
	uint32_t count = 0;

	for (size_t i = 0; i < joining->joined.word_count; i++) {
		struct joined_word *word = &joining->joined.words[i];
		word->first = count;
		count += word->section_total;
	}
	joining->joined.postings = arena_alloc(joining->keep, (count + 1) * sizeof(struct posting));
}

/* Whether the word at hand is its pattern's, and the section's own came before. */
static bool is_put(const struct part_reader *reader, const struct joined_word *word,
    const struct posting *next, uint32_t page)
{
	return reader->behind && word->stored > 0 && next[-1].page == page &&
	    next[-1].section == (reader->section & SECTION_MASK);
}

static void put_page(struct joining *joining, const struct located *page)
{
	for (struct part_reader reader = reader_of(page); part_read(&reader);) {
		struct joined_word *word = &joining->joined.words[page->place[reader.word]];
		struct posting *posting = &joining->joined.postings[word->first + word->stored];
		if (is_put(&reader, word, posting, page->words->page))
			continue;
		word->stored++;
		posting->page = page->words->page;
		posting->section = reader.section & SECTION_MASK;
		posting->weight = reader.weight & WEIGHT_NAME;
	}
}

static void put_postings(struct joining *joining)
{
	for (size_t i = 0; i < joining->page_count; i++)
		put_page(joining, &joining->pages[i]);
}

/* Of a word with more sections than are kept those with the greatest weights, and of the least of these the first. */
static void choose(struct joined_word *word, struct posting *postings)
{
	uint32_t by_weight[WEIGHT_NAME + 1] = { 0 }, room = POSTINGS_MOST, least = WEIGHT_NAME,
					 kept = 0;

	for (uint32_t i = 0; i < word->stored; i++)
		by_weight[postings[i].weight]++;
	for (; by_weight[least] < room; least--)
		room -= by_weight[least];
	for (uint32_t i = 0; i < word->stored; i++) {
		if (postings[i].weight < least || (postings[i].weight == least && room == 0))
			continue;
		room -= postings[i].weight == least;
		postings[kept++] = postings[i];
	}
	word->stored = kept;
}

static void keep_postings(struct joining *joining)
{
	for (size_t i = 0; i < joining->joined.word_count; i++) {
		struct joined_word *word = &joining->joined.words[i];
		if (word->stored > POSTINGS_MOST)
			choose(word, &joining->joined.postings[word->first]);
	}
}

struct joined join_parts(struct arena *keep, const struct search_site *site)
{
	struct joining joining = { .keep = keep, .site = site };

	for (size_t i = 0; i < site->part_count; i++)
		search_part_total(site->parts[i]);
	joining.place = ARENA_ARRAY(keep, uint32_t *, site->part_count + 1);
	sort_words(&joining);
	sort_pages(&joining);
	count_sections(&joining);
	make_room(&joining);
	put_postings(&joining);
	keep_postings(&joining);
	return joining.joined;
}
