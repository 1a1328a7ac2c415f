#include "base/map.h"

#include <assert.h>

#define SLOTS_LEAST 16

struct map map_in(struct arena *arena)
{
	return (struct map){ .arena = arena };
}

/* The slot that holds the key, or the empty one where it belongs; linear probing. */
static uint32_t *find_slot(const struct map *map, struct str key, uint64_t hash)
{
	size_t mask = map->slot_count - 1;
	for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
		uint32_t *slot = &map->slots[i];
		if (*slot == 0)
			return slot;
		const struct map_entry *entry = &map->at[*slot - 1];
		if (entry->hash == hash && str_eq(entry->key, key))
			return slot;
	}
}

/* Keeps at least a third of the slots empty, so that probing stays short. */
static void make_slots(struct map *map)
{
	if ((map->count + 1) * 3 <= map->slot_count * 2)
		return;
	map->slot_count = map->slot_count ? map->slot_count * 2 : SLOTS_LEAST;
	map->slots = ARENA_ARRAY(map->arena, uint32_t, map->slot_count);
	for (size_t i = 0; i < map->count; i++)
		*find_slot(map, map->at[i].key, map->at[i].hash) = (uint32_t)(i + 1);
}

static void add(struct map *map, uint32_t *slot, struct map_entry entry)
{
	assert(map->count < UINT32_MAX);
	map->at = arena_room(map->arena, map->at, map->count, &map->room, sizeof(*map->at));
	map->at[map->count++] = entry;
	*slot = (uint32_t)map->count;
}

void *map_get(const struct map *map, struct str key)
{
	if (map->count == 0)
		return NULL;
	uint32_t slot = *find_slot(map, key, str_hash(key));
	return slot ? map->at[slot - 1].value : NULL;
}

void *map_put(struct map *map, struct str key, void *value)
{
	make_slots(map);
	uint64_t hash = str_hash(key);
	uint32_t *slot = find_slot(map, key, hash);
	if (*slot == 0) {
		add(map, slot, (struct map_entry){ key, value, hash });
		return NULL;
	}
	void *before = map->at[*slot - 1].value;
	map->at[*slot - 1].value = value;
	return before;
}

bool map_add(struct map *map, struct str key, void *value)
{
	make_slots(map);
	uint64_t hash = str_hash(key);
	uint32_t *slot = find_slot(map, key, hash);
	if (*slot != 0)
		return false;
	add(map, slot, (struct map_entry){ key, value, hash });
	return true;
}
