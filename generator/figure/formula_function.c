/* if, in, round, floor, ceil, abs, root and share. */
#include "figure/dependence.h"
#include "figure/formula_ast.h"

static const struct operand no_operand = { NULL, NULL };

/* The quantity in the arena unless the status is a mistake, which is reported. */
static struct value quantity_result(const struct evaluation *e, enum quantity_status status,
    const struct node *node, const struct operand *a, const struct operand *b,
    const struct quantity *out)
{
	report_status(e, status, node->kind, node->at, a, b);
	return status == QUANTITY_OK ? value_of_quantity(e->run->keep, *out) : VALUE_OF_BAD;
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

/* Both branches of an undecided condition, in one value: for numbers the smallest range that holds both. */
static struct value hull_eval(struct evaluation *e, const struct node *node, const struct value *condition)
{
	const struct node *const nodes[] = { node->arguments[1].node, node->arguments[2].node };
	struct value sides[2] = { node_eval(e, nodes[0]), node_eval(e, nodes[1]) }, result;
	struct quantity hull;

	if (sides[0].kind > VALUE_INAPPLICABLE && sides[0].kind != VALUE_QUANTITY)
		return value_of_unknown(str_print(
		    e->run->keep, "whether %.*s", STR_ARG(node_text(e, node->arguments[0].node))));
	if (!values_ready(e, nodes, sides, 2, VALUE_QUANTITY, &result))
		return result;

	struct operand a = { nodes[0], sides[0].quantity }, b = { nodes[1], sides[1].quantity };
	enum quantity_status status = quantity_hull(&e->how, a.quantity, b.quantity, &hull);
	result = quantity_result(e, status, node, &a, &b, &hull);
	if (result.kind == VALUE_BAD)
		return result;

	/*
	 * Only one branch is taken, so what the branches share does no harm; what the condition
	 * shares with them does.
	 */
	struct value branches = result;
	dependence_join(e->run->keep, DEPENDENCE_CHOICE, &sides[0], &sides[1], &branches);
	branches.repeated = sides[0].repeated || sides[1].repeated;
	dependence_join(e->run->keep, DEPENDENCE_CHOICE, condition, &branches, &result);
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

/* in */

static struct value in_eval(struct evaluation *e, const struct node *node)
{
	struct value a[2], result;
	struct quantity out;

	if (!arguments_eval(e, node, a, &result))
		return result;

	enum quantity_status status = quantity_convert(&e->how, a[0].quantity, node->unit, &out);
	struct operand from = { node->arguments[0].node, a[0].quantity };
	report_conversion(e, status, node, &from);
	if (status != QUANTITY_OK)
		return VALUE_OF_BAD;
	result = value_of_quantity(e->run->keep, out);
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
	struct value counted =
	    stepped ? values_operate(e, NODE_DIV, node->at, value, &a[0], step, &a[1]) : a[0];
	if (counted.kind == VALUE_BAD)
		return counted;
	enum quantity_status status =
	    quantity_round(&e->how, counted.quantity, rounding_of(node->function), &out);
	result = quantity_result(
	    e, status, node, &(struct operand){ value, a[0].quantity }, &no_operand, &out);
	if (result.kind == VALUE_BAD)
		return result;
	dependence_choice(e->run->keep, &counted, &result);
	return stepped ? values_operate(e, NODE_MUL, node->at, value, &result, step, &a[1]) : result;
}

/* abs, root */

/* An n-th root is worked out with n times the digits it has in the end: the twentieth takes as long as a step. */
#define ROOT_OF_A_STEP 20

static struct value abs_eval(struct evaluation *e, const struct node *node)
{
	struct value a[2], result;
	struct quantity out;

	if (!arguments_eval(e, node, a, &result))
		return result;
	enum quantity_status status = quantity_abs(&e->how, a[0].quantity, &out);
	result = quantity_result(e, status, node,
	    &(struct operand){ node->arguments[0].node, a[0].quantity }, &no_operand, &out);
	dependence_choice(e->run->keep, &a[0], &result);
	return result;
}

static struct value root_eval(struct evaluation *e, const struct node *node)
{
	struct value a[2], result;
	struct quantity out;
	long n = 2;

	if (!arguments_eval(e, node, a, &result))
		return result;
	if (node->argument_count == 2) {
		const struct quantity *of = a[1].quantity;
		if (!quantity_is_point(of) || !dimension_is_none(&of->unit->dimension) ||
		    !ratio_to_long(of->lo, &n) || n < 1 || n > 1000) {
			evaluation_report(e, DIAG_FORMULA_TYPE, node->arguments[1].node->from,
			    "which root it is must be one whole number from 1 to 1,000");
			return VALUE_OF_BAD;
		}
	}
	enum quantity_status status = quantity_root(&e->how, a[0].quantity, (unsigned long)n, &out);
	e->steps += (size_t)n / ROOT_OF_A_STEP;
	result = quantity_result(e, status, node,
	    &(struct operand){ node->arguments[0].node, a[0].quantity }, &no_operand, &out);
	dependence_choice(e->run->keep, &a[0], &result);
	return result;
}

/* share */

bool node_same_path(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || (a->kind != NODE_NAME && a->kind != NODE_MEMBER))
		return false;
	return str_eq(a->name, b->name) && (a->kind == NODE_NAME || node_same_path(a->left, b->left));
}

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
	return values_operate(e, NODE_ADD, whole->at, whole->left, &left, whole->right, &right);
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
	if (quantity_share(&quiet->how, part->quantity, others.quantity, &out) != QUANTITY_OK)
		return false;
	*result = value_of_quantity(quiet->run->keep, out);

	struct value whole = *result;
	dependence_join(quiet->run->keep, DEPENDENCE_SUM, part, &others, &whole);
	dependence_join(quiet->run->keep, DEPENDENCE_QUOTIENT, part, &whole, result);
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
	enum quantity_status status = quantity_hull(&e->how, part.quantity, whole.quantity, &both);
	if (quantity_result(e, status, node, &part, &whole, &both).kind == VALUE_BAD)
		return VALUE_OF_BAD;

	struct formula_run run = run_quietly(e->run);
	struct evaluation quiet = *e;
	quiet.run = &run;
	if (a[0].input_count > 0 && share_exactly(&quiet, node, &a[0], &result))
		return result;
	return values_operate(e, NODE_DIV, node->at, part.node, &a[0], whole.node, &a[1]);
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
	};
	return handlers[node->function](e, node);
}
