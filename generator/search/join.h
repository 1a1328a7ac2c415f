/* join - joins the parts of all threads: all words in order, each with its sections. Private to search/. */
#ifndef SEARCH_JOIN_H
#define SEARCH_JOIN_H

#include "search/shard.h"

#include <stdint.h>

struct posting {
	uint32_t page;
	uint32_t section : 26; /* with its kind in the last bits */
	uint32_t weight : 6;
};

struct joined_word {
	struct str text;
	uint32_t section_total; /* number of sections that contain it */
	uint32_t stored, first; /* number of them in `postings`, and the index of the first */
};

struct joined {
	struct joined_word *words; /* in the order of their bytes */
	size_t word_count;
	struct posting *postings; /* for each word in page order */
	size_t section_count;
};

/* Everything lives in `keep`; words are views into the parts. */
struct joined join_parts(struct arena *keep, const struct search_site *site);

#endif
