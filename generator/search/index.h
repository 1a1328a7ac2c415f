/*
 * index - the input of the search index: the sections of a page, with their titles, texts and other words.
 *
 * Search finds sections: the text under one heading, a thing, or one figure. The weight of a word in a
 * section depends on where it occurs and how often (BM25F: Robertson and Zaragoza, "The Probabilistic
 * Relevance Framework", 2009). The average lengths are constants, so editing one page changes no weight on
 * another. All weights are integers.
 *
 * Threads: each thread adds the pages it renders to a part of its own (part.h). search_write (shard.h)
 * joins the parts; the result does not depend on which thread rendered what.
 */
#ifndef SEARCH_INDEX_H
#define SEARCH_INDEX_H

#include "base/buf.h"

#include <stdbool.h>

enum search_kind {
	SEARCH_SECTION, /* text under a heading, or before the first one */
	SEARCH_THING,
	SEARCH_FIGURE,
	SEARCH_RECORD, /* a thing without a page of its own: ranked below those with one */
	SEARCH_RECORD_FIGURE, /* figures of such a thing, and calls of figures with arguments, of which there are many */
};

struct search_section {
	enum search_kind kind;
	struct str anchor; /* its id on the page; empty: the page's top */
	struct str title;  /* a heading; a thing's name; the name of a figure: "Price" */
	struct str about;  /* shown with it: the page's title, a thing's kind, a figure's thing */
	/* other names, whose words count like the title's (an old id) */
	const struct str *names;
	size_t name_count;
	struct str beside; /* finds it only together with the title, before or behind it: "rtx_5090" of "Price"; or empty */
	const struct str *context; /* words of its surroundings: headings above it */
	size_t context_count;
	const struct str *shown; /* a thing: name and value of its main facts, alternating; a figure: value, date */
	size_t shown_count;
	const struct str *passages; /* its text: paragraphs, items, rows */
	size_t passage_count;
	/* many sections have this title and these passages, no names and no context: an address that is theirs alone; or NULL */
	const void *alike;
};

struct search_page {
	size_t number;      /* among all pages of the site */
	struct str address; /* "compare/desktops/" */
	struct str title;
	const struct search_section *sections;
	size_t section_count;
};

/* The number of a section in the files has its kind in its last bits: so many of them. */
#define SEARCH_KIND_BITS 3

/* The most sections of a page; further ones are not indexed. A posting stores the number in 16 bits. */
#define SEARCH_SECTIONS_MOST 0xFFFFU

struct search_part; /* part.h */

#endif
