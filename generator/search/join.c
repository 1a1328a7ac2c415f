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
	} * pages;
	size_t page_count;
	struct choice *choices; /* by place of the word */
};

/* Of a word with more sections than are kept: which weights are. */
struct choice {
	uint32_t *by_weight; /* how many have each weight; NULL: all are kept */
	uint32_t least;      /* heavier ones are kept, */
	uint32_t quota;      /* and so many of just this weight, the first of them */
};

/* --- all words in order ----------------------------------------------------------------------- */

/* A word in the order of their bytes: the first eight, which tell nearly all words apart, as one number. */
struct ordered {
	uint64_t first;
	const struct joined_word *word;
};

static uint64_t first_bytes(struct str text)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes = bytes << 8 | (unsigned char)str_byte(text, i);
	return bytes;
}

static int by_text(const void *left, const void *right)
{
	const struct ordered *a = left, *b = right;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return str_cmp(a->word->text, b->word->text);
}

/* The words of all parts, each once, in the order in which they are met; joined->place leads to them. */
static struct map meet_words(struct joining *joining)
{
	struct map words = map_in(joining->keep);

	for (size_t i = 0; i < joining->site->part_count; i++) {
		const struct map *part_words = &joining->site->parts[i]->words;
		joining->place[i] = ARENA_ARRAY(joining->keep, uint32_t, part_words->count + 1);
		for (size_t n = 0; n < part_words->count; n++) {
			if (joining->site->parts[i]->totals[n] == 0) /* no section has it */
				continue;
			struct joined_word *word = map_get(&words, part_words->at[n].key);
			if (!word) {
				word = ARENA_NEW(joining->keep, struct joined_word);
				word->text = part_words->at[n].key;
				word->first = (uint32_t)words.count;
				map_add(&words, word->text, word);
			}
			joining->place[i][n] = word->first;
		}
	}
	return words;
}

static void sort_words(struct joining *joining)
{
	struct map words = meet_words(joining);
	size_t count = words.count;
	struct ordered *order = ARENA_ARRAY(joining->keep, struct ordered, count + 1);
	uint32_t *rank = ARENA_ARRAY(joining->keep, uint32_t, count + 1);

	for (size_t i = 0; i < count; i++) {
		const struct joined_word *word = words.at[i].value;
		order[i] = (struct ordered){ first_bytes(word->text), word };
	}
	qsort(order, count, sizeof(*order), by_text);
	joining->joined.words = ARENA_ARRAY(joining->keep, struct joined_word, count + 1);
	joining->joined.word_count = count;
	for (size_t i = 0; i < count; i++) {
		rank[order[i].word->first] = (uint32_t)i;
		joining->joined.words[i].text = order[i].word->text;
	}
	for (size_t i = 0; i < joining->site->part_count; i++)
		for (size_t n = 0; n < joining->site->parts[i]->words.count; n++)
			joining->place[i][n] = rank[joining->place[i][n]];
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
			    (struct located){ part->pages[n], joining->place[i] };
	}
	qsort(joining->pages, count, sizeof(*joining->pages), by_page);
}

static struct part_reader reader_of(const struct located *page)
{
	return (struct part_reader){ .at = page->words->at, .end = page->words->at + page->words->size };
}

/* --- what is kept ----------------------------------------------------------------------------- */

static void count_sections(struct joining *joining)
{
	for (size_t i = 0; i < joining->site->part_count; i++) {
		const struct search_part *part = joining->site->parts[i];
		for (size_t n = 0; n < part->words.count; n++)
			joining->joined.words[joining->place[i][n]].section_total += part->totals[n];
	}
}

static void count_weights(struct joining *joining)
{
	bool all_kept = true;

	joining->choices = ARENA_ARRAY(joining->keep, struct choice, joining->joined.word_count + 1);
	for (size_t i = 0; i < joining->joined.word_count; i++) {
		if (joining->joined.words[i].section_total <= POSTINGS_MOST)
			continue;
		joining->choices[i].by_weight = ARENA_ARRAY(joining->keep, uint32_t, WEIGHT_NAME + 1);
		all_kept = false;
	}
	for (size_t i = 0; !all_kept && i < joining->page_count; i++) {
		const struct located *page = &joining->pages[i];
		for (struct part_reader reader = reader_of(page); part_read(&reader);) {
			struct choice *choice = &joining->choices[page->place[reader.word]];
			if (choice->by_weight)
				choice->by_weight[reader.weight]++;
		}
	}
}

static void choose(struct choice *choice)
{
	uint32_t room = POSTINGS_MOST, weight = WEIGHT_NAME;

	for (; choice->by_weight[weight] < room; weight--)
		room -= choice->by_weight[weight];
	choice->least = weight;
	choice->quota = room;
}

static void make_room(struct joining *joining)
{
	uint32_t count = 0;

	for (size_t i = 0; i < joining->joined.word_count; i++) {
		struct joined_word *word = &joining->joined.words[i];
		word->first = count;
		count += word->section_total < POSTINGS_MOST ? word->section_total : POSTINGS_MOST;
		if (joining->choices[i].by_weight)
			choose(&joining->choices[i]);
	}
	joining->joined.postings = arena_alloc(joining->keep, (count + 1) * sizeof(struct posting));
}

static bool is_kept(struct choice *choice, uint32_t weight)
{
	if (!choice->by_weight || weight > choice->least)
		return true;
	if (weight < choice->least || choice->quota == 0)
		return false;
	choice->quota--;
	return true;
}

static void keep_postings(struct joining *joining)
{
	for (size_t i = 0; i < joining->page_count; i++) {
		const struct located *page = &joining->pages[i];
		for (struct part_reader reader = reader_of(page); part_read(&reader);) {
			uint32_t place = page->place[reader.word];
			struct joined_word *word = &joining->joined.words[place];
			if (!is_kept(&joining->choices[place], reader.weight))
				continue;
			struct posting *posting =
			    &joining->joined.postings[word->first + word->stored++];
			posting->page = page->words->page;
			posting->section = reader.section & SECTION_MASK;
			posting->weight = reader.weight & WEIGHT_NAME;
		}
	}
}

struct joined join_parts(struct arena *keep, const struct search_site *site)
{
	struct joining joining = { .keep = keep, .site = site };

	joining.place = ARENA_ARRAY(keep, uint32_t *, site->part_count + 1);
	sort_words(&joining);
	sort_pages(&joining);
	count_sections(&joining);
	count_weights(&joining);
	make_room(&joining);
	keep_postings(&joining);
	return joining.joined;
}
