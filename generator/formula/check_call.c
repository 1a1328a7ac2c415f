#include "formula/check_call.h"

#include "formula/check_path.h"
#include "formula/check_types.h"
#include "formula/days.h"
#include "formula/interpolate.h"
#include "formula/report.h"
#include "formula/type_rules.h"
#include "formula/word_set.h"
#include "number/quantity_arithmetic.h"
#include "number/quantity_convert.h"

/* The types of both branches in one; unsure when they differ, reported when they cannot stand for one another. */
static struct type branches_check(
    struct evaluation *e, const struct node *node, const struct type *a, const struct type *b)
{
	const struct node *yes = node->arguments[1].node, *no = node->arguments[2].node;

	if (a->kind == TYPE_UNSURE && node_is_no_value(yes))
		return *b;
	if (b->kind == TYPE_UNSURE && node_is_no_value(no))
		return *a;
	if (a->kind == TYPE_UNSURE || b->kind == TYPE_UNSURE)
		return type_unsure;
	if (a->kind != b->kind) {
		report_operand(e, no, type_kind_words(b->kind), type_kind_words(a->kind));
		return type_unsure;
	}
	if (a->kind == TYPE_QUANTITY && a->unit && b->unit &&
	    !types_fit(e, NODE_FUNCTION, node->at, &(struct typed){ yes, a }, &(struct typed){ no, b }))
		return type_unsure;
	if (a->kind == TYPE_THING && a->of != b->of)
		return (struct type){ .kind = TYPE_THING };

	struct type both = *a;
	if (a->kind == TYPE_TEXT)
		both.words = word_sets_join(e->context->keep, a->words, b->words);
	return both;
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
	enum quantity_status status = quantity_convert(&e->arithmetic, &one, node->unit, &out);
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
	    !types_fit(e, NODE_FUNCTION, node->at, &(struct typed){ value, &a },
		&(struct typed){ node->arguments[1].node, &step }))
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
	int64_t number = 2;

	if (which && !type_wanted(e, which, &n, TYPE_QUANTITY))
		return type_unsure;
	if (!fine || !a.unit)
		return type_unsure;
	if (dimension_is_none(&a.unit->dimension))
		return type_plain(e);
	if (which &&
	    (which->kind != NODE_LITERAL || !ratio_to_int64(which->literal.quantity->lo, &number) ||
		number < 1))
		return type_of_unit(NULL);

	struct quantity one = type_one(e, &a), out;
	enum quantity_status status = quantity_root(&e->arithmetic, &one, (uint64_t)number, &out);
	report_status(e, status, NODE_FUNCTION, node->at, &(struct operand){ value, &one },
	    &(struct operand){ NULL, NULL });
	return status == QUANTITY_OK ? type_of_unit(out.unit) : type_unsure;
}

/* Plain numbers of plain numbers. */
static struct type log_check(struct evaluation *e, const struct node *node)
{
	struct type plain = type_plain(e);

	for (size_t i = 0; i < node->argument_count; i++) {
		const struct node *argument = node->arguments[i].node;
		struct type type = node_check(e, argument);
		if (!type_wanted(e, argument, &type, TYPE_QUANTITY) || !type.unit ||
		    dimension_is_none(&type.unit->dimension))
			continue;
		struct quantity one = type_one(e, &type);
		report_status(e, QUANTITY_UNITS, NODE_FUNCTION, node->at,
		    &(struct operand){ argument, &one }, &(struct operand){ NULL, NULL });
		plain = type_unsure;
	}
	return plain;
}

static struct type share_check(struct evaluation *e, const struct node *node)
{
	const struct node *part = node->arguments[0].node, *whole = node->arguments[1].node;
	struct type a = node_check(e, part), b = node_check(e, whole);
	bool fine = type_wanted(e, part, &a, TYPE_QUANTITY);

	if (type_wanted(e, whole, &b, TYPE_QUANTITY) && fine && a.unit && b.unit)
		types_fit(e, NODE_FUNCTION, node->at, &(struct typed){ part, &a },
		    &(struct typed){ whole, &b });
	return type_plain(e);
}

static struct type known_check(struct evaluation *e, const struct node *node)
{
	node_check(e, node->arguments[0].node);
	return (struct type){ .kind = TYPE_TRUTH };
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
		[FUNCTION_KNOWN] = known_check,
		[FUNCTION_APPLIES] = known_check,
		[FUNCTION_AGE] = age_check,
		[FUNCTION_LOG] = log_check,
		[FUNCTION_EXP] = log_check,
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

	if (function_is_choice(node->function) && type->kind == TYPE_DATE)
		return true;
	return node->function == FUNCTION_COUNT_OF || type_wanted(e, text, type, wanted);
}

/* What the aggregate makes of values of this type, of which two are written so. */
static struct type result_of(struct evaluation *e, const struct node *node,
    const struct node *first, const struct node *second, struct type type)
{
	if (node->function == FUNCTION_COUNT_OF)
		return type_plain(e);
	if (is_logical(node))
		return (struct type){ .kind = TYPE_TRUTH };
	if (type.kind != TYPE_QUANTITY || !type.unit || node->function == FUNCTION_MIN ||
	    node->function == FUNCTION_MAX)
		return type;
	enum node_kind operation = node->function == FUNCTION_GEOMEAN ? NODE_DIV : NODE_ADD;
	struct type fold = types_operate(e, operation, node->at, &(struct typed){ first, &type },
	    &(struct typed){ second, &type });
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
			fine = types_fit(e, NODE_AGGREGATE, node->at,
			    &(struct typed){ source, &first }, &(struct typed){ argument, &type });
	}
	const struct node *last = node->arguments[node->argument_count - 1].node;
	return fine ? result_of(e, node, source, last, first) : type_unsure;
}

static void report_list(
    struct evaluation *e, const struct node *node, const struct node *at, const char *message)
{
	evaluation_report(e, DIAG_FORMULA_TYPE, at->from, message, STR_ARG(node->name));
	diag_hint(e->context->diag, "write it so: %s", formula_functions[node->function].form);
}

/* A name that the thing itself has hides the kind of that name, which an author may have meant. */
static void report_no_list(struct evaluation *e, const struct node *node, const struct node *source)
{
	const struct resolver *resolver = e->context->resolver;
	struct type kind;

	report_list(e, node, source, "%.*s wants a list here");
	if (source->kind == NODE_NAME && resolver->kind_type &&
	    resolver->kind_type(resolver->self, source->name, &kind))
		diag_hint(e->context->diag,
		    "“%.*s” is the thing's own here, and hides the kind: give one of the two another name",
		    STR_ARG(source->name));
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

/* What the elements that belong are: `x in list where x is kind` says more of them than the list does. */
static struct type element_narrowed(
    const struct evaluation *e, const struct loop *loop, const struct type *element)
{
	const struct node name = { .kind = NODE_NAME, .name = loop->variable };
	const struct type *narrow = loop->variable.len ? type_narrowed(e, &name) : NULL;

	return narrow ? *narrow : *element;
}

/* `where` and the value of each element, with the element in scope. */
static struct type body_check(struct evaluation *e, const struct node *node, const struct type *element)
{
	const struct node *body = node->argument_count ? node->arguments[0].node : NULL;
	const struct node *text = body ? body : node->loop->source;
	const struct narrowing *narrowings = e->narrowings;
	struct scope frame = { .outer = e->frames, .variable = node->loop->variable, .type = *element };

	e->frames = &frame;
	if (node->loop->where) {
		struct type where = node_check(e, node->loop->where);
		type_wanted(e, node->loop->where, &where, TYPE_TRUTH);
		narrow_by(e, node->loop->where);
	}
	struct type type = body ? node_check(e, body) : *element;
	struct type chosen = element_narrowed(e, node->loop, element);
	e->frames = frame.outer;
	e->narrowings = narrowings;
	bool fine = addend_wanted(e, node, text, &type);
	if (function_is_choice(node->function))
		return chosen;
	return fine || is_logical(node) ? result_of(e, node, text, text, type) : type_unsure;
}

struct type aggregate_check(struct evaluation *e, const struct node *node)
{
	const struct loop *loop = node->loop;
	struct type source, element;

	if (!element_check(e, node, &source, &element)) {
		if (node->argument_count > 0 && !loop->variable.len && !loop->where &&
		    !function_wants_list(node->function))
			return arguments_check(e, node, source);
		report_no_list(e, node, loop->source);
		return type_unsure;
	}
	if (node->function == FUNCTION_INTERPOLATE)
		return interpolate_check(e, node, &element);
	if (source.kind == TYPE_LIST && node->argument_count > 1) {
		report_list(e, node, node->arguments[1].node, "%.*s takes one value of each element");
		return type_unsure;
	}
	return body_check(e, node, &element);
}
