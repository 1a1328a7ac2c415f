/*
 * apart - large texts that stand in another one without being copied into it: each lies where it was made, and of it is noted
 * where it belongs. Whoever writes the whole writes its parts one behind the other.
 */
#ifndef HTML_APART_H
#define HTML_APART_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* A smaller one is copied sooner than noted. */
#define APART_LEAST 2048

struct apart {
	size_t place; /* it belongs before this byte of the other text */
	struct str text;
};

/* In the order of their places. All zero but `arena`, where the list lives, is none. */
struct aparts {
	struct arena *arena;
	struct apart *at;
	size_t count, room;
	size_t size; /* bytes of all of them */
};

/* Notes the text at the end of `out`. Together they keep to out's maximum: past it nothing is noted, and `full` is set. */
void apart_add(struct aparts *aparts, struct buf *out, struct str text);

/* The parts of the whole: views of `text`, which was printed, and of what stands in it. The array lives in `keep`. */
struct str *apart_parts(struct arena *keep, const struct aparts *aparts, struct str text, size_t *count);

#endif
