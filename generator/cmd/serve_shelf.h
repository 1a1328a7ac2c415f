/*
 * serve_shelf - the files of a site in memory, by path.
 *
 * Files are counted by who holds them, because answers that are under way hold them, and because
 * files that did not change pass from one site to the next.
 *
 * Threads: held files may be taken and let go of by any thread; a shelf has no lock of its own.
 */
#ifndef CMD_SERVE_SHELF_H
#define CMD_SERVE_SHELF_H

#include "base/map.h"

#include <stdatomic.h>
#include <stdint.h>

/* Bytes that several hold; the last to let go frees them. */
struct held {
	atomic_size_t holders;
	size_t len;
	uint64_t hash; /* of the bytes */
	size_t insert_at; /* in a page, where scripts may be put: before </body>. STR_NONE in other files */
	char bytes[];
};

/* A copy of the bytes, held once. */
struct held *held_new(struct str path, struct str bytes);
struct held *held_again(struct held *held);
void held_release(struct held *held); /* NULL is fine */
bool held_is(const struct held *held, struct str bytes);

struct shelf {
	struct arena *keep;
	struct map files; /* path -> struct held; NULL: it was there once */
};

struct shelf shelf_new(void);
void shelf_free(struct shelf *shelf);

/* The file, still the shelf's; NULL if there is none. */
struct held *shelf_find(const struct shelf *shelf, struct str path);

/* Puts a file, which the shelf lets go of in the end; what stood there is the caller's, or NULL. */
struct held *shelf_put(struct shelf *shelf, struct str path, struct held *held);

/* The memory; where there is none the program ends, as in an arena. */
void *memory_needed(void *memory);

#endif
