#include "cmd/serve_shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *memory_needed(void *memory)
{
	if (memory == NULL) {
		fputs("rigbook: error: out of memory\n", stderr);
		_Exit(2);
	}
	return memory;
}

/* --- held bytes ------------------------------------------------------------------------------- */

static size_t find_insert(struct str path, struct str bytes)
{
	size_t at = STR_NONE;

	if (!str_ends(path, STR(".html")))
		return STR_NONE;
	for (size_t next = 0; (next = str_find(bytes, STR("</body>"), next)) != STR_NONE; next++)
		at = next;
	return at == STR_NONE ? bytes.len : at;
}

struct held *held_new(struct str path, struct str bytes)
{
	struct held *held = memory_needed(malloc(sizeof(*held) + bytes.len));

	atomic_init(&held->holders, 1);
	held->len = bytes.len;
	held->hash = str_hash(bytes);
	held->insert_at = find_insert(path, bytes);
	if (bytes.len > 0)
		memcpy(held->bytes, bytes.at, bytes.len);
	return held;
}

struct held *held_again(struct held *held)
{
	atomic_fetch_add(&held->holders, 1);
	return held;
}

void held_release(struct held *held)
{
	if (held != NULL && atomic_fetch_sub(&held->holders, 1) == 1)
		free(held);
}

bool held_is(const struct held *held, struct str bytes)
{
	return held != NULL && held->len == bytes.len &&
	    (bytes.len == 0 || memcmp(held->bytes, bytes.at, bytes.len) == 0);
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
		held_release(shelf->files.at[i].value);
	arena_free(shelf->keep);
}

struct held *shelf_find(const struct shelf *shelf, struct str path)
{
	return map_get(&shelf->files, path);
}

struct held *shelf_put(struct shelf *shelf, struct str path, struct held *held)
{
	bool is_new = shelf_find(shelf, path) == NULL;

	return map_put(&shelf->files, is_new ? str_copy(shelf->keep, path) : path, held);
}
