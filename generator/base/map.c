#include "base/map.h"

#include <assert.h>

#define SLOTS_LEAST 16

/* Up to eight bytes as one word: of four and more the first and the last four, else the first, middle and last. */
static inline uint64_t short_word(const char *at, size_t len)
{
	uint32_t first, last;

	if (len == 0)
		return 0;
	if (len < sizeof(first))
		return (uint64_t)(unsigned char)at[0] << 16 |
		    (uint64_t)(unsigned char)at[len / 2] << 8 | (unsigned char)at[len - 1];
	memcpy(&first, at, sizeof(first));
	memcpy(&last, at + len - sizeof(last), sizeof(last));
	return (uint64_t)first << 32 | last;
}

/*
 * Other than str_hash it is never printed, so it may read words as the machine has them, the last one together with
 * bytes in front of it that have been read before.
 */
uint64_t map_hash(struct str key)
{
	const uint64_t factor = 0x9E3779B97F4A7C15;
	uint64_t hash = key.len * factor;
	size_t left = key.len;
	const char *at = key.at;

	for (; left > 8; at += 8, left -= 8) {
		hash = (hash ^ map_word_at(at)) * factor;
		hash ^= hash >> 32;
	}
	hash ^= key.len > 8 ? map_word_at(key.at + key.len - 8) : short_word(at, left);
	hash = (hash ^ hash >> 32) * factor;
	hash = (hash ^ hash >> 29) * 0xBF58476D1CE4E5B9;
	return hash ^ hash >> 32;
}

struct map map_in(struct arena *arena)
{
	return (struct map){ .arena = arena };
}

static uint32_t place_in(uint64_t slot)
{
	return (uint32_t)slot;
}

static uint64_t slot_of(uint64_t hash, size_t place)
{
	return (hash & ~(uint64_t)UINT32_MAX) | (uint64_t)place;
}

/* The slot that holds the key, or the empty one where it belongs; linear probing. */
static uint64_t *find_slot(const struct map *map, struct str key, uint64_t hash)
{
	size_t mask = map->slot_count - 1;

	for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
		uint64_t slot = map->slots[i];
		if (place_in(slot) == 0 ||
		    ((slot ^ hash) <= UINT32_MAX && map_same_key(map->at[place_in(slot) - 1].key, key)))
			return &map->slots[i];
	}
}

/* Keeps at least a third of the slots empty, so that probing stays short. */
static void make_slots(struct map *map)
{
	if ((map->count + 1) * 3 <= map->slot_count * 2)
		return;
	map->slot_count = map->slot_count ? map->slot_count * 2 : SLOTS_LEAST;
	map->slots = ARENA_ARRAY(map->arena, uint64_t, map->slot_count);
	for (size_t i = 0; i < map->count; i++)
		*find_slot(map, map->at[i].key, map->at[i].hash) = slot_of(map->at[i].hash, i + 1);
}

static void add(struct map *map, uint64_t *slot, struct map_entry entry)
{
	assert(map->count < UINT32_MAX);
	map->at = arena_room(map->arena, map->at, map->count, &map->room, sizeof(*map->at));
	map->at[map->count++] = entry;
	*slot = slot_of(entry.hash, map->count);
}

void *map_get_hashed(const struct map *map, struct str key, uint64_t hash)
{
	size_t mask = map->slot_count - 1;

	if (map->count == 0)
		return NULL;
	for (size_t i = (size_t)hash & mask; place_in(map->slots[i]) != 0; i = (i + 1) & mask) {
		const struct map_entry *entry = &map->at[place_in(map->slots[i]) - 1];
		if ((map->slots[i] ^ hash) <= UINT32_MAX && map_same_key(entry->key, key))
			return entry->value;
	}
	return NULL;
}

void *map_get(const struct map *map, struct str key)
{
	return map->count == 0 ? NULL : map_get_hashed(map, key, map_hash(key));
}

void *map_put(struct map *map, struct str key, void *value)
{
	make_slots(map);
	uint64_t hash = map_hash(key);
	uint64_t *slot = find_slot(map, key, hash);
	if (place_in(*slot) == 0) {
		add(map, slot, (struct map_entry){ key, value, hash });
		return NULL;
	}
	struct map_entry *entry = &map->at[place_in(*slot) - 1];
	void *before = entry->value;
	entry->value = value;
	return before;
}

bool map_add(struct map *map, struct str key, void *value)
{
	make_slots(map);
	uint64_t hash = map_hash(key);
	uint64_t *slot = find_slot(map, key, hash);
	if (place_in(*slot) != 0)
		return false;
	add(map, slot, (struct map_entry){ key, value, hash });
	return true;
}
