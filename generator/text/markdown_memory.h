/*
 * markdown_memory - cmark-gfm's allocations, out of the arena of the document being read.
 *
 * cmark-gfm's allocator is chosen per parser but its functions get no context, so the arena stands
 * in a thread-local variable while a document is read: the one piece of state outside arguments in
 * the program. Freeing does nothing; the caller's reset of its scratch arena lets go of syntax tree
 * and all.
 */
#ifndef TEXT_MARKDOWN_MEMORY_H
#define TEXT_MARKDOWN_MEMORY_H

#include "base/arena.h"

#include <cmark-gfm.h>

/*
 * From now on this thread's cmark-gfm allocates in `arena`; returns the arena used before (NULL at
 * first), which the caller puts back when it is done.
 */
struct arena *memory_use(struct arena *arena);

/* The allocator to hand to cmark-gfm. */
cmark_mem *memory_of_thread(void);

#endif
