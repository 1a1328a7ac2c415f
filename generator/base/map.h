/*
 * map - a hash table from text to pointers that keeps the order of insertion.
 *
 * Keys are views and must outlive the map. Values are pointers that the map never dereferences. Entries
 * cannot be removed. Iterate from 0 to count: that is the order of insertion, so output printed from a map
 * is the same in every run.
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
	/*
	 * open addressing, a power of two long: an index into `at` plus one, 0 for empty, below the upper half of the
	 * hash, by which nearly all that is not looked for is passed over without a look at its entry
	 */
	uint64_t *slots;
	size_t slot_count;
};

struct map map_in(struct arena *arena);

/* The value of a key, or NULL. */
void *map_get(const struct map *map, struct str key);
/* The same where one key is looked up in several maps: `hash` is its map_hash. */
void *map_get_hashed(const struct map *map, struct str key, uint64_t hash);
uint64_t map_hash(struct str key);

/* Sets the value of a key, which may be new. Returns the value it had before, or NULL. */
void *map_put(struct map *map, struct str key, void *value);

/* Adds a key with its value and returns true. If the key exists, changes nothing and returns false. */
bool map_add(struct map *map, struct str key, void *value);

#endif
