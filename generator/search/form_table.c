#include "search/form_table.h"

#include "base/map.h"

#include <string.h>

#define SLOTS_LEAST 1024
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

struct form_slot *form_find_long(const struct form_table *table, struct str word)
{
	return find_long(table, word, map_hash(word));
}

static struct form_slot *find(const struct form_table *table, struct str word)
{
	return word.len > FORM_SHORT_MOST ? form_find_long(table, word)
					  : form_find_short(table, form_pack(word), word.len);
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
		if (before[i].len > FORM_SHORT_MOST)
			*find_long(table, (struct str){ before[i].text, before[i].len },
			    before[i].key) = before[i];
		else if (before[i].len > 0)
			*form_find_short(table, before[i].key, before[i].len) = before[i];
	}
	arena_give(table->arena, before, count * sizeof(*before));
}

struct form_table form_table_in(struct arena *arena)
{
	struct form_table table = { .arena = arena };

	make_slots(&table);
	return table;
}

void form_table_add(struct form_table *table, struct str word, uint32_t number)
{
	make_slots(table);
	struct form_slot slot = { .len = (uint32_t)word.len, .number = number };
	slot.key = word.len > FORM_SHORT_MOST ? map_hash(word) : form_pack(word);
	if (word.len > FORM_SHORT_MOST)
		slot.text = arena_copy(table->arena, word.at, word.len);
	*find(table, word) = slot;
	table->count++;
}
