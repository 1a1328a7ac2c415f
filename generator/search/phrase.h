/*
 * phrase - texts that many sections have, and the words that were read of them.
 *
 * Each figure of each thing is a section, with a name and a note that all things of a kind have: most of what is read for
 * them has been read before. A text is kept when it is met for the second time; of those met once only the hash
 * is, in a table of fixed size, so one that is forgotten there is read once more.
 */
#ifndef SEARCH_PHRASE_H
#define SEARCH_PHRASE_H

#include "base/map.h"

#include <stdint.h>

/* What is kept of one; further ones are read each time. */
#define PHRASES_MOST 4096

struct phrase {
	bool read;       /* false: the caller is to read it, and to set what follows */
	uint32_t *words; /* as the caller writes them */
	size_t count, room;
};

struct phrases {
	struct arena *keep;
	uint64_t *met; /* hashes of texts; 0: none */
	struct map kept;
};

struct phrases phrases_in(struct arena *keep);

/* NULL for a text that has not been met before, or is one too many. The text is copied. */
struct phrase *phrase_of(struct phrases *phrases, struct str text);

#endif
