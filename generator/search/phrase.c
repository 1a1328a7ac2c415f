#include "search/phrase.h"

/* A power of two. */
#define MET_MOST 4096

struct phrases phrases_in(struct arena *keep)
{
	return (struct phrases){ .keep = keep, .kept = map_in(keep) };
}

/* Whether its hash was seen before; from now on it was. */
static bool meet(struct phrases *phrases, uint64_t hash)
{
	if (!phrases->met)
		phrases->met = ARENA_ARRAY(phrases->keep, uint64_t, MET_MOST);
	uint64_t *met = &phrases->met[hash & (MET_MOST - 1)];
	bool again = *met == hash;
	*met = hash;
	return again;
}

struct phrase *phrase_of(struct phrases *phrases, struct str text)
{
	uint64_t hash = map_hash(text);
	struct phrase *phrase = map_get_hashed(&phrases->kept, text, hash);

	if (phrase || phrases->kept.count == PHRASES_MOST || !meet(phrases, hash))
		return phrase;
	phrase = ARENA_NEW(phrases->keep, struct phrase);
	map_add(&phrases->kept, str_copy(phrases->keep, text), phrase);
	return phrase;
}
