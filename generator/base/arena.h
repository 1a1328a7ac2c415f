/*
 * arena - memory that is let go of all at once.
 *
 * Everything a build makes lives in an arena and goes with it; nothing in between is freed, so nothing can be
 * freed twice. An arena is passed explicitly and named for its lifetime: `keep` outlives the call, `scratch`
 * may be reset by the caller as soon as the call is over.
 *
 * Failure: running out of memory ends the program with exit status 2 inside these functions; no caller checks.
 * Threads: an arena belongs to one thread at a time.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* An arena of its own, for another thread say, that is freed together with `parent`. */
struct arena *arena_child(struct arena *parent);

/* Forgets everything that was allocated but keeps the memory for reuse: for work done page after page. */
void arena_reset(struct arena *arena);

/* `size` bytes aligned for any type. arena_alloc leaves them as they are, arena_zero clears them. */
void *arena_alloc(struct arena *arena, size_t size);
void *arena_zero(struct arena *arena, size_t size);

/* A copy of `size` bytes at `from`. */
void *arena_copy(struct arena *arena, const void *from, size_t size);

/*
 * Makes the block at `old` (old_size bytes, from this arena; NULL with 0) at least new_size bytes
 * long, in place where it was the last one allocated, else by a copy. Returns where it stands now;
 * the old place may be stale.
 */
void *arena_resize(struct arena *arena, void *old, size_t old_size, size_t new_size);

/*
 * Room for one more element in a growing array: returns the array, moved if it had to be, with *room raised.
 * The idiom:  list->at = arena_room(keep, list->at, list->count, &list->room, sizeof(*list->at));
 *             list->at[list->count++] = element;
 */
void *arena_room(struct arena *arena, void *array, size_t count, size_t *room, size_t element_size);

/* Bytes handed out since it was made or reset: for limits and measurements. */
size_t arena_used(const struct arena *arena);

/* Bytes taken from the system, handed out or not, its children's among them. */
size_t arena_size(const struct arena *arena);

/* A new T, or an array of N of them, cleared. */
#define ARENA_NEW(arena, T) ((T *)arena_zero((arena), sizeof(T)))
#define ARENA_ARRAY(arena, T, n) ((T *)arena_zero((arena), sizeof(T) * (n)))

#define countof(array) (sizeof(array) / sizeof((array)[0]))

#endif
