#include "figure/dependence.h"
#include "figure/formula_ast.h"

struct evaluation evaluation_of(const struct formula *formula, const struct formula_run *run)
{
	return (struct evaluation){
		.formula = formula,
		.run = run,
		.how = { run->world->units, run->keep, run->world->changer },
	};
}

struct formula_run run_quietly(const struct formula_run *run)
{
	struct formula_run quiet = *run;

	quiet.diag = diag_new(run->keep);
	quiet.visit = NULL;
	return quiet;
}

bool values_ready(const struct evaluation *e, const struct node *const *nodes,
    const struct value *values, size_t count, enum value_kind wanted, struct value *instead)
{
	static const struct value fine = { .kind = VALUE_QUANTITY };

	*instead = fine;
	for (size_t i = 0; i < count; i++) {
		const struct value *value = &values[i];
		if (value->kind == wanted || instead->kind == VALUE_BAD)
			continue;
		if (value->kind == VALUE_BAD) {
			*instead = VALUE_OF_BAD;
		} else if (value->kind == VALUE_INAPPLICABLE) {
			*instead = VALUE_OF_INAPPLICABLE;
		} else if (value->kind != VALUE_UNKNOWN) {
			report_operand(
			    e, nodes[i], value_kind_words(value->kind), value_kind_words(wanted));
			*instead = VALUE_OF_BAD;
		} else if (instead->kind == VALUE_UNKNOWN) {
			*instead = value_of_unknowns(e->run->keep, instead, value);
		} else if (instead->kind != VALUE_INAPPLICABLE) {
			*instead = value_of_unknown(value->missing);
		}
	}
	return instead->kind == VALUE_QUANTITY;
}

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
    const struct evaluation *e, const struct value *of, struct str name, struct value *out)
{
	const struct formula_world *world = e->run->world;

	return is_open(of) && world->member && world->member(world->self, e->run, of, name, out);
}

/* The element, then a parameter, then the thing itself, then what is known everywhere. */
static bool name_find(const struct evaluation *e, struct str name, struct value *out)
{
	const struct formula_run *run = e->run;

	for (const struct frame *frame = e->frames; frame; frame = frame->outer) {
		if (frame->variable.len == 0 && member_find(e, &frame->element, name, out))
			return true;
		if (str_eq(frame->variable, name)) {
			*out = frame->element;
			return true;
		}
	}
	for (size_t i = 0; i < run->binding_count; i++) {
		if (str_eq(run->bindings[i].name, name)) {
			*out = run->bindings[i].value;
			return true;
		}
	}
	if (run->self && member_find(e, run->self, name, out))
		return true;
	return run->world->global && run->world->global(run->world->self, run, name, out);
}

static struct value name_eval(struct evaluation *e, const struct node *node)
{
	struct value value;

	if (name_find(e, node->name, &value))
		return value;
	report_name(e, node);
	return VALUE_OF_BAD;
}

static void tell(
    const struct evaluation *e, const struct node *node, const struct value *value, bool whole)
{
	if (e->run->visit && value->origin)
		e->run->visit(e->run->visitor, value,
		    str_sub(e->formula->text.text, node->from, node->to), whole);
}

static struct value path_eval(struct evaluation *e, const struct node *node);

/* What stands in front of a dot. Whatever comes of it is not it. */
static struct value front_eval(struct evaluation *e, const struct node *node)
{
	struct value of = path_eval(e, node);

	tell(e, node, &of, false);
	of.origin = NULL;
	return of;
}

static struct value member_eval(struct evaluation *e, const struct node *node)
{
	struct value of = front_eval(e, node->left);
	struct value value;

	if (of.kind == VALUE_BAD || of.kind == VALUE_UNKNOWN || of.kind == VALUE_INAPPLICABLE)
		return of;
	if (!is_open(&of)) {
		report_no_members(e, node, value_kind_words(of.kind), of.kind == VALUE_LIST);
		return VALUE_OF_BAD;
	}
	if (member_find(e, &of, node->name, &value))
		return value;
	report_member(e, node, NULL, &of);
	return VALUE_OF_BAD;
}

static bool call_on(struct evaluation *e, const struct value *of, const struct node *node,
    const struct binding *arguments, struct value *out)
{
	const struct formula_world *world = e->run->world;
	struct pos at = formula_place(&e->formula->text, node->at);

	return of && of->kind == VALUE_THING && world->call &&
	    world->call(world->self, e->run, of, node->name, arguments, node->argument_count, at, out);
}

/* name(…) without a path in front: the element's, or the thing's own. */
static bool call_bare(struct evaluation *e, const struct node *node,
    const struct binding *arguments, struct value *out)
{
	for (const struct frame *frame = e->frames; frame; frame = frame->outer) {
		if (frame->variable.len == 0 && call_on(e, &frame->element, node, arguments, out))
			return true;
	}
	return call_on(e, e->run->self, node, arguments, out);
}

static struct value call_eval(struct evaluation *e, const struct node *node)
{
	struct binding *arguments = ARENA_ARRAY(e->run->keep, struct binding, node->argument_count + 1);
	struct value of = node->left ? front_eval(e, node->left) : VALUE_OF_INAPPLICABLE;
	struct value value = VALUE_OF_BAD;
	bool bad = of.kind == VALUE_BAD;

	for (size_t i = 0; i < node->argument_count; i++) {
		const struct argument *argument = &node->arguments[i];
		arguments[i] =
		    (struct binding){ .name = argument->name, .value = node_eval(e, argument->node) };
		bad = bad || arguments[i].value.kind == VALUE_BAD;
	}
	if (bad)
		return VALUE_OF_BAD;
	if (of.kind == VALUE_UNKNOWN || (node->left && of.kind == VALUE_INAPPLICABLE))
		return of;
	if (node->left && of.kind != VALUE_THING)
		report_no_members(e, node, value_kind_words(of.kind), of.kind == VALUE_LIST);
	else if (!(node->left ? call_on(e, &of, node, arguments, &value)
			      : call_bare(e, node, arguments, &value)))
		report_member(e, node, NULL, node->left ? &of : e->run->self);
	return value;
}

/* A path, without telling the visitor. */
static struct value path_eval(struct evaluation *e, const struct node *node)
{
	switch (node->kind) {
	case NODE_NAME:
		return name_eval(e, node);
	case NODE_MEMBER:
		return member_eval(e, node);
	case NODE_CALL:
		return call_eval(e, node);
	default:
		return node_eval(e, node);
	}
}

static struct value path_visit(struct evaluation *e, const struct node *node)
{
	struct value value = path_eval(e, node);

	tell(e, node, &value, true);
	return value;
}

/* Arithmetic. */

enum quantity_status quantities_operate(const struct evaluation *e, enum node_kind operation,
    size_t at, const struct operand *a, const struct operand *b, struct quantity *out)
{
	static enum quantity_status (*const operations[NODE_COUNT])(const struct arithmetic *,
	    const struct quantity *, const struct quantity *, struct quantity *) = {
		[NODE_ADD] = quantity_add,
		[NODE_SUB] = quantity_sub,
		[NODE_MUL] = quantity_mul,
		[NODE_DIV] = quantity_div,
		[NODE_POW] = quantity_pow,
	};
	enum quantity_status status = operations[operation](&e->how, a->quantity, b->quantity, out);

	report_status(e, status, operation, at, a, b);
	return status;
}

/* The exponent was accepted, so it is one whole number. */
static long exponent_of(const struct quantity *power)
{
	long exponent = 0;

	ratio_to_long(power->lo, &exponent);
	return exponent;
}

static void operation_depend(struct arena *keep, enum node_kind operation, const struct value *a,
    const struct value *b, struct value *into)
{
	if (operation == NODE_POW)
		dependence_power(keep, a, exponent_of(b->quantity), into);
	else if (operation == NODE_MUL)
		dependence_join(keep, DEPENDENCE_PRODUCT, a, b, into);
	else if (operation == NODE_DIV)
		dependence_join(keep, DEPENDENCE_QUOTIENT, a, b, into);
	else
		dependence_join(keep, DEPENDENCE_SUM, a, b, into);
}

/* Lets the world add where a divisor that may be zero comes from. */
static void note_divisor(const struct evaluation *e, const struct value *divisor)
{
	if (e->run->world->note)
		e->run->world->note(e->run->world->self, e->run->diag, divisor);
}

struct value values_operate(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct node *a_node, const struct value *a, const struct node *b_node, const struct value *b)
{
	const struct node *const nodes[] = { a_node, b_node };
	const struct value values[] = { *a, *b };
	struct value result;
	struct quantity quantity;

	if (!values_ready(e, nodes, values, 2, VALUE_QUANTITY, &result))
		return result;
	enum quantity_status status =
	    quantities_operate(e, operation, at, &(struct operand){ a_node, a->quantity },
		&(struct operand){ b_node, b->quantity }, &quantity);
	if (status == QUANTITY_ZERO)
		note_divisor(e, operation == NODE_DIV ? b : a);
	if (status != QUANTITY_OK)
		return VALUE_OF_BAD;
	result = value_of_quantity(e->run->keep, quantity);
	operation_depend(e->run->keep, operation, a, b, &result);
	return result;
}

/* The days between two dates. */
static struct value dates_subtract(struct evaluation *e, const struct value *a, const struct value *b)
{
	const struct unit *day = units_parse(e->how.units, e->run->keep, STR("day"), NULL, NULL);
	long days = (long)a->date.day - (long)b->date.day;
	const struct ratio *seconds =
	    ratio_mul(e->run->keep, ratio_of(e->run->keep, days, 1), day->factor);

	return value_of_quantity(
	    e->run->keep, (struct quantity){ .lo = seconds, .hi = seconds, .unit = day });
}

static struct value arithmetic_eval(struct evaluation *e, const struct node *node)
{
	struct value a = node_eval(e, node->left), b = node_eval(e, node->right);

	if (node->kind == NODE_SUB && a.kind == VALUE_DATE && b.kind == VALUE_DATE)
		return dates_subtract(e, &a, &b);
	return values_operate(e, node->kind, node->at, node->left, &a, node->right, &b);
}

static struct value negate_eval(struct evaluation *e, const struct node *node)
{
	struct value a = node_eval(e, node->left), result;
	struct quantity quantity;

	if (!values_ready(e, &node->left, &a, 1, VALUE_QUANTITY, &result))
		return result;
	enum quantity_status status = quantity_neg(&e->how, a.quantity, &quantity);
	report_status(e, status, NODE_NEGATE, node->at, &(struct operand){ node->left, a.quantity },
	    &(struct operand){ NULL, NULL });
	if (status != QUANTITY_OK)
		return VALUE_OF_BAD;
	result = value_of_quantity(e->run->keep, quantity);
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
	struct value a = node_eval(e, node->left), result;

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

/* and, or: `settling` is the truth that decides alone, even beside something unknown. */
static struct value logic_eval(struct evaluation *e, const struct node *node)
{
	enum truth settling = node->kind == NODE_AND ? TRUTH_NO : TRUTH_YES;
	const struct node *const nodes[] = { node->left, node->right };
	struct value sides[2] = { node_eval(e, node->left) }, result;

	sides[0].origin = NULL;
	if (sides[0].kind == VALUE_BAD || truth_settles(&sides[0], settling))
		return sides[0];
	sides[1] = node_eval(e, node->right);
	sides[1].origin = NULL;
	bool alone = sides[0].kind == VALUE_TRUTH || sides[0].kind == VALUE_UNKNOWN ||
	    sides[0].kind == VALUE_INAPPLICABLE;
	if (alone && truth_settles(&sides[1], settling))
		return sides[1];
	if (!values_ready(e, nodes, sides, 2, VALUE_TRUTH, &result))
		return result;
	bool undecided = sides[0].truth == TRUTH_UNDECIDED || sides[1].truth == TRUTH_UNDECIDED;
	result = value_of_truth(undecided ? TRUTH_UNDECIDED : sides[1].truth);
	dependence_join(e->run->keep, DEPENDENCE_CHOICE, &sides[0], &sides[1], &result);
	return result;
}

static struct value is_eval(struct evaluation *e, const struct node *node)
{
	const struct formula_world *world = e->run->world;
	struct value a = node_eval(e, node->left), result;
	bool exists = false;

	if (!values_ready(e, &node->left, &a, 1, VALUE_THING, &result))
		return result;
	bool is = world->is_kind && world->is_kind(world->self, a.thing, node->name, &exists);
	if (!exists) {
		evaluation_report(
		    e, DIAG_FORMULA_NAME, node->at, "there is no kind “%.*s”", STR_ARG(node->name));
		return VALUE_OF_BAD;
	}
	return value_of_truth(is ? TRUTH_YES : TRUTH_NO);
}

struct value node_eval(struct evaluation *e, const struct node *node)
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
	struct value value = handlers[node->kind](e, node);
	if (value.kind == VALUE_QUANTITY)
		steps_count(e, value.quantity);
	return value;
}

int formula_depth(const struct formula *formula)
{
	return 1 + formula->root->depth / 10;
}

struct value formula_eval(const struct formula *formula, const struct formula_run *run)
{
	struct formula_run own = *run;
	own.depth += formula_depth(formula);
	struct evaluation e = evaluation_of(formula, &own);

	if (own.depth > FORMULA_DEPTH_MOST) {
		evaluation_report(&e, DIAG_FORMULA_LIMIT, formula->root->at,
		    "figures that need figures, more than %d deep", FORMULA_DEPTH_MOST);
		return VALUE_OF_BAD;
	}
	return node_eval(&e, formula->root);
}
