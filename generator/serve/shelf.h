/*
 * shelf - the files of a site in memory, by path.
 *
 * The bytes of a file are reference-counted: answers under way hold them, and files that did not change pass from one
 * site to the next.
 *
 * Threads: blobs may be shared and released by any thread; a shelf has no lock of its own.
 */
#ifndef SERVE_SHELF_H
#define SERVE_SHELF_H

#include "base/map.h"

#include <stdatomic.h>
#include <stdint.h>

/* Bytes with a reference count; the last holder to release them frees them. */
struct blob {
	atomic_size_t holders;
	size_t len;
	uint64_t hash; /* of the bytes */
	size_t insert_at; /* in a page, where scripts may be put: before </body>. STR_NONE in other files */
	char bytes[];
};

/* A copy of the bytes, with one holder. */
struct blob *blob_new(struct str path, struct str bytes);
struct blob *blob_share(struct blob *blob); /* one reference more; returns the same */
void blob_release(struct blob *blob);       /* NULL is fine */
bool blob_is(const struct blob *blob, struct str bytes);

struct shelf {
	struct arena *keep;
	struct map files; /* path -> struct blob; NULL: it was there once */
};

struct shelf shelf_new(void);
void shelf_free(struct shelf *shelf);

/* The file, still the shelf's; NULL if there is none. */
struct blob *shelf_find(const struct shelf *shelf, struct str path);

/* Puts a file, which the shelf lets go of in the end; what stood there is the caller's, or NULL. */
struct blob *shelf_put(struct shelf *shelf, struct str path, struct blob *blob);

#endif
