/* The types of our own functions and of aggregates. */
#include "figure/formula_check.h"

/* The types of both branches in one; unsure when they differ, reported when they cannot stand for one another. */
static struct type branches_check(
    struct evaluation *e, const struct node *node, const struct type *a, const struct type *b)
{
	const struct node *yes = node->arguments[1].node, *no = node->arguments[2].node;

	if (a->kind == TYPE_UNSURE || b->kind == TYPE_UNSURE)
		return type_unsure;
	if (a->kind != b->kind) {
		report_operand(e, no, type_kind_words(b->kind), type_kind_words(a->kind));
		return type_unsure;
	}
	if (a->kind == TYPE_QUANTITY && a->unit && b->unit &&
	    !types_fit(e, NODE_FUNCTION, node->at, yes, a, no, b))
		return type_unsure;
	if (a->kind == TYPE_THING && a->of != b->of)
		return (struct type){ .kind = TYPE_THING };
	return *a;
}

static struct type if_check(struct evaluation *e, const struct node *node)
{
	const struct narrowing *outer = e->narrowings;
	struct type condition = node_check(e, node->arguments[0].node);

	type_wanted(e, node->arguments[0].node, &condition, TYPE_TRUTH);
	narrow_by(e, node->arguments[0].node);
	struct type yes = node_check(e, node->arguments[1].node);
	e->narrowings = outer;
	struct type no = node_check(e, node->arguments[2].node);
	return branches_check(e, node, &yes, &no);
}

static struct type in_check(struct evaluation *e, const struct node *node)
{
	const struct node *value = node->arguments[0].node;
	struct type a = node_check(e, value), to = type_of_unit(node->unit);
	struct quantity out;

	if (!type_wanted(e, value, &a, TYPE_QUANTITY) || !a.unit)
		return to;
	struct quantity one = type_one(e, &a);
	enum quantity_status status = quantity_convert(&e->how, &one, node->unit, &out);
	report_conversion(e, status, node, &(struct operand){ value, &one });
	return to;
}

/* round, floor, ceil: a step must be of the same sort. */
static struct type round_check(struct evaluation *e, const struct node *node)
{
	const struct node *value = node->arguments[0].node;
	struct type a = node_check(e, value), step;
	bool fine = type_wanted(e, value, &a, TYPE_QUANTITY);

	if (node->argument_count == 1)
		return fine ? a : type_unsure;
	step = node_check(e, node->arguments[1].node);
	if (!type_wanted(e, node->arguments[1].node, &step, TYPE_QUANTITY) || !fine)
		return type_unsure;
	if (a.unit && step.unit &&
	    !types_fit(e, NODE_FUNCTION, node->at, value, &a, node->arguments[1].node, &step))
		return type_unsure;
	return step;
}

static struct type abs_check(struct evaluation *e, const struct node *node)
{
	struct type a = node_check(e, node->arguments[0].node);

	return type_wanted(e, node->arguments[0].node, &a, TYPE_QUANTITY) ? a : type_unsure;
}

/* Which root it is decides on the unit, so it must be typed unless there is no unit. */
static struct type root_check(struct evaluation *e, const struct node *node)
{
	const struct node *value = node->arguments[0].node;
	const struct node *which = node->argument_count == 2 ? node->arguments[1].node : NULL;
	struct type a = node_check(e, value), n = which ? node_check(e, which) : type_plain(e);
	bool fine = type_wanted(e, value, &a, TYPE_QUANTITY);
	long number = 2;

	if (which && !type_wanted(e, which, &n, TYPE_QUANTITY))
		return type_unsure;
	if (!fine || !a.unit)
		return type_unsure;
	if (dimension_is_none(&a.unit->dimension))
		return type_plain(e);
	if (which &&
	    (which->kind != NODE_LITERAL || !ratio_to_long(which->literal.quantity->lo, &number) ||
		number < 1))
		return type_of_unit(NULL);

	struct quantity one = type_one(e, &a), out;
	enum quantity_status status = quantity_root(&e->how, &one, (unsigned long)number, &out);
	report_status(e, status, NODE_FUNCTION, node->at, &(struct operand){ value, &one },
	    &(struct operand){ NULL, NULL });
	return status == QUANTITY_OK ? type_of_unit(out.unit) : type_unsure;
}

static struct type share_check(struct evaluation *e, const struct node *node)
{
	const struct node *part = node->arguments[0].node, *whole = node->arguments[1].node;
	struct type a = node_check(e, part), b = node_check(e, whole);
	bool fine = type_wanted(e, part, &a, TYPE_QUANTITY);

	if (type_wanted(e, whole, &b, TYPE_QUANTITY) && fine && a.unit && b.unit)
		types_fit(e, NODE_FUNCTION, node->at, part, &a, whole, &b);
	return type_plain(e);
}

struct type function_check(struct evaluation *e, const struct node *node)
{
	static struct type (*const handlers[FUNCTION_SUM])(struct evaluation *, const struct node *) = {
		[FUNCTION_IF] = if_check,
		[FUNCTION_IN] = in_check,
		[FUNCTION_ROUND] = round_check,
		[FUNCTION_FLOOR] = round_check,
		[FUNCTION_CEIL] = round_check,
		[FUNCTION_ABS] = abs_check,
		[FUNCTION_ROOT] = root_check,
		[FUNCTION_SHARE] = share_check,
	};
	return handlers[node->function](e, node);
}

/* Aggregates. */

static bool is_logical(const struct node *node)
{
	return node->function == FUNCTION_ANY || node->function == FUNCTION_ALL;
}

/* Reports a type that the aggregate cannot take; false then, or when it is unsure. */
static bool addend_wanted(
    struct evaluation *e, const struct node *node, const struct node *text, const struct type *type)
{
	enum type_kind wanted = is_logical(node) ? TYPE_TRUTH : TYPE_QUANTITY;

	return node->function == FUNCTION_COUNT_OF || type_wanted(e, text, type, wanted);
}

/* What the aggregate makes of values of this type. */
static struct type result_of(
    struct evaluation *e, const struct node *node, const struct node *text, struct type type)
{
	if (node->function == FUNCTION_COUNT_OF)
		return type_plain(e);
	if (is_logical(node))
		return (struct type){ .kind = TYPE_TRUTH };
	if (type.kind != TYPE_QUANTITY || !type.unit || node->function == FUNCTION_MIN ||
	    node->function == FUNCTION_MAX)
		return type;
	enum node_kind operation = node->function == FUNCTION_GEOMEAN ? NODE_DIV : NODE_ADD;
	struct type fold = types_operate(e, operation, node->at, text, &type, text, &type);
	return fold.kind == TYPE_UNSURE ? fold : type;
}

/* max(a, b): the arguments themselves; the first is checked already. */
static struct type arguments_check(struct evaluation *e, const struct node *node, struct type first)
{
	const struct node *source = node->loop->source;
	bool fine = addend_wanted(e, node, source, &first);

	for (size_t i = 0; i < node->argument_count; i++) {
		const struct node *argument = node->arguments[i].node;
		struct type type = node_check(e, argument);
		if (!addend_wanted(e, node, argument, &type) || !fine)
			fine = false;
		else if (type.kind == TYPE_QUANTITY && type.unit && first.unit)
			fine = types_fit(e, NODE_AGGREGATE, node->at, source, &first, argument, &type);
	}
	return fine ? result_of(e, node, source, first) : type_unsure;
}

static void report_list(
    struct evaluation *e, const struct node *node, const struct node *at, const char *message)
{
	evaluation_report(e, DIAG_FORMULA_TYPE, at->from, message, STR_ARG(node->name));
	diag_hint(e->run->diag, "write it so: %s", formula_functions[node->function].form);
}

/* One end of a range: a plain number. */
static void end_check(struct evaluation *e, const struct node *node, const struct type *type)
{
	struct type plain = type_plain(e);

	if (type_wanted(e, node, type, TYPE_QUANTITY) && type->unit && !unit_fits(type->unit, plain.unit))
		evaluation_report(e, DIAG_FORMULA_TYPE, node->from,
		    "“%.*s” is not one whole number without unit", STR_ARG(node_text(e, node)));
}

/* The element's type; false when the arguments are the values themselves. */
static bool element_check(
    struct evaluation *e, const struct node *node, struct type *source, struct type *element)
{
	const struct loop *loop = node->loop;

	*source = node_check(e, loop->source);
	*element = type_unsure;
	if (loop->to) {
		struct type to = node_check(e, loop->to);
		end_check(e, loop->source, source);
		end_check(e, loop->to, &to);
		*element = type_plain(e);
	} else if (source->kind == TYPE_LIST && source->element) {
		*element = *source->element;
	}
	return loop->to || source->kind == TYPE_LIST || source->kind == TYPE_UNSURE;
}

/* `where` and the value of each element, with the element in scope. */
static struct type body_check(struct evaluation *e, const struct node *node, const struct type *element)
{
	const struct node *body = node->argument_count ? node->arguments[0].node : NULL;
	const struct node *text = body ? body : node->loop->source;
	const struct narrowing *narrowings = e->narrowings;
	struct frame frame = { .outer = e->frames, .variable = node->loop->variable, .type = *element };

	e->frames = &frame;
	if (node->loop->where) {
		struct type where = node_check(e, node->loop->where);
		type_wanted(e, node->loop->where, &where, TYPE_TRUTH);
		narrow_by(e, node->loop->where);
	}
	struct type type = body ? node_check(e, body) : *element;
	e->frames = frame.outer;
	e->narrowings = narrowings;
	bool fine = addend_wanted(e, node, text, &type);
	return fine || is_logical(node) ? result_of(e, node, text, type) : type_unsure;
}

struct type aggregate_check(struct evaluation *e, const struct node *node)
{
	const struct loop *loop = node->loop;
	struct type source, element;

	if (!element_check(e, node, &source, &element)) {
		if (node->argument_count > 0 && !loop->variable.len && !loop->where)
			return arguments_check(e, node, source);
		report_list(e, node, loop->source, "%.*s wants a list here");
		return type_unsure;
	}
	if (source.kind == TYPE_LIST && node->argument_count > 1) {
		report_list(e, node, node->arguments[1].node, "%.*s takes one value of each element");
		return type_unsure;
	}
	return body_check(e, node, &element);
}
