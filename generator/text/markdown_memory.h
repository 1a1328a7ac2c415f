/*
 * markdown_memory - makes cmark-gfm allocate from the arena of the document being read.
 *
 * cmark-gfm's allocator functions get no context argument, so the arena is in a thread-local variable while
 * a document is read: the only state of the program outside of arguments. Freeing a node does nothing. The
 * syntax tree is freed when the caller resets its scratch arena (site/render_guide.h).
 */
#ifndef TEXT_MARKDOWN_MEMORY_H
#define TEXT_MARKDOWN_MEMORY_H

#include "base/arena.h"

#include <cmark-gfm.h>

/*
 * Makes cmark-gfm on this thread allocate from `arena`. Returns the arena used before (NULL at first),
 * which the caller sets again when it is done.
 */
struct arena *markdown_memory_use(struct arena *arena);

/* The allocator to pass to cmark-gfm. */
cmark_mem *markdown_memory_allocator(void);

#endif
