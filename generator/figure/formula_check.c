/*
 * Types. Units are checked by computing with one of each: adding 1 W to 1 W·h fails as adding the
 * real values would, so check and evaluation cannot disagree. What cannot be told is TYPE_UNSURE,
 * and whoever meets that stays silent.
 */
#include "figure/formula_check.h"

const struct type type_unsure = { .kind = TYPE_UNSURE };

struct type type_of_unit(const struct unit *unit)
{
	return (struct type){ .kind = TYPE_QUANTITY, .unit = unit };
}

struct type type_plain(const struct evaluation *e)
{
	return type_of_unit(unit_one(e->how.units));
}

bool type_wanted(const struct evaluation *e, const struct node *node, const struct type *type,
    enum type_kind wanted)
{
	if (type->kind == wanted)
		return true;
	if (type->kind != TYPE_UNSURE)
		report_operand(e, node, type_kind_words(type->kind), type_kind_words(wanted));
	return false;
}

struct quantity type_one(const struct evaluation *e, const struct type *type)
{
	return quantity_in(e->run->keep, ratio_one(), type->unit);
}

bool types_fit(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct node *a_node, const struct type *a, const struct node *b_node, const struct type *b)
{
	struct quantity one = type_one(e, a), other = type_one(e, b), hull;
	enum quantity_status status = quantity_hull(&e->how, &one, &other, &hull);

	report_status(e, status, operation, at, &(struct operand){ a_node, &one },
	    &(struct operand){ b_node, &other });
	return status == QUANTITY_OK;
}

struct type types_operate(const struct evaluation *e, enum node_kind operation, size_t at,
    const struct node *a_node, const struct type *a, const struct node *b_node, const struct type *b)
{
	struct quantity one = type_one(e, a), other = type_one(e, b), out;

	if (quantities_operate(e, operation, at, &(struct operand){ a_node, &one },
		&(struct operand){ b_node, &other }, &out) != QUANTITY_OK)
		return type_unsure;
	return type_of_unit(out.unit);
}

/* Names and paths. */

static struct type literal_check(struct evaluation *e, const struct node *node)
{
	(void)e;
	switch (node->literal.kind) {
	case VALUE_QUANTITY:
		return type_of_unit(node->literal.quantity->unit);
	case VALUE_TRUTH:
		return (struct type){ .kind = TYPE_TRUTH };
	case VALUE_DATE:
		return (struct type){ .kind = TYPE_DATE };
	default:
		return (struct type){ .kind = TYPE_TEXT };
	}
}

static bool type_is_open(const struct type *type)
{
	return type->kind == TYPE_RECORD || (type->kind == TYPE_THING && type->of);
}

static bool member_type_find(
    const struct evaluation *e, const struct type *of, struct str name, struct type *out)
{
	const struct formula_world *world = e->run->world;

	return type_is_open(of) && world->member_type && world->member_type(world->self, of, name, out);
}

/* A meaning that a bare name has somewhere, nearest first. */
struct meaning {
	enum {
		MEANING_NONE,
		MEANING_ELEMENT,
		MEANING_VARIABLE,
		MEANING_PARAMETER,
		MEANING_OWN,
		MEANING_GLOBAL
	} where;
	struct type type;
};

/* pump: pump — what is named after its kind cannot be mistaken for the list of all of that kind. */
static bool is_named_after_kind(const struct meaning *inner, const struct meaning *outer)
{
	if (outer->where != MEANING_GLOBAL || outer->type.kind != TYPE_LIST || !outer->type.element)
		return false;
	const struct type *one = inner->type.kind == TYPE_LIST ? inner->type.element : &inner->type;
	if (one && one->kind == TYPE_UNSURE)
		return true;
	return one && one->kind == TYPE_THING && one->of == outer->type.element->of;
}

static void report_shadow(const struct evaluation *e, const struct node *node,
    const struct meaning *inner, const struct meaning *outer)
{
	static const char *const words[] = {
		[MEANING_ELEMENT] = "the element's",
		[MEANING_VARIABLE] = "the loop's own",
		[MEANING_PARAMETER] = "a parameter",
		[MEANING_OWN] = "the thing's own",
		[MEANING_GLOBAL] = "a name of the whole site",
	};
	bool looped = outer->where == MEANING_ELEMENT || outer->where == MEANING_VARIABLE;

	evaluation_report(e, DIAG_FORMULA_SHADOW, node->at,
	    "“%.*s” has two meanings here: %s, and %s", STR_ARG(node->name), words[inner->where],
	    looped ? "an outer loop's" : words[outer->where]);
	if (inner->where == MEANING_ELEMENT)
		diag_hint(
		    e->run->diag, "name the element: sum(x in list, x.%.*s)", STR_ARG(node->name));
	else
		diag_hint(e->run->diag, "give one of the two another name");
}

/* Takes one more meaning of the name: the first counts, a second is a mistake. False once that was reported. */
static bool meaning_add(const struct evaluation *e, const struct node *node, struct meaning *first,
    struct meaning another)
{
	if (first->where == MEANING_NONE) {
		*first = another;
		return true;
	}
	if (is_named_after_kind(first, &another))
		return true;
	report_shadow(e, node, first, &another);
	return false;
}

/* All meanings of the name within loops. *unsure: an element whose type is unsure may have it too. */
static bool meanings_in_loops(
    const struct evaluation *e, const struct node *node, struct meaning *first, bool *unsure)
{
	struct type type;

	for (const struct frame *frame = e->frames; frame; frame = frame->outer) {
		bool nameless = frame->variable.len == 0;
		*unsure = *unsure || (nameless && frame->type.kind == TYPE_UNSURE);
		if (str_eq(frame->variable, node->name) &&
		    !meaning_add(e, node, first, (struct meaning){ MEANING_VARIABLE, frame->type }))
			return false;
		if (nameless && member_type_find(e, &frame->type, node->name, &type) &&
		    !meaning_add(e, node, first, (struct meaning){ MEANING_ELEMENT, type }))
			return false;
	}
	return true;
}

static struct type name_check(struct evaluation *e, const struct node *node)
{
	const struct formula_run *run = e->run;
	struct meaning first = { MEANING_NONE, { .kind = TYPE_UNSURE } };
	struct type type;
	bool unsure = e->self.kind == TYPE_THING && !e->self.of;

	if (!meanings_in_loops(e, node, &first, &unsure))
		return type_unsure;
	for (size_t i = 0; i < run->binding_count; i++) {
		if (str_eq(run->bindings[i].name, node->name) &&
		    !meaning_add(e, node, &first,
			(struct meaning){ MEANING_PARAMETER, run->bindings[i].type }))
			return type_unsure;
	}
	if (member_type_find(e, &e->self, node->name, &type) &&
	    !meaning_add(e, node, &first, (struct meaning){ MEANING_OWN, type }))
		return type_unsure;
	if (run->world->global_type && run->world->global_type(run->world->self, node->name, &type) &&
	    !meaning_add(e, node, &first, (struct meaning){ MEANING_GLOBAL, type }))
		return type_unsure;
	if (first.where == MEANING_NONE && !unsure)
		report_name(e, node);
	return unsure ? type_unsure : first.type;
}

static struct type member_check(struct evaluation *e, const struct node *node)
{
	struct type of = node_check(e, node->left), type;

	if (of.kind == TYPE_UNSURE || (of.kind == TYPE_THING && !of.of))
		return type_unsure;
	if (!type_is_open(&of)) {
		report_no_members(e, node, type_kind_words(of.kind), of.kind == TYPE_LIST);
		return type_unsure;
	}
	if (member_type_find(e, &of, node->name, &type))
		return type;
	report_member(e, node, &of, NULL);
	return type_unsure;
}

static bool call_type_on(const struct evaluation *e, const struct type *of, const struct node *node,
    const struct binding *arguments, struct type *out)
{
	const struct formula_world *world = e->run->world;
	struct pos at = formula_place(&e->formula->text, node->at);

	return type_is_open(of) && world->call_type &&
	    world->call_type(
		world->self, e->run, of, node->name, arguments, node->argument_count, at, out);
}

static bool call_type_bare(const struct evaluation *e, const struct node *node,
    const struct binding *arguments, struct type *out)
{
	for (const struct frame *frame = e->frames; frame; frame = frame->outer) {
		if (frame->variable.len)
			continue;
		if (frame->type.kind == TYPE_UNSURE ||
		    call_type_on(e, &frame->type, node, arguments, out))
			return true;
	}
	return call_type_on(e, &e->self, node, arguments, out);
}

static struct type call_check(struct evaluation *e, const struct node *node)
{
	struct binding *arguments = ARENA_ARRAY(e->run->keep, struct binding, node->argument_count + 1);
	struct type of = node->left ? node_check(e, node->left) : type_unsure, type = type_unsure;

	for (size_t i = 0; i < node->argument_count; i++) {
		const struct argument *argument = &node->arguments[i];
		arguments[i] =
		    (struct binding){ .name = argument->name, .type = node_check(e, argument->node) };
	}
	if (node->left && of.kind != TYPE_THING) {
		if (of.kind != TYPE_UNSURE)
			report_no_members(e, node, type_kind_words(of.kind), of.kind == TYPE_LIST);
		return type_unsure;
	}
	if (node->left ? !of.of || call_type_on(e, &of, node, arguments, &type)
		       : call_type_bare(e, node, arguments, &type))
		return type;
	report_member(e, node, node->left ? &of : &e->self, NULL);
	return type_unsure;
}

static const struct type *narrowed(const struct evaluation *e, const struct node *node)
{
	for (const struct narrowing *n = e->narrowings; n; n = n->outer) {
		if (node_same_path(n->path, node))
			return &n->type;
	}
	return NULL;
}

static struct type path_check(struct evaluation *e, const struct node *node)
{
	const struct type *narrow = narrowed(e, node);

	if (narrow)
		return *narrow;
	return node->kind == NODE_NAME ? name_check(e, node) : member_check(e, node);
}

void narrow_by(struct evaluation *e, const struct node *condition)
{
	const struct formula_world *world = e->run->world;

	if (condition->kind == NODE_AND) {
		narrow_by(e, condition->left);
		narrow_by(e, condition->right);
	}
	if (condition->kind != NODE_IS || !world->kind_type)
		return;

	struct narrowing *n = ARENA_NEW(e->run->keep, struct narrowing);
	*n = (struct narrowing){ .outer = e->narrowings, .path = condition->left };
	if (world->kind_type(world->self, condition->name, &n->type))
		e->narrowings = n;
}

/* Arithmetic. */

static struct type negate_check(struct evaluation *e, const struct node *node)
{
	struct type a = node_check(e, node->left);
	struct quantity out;

	if (!type_wanted(e, node->left, &a, TYPE_QUANTITY) || !a.unit)
		return type_unsure;
	struct quantity one = type_one(e, &a);
	enum quantity_status status = quantity_neg(&e->how, &one, &out);
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

static struct type arithmetic_check(struct evaluation *e, const struct node *node)
{
	struct type a = node_check(e, node->left), b = node_check(e, node->right);

	if (node->kind == NODE_SUB && a.kind == TYPE_DATE && b.kind == TYPE_DATE)
		return type_of_unit(units_parse(e->how.units, e->run->keep, STR("day"), NULL, NULL));
	bool left = type_wanted(e, node->left, &a, TYPE_QUANTITY);
	bool right = type_wanted(e, node->right, &b, TYPE_QUANTITY);
	if (!left || !right)
		return type_unsure;
	if (!a.unit || !b.unit)
		return type_of_unit(NULL);
	if (node->kind == NODE_POW)
		return power_check(e, node, &a, &b);
	return types_operate(e, node->kind, node->at, node->left, &a, node->right, &b);
}

/* Truths and comparisons. */

static struct type not_check(struct evaluation *e, const struct node *node)
{
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

static bool is_ordered(enum type_kind kind)
{
	return kind == TYPE_QUANTITY || kind == TYPE_DATE || kind == TYPE_UNSURE;
}

static struct type compare_check(struct evaluation *e, const struct node *node)
{
	struct type a = node_check(e, node->left), b = node_check(e, node->right);
	bool same = node->comparison == COMPARE_EQ || node->comparison == COMPARE_NE;
	const struct type truth = { .kind = TYPE_TRUTH };

	if (a.kind != TYPE_UNSURE && b.kind != TYPE_UNSURE && a.kind != b.kind)
		report_sorts(e, node, type_kind_words(a.kind), type_kind_words(b.kind));
	else if (a.kind == TYPE_LIST)
		report_operand(e, node->left, type_kind_words(a.kind), "a single value");
	else if (!same && !is_ordered(a.kind))
		report_operand(e, node->left, type_kind_words(a.kind),
		    "something with an order (other than = and !=)");
	else if (a.kind == TYPE_QUANTITY && b.kind == TYPE_QUANTITY && a.unit && b.unit)
		types_fit(e, NODE_COMPARE, node->at, node->left, &a, node->right, &b);
	return truth;
}

static struct type is_check(struct evaluation *e, const struct node *node)
{
	const struct formula_world *world = e->run->world;
	struct type a = node_check(e, node->left), kind;

	type_wanted(e, node->left, &a, TYPE_THING);
	if (world->kind_type && !world->kind_type(world->self, node->name, &kind))
		evaluation_report(
		    e, DIAG_FORMULA_NAME, node->at, "there is no kind “%.*s”", STR_ARG(node->name));
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

struct type formula_check(
    const struct formula *formula, const struct formula_run *run, const struct type *self)
{
	struct evaluation e = evaluation_of(formula, run);

	if (self)
		e.self = *self;
	return node_check(&e, formula->root);
}

/* The type of a value, for formulas that are looked at while they are evaluated. */
static struct type type_of_value(const struct evaluation *e, const struct value *value)
{
	static const enum type_kind kinds[] = {
		[VALUE_BAD] = TYPE_UNSURE,
		[VALUE_UNKNOWN] = TYPE_UNSURE,
		[VALUE_INAPPLICABLE] = TYPE_UNSURE,
		[VALUE_QUANTITY] = TYPE_QUANTITY,
		[VALUE_TRUTH] = TYPE_TRUTH,
		[VALUE_TEXT] = TYPE_TEXT,
		[VALUE_DATE] = TYPE_DATE,
		[VALUE_THING] = TYPE_UNSURE,
		[VALUE_RECORD] = TYPE_UNSURE,
		[VALUE_LIST] = TYPE_UNSURE,
	};
	const struct formula_world *world = e->run->world;
	struct type type = { .kind = kinds[value->kind] };

	if (value->kind == VALUE_QUANTITY)
		type.unit = value->quantity->unit;
	if ((value->kind == VALUE_THING || value->kind == VALUE_RECORD) && world->type_of &&
	    !world->type_of(world->self, value, &type))
		return type_unsure;
	return type;
}

static const struct frame *frames_typed(const struct evaluation *e, const struct frame *frame)
{
	if (!frame)
		return NULL;

	struct frame *typed = arena_copy(e->run->keep, frame, sizeof(*frame));
	if (typed->type.kind == TYPE_UNSURE)
		typed->type = type_of_value(e, &frame->element);
	typed->outer = frames_typed(e, frame->outer);
	return typed;
}

struct type node_type_quietly(const struct evaluation *e, const struct node *node)
{
	struct formula_run run = run_quietly(e->run);
	struct binding *bindings = ARENA_ARRAY(run.keep, struct binding, run.binding_count + 1);
	struct evaluation quiet = *e;

	for (size_t i = 0; i < run.binding_count; i++) {
		bindings[i] = run.bindings[i];
		if (bindings[i].type.kind == TYPE_UNSURE)
			bindings[i].type = type_of_value(e, &bindings[i].value);
	}
	run.bindings = bindings;
	quiet.run = &run;
	quiet.frames = frames_typed(e, e->frames);
	if (run.self && quiet.self.kind == TYPE_UNSURE)
		quiet.self = type_of_value(e, run.self);
	return node_check(&quiet, node);
}
