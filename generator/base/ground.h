/*
 * ground - the memory that arenas stand on: pieces of large pages.
 *
 * The system hands memory out by pages, clears each and stops the program for it: for a build of a thousand pages of
 * Markdown, thousands of times. Where it has large pages (2 MB, on Linux) pieces are cut from these, up to a whole one, which
 * takes less time. What is given back waits for the next one who asks and is never returned to the system.
 *
 * Pieces above GROUND_MOST are malloc(3)'s, so one can grow without a copy, and leaves nothing behind. Under AddressSanitizer and in a page all are.
 *
 * Errors: running out of memory gives NULL. Threads: all may ask at once.
 */
#ifndef BASE_GROUND_H
#define BASE_GROUND_H

#include <stdbool.h>
#include <stddef.h>

#define GROUND_MOST ((size_t)2 << 20)

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GROUND_IS_MALLOC 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(RIGBOOK_IN_PAGE)
#define GROUND_IS_MALLOC 1
#endif

#ifdef GROUND_IS_MALLOC
#include <stdlib.h>

static inline void *ground_take(size_t *size)
{
	return malloc(*size);
}
static inline void ground_give(void *piece, size_t size)
{
	(void)size;
	free(piece);
}
static inline bool ground_is_malloc(size_t size)
{
	(void)size;
	return true;
}
#else
/* A piece of at least *size bytes, aligned for any type; *size becomes what it has. */
void *ground_take(size_t *size);

/* Gives back a piece of `size` bytes, as ground_take said. */
void ground_give(void *piece, size_t size);

/* Whether a piece of this size is malloc's: realloc(3) may move it. */
static inline bool ground_is_malloc(size_t size)
{
	return size > GROUND_MOST;
}
#endif

#endif
