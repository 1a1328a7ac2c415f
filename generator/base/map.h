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

#include <string.h>

struct map_entry {
	struct str key;
	void *value;
};

struct map {
	struct arena *arena;
	struct map_entry *at;
	size_t count, room;
	/*
	 * open addressing: a slot is the upper half of a key's hash, by which nearly all that is not looked for is passed over
	 * without a look at its entry, and an index into `at` plus one, 0 for empty. The first `slot_bits` bits of a hash say
	 * where to begin, so that more slots are filled from fewer alone.
	 */
	uint64_t *slots;
	unsigned slot_bits;
};

struct map map_in(struct arena *arena);

/* The value of a key, or NULL. */
void *map_get(const struct map *map, struct str key);
/* The same where one key is looked up in several maps: `hash` is its map_hash. */
void *map_get_hashed(const struct map *map, struct str key, uint64_t hash);
uint64_t map_hash(struct str key);

/*
 * The entry of a key, valid until the next key is added. One that is new has no value, and its key may be replaced by a copy
 * of it.
 */
struct map_entry *map_meet(struct map *map, struct str key);

/* Sets the value of a key, which may be new. Returns the value it had before, or NULL. */
void *map_put(struct map *map, struct str key, void *value);

/* Adds a key with its value and returns true. If the key exists, changes nothing and returns false. */
bool map_add(struct map *map, struct str key, void *value);

static inline uint64_t map_word_at(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof(word));
	return word;
}

static inline uint32_t map_half_at(const char *at)
{
	uint32_t half;

	memcpy(&half, at, sizeof(half));
	return half;
}

/* Whether two keys are the same. Keys are mostly shorter than a call takes: those of up to sixteen bytes are compared from both ends. */
static inline bool map_same_key(struct str a, struct str b)
{
	size_t len = a.len;

	if (len != b.len)
		return false;
	if (len > 16)
		return memcmp(a.at, b.at, len) == 0;
	if (len >= 8)
		return map_word_at(a.at) == map_word_at(b.at) &&
		    map_word_at(a.at + len - 8) == map_word_at(b.at + len - 8);
	if (len >= 4)
		return map_half_at(a.at) == map_half_at(b.at) &&
		    map_half_at(a.at + len - 4) == map_half_at(b.at + len - 4);
	return len == 0 ||
	    (a.at[0] == b.at[0] && a.at[len / 2] == b.at[len / 2] && a.at[len - 1] == b.at[len - 1]);
}

/* The same for names, with fewer bytes in the engine of pages. */
#ifdef RIGBOOK_IN_PAGE
#define map_same_name str_eq
#else
#define map_same_name map_same_key
#endif

#endif
