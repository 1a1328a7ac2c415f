#include "formula/comparison.h"

#include "formula/dependence.h"
#include "formula/eval.h"
#include "formula/operate.h"
#include "formula/report.h"
#include "number/quantity_arithmetic.h"

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

struct value dates_compare(struct date a, enum comparison comparison, struct date b)
{
	return value_of_truth(order_holds(date_cmp(a, b), comparison) ? TRUTH_YES : TRUTH_NO);
}

static struct value order_compare(int order, enum comparison comparison)
{
	return value_of_truth(order_holds(order, comparison) ? TRUTH_YES : TRUTH_NO);
}

/* The orders that two quantities were seen in. */
struct orders {
	const struct evaluation *e;
	const struct pair *pair;
	bool less, same, more;
};

static bool is_point(const struct value *value)
{
	return value->kind == VALUE_QUANTITY && quantity_is_point(value->quantity);
}

static bool see_order(void *asker, const struct formula_context *corner)
{
	struct orders *orders = asker;
	struct evaluation there = *orders->e;
	enum truth less = TRUTH_UNDECIDED, same = TRUTH_UNDECIDED;
	struct value sides[2];

	there.context = corner;
	there.arithmetic.keep = corner->keep;
	orders->pair->again(orders->pair, &there, sides);
	if (!is_point(&sides[0]) || !is_point(&sides[1]) ||
	    quantity_compare(&there.arithmetic, sides[0].quantity, COMPARE_LT, sides[1].quantity, &less) ||
	    quantity_compare(&there.arithmetic, sides[0].quantity, COMPARE_EQ, sides[1].quantity, &same))
		return false;
	orders->less |= less == TRUTH_YES;
	orders->same |= same == TRUTH_YES && !corner->open_corner;
	orders->more |= less == TRUTH_NO && same == TRUTH_NO;
	return true;
}

/* Between less and more lies the same: the difference has no jumps, for what it is divided by is never zero. */
static enum truth corners_compare(const struct evaluation *e, const struct pair *pair,
    enum comparison comparison, const struct value *result)
{
	const struct resolver *resolver = e->context->resolver;
	struct orders seen = { .e = e, .pair = pair };

	if (!resolver->corners ||
	    !resolver->corners(resolver->self, e->context, result, see_order, &seen))
		return TRUTH_UNDECIDED;
	seen.same |= seen.less && seen.more;
	seen.same |= !seen.less && !seen.more;
	bool some = (seen.less && order_holds(-1, comparison)) ||
	    (seen.same && order_holds(0, comparison)) || (seen.more && order_holds(1, comparison));
	bool all = (!seen.less || order_holds(-1, comparison)) &&
	    (!seen.same || order_holds(0, comparison)) && (!seen.more || order_holds(1, comparison));
	return all ? TRUTH_YES : some ? TRUTH_UNDECIDED : TRUTH_NO;
}

enum quantity_status pair_compare(const struct evaluation *e, const struct pair *pair,
    enum comparison comparison, struct value *out)
{
	const struct value *a = &pair->sides[0], *b = &pair->sides[1];
	enum truth truth = TRUTH_UNDECIDED;

	enum quantity_status status =
	    quantity_compare(&e->arithmetic, a->quantity, comparison, b->quantity, &truth);
	*out = value_of_truth(truth);
	if (status != QUANTITY_OK)
		return status;
	dependence_join(e->context->keep, DEPENDENCE_SUM, a, b, out);
	if (truth == TRUTH_UNDECIDED && out->repeated)
		out->truth = corners_compare(e, pair, comparison, out);
	return QUANTITY_OK;
}

static void operands_again(const struct pair *pair, struct evaluation *there, struct value sides[2])
{
	const struct node *node = pair->asker;

	sides[0] = node_eval(there, node->left);
	sides[1] = node_eval(there, node->right);
}

#ifndef RIGBOOK_IN_PAGE
/* Where somebody wants to know by how much they differ (context.h). */
static void tell_difference(
    const struct evaluation *e, const struct node *node, const struct value sides[2])
{
	const struct resolver *resolver = e->context->resolver;
	struct quantity difference;

	if (resolver->compared &&
	    quantity_sub(&e->arithmetic, sides[0].quantity, sides[1].quantity, &difference) == QUANTITY_OK)
		resolver->compared(resolver->self, node, &difference);
}
#endif

static struct value quantities_compare(
    struct evaluation *e, const struct node *node, const struct value sides[2])
{
	const struct pair pair = { { sides[0], sides[1] }, operands_again, node };
	struct value result;
	enum quantity_status status = pair_compare(e, &pair, node->comparison, &result);

	report_status(e, status, NODE_COMPARE, node->at,
	    &(struct operand){ node->left, sides[0].quantity },
	    &(struct operand){ node->right, sides[1].quantity });
#ifndef RIGBOOK_IN_PAGE
	tell_difference(e, node, sides);
#endif
	return status == QUANTITY_OK ? result : VALUE_OF_BAD;
}

/* What is only the same or not. */
static struct value same_compare(
    struct evaluation *e, const struct node *node, const struct value *a, const struct value *b)
{
	const struct resolver *resolver = e->context->resolver;
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
	else if (a->kind == VALUE_THING && resolver->same)
		same = resolver->same(resolver->self, a->thing, b->thing);
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
		return quantities_compare(e, node, sides);
	if (wanted == VALUE_DATE)
		return dates_compare(sides[0].date, node->comparison, sides[1].date);
	if (wanted == VALUE_LIST) {
		report_operand(e, node->left, value_kind_words(left), "a single value");
		return VALUE_OF_BAD;
	}
	return same_compare(e, node, &sides[0], &sides[1]);
}
