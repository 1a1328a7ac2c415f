/*
 * fenced - finds fenced blocks in a text that is not parsed yet. Private to text/.
 *
 * For what is asked of other programs, once for all blocks of a site, before its pages are read. It need not be exact:
 * what is missed here is asked for when its page is read.
 */
#ifndef TEXT_FENCED_H
#define TEXT_FENCED_H

#include "base/str.h"

struct fenced {
	struct str info; /* what stands behind the fence */
	size_t opens;    /* the offset of that in the body */
	/* Its lines, and what stands before them if it is the same as before the fence: signs of quotes, indentation. */
	struct str lines, prefix;
};

/* The block that opens at or behind *at, which then stands behind it. False if there is none. */
bool fenced_next(struct str body, size_t *at, struct fenced *fenced);

/* What stands in the block. */
struct str fenced_text(struct arena *scratch, const struct fenced *fenced);

#endif
