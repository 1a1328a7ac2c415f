#include "base/arena.h"

#include "base/ground.h"
#include "base/page.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Under AddressSanitizer all memory that is not allocated is poisoned, and gaps separate the blocks. So a
 * pointer that is used after a reset, or past the end of its block, is reported as if each block came from
 * malloc(3).
 */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define POISON(at, size) ASAN_POISON_MEMORY_REGION(at, size)
#define UNPOISON(at, size) ASAN_UNPOISON_MEMORY_REGION(at, size)
#define GAP 16
#else
#define POISON(at, size) ((void)(at))
#define UNPOISON(at, size) ((void)(at))
#define GAP 0
#endif

#define ALIGNMENT alignof(max_align_t)

struct chunk {
	struct chunk *next;
	size_t size; /* of bytes */
	alignas(max_align_t) char bytes[];
};

/*
 * The first chunk holds a small page's scratch and fills a piece of the ground; later ones double up to a size that makes the
 * part in the time of asking for them nil.
 */
#define CHUNK_LEAST (((size_t)32 << 10) - sizeof(struct chunk))
#define CHUNK_MOST ((size_t)256 << 10)

/*
 * What is left of a chunk that a block did not fit into, or of a block that moved as it grew: it is handed out before more is
 * asked for. Not under AddressSanitizer, which is to find who still looks at it, and not in a page, for whose engine that is
 * too much code.
 */
#if !defined(ARENA_POISONS) && !defined(RIGBOOK_IN_PAGE)
#define ARENA_KEEPS_REST 1
#define REST_LEAST 1024
#define RESTS_TRIED_MOST 16
struct rest {
	struct rest *next;
	size_t size;
};
#endif

struct arena {
	struct chunk *first, *current; /* in a page chunks after the current one wait for use */
	char *at, *end;                /* what is left of the current one, or of a rest */
	char *last;                    /* the block handed out last: it can grow in place */
	size_t next_size;              /* of the next new chunk */
#ifdef ARENA_KEEPS_REST
	struct rest *rests;
#endif
	size_t used;
	struct arena *children, *sibling; /* freed with it */
};

static _Noreturn void out_of_memory(void)
{
	fputs("rigbook: error: out of memory\n", stderr);
	_exit(2); /* not exit(): other threads may still be running */
}

void *memory_or_end(void *memory)
{
	if (!memory)
		out_of_memory();
	return memory;
}

static size_t rounded(size_t size)
{
	return (size + GAP + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

static void chunk_start(struct arena *arena, struct chunk *chunk)
{
	arena->current = chunk;
	arena->at = chunk->bytes;
	arena->end = chunk->bytes + chunk->size;
	arena->last = NULL;
}

static void keep_rest(struct arena *arena, void *at, size_t size)
{
#ifdef ARENA_KEEPS_REST
	struct rest *rest = at;

	if (size < REST_LEAST)
		return;
	*rest = (struct rest){ arena->rests, size };
	arena->rests = rest;
#else
	(void)arena;
	(void)at;
	(void)size;
#endif
}

/* Hands out from a rest in which so many bytes fit; false if there is none. */
static bool use_rest(struct arena *arena, size_t size)
{
#ifdef ARENA_KEEPS_REST
	struct rest **link = &arena->rests;

	for (int i = 0; *link && i < RESTS_TRIED_MOST; i++, link = &(*link)->next) {
		struct rest *rest = *link;
		if (rest->size < size)
			continue;
		*link = rest->next;
		arena->at = (char *)rest;
		arena->end = arena->at + rest->size;
		arena->last = NULL;
		return true;
	}
#else
	(void)arena;
	(void)size;
#endif
	return false;
}

static struct chunk *chunk_new(struct arena *arena, size_t least)
{
	size_t size = sizeof(struct chunk) + (arena->next_size > least ? arena->next_size : least);
	struct chunk *chunk = memory_or_end(ground_take(&size));

	chunk->next = NULL;
	chunk->size = size - sizeof(*chunk);
	POISON(chunk->bytes, chunk->size);
	if (arena->next_size < CHUNK_MOST / 2)
		arena->next_size *= 2;
	return chunk;
}

struct arena *arena_new(void)
{
	struct arena *arena = memory_or_end(calloc(1, sizeof(*arena)));

	arena->next_size = CHUNK_LEAST;
	arena->first = chunk_new(arena, 0);
	chunk_start(arena, arena->first);
	return arena;
}

struct arena *arena_child(struct arena *parent)
{
	struct arena *child = arena_new();

	child->sibling = parent->children;
	parent->children = child;
	return child;
}

static void chunk_give(struct chunk *chunk)
{
	UNPOISON(chunk->bytes, chunk->size);
	ground_give(chunk, sizeof(*chunk) + chunk->size);
}

static void free_children(struct arena *arena)
{
	for (struct arena *child = arena->children, *next; child; child = next) {
		next = child->sibling;
		arena_free(child);
	}
	arena->children = NULL;
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_children(arena);
	for (struct chunk *chunk = arena->first, *next; chunk; chunk = next) {
		next = chunk->next;
		chunk_give(chunk);
	}
	free(arena);
}

void arena_reset(struct arena *arena)
{
	POISON(arena->first->bytes, arena->first->size);
	free_children(arena);
#ifndef RIGBOOK_IN_PAGE /* where nobody else would take them */
	for (struct chunk *chunk; (chunk = arena->first->next);) {
		arena->first->next = chunk->next;
		chunk_give(chunk);
	}
#endif
	chunk_start(arena, arena->first);
#ifdef ARENA_KEEPS_REST
	arena->rests = NULL;
#endif
	arena->used = 0;
}

/*
 * Makes a chunk current in which `size` bytes fit: the next one if it is large enough, else a new
 * one before it.
 */
static void arena_advance(struct arena *arena, size_t size)
{
	struct chunk *next = arena->current->next;

	page_tick();
	keep_rest(arena, arena->at, (size_t)(arena->end - arena->at));
	if (use_rest(arena, size))
		return;
	if (!next || next->size < size) {
		struct chunk *chunk = chunk_new(arena, size);
		chunk->next = next;
		arena->current->next = chunk;
		next = chunk;
	}
	chunk_start(arena, next);
}

/* Apart from the common case, which then needs no stack. */
static __attribute__((noinline)) void *alloc_in_next_chunk(struct arena *arena, size_t size)
{
	arena_advance(arena, rounded(size));
	return arena_alloc(arena, size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 2)
		out_of_memory();
	size_t whole = rounded(size);
	if (whole > (size_t)(arena->end - arena->at))
		return alloc_in_next_chunk(arena, size);
	char *block = arena->at;
	arena->at += whole;
	arena->last = block;
	arena->used += size;
	UNPOISON(block, size);
	return block;
}

void *arena_zero(struct arena *arena, size_t size)
{
	return memset(arena_alloc(arena, size), 0, size);
}

void *arena_copy(struct arena *arena, const void *from, size_t size)
{
	void *block = arena_alloc(arena, size);
	return size ? memcpy(block, from, size) : block;
}

/* Whether the last block is all that its chunk holds. */
static bool has_chunk_alone(const struct arena *arena)
{
	const struct chunk *chunk = arena->current;

#ifdef ARENA_KEEPS_REST
	if (arena->end != chunk->bytes + chunk->size) /* a rest of it */
		return false;
#endif
	return arena->last == chunk->bytes;
}

/*
 * Lets the system move a block that has the current chunk for itself, which costs no copy and leaves
 * nothing behind: for texts of megabytes.
 */
static void *resize_chunk(struct arena *arena, size_t old_size, size_t new_size)
{
	struct chunk **link = &arena->first;

	while (*link != arena->current)
		link = &(*link)->next;
	struct chunk *chunk = memory_or_end(realloc(*link, sizeof(*chunk) + rounded(new_size)));
	*link = chunk;
	chunk->size = rounded(new_size);
	chunk_start(arena, chunk);
	arena->at = arena->end;
	arena->last = chunk->bytes;
	arena->used += new_size - old_size;
	return chunk->bytes;
}

void *arena_resize(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
	if (old_size == 0)
		return arena_alloc(arena, new_size);
	if (new_size <= old_size)
		return old;
	if (new_size > SIZE_MAX / 2)
		out_of_memory();
	if (old == arena->last && rounded(new_size) <= (size_t)(arena->end - arena->last)) {
		arena->at = arena->last + rounded(new_size);
		arena->used += new_size - old_size;
		UNPOISON(old, new_size);
		return old;
	}
	if (GAP == 0 && old == arena->last && has_chunk_alone(arena) && new_size > CHUNK_MOST &&
	    ground_is_malloc(sizeof(struct chunk) + arena->current->size))
		return resize_chunk(arena, old_size, new_size);
	void *block = arena_alloc(arena, new_size);
	memcpy(block, old, old_size);
	POISON(old, old_size);
	keep_rest(arena, old, rounded(old_size));
	return block;
}

void arena_trim(struct arena *arena, const void *block, size_t old_size, size_t new_size)
{
	if (old_size == 0 || block != arena->last || new_size >= old_size)
		return;
	arena->at = arena->last + rounded(new_size);
	arena->used -= old_size - new_size;
	POISON(arena->last + new_size, rounded(old_size) - new_size);
}

#ifndef RIGBOOK_IN_PAGE
void arena_give(struct arena *arena, void *block, size_t size)
{
	POISON(block, size);
	keep_rest(arena, block, rounded(size));
}
#endif

void *arena_more(struct arena *arena, void *array, size_t count, size_t *room, size_t element_size)
{
	if (count < *room)
		return array;
	size_t wanted = *room ? *room * 2 : 8;
	if (wanted > SIZE_MAX / 2 / element_size)
		out_of_memory();
	array = arena_resize(arena, array, *room * element_size, wanted * element_size);
	*room = wanted;
	return array;
}

size_t arena_used(const struct arena *arena)
{
	return arena->used;
}

size_t arena_size(const struct arena *arena)
{
	size_t size = 0;

	for (const struct chunk *chunk = arena->first; chunk; chunk = chunk->next)
		size += chunk->size;
	for (const struct arena *child = arena->children; child; child = child->sibling)
		size += arena_size(child);
	return size;
}
