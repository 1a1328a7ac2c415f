/*
 * page - what the engine of pages asks of the page around it (assets/live.js); in the program nothing.
 *
 * The page measures how long an operation takes and stops one that takes too long: its function throws, the instance
 * is lost and is made anew. Asked where memory is taken, as whatever takes long does; each call may be the last.
 */
#ifndef BASE_PAGE_H
#define BASE_PAGE_H

#ifdef __wasm__
/* A new operation begins. */
void page_begin(void) __attribute__((import_module("page"), import_name("begin")));
/* It still goes on. */
void page_tick(void) __attribute__((import_module("page"), import_name("tick")));
#else
static inline void page_begin(void)
{
}
static inline void page_tick(void)
{
}
#endif

#endif
