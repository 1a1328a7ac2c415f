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

/* The slot of a word as it would be filled, but for the number; `text` is the caller's. */
static struct form_slot slot_for(struct str word)
{
	struct form_slot slot = { .len = (uint32_t)word.len };

	if (word.len > SHORT_MOST) {
		slot.text = word.at;
		slot.hash = map_hash(word);
		return slot;
	}
	slot.packed = pack(word);
	slot.hash = (slot.packed + word.len) * 0x9E3779B97F4A7C15;
	slot.hash ^= slot.hash >> 32;
	return slot;
}

/* The slot that holds the word, or the empty one where it belongs; linear probing. */
static struct form_slot *find(const struct form_table *table, const struct form_slot *word)
{
	size_t mask = table->slot_count - 1;

	for (size_t i = (size_t)word->hash & mask;; i = (i + 1) & mask) {
		struct form_slot *slot = &table->slots[i];
		if (slot->len == 0)
			return slot;
		if (slot->hash == word->hash && slot->packed == word->packed && slot->len == word->len &&
		    (!slot->text || memcmp(slot->text, word->text, word->len) == 0))
			return slot;
	}
}

static void make_slots(struct form_table *table)
{
	struct form_slot *before = table->slots;
	size_t count = table->slot_count;

	if (count > 0 && (table->count + 1) * 2 <= count)
		return;
	table->slot_count = count ? count * 2 : SLOTS_LEAST;
	table->slots = ARENA_ARRAY(table->arena, struct form_slot, table->slot_count);
	for (size_t i = 0; i < count; i++)
		if (before[i].len > 0)
			*find(table, &before[i]) = before[i];
}

struct form_table form_table_in(struct arena *arena)
{
	struct form_table table = { .arena = arena };

	make_slots(&table);
	return table;
}

uint32_t form_table_get(const struct form_table *table, struct str word)
{
	struct form_slot slot = slot_for(word);
	const struct form_slot *found = find(table, &slot);

	return found->len > 0 ? found->number : FORM_NONE;
}

void form_table_add(struct form_table *table, struct str word, uint32_t number)
{
	make_slots(table);
	struct form_slot slot = slot_for(word);
	if (slot.text)
		slot.text = arena_copy(table->arena, word.at, word.len);
	slot.number = number;
	*find(table, &slot) = slot;
	table->count++;
}
