/*
 * undrawn - blocks and pies that cannot be made under other values of inputs (--set), and why.
 *
 * A chart may lose all its numbers there, or get a zero on a logarithmic axis. That is no mistake of the author's: the
 * page says in its place why nothing is drawn, with the table of its numbers if there is one, and a page that answers
 * says the same (live/live.h). What cannot be made with the site's own values either is a mistake, and reported.
 */
#ifndef TEXT_UNDRAWN_H
#define TEXT_UNDRAWN_H

#include "block/kinds.h"
#include "text/reading.h"

/*
 * Makes the block, as block_make does. Under other values it may instead set *why, where it could be made with the site's
 * own; the grid is then that of these, for its name. False after a report.
 */
bool undrawn_make(struct reading *reading, const struct block_kind *kind, const struct yaml *yaml,
    struct grid *grid, struct str *why);

/* What was not made. */
struct undrawn {
	struct str caption; /* used if the block has none */
	struct str why, id;
	const struct input_set *read;
};

/* The node becomes the reason, with the block's name; and with its table, which follows, where it is drawn from one. */
void undrawn_show(struct reading *reading, cmark_node *node, const struct yaml *yaml,
    const struct undrawn *undrawn);

/* True if one of the inputs read has another value than the data's. */
bool undrawn_excuses(const struct reading *reading, const struct input_set *read);

#endif
