#include "formula/report.h"

#include "base/language.h"
#include "formula/foreign_sign.h"
#include "formula/lex.h"
#include "number/unit_money.h"
#include "number/unit_print.h"

#include <stdarg.h>

/* Longer operands are cut in messages. */
#define OPERAND_MOST 48

static struct str print_words(const struct evaluation *e, const char *format, va_list list)
{
	struct buf text = buf_in(e->context->keep, BUF_MOST);

	buf_print_list(&text, format, list);
	return buf_str(&text);
}

static void report_words(const struct evaluation *e, enum diag_id id, size_t at, struct str words)
{
	diag_report(e->context->diag, id, formula_place(&e->formula->text, at), "%.*s", STR_ARG(words));
	if (e->context->asked_at.in)
		diag_note(e->context->diag, e->context->asked_at, "asked for here");
}

void evaluation_report(const struct evaluation *e, enum diag_id id, size_t at, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	report_words(e, id, at, print_words(e, format, list));
	va_end(list);
}

bool report_arithmetic(const struct evaluation *e, enum diag_id id, size_t at, const char *format, ...)
{
	const struct resolver *resolver = e->context->resolver;
	va_list list;

	va_start(list, format);
	struct str words = print_words(e, format, list);
	va_end(list);
	if (resolver->excuses && resolver->excuses(resolver->self, words))
		return false;
	report_words(e, id, at, words);
	return true;
}

struct str node_text(const struct evaluation *e, const struct node *node)
{
	struct str text = str_sub(e->formula->text.text, node->from, node->to);
	size_t cut = OPERAND_MOST;

	if (text.len <= OPERAND_MOST)
		return text;
	while (cut > 0 && ((unsigned char)text.at[cut] & 0xc0) == 0x80)
		cut--;
	return str_print(e->context->keep, "%.*s…", STR_ARG(str_sub(text, 0, cut)));
}

struct value unknown_of(const struct evaluation *e, enum word_id words, const struct node *node)
{
	return value_of_unknown(WORD_FILL(e->context->keep, units_words(e->arithmetic.units), words,
	    { "value", node_text(e, node) }));
}

struct value unknown_whether(const struct evaluation *e, const struct node *condition)
{
	return unknown_of(e, WORD_WHETHER, condition);
}

static void offer_names(const struct evaluation *e, const struct type *of,
    const struct value *of_value, struct near *near)
{
	if (e->context->resolver->names)
		e->context->resolver->names(e->context->resolver->self, of, of_value, near);
}

/* Members of what is in scope, known by its type while checking and by its value while evaluating. */
static void offer_members(const struct evaluation *e, const struct type *of,
    const struct value *of_value, struct near *near)
{
	if (of && (of->kind == TYPE_THING || of->kind == TYPE_RECORD))
		offer_names(e, of, NULL, near);
	else if (of_value && (of_value->kind == VALUE_THING || of_value->kind == VALUE_RECORD))
		offer_names(e, NULL, of_value, near);
}

/* What is there, but is called with parameters and has none, or the other way round. */
static bool report_call(const struct evaluation *e, const struct node *node, const struct type *of)
{
	const struct resolver *resolver = e->context->resolver;
	struct formula_context quiet = context_quiet(e->context);
	struct formula_call call = { node->name, NULL, 0, &e->formula->text, node->at, 0 };
	bool called = node->kind == NODE_CALL;
	struct type type;

	if (!of || of->kind != TYPE_THING)
		return false;
	bool there = called
	    ? resolver->member_type && resolver->member_type(resolver->self, of, node->name, &type)
	    : resolver->call_type && resolver->call_type(resolver->self, &quiet, of, &call, &type);
	if (!there)
		return false;
	evaluation_report(e, DIAG_FORMULA_NAME, node->at,
	    called ? "“%.*s” has no parameters" : "“%.*s” must be called with its parameters",
	    STR_ARG(node->name));
	if (called)
		diag_hint(e->context->diag, "write it without the brackets");
	else
		diag_hint(e->context->diag, "write it so: %.*s(parameter: value)", STR_ARG(node->name));
	return true;
}

static void hint_name(const struct evaluation *e, const struct node *node, const struct near *near)
{
	struct str small = lexer_word_in_capitals(node->name);

	if (small.len > 0)
		diag_hint(e->context->diag, "it is written in small letters: %.*s", STR_ARG(small));
	else if (!diag_hint_nearest(e->context->diag, near)) {
		const char *hint = foreign_word_hint(&e->formula->text, node->at, node->name);
		if (hint)
			diag_hint(e->context->diag, "%s", hint);
	}
}

void report_name(const struct evaluation *e, const struct node *node)
{
	struct near near = near_to(node->name);

	if (report_call(e, node, &e->self))
		return;
	for (const struct scope *frame = e->frames; frame; frame = frame->outer) {
		if (frame->variable.len)
			near_offer(&near, frame->variable);
		else
			offer_members(e, &frame->type, &frame->element, &near);
	}
	for (size_t i = 0; i < e->context->binding_count; i++)
		near_offer(&near, e->context->bindings[i].name);
	offer_members(e, &e->self, e->context->self, &near);
	offer_names(e, NULL, NULL, &near);

	evaluation_report(
	    e, DIAG_FORMULA_NAME, node->at, "nothing here is called “%.*s”", STR_ARG(node->name));
	const struct resolver *resolver = e->context->resolver;
	struct str why = !resolver->why_not ? STR("") : resolver->why_not(resolver->self, node->name);
	if (str_eq(node->name, FORMULA_SELF))
		diag_hint(e->context->diag,
		    "“self” is the thing that a figure, a table's row or a thing's page is about; here is none");
	else if (why.len)
		diag_hint(e->context->diag, "%.*s", STR_ARG(why));
	else
		hint_name(e, node, &near);
}

void report_member(const struct evaluation *e, const struct node *node, const struct type *of,
    const struct value *of_value)
{
	struct near near = near_to(node->name);

	if (report_call(e, node, of))
		return;
	offer_members(e, of, of_value, &near);
	if (node->left)
		evaluation_report(e, DIAG_FORMULA_NAME, node->at, "“%.*s” has nothing called “%.*s”",
		    STR_ARG(node_text(e, node->left)), STR_ARG(node->name));
	else
		evaluation_report(e, DIAG_FORMULA_NAME, node->at,
		    "there is no figure “%.*s” to call here", STR_ARG(node->name));
	diag_hint_nearest(e->context->diag, &near);
}

void report_operand(
    const struct evaluation *e, const struct node *operand, const char *is, const char *wanted)
{
	evaluation_report(e, DIAG_FORMULA_TYPE, operand->from,
	    "“%.*s” is %s, but %s is wanted here", STR_ARG(node_text(e, operand)), is, wanted);
}

void report_sorts(
    const struct evaluation *e, const struct node *node, const char *left, const char *right)
{
	evaluation_report(e, DIAG_FORMULA_TYPE, node->at, "cannot compare “%.*s” (%s) with “%.*s” (%s)",
	    STR_ARG(node_text(e, node->left)), left, STR_ARG(node_text(e, node->right)), right);
}

void report_no_members(const struct evaluation *e, const struct node *node, const char *is, bool list)
{
	struct str left = node_text(e, node->left);

	evaluation_report(e, DIAG_FORMULA_TYPE, node->at,
	    "“%.*s” is %s and has no “%.*s” of its own", STR_ARG(left), is, STR_ARG(node->name));
	if (list)
		diag_hint(e->context->diag, "say what to make of its elements: sum(%.*s, %.*s)",
		    STR_ARG(left), STR_ARG(node->name));
}

/* “load” (power, W) */
static struct str operand_words(const struct evaluation *e, const struct operand *operand)
{
	struct str text = node_text(e, operand->node);
	const struct unit *unit = operand->quantity->unit;
	struct str dimension = dimension_words(e->arithmetic.units, e->context->keep, &unit->dimension);

	if (unit->text.len == 0 || dimension_is_none(&unit->dimension) || str_eq(unit->text, dimension))
		return str_print(e->context->keep, "“%.*s” (%.*s)", STR_ARG(text), STR_ARG(dimension));
	return str_print(e->context->keep, "“%.*s” (%.*s, %.*s)", STR_ARG(text), STR_ARG(dimension),
	    STR_ARG(unit->text));
}

/* "add the second to the first", each operation in its own words. */
static struct str operation_words(const struct evaluation *e, enum node_kind operation,
    const struct operand *a, const struct operand *b)
{
	struct arena *keep = e->context->keep;
	struct str first = operand_words(e, a);

	if (!b->node)
		return str_print(keep, "compute with %.*s", STR_ARG(first));

	if (b->node == a->node) /* each element's */
		return operation == NODE_ADD
		    ? str_print(keep, "add up the values of %.*s", STR_ARG(first))
		    : str_print(keep, "bring the values of %.*s together", STR_ARG(first));

	struct str second = operand_words(e, b);
	switch (operation) {
	case NODE_ADD:
		return str_print(keep, "add %.*s to %.*s", STR_ARG(second), STR_ARG(first));
	case NODE_SUB:
		return str_print(keep, "subtract %.*s from %.*s", STR_ARG(second), STR_ARG(first));
	case NODE_MUL:
		return str_print(keep, "multiply %.*s by %.*s", STR_ARG(first), STR_ARG(second));
	case NODE_DIV:
		return str_print(keep, "divide %.*s by %.*s", STR_ARG(first), STR_ARG(second));
	case NODE_COMPARE:
		return str_print(keep, "compare %.*s with %.*s", STR_ARG(first), STR_ARG(second));
	default:
		return str_print(keep, "bring %.*s and %.*s together", STR_ARG(first), STR_ARG(second));
	}
}

static const struct unit *unit_without_ratios(const struct operand *a, const struct operand *b)
{
	if (a->quantity->unit->scale != UNIT_RATIO)
		return a->quantity->unit;
	return b->node && b->quantity->unit->scale != UNIT_RATIO ? b->quantity->unit : NULL;
}

static void report_units(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct operand *a, const struct operand *b)
{
	struct str words = operation_words(e, operation, a, b);
	const struct unit *scale = unit_without_ratios(a, b);

	evaluation_report(e, DIAG_UNIT_MISMATCH, at, "cannot %.*s", STR_ARG(words));
	const struct unit *other =
	    scale && b->node && scale == a->quantity->unit ? b->quantity->unit : a->quantity->unit;
	if (scale && b->node && scale->scale == UNIT_LOGARITHMIC && other->scale == UNIT_RATIO &&
	    dimension_eq(&other->dimension, &unit_difference(scale)->dimension))
		diag_hint(e->context->diag, "%.*s is a level; the difference of two levels is in %.*s",
		    STR_ARG(scale->text), STR_ARG(unit_difference(scale)->text));
	else if (scale && operation == NODE_COMPARE &&
	    dimension_eq(&a->quantity->unit->dimension, &b->quantity->unit->dimension))
		diag_hint(e->context->diag, "put both on one scale: in(x, %.*s)", STR_ARG(scale->text));
	else if (scale)
		diag_hint(e->context->diag,
		    "%.*s is a scale without a true zero: its values compare and subtract, no more",
		    STR_ARG(scale->text));
}

static void report_rate(
    const struct evaluation *e, size_t at, const struct operand *a, const struct operand *b)
{
	struct str from =
	    b->node ? dimension_currency(e->arithmetic.units, &b->quantity->unit->dimension) : STR("");
	struct str to = dimension_currency(e->arithmetic.units, &a->quantity->unit->dimension);

	evaluation_report(e, DIAG_RATE_MISSING, at, "no exchange rate from %.*s to %.*s is known",
	    STR_ARG(from), STR_ARG(to));
	diag_hint(e->context->diag, "add one under “rates”, with its day and source");
}

static void report_zero(
    const struct evaluation *e, size_t at, const struct operand *a, const struct operand *b)
{
	const struct operand *divisor = b->node ? b : a;

	report_arithmetic(e, DIAG_FORMULA_ZERO, at, "cannot divide by “%.*s”: it is 0",
	    STR_ARG(node_text(e, divisor->node)));
}

void report_status(const struct evaluation *e, enum quantity_status status,
    enum node_kind operation, size_t at, const struct operand *a, const struct operand *b)
{
	switch (status) {
	case QUANTITY_OK:
		break;
	case QUANTITY_UNITS:
		report_units(e, operation, at, a, b);
		break;
	case QUANTITY_RATE:
		report_rate(e, at, a, b);
		break;
	case QUANTITY_ZERO:
		report_zero(e, at, a, operation == NODE_POW ? &(struct operand){ NULL, NULL } : b);
		break;
	case QUANTITY_POWER:
		report_arithmetic(e, DIAG_FORMULA_TYPE, at,
		    "an exponent is one number without unit, of at most 1,000");
		break;
	case QUANTITY_ROOT:
		report_arithmetic(e, DIAG_FORMULA_TYPE, at,
		    "there is no root of “%.*s”: it is or may be negative",
		    STR_ARG(node_text(e, a->node)));
		break;
	case QUANTITY_LOG:
		report_arithmetic(e, DIAG_FORMULA_TYPE, at,
		    "there is no logarithm of “%.*s”: it is not above 0",
		    STR_ARG(node_text(e, a->node)));
		break;
	case QUANTITY_LIMIT:
		report_arithmetic(e, DIAG_FORMULA_LIMIT, at, "the result has too many digits");
		break;
	}
}

void report_conversion(const struct evaluation *e, enum quantity_status status,
    const struct node *node, const struct operand *from)
{
	if (status == QUANTITY_UNITS) {
		struct str words = operand_words(e, from);
		evaluation_report(e, DIAG_UNIT_MISMATCH, node->at, "%.*s cannot be put in %.*s",
		    STR_ARG(words), STR_ARG(node->unit->text));
	} else {
		const struct quantity to = { .unit = node->unit };
		report_status(e, status, NODE_FUNCTION, node->at, &(struct operand){ node, &to }, from);
	}
}
