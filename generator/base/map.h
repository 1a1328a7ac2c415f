/*
 * map - from text to things, remembering the order in which keys were added.
 *
 * Keys are views and must outlive the map; values are pointers the map never looks behind. There is no removal.
 * Iterating goes from 0 to count in the order of insertion, so what is printed from a map is deterministic.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"
#include "base/str.h"

struct map_entry {
	struct str key;
	void *value;
	uint64_t hash;
};

struct map {
	struct arena *arena;
	struct map_entry *at;
	size_t count, room;
	uint32_t *slots; /* open addressing: index into `at` plus one, 0 for empty; a power of two long */
	size_t slot_count;
};

struct map map_in(struct arena *arena);

/* The value under the key, or NULL. */
void *map_get(const struct map *map, struct str key);

/*
 * Puts a value under a key that is new, or replaces the value. Returns the value that stood there
 * before, or NULL.
 */
void *map_put(struct map *map, struct str key, void *value);

/* Adds the key if it is new and returns true; leaves the map as it is and returns false if it stands there. */
bool map_add(struct map *map, struct str key, void *value);

#endif
