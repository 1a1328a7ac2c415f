/*
 * engine_library - what the C library would bring into the WebAssembly engine, written small.
 *
 * The library's printf and its search would be a thirtieth of what every live page loads. Here
 * vsnprintf knows what this program's formats use and no more: %c, %s, %d, %u, %zu, %ld, %x, %X, with a width, 0 in front
 * of it, and the length of a text (%.*s). What is said on standard error is said to nobody. A condition that does not hold traps
 * without words. Does nothing in a native build.
 */
#ifndef LIVE_ENGINE_LIBRARY_H
#define LIVE_ENGINE_LIBRARY_H

#ifdef __wasm__
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

void *memmem(const void *in, size_t length, const void *wanted, size_t size);

int fputs(const char *restrict text, FILE *restrict file);
int snprintf(char *restrict out, size_t room, const char *restrict format, ...);
int vsnprintf(char *restrict out, size_t room, const char *restrict format, va_list list);

_Noreturn void __assert_fail(const char *condition, const char *file, int line, const char *function);
#endif

#endif
