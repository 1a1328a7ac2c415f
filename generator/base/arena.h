/*
 * arena - memory that is freed all at once.
 *
 * Everything a build makes is allocated from an arena and is freed with it. Nothing in between is freed, so
 * nothing can be freed twice. An arena is always passed as an argument. The argument's name says how long
 * its memory lives: `keep` outlives the call, `scratch` may be reset by the caller as soon as the call
 * returns. A header that says a result "lives in keep" means this.
 *
 * Errors: running out of memory ends the program with exit status 2 inside these functions. No caller
 * checks. Threads: an arena belongs to one thread at a time.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* A new arena that is freed when `parent` is freed or reset. It may be used by another thread than its parent's. */
struct arena *arena_child(struct arena *parent);

/*
 * Invalidates everything that was allocated. A little memory stays for reuse, the rest goes back to the ground, where
 * whoever asks next takes it while it is warm. For work that is done once for each page.
 */
void arena_reset(struct arena *arena);

/*
 * `size` bytes, aligned for any type. arena_alloc does not initialise them, arena_zero sets them to zero.
 */
void *arena_alloc(struct arena *arena, size_t size);
void *arena_zero(struct arena *arena, size_t size);

/* A copy of `size` bytes at `from`. */
void *arena_copy(struct arena *arena, const void *from, size_t size);

/*
 * Grows the block at `old` (old_size bytes, from this arena; NULL with 0) to at least new_size bytes.
 * Returns its address, which differs from `old` unless the block was the arena's last allocation. Pointers
 * into the old block are invalid afterwards.
 */
void *arena_resize(struct arena *arena, void *old, size_t old_size, size_t new_size);

/*
 * Gives back what a block of old_size bytes does not need behind its first new_size, if it is the arena's last allocation;
 * else nothing happens.
 */
void arena_trim(struct arena *arena, const void *block, size_t old_size, size_t new_size);

/*
 * Gives back a block that nobody looks at any more, or NULL: what is asked for next may get it. Not in a page, for whose engine
 * that is too much code.
 */
#ifdef RIGBOOK_IN_PAGE
#define arena_give(arena, block, size) ((void)(block))
#else
void arena_give(struct arena *arena, void *block, size_t size);
#endif

/*
 * Makes room for one more element in a growing array. Returns the array, which may have moved, and updates
 * *room, its capacity.
 *
 *     list->at = arena_room(keep, list->at, list->count, &list->room, sizeof(*list->at));
 *     list->at[list->count++] = element;
 */
void *arena_more(struct arena *arena, void *array, size_t count, size_t *room, size_t element_size);
#ifdef RIGBOOK_IN_PAGE /* where a call takes less than a look before it */
#define arena_room arena_more
#else
static inline void *arena_room(
    struct arena *arena, void *array, size_t count, size_t *room, size_t element_size)
{
	return count < *room ? array : arena_more(arena, array, count, room, element_size);
}
#endif

/* Bytes allocated since the arena was made or reset: for limits and measurements. */
size_t arena_used(const struct arena *arena);

/* Bytes obtained from the system, allocated or free, including those of child arenas. */
size_t arena_size(const struct arena *arena);

/* A new T, or an array of n of them, set to zero. */
#define ARENA_NEW(arena, T) ((T *)arena_zero((arena), sizeof(T)))
#define ARENA_ARRAY(arena, T, n) ((T *)arena_zero((arena), sizeof(T) * (n)))

#define countof(array) (sizeof(array) / sizeof((array)[0]))

/*
 * Returns its argument, the result of malloc(3) or the like. Ends the program with exit status 2 if it is
 * NULL. For memory that does not come from an arena.
 */
void *memory_or_end(void *memory);

#endif
