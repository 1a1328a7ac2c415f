#include "formula/check_types.h"

#include "base/ascii.h"
#include "formula/check_call.h"
#include "formula/check_compare.h"
#include "formula/check_path.h"
#include "formula/days.h"
#include "formula/lex.h"
#include "formula/operate.h"
#include "formula/report.h"
#include "formula/type_rules.h"
#include "formula/word_set.h"
#include "number/quantity_arithmetic.h"

/* Arithmetic. */

static struct type negate_check(struct evaluation *e, const struct node *node)
{
	struct type a = node_check(e, node->left);
	struct quantity out;

	if (!type_wanted(e, node->left, &a, TYPE_QUANTITY) || !a.unit)
		return type_unsure;
	struct quantity one = type_one(e, &a);
	enum quantity_status status = quantity_neg(&e->arithmetic, &one, &out);
	report_status(e, status, NODE_NEGATE, node->at, &(struct operand){ node->left, &one },
	    &(struct operand){ NULL, NULL });
	return status == QUANTITY_OK ? type_of_unit(out.unit) : type_unsure;
}

/* The exponent decides on the unit, so it must be typed unless the base has none. */
static struct type power_check(
    struct evaluation *e, const struct node *node, const struct type *a, const struct type *b)
{
	struct quantity one = type_one(e, a), exponent = type_one(e, b), out;

	if (node->right->kind == NODE_LITERAL)
		exponent = *node->right->literal.quantity;
	else if (dimension_is_none(&b->unit->dimension) && !dimension_is_none(&a->unit->dimension))
		return type_of_unit(NULL);
	if (quantities_operate(e, NODE_POW, node->at, &(struct operand){ node->left, &one },
		&(struct operand){ node->right, &exponent }, &out) != QUANTITY_OK)
		return type_unsure;
	return type_of_unit(out.unit);
}

/* A path as it would stand in a formula: a name and its members. */
static const struct node *path_of(struct arena *keep, struct str path)
{
	struct node *node = NULL;
	struct str name;

	for (bool more = true; more;) {
		more = str_cut(path, '.', &name, &path);
		struct node *outer = ARENA_NEW(keep, struct node);
		*outer =
		    (struct node){ .kind = node ? NODE_MEMBER : NODE_NAME, .name = name, .left = node };
		node = outer;
	}
	return node;
}

static struct type type_without_report(const struct evaluation *e, const struct node *node, bool *good)
{
	struct formula_context context = context_quiet(e->context);
	struct evaluation quiet = *e;

	quiet.context = &context;
	struct type type = node_check(&quiet, node);
	*good = diag_count(context.diag) == 0;
	return type;
}

/* True after a report: `rtx-5090` subtracts nothing, but is the id rtx_5090 as addresses write it. */
static bool report_dashed(const struct evaluation *e, const struct node *node)
{
	struct str text = id_around(e->formula->text.text, node->at), path;
	bool good;

	if (text.len < 3 || ascii_is_digit(text.at[0]))
		return false;
	type_without_report(e, node->left, &good);
	if (good)
		type_without_report(e, node->right, &good);
	path = id_without_dashes(e->context->keep, text);
	if (good)
		return false;
	struct type type = type_without_report(e, path_of(e->context->keep, path), &good);
	if (!good || type.kind == TYPE_UNSURE)
		return false;
	evaluation_report(e, DIAG_FORMULA_NAME, (size_t)(text.at - e->formula->text.text.at),
	    "nothing here is called “%.*s”", STR_ARG(text));
	diag_hint(e->context->diag, "- subtracts, and ids are written with _: did you mean “%.*s”?",
	    STR_ARG(path));
	return true;
}

static struct type arithmetic_check(struct evaluation *e, const struct node *node)
{
	if (node->kind == NODE_SUB && report_dashed(e, node))
		return type_unsure;

	struct type a = node_check(e, node->left), b = node_check(e, node->right);

	struct type of_days;
	if (days_check(e, node, &a, &b, &of_days))
		return of_days;
	bool left = type_wanted(e, node->left, &a, TYPE_QUANTITY);
	bool right = type_wanted(e, node->right, &b, TYPE_QUANTITY);
	if (!left || !right)
		return type_unsure;
	if (!a.unit || !b.unit)
		return type_of_unit(NULL);
	if (node->kind == NODE_POW)
		return power_check(e, node, &a, &b);
	return types_operate(e, node->kind, node->at, &(struct typed){ node->left, &a },
	    &(struct typed){ node->right, &b });
}

/* Truths and comparisons. */

static struct type not_check(struct evaluation *e, const struct node *node)
{
	if (node_is_inapplicable(node) && name_is_nothing(e, node->left))
		return type_unsure;
	struct type a = node_check(e, node->left);

	type_wanted(e, node->left, &a, TYPE_TRUTH);
	return (struct type){ .kind = TYPE_TRUTH };
}

/* What holds on the left of `and` holds on its right. */
static struct type logic_check(struct evaluation *e, const struct node *node)
{
	const struct narrowing *outer = e->narrowings;
	struct type a = node_check(e, node->left);

	if (node->kind == NODE_AND)
		narrow_by(e, node->left);
	struct type b = node_check(e, node->right);
	e->narrowings = outer;
	type_wanted(e, node->left, &a, TYPE_TRUTH);
	type_wanted(e, node->right, &b, TYPE_TRUTH);
	return (struct type){ .kind = TYPE_TRUTH };
}

struct type node_check(struct evaluation *e, const struct node *node)
{
	static struct type (*const handlers[NODE_COUNT])(struct evaluation *, const struct node *) = {
		[NODE_LITERAL] = literal_check,
		[NODE_NAME] = path_check,
		[NODE_MEMBER] = path_check,
		[NODE_CALL] = call_check,
		[NODE_FUNCTION] = function_check,
		[NODE_AGGREGATE] = aggregate_check,
		[NODE_NEGATE] = negate_check,
		[NODE_NOT] = not_check,
		[NODE_OR] = logic_check,
		[NODE_AND] = logic_check,
		[NODE_COMPARE] = compare_check,
		[NODE_IS] = is_check,
		[NODE_ADD] = arithmetic_check,
		[NODE_SUB] = arithmetic_check,
		[NODE_MUL] = arithmetic_check,
		[NODE_DIV] = arithmetic_check,
		[NODE_POW] = arithmetic_check,
	};
	return handlers[node->kind](e, node);
}

/* The type of a value, for formulas that are looked at while they are evaluated. */
static struct type type_of_value(const struct evaluation *e, const struct value *value)
{
	const struct resolver *resolver = e->context->resolver;
	struct type type = value_type(value);

	if (type.kind != TYPE_THING && type.kind != TYPE_RECORD)
		return type.kind == TYPE_LIST ? type_unsure : type;
	return resolver->type_of && resolver->type_of(resolver->self, value, &type) ? type : type_unsure;
}

static const struct scope *frames_typed(const struct evaluation *e, const struct scope *frame)
{
	if (!frame)
		return NULL;

	struct scope *typed = arena_copy(e->context->keep, frame, sizeof(*frame));
	if (typed->type.kind == TYPE_UNSURE)
		typed->type = type_of_value(e, &frame->element);
	typed->outer = frames_typed(e, frame->outer);
	return typed;
}

struct type node_type_quietly(const struct evaluation *e, const struct node *node)
{
	struct formula_context context = context_quiet(e->context);
	struct binding *bindings = ARENA_ARRAY(context.keep, struct binding, context.binding_count + 1);
	struct evaluation quiet = *e;

	for (size_t i = 0; i < context.binding_count; i++) {
		bindings[i] = context.bindings[i];
		if (bindings[i].type.kind == TYPE_UNSURE)
			bindings[i].type = type_of_value(e, &bindings[i].value);
	}
	context.bindings = bindings;
	quiet.context = &context;
	quiet.frames = frames_typed(e, e->frames);
	if (context.self && quiet.self.kind == TYPE_UNSURE)
		quiet.self = type_of_value(e, context.self);
	return node_check(&quiet, node);
}
