/*
 * part - one thread's part of the index: the words of the pages that it added. Other folders only pass it
 * on.
 */
#ifndef SEARCH_PART_H
#define SEARCH_PART_H

#include "base/map.h"
#include "search/form_table.h"
#include "search/index.h"
#include "search/phrase.h"
#include "search/words.h"

#include <stdint.h>

/*
 * Weights of a word in a section: 1 to WEIGHT_MOST; or WEIGHT_NAME: the word is the section's whole name.
 */
#define WEIGHT_MOST 62
#define WEIGHT_NAME 63

/* Where in a section a word stands: in its heading, in what stands around it, in its text. */
enum part_field { PART_TITLE, PART_CONTEXT, PART_TEXT, PART_FIELDS };

/*
 * The words of the sections of a page, packed (part_read takes them out): of each section its number with
 * the kind in the last bits, the number of its pattern or 0, how many words follow, and of each word its number
 * in the part and its weight. Of a word that its pattern has, too, what stands here counts. A number is seven
 * bits a byte, the lowest first, with the highest bit where more follow; a weight is a byte.
 */
struct page_words {
	uint32_t page, size;
	unsigned char at[];
};

/* The stems of all words of a name as one word: a name is found by them. Cut at the limit of a word, without points. */
struct part_name {
	char bytes[WORD_MOST];
	size_t len;
};

/* Words that mean the same: their numbers, from `from` to before `end`. */
struct equal_words {
	uint32_t from, end;
};

/* How often a word is met in a section, by field. */
struct word_count {
	uint32_t word;
	uint16_t times[PART_FIELDS];
	bool is_name;
};

/* What sections that are alike have in common: the words of their title and their text, with these words' weights. */
struct pattern {
	uint32_t number; /* from 1 on */
	struct part_name title;
	uint32_t lengths[PART_FIELDS];
	struct word_count *counts;
	uint32_t count;
	uint32_t sections; /* that have it, and are not among the totals yet */
	const unsigned char *packed;
};

struct search_part {
	struct arena *keep;
	bool stems;
	struct map words;        /* stem of a word -> its number + 1 */
	struct form_table forms; /* word as written -> its number */
	struct phrases phrases; /* texts that things and figures share; their words as phrase_word packs them */
	struct equal_words *equals; /* by number of the word; for the first `equal_count` words */
	size_t equal_count, equal_room;
	uint32_t *totals; /* by number of the word: how many sections contain it */
	size_t total_room;
	struct map pattern_of; /* what alike sections have in search_section.alike -> struct pattern */
	struct pattern **patterns;
	size_t pattern_count, pattern_room;
	struct page_words **pages; /* in the order they were added */
	size_t page_count, page_room;
	size_t section_count;
	struct buf packed; /* the words of the page that is being added */
	/* of the section that is being added */
	struct word_count *counts;
	size_t counts_used, counts_room;
	uint32_t *count_of; /* by number of the word: its index in `counts` + 1; 0: none */
	size_t count_of_room;
	uint32_t lengths[PART_FIELDS];
	int field;
	bool repeats;                 /* many others have the same texts */
	struct part_name name;        /* what of the title or name at hand has been counted */
	struct str beside;            /* of the page: what stood beside a title last, */
	struct part_name beside_name; /* and its stems */
};

/* Takes the words of a page out, one after the other. Begin with `at` and `end` at those of a page, and `patterns`. */
struct part_reader {
	const unsigned char *at, *end;
	struct pattern *const *patterns;
	const struct pattern *pattern; /* of the section at hand, whose words are to come */
	const unsigned char *behind; /* the pattern's words, at which `at` is: where the page goes on */
	uint32_t section, left; /* of the section at hand: its number with its kind, and its words to come */
	uint32_t word, weight; /* of the word at hand */
};

#define PACKED_BITS 7
#define PACKED_MORE 0x80U

static inline uint32_t part_unpack(struct part_reader *reader)
{
	uint32_t byte = *reader->at++, number = byte & ~PACKED_MORE;

	for (unsigned shift = PACKED_BITS; byte >= PACKED_MORE; shift += PACKED_BITS) {
		byte = *reader->at++;
		number |= (byte & ~PACKED_MORE) << shift;
	}
	return number;
}

/* The next section, or the pattern of the one at hand; false behind the last one. */
static inline bool part_read_on(struct part_reader *reader)
{
	if (reader->pattern) {
		reader->behind = reader->at;
		reader->at = reader->pattern->packed;
		reader->left = reader->pattern->count;
		reader->pattern = NULL;
		return true;
	}
	if (reader->behind)
		reader->at = reader->behind;
	reader->behind = NULL;
	if (reader->at == reader->end)
		return false;
	reader->section = part_unpack(reader);
	uint32_t pattern = part_unpack(reader);
	reader->pattern = pattern > 0 ? reader->patterns[pattern - 1] : NULL;
	reader->left = part_unpack(reader);
	return true;
}

/* The next word of the page; false behind the last one. Inline, because all words of all pages are read with it. */
static inline bool part_read(struct part_reader *reader)
{
	while (reader->left == 0)
		if (!part_read_on(reader))
			return false;
	reader->left--;
	reader->word = part_unpack(reader);
	reader->weight = *reader->at++;
	return true;
}

/* `stems`: the pages are in a language that stem.h has rules for. */
struct search_part *search_part_new(struct arena *keep, bool stems);

/*
 * Makes words of one meaning find each other: a section with one of them has all. Each is a single word. Before the first
 * page; a word that is in an earlier group, or has the stem of one, stays there.
 */
void search_part_equate(struct search_part *part, const struct str *words, size_t count);

/* Only the words of the page are copied. */
void search_part_add(struct search_part *part, const struct search_page *page);

/* Adds to the totals what patterns have left. Before these are read. */
void search_part_total(struct search_part *part);

#endif
