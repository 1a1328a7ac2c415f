#include "text/markdown_memory.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static _Thread_local struct arena *current;

/*
 * In front of each block: its size, which realloc has to know. As large as the alignment of the
 * block must be.
 */
union header {
	size_t size;
	max_align_t aligned;
};

static void *zeroed(size_t count, size_t size)
{
	size_t bytes;
	bool fits = !__builtin_mul_overflow(count, size, &bytes) && bytes <= SIZE_MAX / 2;

	assert(current && fits);
	union header *header = arena_alloc(current, sizeof(*header) + bytes);
	header->size = bytes;
	return memset(header + 1, 0, bytes);
}

static void *grown(void *old, size_t size)
{
	assert(current && size <= SIZE_MAX / 2);
	if (!old)
		return zeroed(1, size);
	union header *header = (union header *)old - 1;
	if (size <= header->size)
		return old;
	header = arena_resize(current, header, sizeof(*header) + header->size, sizeof(*header) + size);
	header->size = size;
	return header + 1;
}

static void kept(void *block)
{
	(void)block;
}

struct arena *markdown_memory_use(struct arena *arena)
{
	struct arena *before = current;

	current = arena;
	return before;
}

/* cmark-gfm never writes through the pointer, but does not say const. */
cmark_mem *markdown_memory_allocator(void)
{
	static const cmark_mem functions = { zeroed, grown, kept };
	return (cmark_mem *)(uintptr_t)&functions;
}
