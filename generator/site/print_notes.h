/*
 * print_notes - what a print edition gathers while its chapters are read: a numbered note for each number that they print,
 * and the sources of these, numbered as they are met. print_edition.h makes the page of it.
 */
#ifndef SITE_PRINT_NOTES_H
#define SITE_PRINT_NOTES_H

#include "site/worker.h"

/* How a printed number came about. Texts without a value are empty. */
struct print_note {
	struct str name, text; /* "RTX 5090: Price", "$1,999" */
	struct str formula, substituted;
	struct str on;   /* the day of the fact, in words */
	size_t *sources; /* their numbers, from 1, each once */
	size_t source_count;
};

struct print_notes {
	const struct page **chapters; /* in reading order, the index of the folder first */
	size_t chapter_count;
	struct print_note *notes; /* number 1 is the first */
	size_t count, room;
	const struct reference **sources; /* the same */
	size_t source_count, source_room;
	struct map known; /* thing and anchor of a figure, or formula and result -> struct str, the note's address */
	struct map numbers; /* id of a source -> size_t, its number */
};

/* Finds the chapters of the folder with this index. Everything is kept in `keep`. */
struct print_notes print_notes_of(struct arena *keep, const struct site *site, const struct page *index);

/* Where a page stands in the edition: "#chapter.3"; with a fragment "#3.costs"; empty if it is none of its chapters. */
struct str print_notes_chapter(const struct print_notes *notes, struct arena *keep,
    const struct page *page, struct str fragment);

/* The note on a fact, figure or call, and on an expression without a name: "#note.17". Each gets one. */
struct str print_notes_origin(struct rendering *rendering, const struct origin *origin);
struct str print_notes_derivation(
    struct rendering *rendering, const struct derivation *derivation, struct str printed);

#endif
