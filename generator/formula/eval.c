#include "formula/eval.h"

#include "base/language.h"
#include "formula/aggregate.h"
#include "formula/assume.h"
#include "formula/box.h"
#include "formula/comparison.h"
#include "formula/days.h"
#include "formula/dependence.h"
#include "formula/fixed.h"
#include "formula/function.h"
#include "formula/iteration.h"
#include "formula/memo.h"
#include "formula/operate.h"
#include "formula/report.h"
#include "formula/span.h"
#include "number/quantity_arithmetic.h"
#include "number/units.h"

/* Literals, names and paths. */

static struct value literal_eval(struct evaluation *e, const struct node *node)
{
	(void)e;
	return node->literal;
}

static bool is_open(const struct value *value)
{
	return value->kind == VALUE_THING || value->kind == VALUE_RECORD;
}

static bool member_find(
    const struct evaluation *e, const struct value *of, const struct node *node, struct value *out)
{
	const struct resolver *resolver = e->context->resolver;

	return is_open(of) && resolver->member &&
	    resolver->member(resolver->self, e->context, of, node->name, node->hash, out);
}

/* What every thing has: `field` of the resolver. */
static bool field_find(
    const struct evaluation *e, const struct value *of, struct str name, struct value *out)
{
	const struct resolver *resolver = e->context->resolver;

	return of && of->kind == VALUE_THING && resolver->field &&
	    resolver->field(resolver->self, of->thing, name, out);
}

/* `self`, and a field of the nearest thing in scope: names that anything else may have. */
static bool last_find(const struct evaluation *e, struct str name, struct value *out)
{
	const struct formula_context *context = e->context;

	for (const struct scope *frame = e->frames; frame; frame = frame->outer) {
		if (frame->variable.len == 0 && field_find(e, &frame->element, name, out))
			return true;
	}
	if (context->self && str_eq(name, FORMULA_SELF)) {
		*out = *context->self;
		return true;
	}
	return field_find(e, context->self, name, out) || as_of_find(e, name, out);
}

/* The element, then a parameter, then the thing itself, then what is known everywhere. */
static bool name_find(const struct evaluation *e, const struct node *node, struct value *out)
{
	const struct formula_context *context = e->context;
	const struct str name = node->name;

	for (const struct scope *frame = e->frames; frame; frame = frame->outer) {
		if (frame->variable.len == 0 && member_find(e, &frame->element, node, out))
			return true;
		if (map_same_name(frame->variable, name)) {
			*out = frame->element;
			return true;
		}
	}
	for (size_t i = 0; i < context->binding_count; i++) {
		if (map_same_name(context->bindings[i].name, name)) {
			*out = context->bindings[i].value;
			return true;
		}
	}
	if (context->self && member_find(e, context->self, node, out))
		return true;
	if (context->resolver->global &&
	    context->resolver->global(context->resolver->self, context, name, node->hash, out))
		return true;
	return last_find(e, name, out);
}

bool name_is_found(const struct evaluation *e, const struct node *name)
{
	struct value value;

	return name_find(e, name, &value);
}

bool member_is_found(const struct evaluation *e, const struct value *of, const struct node *name)
{
	struct value value;

	return member_find(e, of, name, &value);
}

/* Values of paths are put where they are wanted: copied at each dot they take as long as they do to find. */
static void name_eval(struct evaluation *e, const struct node *node, struct value *out)
{
	if (name_find(e, node, out))
		return;
	*out = VALUE_OF_BAD;
	if (node_is_unknown(node))
		*out = value_of_unknown(
		    words_get(units_words(e->arithmetic.units), WORD_CALLED_UNKNOWN));
	else
		report_name(e, node);
}

static void tell(
    const struct evaluation *e, const struct node *node, const struct value *value, bool whole)
{
	if (e->context->visit && value->origin)
		e->context->visit(e->context->visitor, value,
		    str_sub(e->formula->text.text, node->from, node->to), whole);
}

static void path_eval(struct evaluation *e, const struct node *node, struct value *out);

/* What stands in front of a dot. Whatever comes of it is not it. */
static void front_eval(struct evaluation *e, const struct node *node, struct value *out)
{
	path_eval(e, node, out);
	tell(e, node, out, false);
	out->origin = NULL;
}

static void member_eval(struct evaluation *e, const struct node *node, struct value *out)
{
	struct value of;

	front_eval(e, node->left, &of);
	*out = of;
	if (of.kind == VALUE_BAD || of.kind == VALUE_UNKNOWN || of.kind == VALUE_INAPPLICABLE)
		return;
	if (!is_open(&of))
		report_no_members(e, node, value_kind_words(of.kind), of.kind == VALUE_LIST);
	else if (member_find(e, &of, node, out) || field_find(e, &of, node->name, out))
		return;
	else
		report_member(e, node, NULL, &of);
	*out = VALUE_OF_BAD;
}

static bool call_on(struct evaluation *e, const struct value *of, const struct node *node,
    const struct binding *arguments, struct value *out)
{
	const struct resolver *resolver = e->context->resolver;
	struct formula_call call = { node->name, arguments, node->argument_count, &e->formula->text,
		node->at, node->hash };

	return of && of->kind == VALUE_THING && resolver->call &&
	    resolver->call(resolver->self, e->context, of, &call, out);
}

/* name(…) without a path in front: the element's, or the thing's own. */
static bool call_bare(struct evaluation *e, const struct node *node,
    const struct binding *arguments, struct value *out)
{
	for (const struct scope *frame = e->frames; frame; frame = frame->outer) {
		if (frame->variable.len == 0 && call_on(e, &frame->element, node, arguments, out))
			return true;
	}
	return call_on(e, e->context->self, node, arguments, out);
}

static void call_eval(struct evaluation *e, const struct node *node, struct value *out)
{
	struct binding *arguments =
	    arena_alloc(e->context->keep, sizeof(*arguments) * node->argument_count);
	struct value of = VALUE_OF_INAPPLICABLE;

	if (node->left)
		front_eval(e, node->left, &of);
	bool bad = of.kind == VALUE_BAD;
	for (size_t i = 0; i < node->argument_count; i++) {
		arguments[i].name = node->arguments[i].name;
		arguments[i].type.kind = TYPE_UNSURE; /* only looked at as formulas are checked */
		arguments[i].value = node_eval(e, node->arguments[i].node);
		bad = bad || arguments[i].value.kind == VALUE_BAD;
	}
	*out = VALUE_OF_BAD;
	if (bad)
		return;
	if (of.kind == VALUE_UNKNOWN || (node->left && of.kind == VALUE_INAPPLICABLE))
		*out = of;
	else if (node->left && of.kind != VALUE_THING)
		report_no_members(e, node, value_kind_words(of.kind), of.kind == VALUE_LIST);
	else if (!(node->left ? call_on(e, &of, node, arguments, out)
			      : call_bare(e, node, arguments, out)))
		report_member(e, node, NULL, node->left ? &of : e->context->self);
}

/* A path, without telling the visitor. */
static void path_eval(struct evaluation *e, const struct node *node, struct value *out)
{
	switch (node->kind) {
	case NODE_NAME:
		name_eval(e, node, out);
		break;
	case NODE_MEMBER:
		member_eval(e, node, out);
		break;
	case NODE_CALL:
		call_eval(e, node, out);
		break;
	default:
		*out = node_eval(e, node);
		break;
	}
}

static struct value path_visit(struct evaluation *e, const struct node *node)
{
	struct value value;

	path_eval(e, node, &value);
	tell(e, node, &value, true);
	return value;
}

/* Arithmetic. */

static bool ends_at_zero(const struct quantity *q)
{
	return quantity_holds_zero(q) && !quantity_is_point(q) &&
	    ((q->lo && ratio_sign(q->lo) == 0) || (q->hi && ratio_sign(q->hi) == 0));
}

struct value divide(
    struct evaluation *e, const struct node *node, const struct valued *a, const struct valued *b)
{
	struct value below = *b->value;

	if (below.kind == VALUE_QUANTITY && below.repeated && quantity_holds_zero(below.quantity))
		below = span_settle(e, b->node, &below);
	e->poles += below.kind == VALUE_QUANTITY && ends_at_zero(below.quantity);
	return values_operate(e, NODE_DIV, node->at, a, &(struct valued){ b->node, &below });
}

static struct value arithmetic_eval(struct evaluation *e, const struct node *node)
{
	struct value a = node_eval(e, node->left), b = node_eval(e, node->right);

	if (is_of_dates(node, &a, &b))
		return days_eval(e, node, &a, &b);
	if (node->kind == NODE_DIV)
		return divide(e, node, &(struct valued){ node->left, &a },
		    &(struct valued){ node->right, &b });
	if (node->kind == NODE_POW && b.kind == VALUE_QUANTITY && b.quantity->lo &&
	    !ratio_is_whole(b.quantity->lo))
		e->steps += FORMULA_STEPS_OF_LOG;
	return values_operate(e, node->kind, node->at, &(struct valued){ node->left, &a },
	    &(struct valued){ node->right, &b });
}

static struct value negate_eval(struct evaluation *e, const struct node *node)
{
	struct value a = node_eval(e, node->left), result;
	struct quantity quantity;

	if (!values_ready(e, &node->left, &a, 1, VALUE_QUANTITY, &result))
		return result;
	enum quantity_status status = quantity_neg(&e->arithmetic, a.quantity, &quantity);
	report_status(e, status, NODE_NEGATE, node->at, &(struct operand){ node->left, a.quantity },
	    &(struct operand){ NULL, NULL });
	if (status != QUANTITY_OK)
		return VALUE_OF_BAD;
	result = value_of_quantity(e->context->keep, quantity);
	dependence_keep(&a, &result);
	return result;
}

/* Truths: Kleene's three values, and the right side only where the left one does not settle it. */

static struct value not_eval(struct evaluation *e, const struct node *node)
{
	static const enum truth opposite[] = {
		[TRUTH_NO] = TRUTH_YES,
		[TRUTH_YES] = TRUTH_NO,
		[TRUTH_UNDECIDED] = TRUTH_UNDECIDED,
	};
	struct value a, result;

	if (node_is_inapplicable(node) && !name_is_found(e, node->left))
		return VALUE_OF_INAPPLICABLE;
	a = node_eval(e, node->left);
	if (!values_ready(e, &node->left, &a, 1, VALUE_TRUTH, &result))
		return result;
	result = value_of_truth(opposite[a.truth]);
	dependence_keep(&a, &result);
	return result;
}

static bool truth_settles(const struct value *value, enum truth settling)
{
	return value->kind == VALUE_TRUTH && value->truth == settling;
}

/* Whether what is taken to hold can narrow anything: of numbers without a range nothing is left to be taken. */
static bool leaves_open(const struct value *truth)
{
	return truth->truth == TRUTH_UNDECIDED || truth->repeated || truth->input_count > 0;
}

/* and, or: `settling` is the truth that decides alone, even beside something unknown. */
static struct value logic_eval(struct evaluation *e, const struct node *node)
{
	enum truth settling = node->kind == NODE_AND ? TRUTH_NO : TRUTH_YES;
	const struct node *const nodes[] = { node->left, node->right };
	struct value sides[2] = { node_eval(e, node->left) }, result;

	sides[0].origin = NULL;
	if (sides[0].kind == VALUE_BAD || truth_settles(&sides[0], settling))
		return sides[0];
	const struct assumption *outer = e->assumptions;
	if (sides[0].kind == VALUE_TRUTH && leaves_open(&sides[0]))
		assume(e, node->left, node->kind == NODE_AND);
	sides[1] = node_eval(e, node->right);
	e->assumptions = outer;
	sides[1].origin = NULL;
	bool alone = sides[0].kind == VALUE_TRUTH || sides[0].kind == VALUE_UNKNOWN ||
	    sides[0].kind == VALUE_INAPPLICABLE;
	if (alone && truth_settles(&sides[1], settling))
		return sides[1];
	if (!values_ready(e, nodes, sides, 2, VALUE_TRUTH, &result))
		return result;
	bool undecided = sides[0].truth == TRUTH_UNDECIDED || sides[1].truth == TRUTH_UNDECIDED;
	result = value_of_truth(undecided ? TRUTH_UNDECIDED : sides[1].truth);
	dependence_join(e->context->keep, DEPENDENCE_CHOICE, &sides[0], &sides[1], &result);
	return result;
}

static struct value is_eval(struct evaluation *e, const struct node *node)
{
	const struct resolver *resolver = e->context->resolver;
	struct value a = node_eval(e, node->left), result;
	bool exists = false;

	if (!values_ready(e, &node->left, &a, 1, VALUE_THING, &result))
		return result;
	bool is = resolver->is_kind && resolver->is_kind(resolver->self, a.thing, node->name, &exists);
	if (!exists) {
		evaluation_report(
		    e, DIAG_FORMULA_NAME, node->at, "there is no kind “%.*s”", STR_ARG(node->name));
		return VALUE_OF_BAD;
	}
	return value_of_truth(is ? TRUTH_YES : TRUTH_NO);
}

void leave_unknown(const struct evaluation *e)
{
	const struct resolver *resolver = e->context->resolver;

	if (resolver->left_unknown)
		resolver->left_unknown(resolver->self);
}

static struct value node_work_out(struct evaluation *e, const struct node *node)
{
	static struct value (*const handlers[NODE_COUNT])(struct evaluation *, const struct node *) = {
		[NODE_LITERAL] = literal_eval,
		[NODE_NAME] = path_visit,
		[NODE_MEMBER] = path_visit,
		[NODE_CALL] = path_visit,
		[NODE_FUNCTION] = function_eval,
		[NODE_AGGREGATE] = aggregate_eval,
		[NODE_NEGATE] = negate_eval,
		[NODE_NOT] = not_eval,
		[NODE_OR] = logic_eval,
		[NODE_AND] = logic_eval,
		[NODE_COMPARE] = compare_eval,
		[NODE_IS] = is_eval,
		[NODE_ADD] = arithmetic_eval,
		[NODE_SUB] = arithmetic_eval,
		[NODE_MUL] = arithmetic_eval,
		[NODE_DIV] = arithmetic_eval,
		[NODE_POW] = arithmetic_eval,
	};

	return handlers[node->kind](e, node);
}

/* Kept out of node_eval, which is called for each node of each formula, so that it saves nothing for them. */
#ifdef RIGBOOK_IN_PAGE /* where short is better than quick */
#define APART
#else
#define APART __attribute__((noinline))
#endif

static APART struct value plain_eval(struct evaluation *e, const struct node *node)
{
	struct value value = node_work_out(e, node);

	if (value.kind == VALUE_QUANTITY)
		steps_count(e, value.quantity);
	return value;
}

/* In a corner of the inputs' box: as in another one, where the inputs that it reads stand at the same ends. */
static APART struct value corner_eval(struct evaluation *e, const struct node *node)
{
	struct box *box = e->context->box;
	size_t poles = e->poles, steps = e->steps;
	struct value value;

	if (box_find(e, node, &value))
		return value;
	unsigned outer = box_swap_read(box, 0);
	value = node_work_out(e, node);
	if (value.kind == VALUE_QUANTITY)
		steps_count(e, value.quantity);
	box_note(e, node, &value, poles, steps);
	box_read(box, outer);
	return value;
}

/* Where something may be remembered, or assumed. */
static APART struct value noted_eval(struct evaluation *e, const struct node *node)
{
	struct value value;
	size_t poles = e->poles;
	struct fixed_value *fixed = fixed_of(e, node);

	if (fixed && fixed->known && (!e->context->visit || fixed->seen)) {
		e->poles += fixed->poles;
		e->steps += fixed->steps;
		return fixed->value;
	}
	size_t steps = e->steps;
	struct remembered *place = memo_is_for(e, node) ? memo_place(e, node) : NULL;
	if (place && memo_find(e, place, &value))
		return value;
	value = node_work_out(e, node);
	if (place)
		memo_note(e, place, &value, poles);
	if (e->assumptions)
		value = assumed_value(e, node, &value);
	if (value.kind == VALUE_QUANTITY)
		steps_count(e, value.quantity);
	if (fixed && value.kind != VALUE_BAD)
		*fixed = (struct fixed_value){ .known = true,
			.seen = e->context->visit != NULL,
			.value = value,
			.poles = e->poles - poles,
			.steps = e->steps - steps };
	return value;
}

/* As most are: neither in a loop of which something is fixed, nor with a memo, nor under an assumption. */
static bool is_plain(const struct evaluation *e)
{
#ifdef RIGBOOK_IN_PAGE /* where the long way is short enough */
	return false;
#endif
	return !e->context->memo && !e->assumptions && !(e->frames && e->frames->fixed);
}

/* Each way hands on where its caller wants the value, which is not copied then. */
struct value node_eval(struct evaluation *e, const struct node *node)
{
	if (box_is_for(e, node))
		return corner_eval(e, node);
	return is_plain(e) ? plain_eval(e, node) : noted_eval(e, node);
}
