/*
 * Comparisons: of quantities, of what has an order, of what is only the same or not.
 *
 * Where both sides depend on one uncertain input, the ranges alone may leave open what is certain
 * (`part < whole`). The difference of the sides is then looked at in the corners of the box that
 * the inputs span: dependence.h says when its extremes lie there.
 */
#include "figure/dependence.h"
#include "figure/formula_ast.h"

/* Does a comparison hold of two in this order (below 0: the left one is less)? */
static bool order_holds(int order, enum comparison comparison)
{
	const bool less = order < 0;
	const bool more = order > 0;
	const bool holds[] = {
		[COMPARE_LT] = less,
		[COMPARE_LE] = !more,
		[COMPARE_EQ] = !less && !more,
		[COMPARE_NE] = less || more,
		[COMPARE_GE] = !less,
		[COMPARE_GT] = more,
	};
	return holds[comparison];
}

static struct value order_compare(int order, enum comparison comparison)
{
	return value_of_truth(order_holds(order, comparison) ? TRUTH_YES : TRUTH_NO);
}

/* The orders that two quantities were seen in. */
struct orders {
	const struct evaluation *e;
	const struct node *node;
	bool less, same, more;
};

static bool is_point(const struct value *value)
{
	return value->kind == VALUE_QUANTITY && quantity_is_point(value->quantity);
}

static bool see_order(void *asker, const struct formula_run *corner)
{
	struct orders *orders = asker;
	struct evaluation there = *orders->e;
	enum truth less = TRUTH_UNDECIDED, same = TRUTH_UNDECIDED;

	there.run = corner;
	there.how.keep = corner->keep;
	struct value left = node_eval(&there, orders->node->left);
	struct value right = node_eval(&there, orders->node->right);
	if (!is_point(&left) || !is_point(&right) ||
	    quantity_compare(&there.how, left.quantity, COMPARE_LT, right.quantity, &less) ||
	    quantity_compare(&there.how, left.quantity, COMPARE_EQ, right.quantity, &same))
		return false;
	orders->less |= less == TRUTH_YES;
	orders->same |= same == TRUTH_YES;
	orders->more |= less == TRUTH_NO && same == TRUTH_NO;
	return true;
}

/* Between less and more lies the same: the difference has no jumps, for what it is divided by is never zero. */
static enum truth corners_compare(
    const struct evaluation *e, const struct node *node, const struct value *result)
{
	const struct formula_world *world = e->run->world;
	struct orders seen = { .e = e, .node = node };

	if (!world->corners || !world->corners(world->self, e->run, result, see_order, &seen))
		return TRUTH_UNDECIDED;
	seen.same |= seen.less && seen.more;
	bool some = (seen.less && order_holds(-1, node->comparison)) ||
	    (seen.same && order_holds(0, node->comparison)) ||
	    (seen.more && order_holds(1, node->comparison));
	bool all = (!seen.less || order_holds(-1, node->comparison)) &&
	    (!seen.same || order_holds(0, node->comparison)) &&
	    (!seen.more || order_holds(1, node->comparison));
	return all ? TRUTH_YES : some ? TRUTH_UNDECIDED : TRUTH_NO;
}

static struct value quantities_compare(
    struct evaluation *e, const struct node *node, const struct value *a, const struct value *b)
{
	enum truth truth = TRUTH_UNDECIDED;
	enum quantity_status status =
	    quantity_compare(&e->how, a->quantity, node->comparison, b->quantity, &truth);

	report_status(e, status, NODE_COMPARE, node->at, &(struct operand){ node->left, a->quantity },
	    &(struct operand){ node->right, b->quantity });
	if (status != QUANTITY_OK)
		return VALUE_OF_BAD;

	struct value result = value_of_truth(truth);
	dependence_join(e->run->keep, DEPENDENCE_SUM, a, b, &result);
	if (truth == TRUTH_UNDECIDED && result.repeated)
		result.truth = corners_compare(e, node, &result);
	return result;
}

/* What is only the same or not. */
static struct value same_compare(
    struct evaluation *e, const struct node *node, const struct value *a, const struct value *b)
{
	const struct formula_world *world = e->run->world;
	bool same;

	if (node->comparison != COMPARE_EQ && node->comparison != COMPARE_NE) {
		report_operand(e, node->left, value_kind_words(a->kind),
		    "something with an order (other than = and !=)");
		return VALUE_OF_BAD;
	}
	if (a->kind == VALUE_TEXT)
		same = str_eq(a->text, b->text);
	else if (a->kind == VALUE_TRUTH)
		same = a->truth == b->truth;
	else if (a->kind == VALUE_THING && world->same)
		same = world->same(world->self, a->thing, b->thing);
	else
		same = a->kind == VALUE_RECORD && a->record == b->record;

	if (a->kind == VALUE_TRUTH && (a->truth == TRUTH_UNDECIDED || b->truth == TRUTH_UNDECIDED))
		return value_of_truth(TRUTH_UNDECIDED);
	return order_compare(same ? 0 : 1, node->comparison);
}

struct value compare_eval(struct evaluation *e, const struct node *node)
{
	const struct node *const nodes[] = { node->left, node->right };
	struct value sides[2] = { node_eval(e, node->left), node_eval(e, node->right) }, result;
	enum value_kind left = sides[0].kind, right = sides[1].kind;
	/* Two unknowns are no reason to complain: whatever they turn out to be, the answer is unknown. */
	enum value_kind wanted = left > VALUE_INAPPLICABLE ? left
	    : right > VALUE_INAPPLICABLE                   ? right
							   : VALUE_QUANTITY;

	if (left > VALUE_INAPPLICABLE && right > VALUE_INAPPLICABLE && left != right) {
		report_sorts(e, node, value_kind_words(left), value_kind_words(right));
		return VALUE_OF_BAD;
	}
	if (!values_ready(e, nodes, sides, 2, wanted, &result))
		return result;
	if (wanted == VALUE_QUANTITY)
		return quantities_compare(e, node, &sides[0], &sides[1]);
	if (wanted == VALUE_DATE)
		return order_compare(date_cmp(sides[0].date, sides[1].date), node->comparison);
	if (wanted == VALUE_LIST) {
		report_operand(e, node->left, value_kind_words(left), "a single value");
		return VALUE_OF_BAD;
	}
	return same_compare(e, node, &sides[0], &sides[1]);
}
