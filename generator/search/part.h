/*
 * part - one thread's part of the index: the words of the pages that it added. Other folders only pass it
 * on.
 */
#ifndef SEARCH_PART_H
#define SEARCH_PART_H

#include "base/map.h"
#include "search/index.h"

#include <stdint.h>

/*
 * Weights of a word in a section: 1 to WEIGHT_MOST; or WEIGHT_NAME: the word is the section's whole name.
 */
#define WEIGHT_MOST 62
#define WEIGHT_NAME 63
#define WEIGHT_BITS 6

/* Where in a section a word stands: in its heading, in what stands around it, in its text. */
enum part_field { PART_TITLE, PART_CONTEXT, PART_TEXT, PART_FIELDS };

/*
 * The words of a section: `count` numbers, each the number of a word in the part with its weight in the
 * last WEIGHT_BITS bits.
 */
struct section_words {
	uint32_t page, section; /* section: its number on the page with its kind in the last bits */
	uint32_t count;
	uint32_t at[];
};

struct search_part {
	struct arena *keep;
	bool stems;
	struct map words;                /* stem of a word -> its number + 1 */
	struct map forms;                /* word as written -> the same */
	struct section_words **sections; /* in the order they were added */
	size_t section_count, section_room;
	/* of the section that is being added */
	struct word_count *counts;
	size_t counts_used, counts_room;
	uint32_t *count_of; /* by number of the word: its index in `counts` + 1; 0: none */
	size_t count_of_room;
	uint32_t lengths[PART_FIELDS];
	int field;
};

/* `stems`: the pages are in a language that stem.h has rules for. */
struct search_part *search_part_new(struct arena *keep, bool stems);

/* Only the words of the page are copied. */
void search_part_add(struct search_part *part, const struct search_page *page);

#endif
