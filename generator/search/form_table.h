/*
 * form_table - the number of each word as it is written, looked up for every word of every page.
 *
 * A map whose keys of up to eight bytes, which most words have, are compared as one number, so that a word
 * that is known costs one read of memory. Private to search/.
 */
#ifndef SEARCH_FORM_TABLE_H
#define SEARCH_FORM_TABLE_H

#include "base/arena.h"
#include "base/str.h"

struct form_slot {
	uint64_t key;     /* of a short word all of its bytes, of a longer one its hash */
	const char *text; /* of a longer word */
	uint32_t len;     /* 0: the slot is empty */
	uint32_t number;
};

struct form_table {
	struct arena *arena;
	struct form_slot *slots; /* open addressing; a power of two of them */
	size_t slot_count, count;
};

/* A number that no word has. */
#define FORM_NONE UINT32_MAX

struct form_table form_table_in(struct arena *arena);

/* The number of a word that is not empty; FORM_NONE if the table does not have it. */
uint32_t form_table_get(const struct form_table *table, struct str word);

/* Adds a word that is not in the table, with a copy of its text. */
void form_table_add(struct form_table *table, struct str word, uint32_t number);

#endif
