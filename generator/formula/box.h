/*
 * box - what the parts of a formula came to in corners of the box that its uncertain inputs span, while these are visited
 * one after the other (`corners` of the resolver).
 *
 * Six ranges have 64 corners, but `heat / efficiency` of them has no more than four values: a part of a formula that read
 * some of the inputs only is the same wherever these stand at the same ends. Which it read is told as it is computed: by
 * whoever knows what stands behind the names.
 *
 * Belongs to one visit of all corners. The context of a corner has it, those of the formulas that are computed on the way
 * do not. Within loops, and under an assumption, nothing is remembered.
 */
#ifndef FORMULA_BOX_H
#define FORMULA_BOX_H

#include "formula/evaluation.h"

/* The engine of pages, which visits few corners, has none. */
#ifdef RIGBOOK_IN_PAGE
#define BOX_IS_KEPT false
#else
#define BOX_IS_KEPT true
#endif
#define BOX_CHAINS 32 /* a power of two */

struct box {
	struct arena *keep;
	unsigned all, ends, read; /* inputs, a bit for each */
	struct box_part *chains[BOX_CHAINS];
};

/* Of fewer inputs than an unsigned has bits; all that is noted of them is in `keep`, and the box, too. */
struct box *box_new(struct arena *keep, size_t inputs);
/* The corner that is looked at next: the ends at which its inputs stand, a bit for each. */
void box_go_to(struct box *box, unsigned ends);

/* Takes note that inputs, a bit for each, are read; of no box nothing. */
static inline void box_read(struct box *box, unsigned inputs)
{
	if (BOX_IS_KEPT && box)
		box->read |= inputs;
}

/* What was noted since the last call; from now on it is `inputs`. */
static inline unsigned box_swap_read(struct box *box, unsigned inputs)
{
	unsigned read = 0;

	if (BOX_IS_KEPT && box) {
		read = box->read;
		box->read = inputs;
	}
	return read;
}

static inline bool box_is_for(const struct evaluation *e, const struct node *node)
{
	return BOX_IS_KEPT && e->context->box && !e->frames && !e->assumptions &&
	    node->kind != NODE_LITERAL;
}

/* The value of a node that box_is_for; false if none of the corners so far tells it. */
bool box_find(struct evaluation *e, const struct node *node, struct value *out);
/* Takes note of a value, and of what e->poles and e->steps were before it. Since then box_read was told all that it read. */
void box_note(const struct evaluation *e, const struct node *node, const struct value *value,
    size_t poles, size_t steps);

#endif
