#include "serve/shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- blobs ------------------------------------------------------------------------------------ */

static size_t find_insert(struct str path, struct str bytes)
{
	size_t at = STR_NONE;

	if (!str_ends(path, STR(".html")))
		return STR_NONE;
	for (size_t next = 0; (next = str_find(bytes, STR("</body>"), next)) != STR_NONE; next++)
		at = next;
	return at == STR_NONE ? bytes.len : at;
}

struct blob *blob_new(struct str path, struct str bytes)
{
	struct blob *blob = memory_or_end(malloc(sizeof(*blob) + bytes.len));

	atomic_init(&blob->holders, 1);
	blob->len = bytes.len;
	blob->hash = str_hash(bytes);
	blob->insert_at = find_insert(path, bytes);
	if (bytes.len > 0)
		memcpy(blob->bytes, bytes.at, bytes.len);
	return blob;
}

struct blob *blob_share(struct blob *blob)
{
	atomic_fetch_add(&blob->holders, 1);
	return blob;
}

void blob_release(struct blob *blob)
{
	if (blob && atomic_fetch_sub(&blob->holders, 1) == 1)
		free(blob);
}

bool blob_is(const struct blob *blob, struct str bytes)
{
	return blob && blob->len == bytes.len &&
	    (bytes.len == 0 || memcmp(blob->bytes, bytes.at, bytes.len) == 0);
}

/* --- shelves ---------------------------------------------------------------------------------- */

struct shelf shelf_new(void)
{
	struct arena *keep = arena_new();

	return (struct shelf){ keep, map_in(keep) };
}

void shelf_free(struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->files.count; i++)
		blob_release(shelf->files.at[i].value);
	arena_free(shelf->keep);
}

struct blob *shelf_find(const struct shelf *shelf, struct str path)
{
	return map_get(&shelf->files, path);
}

struct blob *shelf_put(struct shelf *shelf, struct str path, struct blob *blob)
{
	bool is_new = !shelf_find(shelf, path);

	return map_put(&shelf->files, is_new ? str_copy(shelf->keep, path) : path, blob);
}
