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

#include <string.h>

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

#define FORM_SHORT_MOST 8 /* bytes of a short word */

/* All bytes of up to eight as one number: of four and more the first and the last four. With the length it is the word. */
static inline uint64_t form_pack(struct str word)
{
	uint32_t first, last;

	if (word.len < sizeof(first))
		return (uint64_t)(unsigned char)word.at[0] << 16 |
		    (uint64_t)(unsigned char)word.at[word.len / 2] << 8 |
		    (unsigned char)word.at[word.len - 1];
	memcpy(&first, word.at, sizeof(first));
	memcpy(&last, word.at + word.len - sizeof(last), sizeof(last));
	return (uint64_t)first << 32 | last;
}

/* The slot that holds a short word, or the empty one where it belongs; linear probing. */
static inline struct form_slot *form_find_short(
    const struct form_table *table, uint64_t packed, size_t len)
{
	size_t mask = table->slot_count - 1;
	uint64_t hash = (packed + len) * 0x9E3779B97F4A7C15;

	for (size_t i = (size_t)(hash ^ hash >> 32) & mask;; i = (i + 1) & mask) {
		struct form_slot *slot = &table->slots[i];
		if (slot->len == 0 || (slot->key == packed && slot->len == len))
			return slot;
	}
}

/* The same for a longer one. */
struct form_slot *form_find_long(const struct form_table *table, struct str word);

/* The number of a word that is not empty; FORM_NONE if the table does not have it. Inline: asked for each word of each page. */
static inline uint32_t form_table_get(const struct form_table *table, struct str word)
{
	const struct form_slot *slot = word.len > FORM_SHORT_MOST
	    ? form_find_long(table, word)
	    : form_find_short(table, form_pack(word), word.len);

	return slot->len > 0 ? slot->number : FORM_NONE;
}

/* Adds a word that is not in the table, with a copy of its text. */
void form_table_add(struct form_table *table, struct str word, uint32_t number);

#endif
