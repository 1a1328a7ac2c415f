#include "formula/function.h"

#include "formula/assume.h"
#include "formula/days.h"
#include "formula/dependence.h"
#include "formula/eval.h"
#include "formula/iteration.h"
#include "formula/operate.h"
#include "formula/report.h"
#include "number/quantity_arithmetic.h"
#include "number/quantity_convert.h"
#include "number/quantity_log.h"
#include "number/quantity_order.h"

static const struct operand no_operand = { NULL, NULL };

/* The quantity in the arena unless the status is a mistake, which is reported. */
static struct value quantity_result(const struct evaluation *e, enum quantity_status status,
    const struct node *node, const struct operand *a, const struct operand *b,
    const struct quantity *out)
{
	report_status(e, status, node->kind, node->at, a, b);
	return status == QUANTITY_OK ? value_of_quantity(e->context->keep, *out) : VALUE_OF_BAD;
}

/* All arguments evaluated; false when *instead is the result. */
static bool arguments_eval(
    struct evaluation *e, const struct node *node, struct value values[2], struct value *instead)
{
	const struct node *nodes[2] = { NULL, NULL };

	values[0] = values[1] = VALUE_OF_BAD;
	for (size_t i = 0; i < node->argument_count; i++) {
		nodes[i] = node->arguments[i].node;
		values[i] = node_eval(e, nodes[i]);
	}
	return values_ready(e, nodes, values, node->argument_count, VALUE_QUANTITY, instead);
}

/* if */

/* Words, things, truths: what has no range that holds two of them. */
static bool has_other_value(const struct value *value)
{
	return value->kind > VALUE_INAPPLICABLE && value->kind != VALUE_QUANTITY;
}

static bool is_endless(const struct value *value)
{
	return value->kind == VALUE_QUANTITY && (!value->quantity->lo || !value->quantity->hi);
}

/*
 * cost / (a - b) where a is above b, and not applicable else: towards the place where the condition turns the value
 * grows without end, so the range without an end stands for both.
 */
static struct value branch_alone(
    struct evaluation *e, const struct value *condition, const struct value *branch)
{
	struct value result = *branch;

	result.origin = NULL;
	dependence_join(e->context->keep, DEPENDENCE_CHOICE, condition, branch, &result);
	return result;
}

/* Both branches of an undecided condition, in one value: for numbers the smallest range that holds both. */
static struct value hull_eval(struct evaluation *e, const struct node *node, const struct value *condition)
{
	const struct node *const nodes[] = { node->arguments[1].node, node->arguments[2].node };
	struct value sides[2], result;
	struct quantity hull;
	bool endless = false;

	for (size_t i = 0; i < 2; i++) {
		const struct assumption *outer = e->assumptions;
		size_t poles = e->poles;
		assume(e, node->arguments[0].node, i == 0);
		sides[i] = node_eval(e, nodes[i]);
		endless = endless || (e->poles > poles && is_endless(&sides[i]));
		e->assumptions = outer;
	}

	bool applies = sides[0].kind != VALUE_INAPPLICABLE || sides[1].kind != VALUE_INAPPLICABLE;
	bool one_only = applies &&
	    (sides[0].kind == VALUE_INAPPLICABLE || sides[1].kind == VALUE_INAPPLICABLE) &&
	    sides[0].kind != VALUE_BAD && sides[1].kind != VALUE_BAD;
	if (one_only && endless)
		return branch_alone(e, condition, &sides[sides[0].kind == VALUE_INAPPLICABLE]);
	if (has_other_value(&sides[0]) || has_other_value(&sides[1]) || one_only)
		return unknown_whether(e, node->arguments[0].node);
	if (!values_ready(e, nodes, sides, 2, VALUE_QUANTITY, &result))
		return result;

	struct operand a = { nodes[0], sides[0].quantity }, b = { nodes[1], sides[1].quantity };
	enum quantity_status status = quantity_hull(&e->arithmetic, a.quantity, b.quantity, &hull);
	result = quantity_result(e, status, node, &a, &b, &hull);
	if (result.kind == VALUE_BAD)
		return result;

	/*
	 * Only one branch is taken, so what the branches share does no harm; what the condition
	 * shares with them does.
	 */
	struct value branches = result;
	dependence_join(e->context->keep, DEPENDENCE_CHOICE, &sides[0], &sides[1], &branches);
	branches.repeated = sides[0].repeated || sides[1].repeated;
	dependence_join(e->context->keep, DEPENDENCE_CHOICE, condition, &branches, &result);
	return result;
}

static struct value if_eval(struct evaluation *e, const struct node *node)
{
	struct value condition = node_eval(e, node->arguments[0].node), result;

	if (!values_ready(e, &node->arguments[0].node, &condition, 1, VALUE_TRUTH, &result))
		return result;
	if (condition.truth == TRUTH_UNDECIDED)
		return hull_eval(e, node, &condition);
	result = node_eval(e, node->arguments[condition.truth == TRUTH_YES ? 1 : 2].node);
	result.origin = NULL;
	return result;
}

/* unknown, not applicable, known, applies */

/* Always a truth: what is not applicable is known to be so, and what is unknown may be something. */
static struct value known_eval(struct evaluation *e, const struct node *node)
{
	enum value_kind absent = node->function == FUNCTION_KNOWN ? VALUE_UNKNOWN : VALUE_INAPPLICABLE;
	struct value value = node_eval(e, node->arguments[0].node);

	if (value.kind == VALUE_BAD)
		return VALUE_OF_BAD;
	if (value.kind == VALUE_UNKNOWN)
		leave_unknown(e);
	return value_of_truth(value.kind == absent ? TRUTH_NO : TRUTH_YES);
}

/* in */

static struct value in_eval(struct evaluation *e, const struct node *node)
{
	struct value a[2], result;
	struct quantity out;

	if (!arguments_eval(e, node, a, &result))
		return result;

	enum quantity_status status = quantity_convert(&e->arithmetic, a[0].quantity, node->unit, &out);
	struct operand from = { node->arguments[0].node, a[0].quantity };
	report_conversion(e, status, node, &from);
	if (status != QUANTITY_OK)
		return VALUE_OF_BAD;
	result = value_of_quantity(e->context->keep, out);
	dependence_keep(&a[0], &result);
	return result;
}

/* round, floor, ceil */

static enum quantity_rounding rounding_of(enum function_id id)
{
	if (id == FUNCTION_FLOOR)
		return ROUND_FLOOR;
	return id == FUNCTION_CEIL ? ROUND_CEIL : ROUND_NEAREST;
}

static struct value round_eval(struct evaluation *e, const struct node *node)
{
	struct value a[2], result;
	struct quantity out;
	bool stepped = node->argument_count == 2;

	if (!arguments_eval(e, node, a, &result))
		return result;

	const struct node *value = node->arguments[0].node,
			  *step = stepped ? node->arguments[1].node : NULL;
	struct value counted = stepped
	    ? values_operate(e, NODE_DIV, node->at, &(struct valued){ value, &a[0] },
		  &(struct valued){ step, &a[1] })
	    : a[0];
	if (counted.kind == VALUE_BAD)
		return counted;
	enum quantity_status status =
	    quantity_round(&e->arithmetic, counted.quantity, rounding_of(node->function), &out);
	result = quantity_result(
	    e, status, node, &(struct operand){ value, a[0].quantity }, &no_operand, &out);
	if (result.kind == VALUE_BAD)
		return result;
	dependence_choice(e->context->keep, &counted, &result);
	return stepped ? values_operate(e, NODE_MUL, node->at, &(struct valued){ value, &result },
			     &(struct valued){ step, &a[1] })
		       : result;
}

/* abs, root */

static struct value abs_eval(struct evaluation *e, const struct node *node)
{
	struct value a[2], result;
	struct quantity out;

	if (!arguments_eval(e, node, a, &result))
		return result;
	enum quantity_status status = quantity_abs(&e->arithmetic, a[0].quantity, &out);
	result = quantity_result(e, status, node,
	    &(struct operand){ node->arguments[0].node, a[0].quantity }, &no_operand, &out);
	dependence_choice(e->context->keep, &a[0], &result);
	return result;
}

static struct value root_eval(struct evaluation *e, const struct node *node)
{
	struct value a[2], result;
	struct quantity out;
	int64_t n = 2;

	if (!arguments_eval(e, node, a, &result))
		return result;
	if (node->argument_count == 2) {
		const struct quantity *of = a[1].quantity;
		if (!quantity_is_point(of) || !dimension_is_none(&of->unit->dimension) ||
		    !ratio_to_int64(of->lo, &n) || n < 1 || n > 1000) {
			report_arithmetic(e, DIAG_FORMULA_TYPE, node->arguments[1].node->from,
			    "which root it is must be one whole number from 1 to 1,000");
			return VALUE_OF_BAD;
		}
	}
	enum quantity_status status = quantity_root(&e->arithmetic, a[0].quantity, (uint64_t)n, &out);
	e->steps += n > 3 ? FORMULA_STEPS_OF_LOG : 0;
	result = quantity_result(e, status, node,
	    &(struct operand){ node->arguments[0].node, a[0].quantity }, &no_operand, &out);
	dependence_choice(e->context->keep, &a[0], &result);
	return result;
}

/* log, exp */

static struct value log_eval(struct evaluation *e, const struct node *node)
{
	struct value a[2], result;
	struct quantity out;

	if (!arguments_eval(e, node, a, &result))
		return result;
	const struct node *base = node->argument_count == 2 ? node->arguments[1].node : NULL;
	enum quantity_status status = node->function == FUNCTION_EXP
	    ? quantity_exp(&e->arithmetic, a[0].quantity, &out)
	    : quantity_log(&e->arithmetic, a[0].quantity, base ? a[1].quantity : NULL, &out);
	e->steps += FORMULA_STEPS_OF_LOG;
	if (status == QUANTITY_POWER) {
		report_arithmetic(e, DIAG_FORMULA_TYPE, base->from,
		    "the base of a logarithm is one number above 0, without unit, and not 1");
		return VALUE_OF_BAD;
	}
	result = quantity_result(e, status, node,
	    &(struct operand){ node->arguments[0].node, a[0].quantity }, &no_operand, &out);
	dependence_choice(e->context->keep, &a[0], &result);
	return result;
}

/* share */

/*
 * The addends of `whole` other than `part`, added up: part = a in a + b + c leaves b + c. Takes
 * `part` out once; *found tells. VALUE_INAPPLICABLE when nothing is left.
 */
static struct value others_eval(
    struct evaluation *e, const struct node *whole, const struct node *part, bool *found)
{
	if (!*found && node_same_path(whole, part)) {
		*found = true;
		return VALUE_OF_INAPPLICABLE;
	}
	if (whole->kind != NODE_ADD)
		return node_eval(e, whole);

	struct value left = others_eval(e, whole->left, part, found);
	struct value right = others_eval(e, whole->right, part, found);
	if (left.kind == VALUE_INAPPLICABLE)
		return right;
	if (right.kind == VALUE_INAPPLICABLE)
		return left;
	return values_operate(e, NODE_ADD, whole->at, &(struct valued){ whole->left, &left },
	    &(struct valued){ whole->right, &right });
}

/*
 * part / (part + others) as one operation, exact where the range of a plain division would be too
 * wide; false if it is not of that form.
 */
static bool share_exactly(struct evaluation *quiet, const struct node *node,
    const struct value *part, struct value *result)
{
	bool found = false;

	struct value others =
	    others_eval(quiet, node->arguments[1].node, node->arguments[0].node, &found);
	struct quantity out;

	if (!found || others.kind != VALUE_QUANTITY || part->repeated || others.repeated ||
	    dependence_shared(part, &others))
		return false;
	if (quantity_share(&quiet->arithmetic, part->quantity, others.quantity, &out) != QUANTITY_OK)
		return false;
	*result = value_of_quantity(quiet->context->keep, out);

	struct value whole = *result;
	dependence_join(quiet->context->keep, DEPENDENCE_SUM, part, &others, &whole);
	dependence_join(quiet->context->keep, DEPENDENCE_QUOTIENT, part, &whole, result);
	result->repeated = false;
	return true;
}

static struct value share_eval(struct evaluation *e, const struct node *node)
{
	struct value a[2], result;

	if (!arguments_eval(e, node, a, &result))
		return result;

	struct quantity both;
	struct operand part = { node->arguments[0].node, a[0].quantity };
	struct operand whole = { node->arguments[1].node, a[1].quantity };
	enum quantity_status status =
	    quantity_hull(&e->arithmetic, part.quantity, whole.quantity, &both);
	if (quantity_result(e, status, node, &part, &whole, &both).kind == VALUE_BAD)
		return VALUE_OF_BAD;

	struct formula_context context = context_quiet(e->context);
	struct evaluation quiet = *e;
	quiet.context = &context;
	if (a[0].input_count > 0 && share_exactly(&quiet, node, &a[0], &result))
		return result;
	return divide(
	    e, node, &(struct valued){ part.node, &a[0] }, &(struct valued){ whole.node, &a[1] });
}

struct value function_eval(struct evaluation *e, const struct node *node)
{
	static struct value (*const handlers[FUNCTION_SUM])(struct evaluation *, const struct node *) = {
		[FUNCTION_IF] = if_eval,
		[FUNCTION_IN] = in_eval,
		[FUNCTION_ROUND] = round_eval,
		[FUNCTION_FLOOR] = round_eval,
		[FUNCTION_CEIL] = round_eval,
		[FUNCTION_ABS] = abs_eval,
		[FUNCTION_ROOT] = root_eval,
		[FUNCTION_SHARE] = share_eval,
		[FUNCTION_KNOWN] = known_eval,
		[FUNCTION_APPLIES] = known_eval,
		[FUNCTION_AGE] = age_eval,
		[FUNCTION_LOG] = log_eval,
		[FUNCTION_EXP] = log_eval,
	};
	return handlers[node->function](e, node);
}
