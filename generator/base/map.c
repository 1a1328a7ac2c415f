#include "base/map.h"

#include <assert.h>

#define SLOT_BITS_LEAST 4

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
	hash = (hash ^ hash >> 29) * factor;
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

/* Linear probing begins at the first bits of the hash, which a slot holds as well. */
static size_t first_slot(const struct map *map, uint64_t hash)
{
	return (size_t)(hash >> (64 - map->slot_bits));
}

static size_t slot_count(const struct map *map)
{
	return (size_t)1 << map->slot_bits;
}

/* The slot that holds the key, or the empty one where it belongs. */
static uint64_t *find_slot(const struct map *map, struct str key, uint64_t hash)
{
	size_t mask = slot_count(map) - 1;

	for (size_t i = first_slot(map, hash);; i = (i + 1) & mask) {
		uint64_t slot = map->slots[i];
		if (place_in(slot) == 0 ||
		    ((slot ^ hash) <= UINT32_MAX && map_same_key(map->at[place_in(slot) - 1].key, key)))
			return &map->slots[i];
	}
}

/* Of an entry that is new. */
static void put_slot(struct map *map, uint64_t slot)
{
	size_t mask = slot_count(map) - 1, i = first_slot(map, slot);

	while (map->slots[i] != 0)
		i = (i + 1) & mask;
	map->slots[i] = slot;
}

/* Keeps at least a third of the slots empty, so that probing stays short. The old ones in order are in order among the new. */
static void make_slots(struct map *map)
{
	uint64_t *before = map->slots;
	size_t count = before ? slot_count(map) : 0;

	if ((map->count + 1) * 3 <= count * 2)
		return;
	map->slot_bits = before ? map->slot_bits + 1 : SLOT_BITS_LEAST;
	map->slots = ARENA_ARRAY(map->arena, uint64_t, slot_count(map));
	for (size_t i = 0; i < count; i++)
		if (before[i] != 0)
			put_slot(map, before[i]);
	arena_give(map->arena, before, count * sizeof(*before));
}

/* A new entry, to which its slot leads already. */
static struct map_entry *add(struct map *map, struct str key)
{
	assert(map->count < UINT32_MAX);
	map->at = arena_room(map->arena, map->at, map->count, &map->room, sizeof(*map->at));
	map->at[map->count] = (struct map_entry){ key, NULL };
	return &map->at[map->count++];
}

void *map_get_hashed(const struct map *map, struct str key, uint64_t hash)
{
	if (map->count == 0)
		return NULL;
	size_t mask = slot_count(map) - 1;
	for (size_t i = first_slot(map, hash); place_in(map->slots[i]) != 0; i = (i + 1) & mask) {
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

struct map_entry *map_meet(struct map *map, struct str key)
{
	uint64_t hash = map_hash(key);

	make_slots(map);
	uint64_t *slot = find_slot(map, key, hash);
	if (place_in(*slot) != 0)
		return &map->at[place_in(*slot) - 1];
	*slot = slot_of(hash, map->count + 1);
	return add(map, key);
}

void *map_put(struct map *map, struct str key, void *value)
{
	struct map_entry *entry = map_meet(map, key);

	void *before = entry->value;
	entry->value = value;
	return before;
}

bool map_add(struct map *map, struct str key, void *value)
{
	size_t count = map->count;
	struct map_entry *entry = map_meet(map, key);

	if (map->count == count)
		return false;
	entry->value = value;
	return true;
}
