/*
 * mustache_ids - the ids that templates themselves write, as far as they are written `id="…"` with a space before: links may
 * lead to them. Those of markup that the view holds are for whoever made that to tell.
 */
#ifndef HTML_MUSTACHE_IDS_H
#define HTML_MUSTACHE_IDS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>

/* All zero but `arena`, where the list and the ids live, before the rendering that they are of. */
struct mustache_ids {
	struct arena *arena;
	struct str *at;
	size_t count, room;
	bool begun;  /* what is written now belongs to an id */
	size_t from; /* where in what is written that id begins */
};

/*
 * Looks through a template's text, before it is written to `out`, for ids that it ends and begins. Returns
 * how much of the text belongs to one that goes on behind it: from there mustache_ids_written counts.
 */
size_t mustache_ids_find(struct mustache_ids *ids, const struct buf *out, struct str text);

/* The text has been written. `begun` is what mustache_ids_find returned. */
void mustache_ids_written(struct mustache_ids *ids, const struct buf *out, size_t begun);

#endif
