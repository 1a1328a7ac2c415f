#include "formula/assume.h"

#include "formula/dependence.h"
#include "formula/eval.h"

/* A comparison that is taken to hold: left above right, or below it. */
struct assumption {
	const struct assumption *outer;
	const struct node *left, *right;
	const struct quantity *values[2];
	const struct scope *frames; /* in scope where it was made */
	bool above, closed;         /* closed: or the same */
};

/* A name means the same in loops whose elements have names of their own. */
static bool is_in_scope(const struct evaluation *e, const struct assumption *assumption)
{
	const struct scope *frame = e->frames;

	while (frame && frame != assumption->frames && frame->variable.len > 0)
		frame = frame->outer;
	return frame == assumption->frames;
}

static void assume_order(struct evaluation *e, const struct node *node, bool holds)
{
	bool above = node->comparison == COMPARE_GT || node->comparison == COMPARE_GE;
	bool closed = node->comparison == COMPARE_GE || node->comparison == COMPARE_LE;
	struct formula_context context = context_quiet(e->context);
	struct evaluation quiet = *e;

	if (node->comparison == COMPARE_EQ || node->comparison == COMPARE_NE)
		return;
	quiet.context = &context;
	struct value left = node_eval(&quiet, node->left), right = node_eval(&quiet, node->right);
	if (left.kind != VALUE_QUANTITY || right.kind != VALUE_QUANTITY)
		return;

	struct assumption *assumption = ARENA_NEW(e->context->keep, struct assumption);
	*assumption = (struct assumption){ .outer = e->assumptions,
		.left = node->left,
		.right = node->right,
		.values = { left.quantity, right.quantity },
		.frames = e->frames,
		.above = above == holds,
		.closed = closed == holds };
	e->assumptions = assumption;
}

void assume(struct evaluation *e, const struct node *condition, bool holds)
{
	if (condition->kind == NODE_NOT)
		assume(e, condition->left, !holds);
	if (condition->kind == (holds ? NODE_AND : NODE_OR)) {
		assume(e, condition->left, holds);
		assume(e, condition->right, holds);
	}
	if (condition->kind == NODE_COMPARE)
		assume_order(e, condition, holds);
}

/* A difference of both sides: 1 of left - right, -1 of right - left, 0 of anything else. */
static int difference_of(const struct assumption *assumption, const struct node *node)
{
	if (node->kind != NODE_SUB)
		return 0;
	if (node_same(node->left, assumption->left) && node_same(node->right, assumption->right))
		return 1;
	return node_same(node->left, assumption->right) && node_same(node->right, assumption->left)
	    ? -1
	    : 0;
}

/* What one assumption leaves of a node's value; false if all of it. */
static bool assumption_cut(const struct evaluation *e, const struct assumption *assumption,
    const struct node *node, const struct quantity *value, struct quantity *out)
{
	bool above = assumption->above, closed = assumption->closed;
	int difference = difference_of(assumption, node);
	struct quantity zero = *value;

	zero.lo = zero.hi = ratio_zero();
	zero.open_lo = zero.open_hi = false;
	if (difference != 0)
		return quantity_cut(
		    &e->arithmetic, value, &zero, above == (difference > 0), closed, out);
	if (node_same(node, assumption->left))
		return quantity_cut(&e->arithmetic, value, assumption->values[1], above, closed, out);
	return node_same(node, assumption->right) &&
	    quantity_cut(&e->arithmetic, value, assumption->values[0], !above, closed, out);
}

struct value assumed_value(const struct evaluation *e, const struct node *node, const struct value *value)
{
	struct value cut = *value;
	struct quantity quantity;

	if (value->kind != VALUE_QUANTITY || node->kind == NODE_LITERAL)
		return cut;
	for (const struct assumption *a = e->assumptions; a; a = a->outer) {
		if (!is_in_scope(e, a) || !assumption_cut(e, a, node, cut.quantity, &quantity))
			continue;
		cut.quantity = arena_copy(e->context->keep, &quantity, sizeof(quantity));
		dependence_choice(e->context->keep, value, &cut);
	}
	return cut;
}

bool is_assumed_difference(const struct evaluation *e, const struct node *node)
{
	for (const struct assumption *a = e->assumptions; a; a = a->outer)
		if (is_in_scope(e, a) && difference_of(a, node) != 0)
			return true;
	return false;
}
