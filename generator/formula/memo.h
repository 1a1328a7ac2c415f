/*
 * memo - what the parts of one formula came to, where it is gone through again and again: to be derived, and to be written
 * out with numbers put in, where each operator looks at its operands and each loop at its terms. Remembered are aggregates,
 * calls and what loops made of each element; in a build all other nodes, too, except literals and, within loops, what a
 * visitor is shown.
 *
 * A value is known by its node and by the elements that loops have in scope there: things and records by themselves,
 * others by their places. Under an assumption (assume.h) nothing is remembered.
 *
 * Belongs to one evaluation (context.h) and those that follow in the same world, `self` and bindings.
 */
#ifndef FORMULA_MEMO_H
#define FORMULA_MEMO_H

#include "formula/evaluation.h"

struct formula_memo *formula_memo_new(struct arena *keep);

static inline bool memo_is_kept(const struct evaluation *e)
{
	return e->context->memo && !e->assumptions;
}

/* Whether a node's value is worth looking for: inline, because every node asks. */
static inline bool memo_is_for(const struct evaluation *e, const struct node *node)
{
	if (!memo_is_kept(e))
		return false;
#ifndef RIGBOOK_IN_PAGE /* which writes few lines with numbers put in */
	if (node->kind != NODE_LITERAL && !(e->context->visit && e->frames))
		return true;
#endif
	return node->kind == NODE_AGGREGATE || node->kind == NODE_CALL;
}

struct remembered;

/* The place for the value of a node that memo_is_for, or of a part of a loop; NULL where it is not remembered. */
struct remembered *memo_place(const struct evaluation *e, const struct node *node);
/* False if it is not known, or where a visitor has not seen yet what it is made of. */
bool memo_find(struct evaluation *e, const struct remembered *place, struct value *out);
/* Takes note of a value, whose parts must live as long as the memo; `poles` is what e->poles was before it. */
void memo_note(
    const struct evaluation *e, struct remembered *place, const struct value *value, size_t poles);

#endif
