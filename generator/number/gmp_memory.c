#include "number/gmp_memory.h"

#include "base/arena.h"
#include "number/ratio_gmp.h"

#include <stdlib.h>
#include <string.h>

/* Longer ones are malloc's: copying them takes longer than asking for them. */
#define STEP ((size_t)16)
#define LISTS 32
#define LIST_MOST (STEP * LISTS)

#if defined(__SANITIZE_ADDRESS__)
#define BY_LISTS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BY_LISTS 0
#endif
#endif
#ifndef BY_LISTS
#define BY_LISTS 1
#endif

struct block {
	struct block *next;
};

static _Thread_local struct block *lists[LISTS];

static size_t list_of(size_t size)
{
	return size == 0 ? 0 : (size - 1) / STEP;
}

static void *take(size_t size)
{
	if (size > LIST_MOST)
		return memory_or_end(malloc(size));
	struct block **list = &lists[list_of(size)];
	struct block *block = *list;
	if (!block)
		return memory_or_end(malloc((list_of(size) + 1) * STEP));
	*list = block->next;
	return block;
}

static void give_back(void *memory, size_t size)
{
	if (size > LIST_MOST) {
		free(memory);
		return;
	}
	struct block *block = memory;
	block->next = lists[list_of(size)];
	lists[list_of(size)] = block;
}

static void *resize(void *old, size_t old_size, size_t size)
{
	if (old_size > LIST_MOST && size > LIST_MOST)
		return memory_or_end(realloc(old, size));
	if (old_size <= LIST_MOST && size <= LIST_MOST && list_of(old_size) == list_of(size))
		return old;
	void *memory = take(size);
	memcpy(memory, old, old_size < size ? old_size : size);
	give_back(old, old_size);
	return memory;
}

void gmp_memory_start(void)
{
#ifdef __GNU_MP_VERSION /* the small arithmetic asks an arena */
	if (BY_LISTS)
		mp_set_memory_functions(take, resize, give_back);
#else
	(void)take, (void)resize, (void)give_back;
#endif
}

void gmp_memory_end_thread(void)
{
	for (size_t i = 0; i < LISTS; i++) {
		for (struct block *block = lists[i], *next; block; block = next) {
			next = block->next;
			free(block);
		}
		lists[i] = NULL;
	}
}
