#include "data/slot_table.h"

#include "data/slot.h"

#define ROOM_LEAST 8

/* Where a slot stands, or belongs. Of the hash the upper half is mixed best. */
static struct slot **find_place(const struct slot_table *table, const void *owner, const void *member)
{
	uintptr_t hash = ((uintptr_t)owner + 31 * (uintptr_t)member) * (uintptr_t)0x9E3779B97F4A7C15;
	size_t mask = table->room - 1, i = hash >> (sizeof(hash) * 4) & mask;

	while (table->at[i] && (table->at[i]->key[0] != owner || table->at[i]->key[1] != member))
		i = (i + 1) & mask;
	return &table->at[i];
}

struct slot *slot_table_get(const struct slot_table *table, const void *owner, const void *member)
{
	return table->count == 0 ? NULL : *find_place(table, owner, member);
}

static void put(struct slot_table *table, struct slot *slot)
{
	*find_place(table, slot->key[0], slot->key[1]) = slot;
}

/* Half of the places at least stay empty, so that few slots are looked at that are not looked for. */
void slot_table_add(struct slot_table *table, struct arena *keep, struct slot *slot)
{
	if (table->count * 2 >= table->room) {
		struct slot_table before = *table;
		table->room = before.room ? before.room * 2 : ROOM_LEAST;
		table->at = ARENA_ARRAY(keep, struct slot *, table->room);
		for (size_t i = 0; i < before.room; i++)
			if (before.at[i])
				put(table, before.at[i]);
	}
	put(table, slot);
	table->count++;
}
