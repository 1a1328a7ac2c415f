/*
 * engine_memory - malloc, free, calloc and realloc for the WebAssembly engine, in place of the C library's,
 * which would be a thirtieth of what every live page loads; and memcpy, memmove and memset, which are one instruction.
 *
 * Block sizes are powers of two; a freed block is reused for the next of its size. The engine allocates
 * chunks of arenas and digits of large numbers, whose sizes repeat, so memory does not grow without end. It
 * grows by pages of 64 KB and never shrinks. NULL if the browser gives no more. Does nothing in a native
 * build.
 */
#ifndef LIVE_ENGINE_MEMORY_H
#define LIVE_ENGINE_MEMORY_H

#ifdef __wasm__
#include <stddef.h>

void *malloc(size_t size);
void free(void *block);
void *calloc(size_t count, size_t size);
void *realloc(void *block, size_t size);
void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int byte, size_t size);
#endif

#endif
