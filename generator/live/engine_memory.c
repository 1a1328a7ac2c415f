#include "live/engine_memory.h"

#include "base/page.h"

#ifdef __wasm__
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Stands before each block, so that blocks are aligned as any type is. */
struct head {
	struct head *next; /* while it waits */
	uint32_t class;    /* its size is 2 to this power, the head included */
	uint64_t unused;
};

#define CLASSES 32
#define CLASS_LEAST 5 /* 32 bytes */
#define PAGE ((size_t)65536)

extern char __heap_base;
static struct head *waiting[CLASSES]; /* the allocator's own; an instance is one page's */
static char *at, *end;
static uint32_t taken; /* blocks */

#define BLOCKS_A_TICK 64

static struct head *take(uint32_t class)
{
	size_t size = (size_t)1 << class;

	if (!at) {
		at = (char *)(((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15);
		end = (char *)(__builtin_wasm_memory_size(0) * PAGE);
	}
	if (size > (size_t)(end - at)) {
		size_t pages = (size - (size_t)(end - at) + PAGE - 1) / PAGE;
		if (__builtin_wasm_memory_grow(0, pages) == SIZE_MAX)
			return NULL;
		end += pages * PAGE;
	}
	struct head *head = (struct head *)at;
	at += size;
	head->class = class;
	return head;
}

void *malloc(size_t size)
{
	uint32_t class = CLASS_LEAST;

	if (size > SIZE_MAX / 4)
		return NULL;
	if (++taken % BLOCKS_A_TICK == 0)
		page_tick();
	while ((size_t)1 << class < size + sizeof(struct head))
		class ++;
	struct head *head = waiting[class];
	if (head)
		waiting[class] = head->next;
	else
		head = take(class);
	return head ? head + 1 : NULL;
}

void free(void *block)
{
	struct head *head = (struct head *)block - 1;

	if (!block)
		return;
	head->next = waiting[head->class];
	waiting[head->class] = head;
}

void *calloc(size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		return NULL;
	void *block = malloc(count * size);
	return block ? memset(block, 0, count * size) : NULL;
}

void *realloc(void *block, size_t size)
{
	struct head *head = (struct head *)block - 1;
	size_t room = block ? ((size_t)1 << head->class) - sizeof(*head) : 0;

	if (block && size <= room)
		return block;
	void *larger = malloc(size);
	if (larger && block) {
		memcpy(larger, block, room);
		free(block);
	}
	return larger;
}

/* Copying: one instruction each. */

void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
	return __builtin_memcpy(to, from, size);
}

void *memmove(void *to, const void *from, size_t size)
{
	return __builtin_memmove(to, from, size);
}

void *memset(void *to, int byte, size_t size)
{
	return __builtin_memset(to, byte, size);
}
#else
typedef int engine_memory_is_for_pages; /* an empty file is none */
#endif
