#include "search/form_table.h"

#include "base/map.h"

#include <string.h>

#define SLOTS_LEAST 1024
#define SHORT_MOST 8

/* All bytes of up to eight as one number: of four and more the first and the last four. With the length it is the word. */
static uint64_t pack(struct str word)
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

static uint64_t hash_short(uint64_t packed, size_t len)
{
	uint64_t hash = (packed + len) * 0x9E3779B97F4A7C15;

	return hash ^ hash >> 32;
}

/* The slot that holds the word, or the empty one where it belongs; linear probing. */
static struct form_slot *find_long(const struct form_table *table, struct str word, uint64_t hash)
{
	size_t mask = table->slot_count - 1;

	for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
		struct form_slot *slot = &table->slots[i];
		if (slot->len == 0 ||
		    (slot->key == hash && slot->len == word.len &&
			memcmp(slot->text, word.at, word.len) == 0))
			return slot;
	}
}

static struct form_slot *find_short(const struct form_table *table, uint64_t packed, size_t len)
{
	size_t mask = table->slot_count - 1;

	for (size_t i = (size_t)hash_short(packed, len) & mask;; i = (i + 1) & mask) {
		struct form_slot *slot = &table->slots[i];
		if (slot->len == 0 || (slot->key == packed && slot->len == len))
			return slot;
	}
}

static struct form_slot *find(const struct form_table *table, struct str word)
{
	return word.len > SHORT_MOST ? find_long(table, word, map_hash(word))
				     : find_short(table, pack(word), word.len);
}

static void make_slots(struct form_table *table)
{
	struct form_slot *before = table->slots;
	size_t count = table->slot_count;

	if (count > 0 && (table->count + 1) * 2 <= count)
		return;
	table->slot_count = count ? count * 2 : SLOTS_LEAST;
	table->slots = ARENA_ARRAY(table->arena, struct form_slot, table->slot_count);
	for (size_t i = 0; i < count; i++) {
		if (before[i].len > SHORT_MOST)
			*find_long(table, (struct str){ before[i].text, before[i].len },
			    before[i].key) = before[i];
		else if (before[i].len > 0)
			*find_short(table, before[i].key, before[i].len) = before[i];
	}
}

struct form_table form_table_in(struct arena *arena)
{
	struct form_table table = { .arena = arena };

	make_slots(&table);
	return table;
}

uint32_t form_table_get(const struct form_table *table, struct str word)
{
	const struct form_slot *slot = find(table, word);

	return slot->len > 0 ? slot->number : FORM_NONE;
}

void form_table_add(struct form_table *table, struct str word, uint32_t number)
{
	make_slots(table);
	struct form_slot slot = { .len = (uint32_t)word.len, .number = number };
	slot.key = word.len > SHORT_MOST ? map_hash(word) : pack(word);
	if (word.len > SHORT_MOST)
		slot.text = arena_copy(table->arena, word.at, word.len);
	*find(table, word) = slot;
	table->count++;
}
