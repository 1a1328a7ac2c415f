#include "formula/check_path.h"

#include "formula/check_call.h"
#include "formula/check_types.h"
#include "formula/days.h"
#include "formula/report.h"
#include "formula/type_rules.h"
#include "formula/word_set.h"
#include "number/units.h"

struct type literal_check(struct evaluation *e, const struct node *node)
{
	switch (node->literal.kind) {
	case VALUE_QUANTITY:
		return type_of_unit(node->literal.quantity->unit);
	case VALUE_TRUTH:
		return (struct type){ .kind = TYPE_TRUTH };
	case VALUE_DATE:
		return (struct type){ .kind = TYPE_DATE };
	default:
		return (struct type){ .kind = TYPE_TEXT,
			.words = word_set_new(e->context->keep, &node->literal.text, 1) };
	}
}

static bool type_is_open(const struct type *type)
{
	return type->kind == TYPE_RECORD || (type->kind == TYPE_THING && type->of);
}

static bool member_type_find(
    const struct evaluation *e, const struct type *of, struct str name, struct type *out)
{
	const struct resolver *resolver = e->context->resolver;

	return type_is_open(of) && resolver->member_type &&
	    resolver->member_type(resolver->self, of, name, out);
}

static bool field_type_find(
    const struct evaluation *e, const struct type *of, struct str name, struct type *out)
{
	const struct resolver *resolver = e->context->resolver;

	return of->kind == TYPE_THING && of->of && resolver->field_type &&
	    resolver->field_type(resolver->self, of->of, name, out);
}

/* `self` and the fields of what is in scope, for a name that has no other meaning. */
static bool last_type_find(const struct evaluation *e, struct str name, struct type *out)
{
	for (const struct scope *frame = e->frames; frame; frame = frame->outer) {
		if (frame->variable.len == 0 && field_type_find(e, &frame->type, name, out))
			return true;
	}
	if (e->self.kind == TYPE_THING && str_eq(name, FORMULA_SELF)) {
		*out = e->self;
		return true;
	}
	*out = (struct type){ .kind = TYPE_DATE };
	return field_type_find(e, &e->self, name, out) ||
	    (e->context->resolver->as_of && str_eq(name, FORMULA_AS_OF));
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
		diag_hint(e->context->diag, "name the element: sum(x in list, x.%.*s)",
		    STR_ARG(node->name));
	else
		diag_hint(e->context->diag, "give one of the two another name");
}

/* Takes one more meaning of the name: the first counts, a second is a mistake. False once that was reported. */
static bool meaning_add(const struct evaluation *e, const struct node *node, struct meaning *first,
    struct meaning another)
{
	if (first->where == MEANING_NONE) {
		*first = another;
		return true;
	}
	if (is_named_after_kind(first, &another) || (first->type.of_site && another.type.of_site))
		return true;
	report_shadow(e, node, first, &another);
	return false;
}

/* All meanings of the name within loops. *unsure: an element whose type is unsure may have it too. */
static bool meanings_in_loops(
    const struct evaluation *e, const struct node *node, struct meaning *first, bool *unsure)
{
	struct type type;

	for (const struct scope *frame = e->frames; frame; frame = frame->outer) {
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
	const struct formula_context *context = e->context;
	struct meaning first = { MEANING_NONE, { .kind = TYPE_UNSURE } };
	struct type type;
	bool unsure = e->self.kind == TYPE_THING && !e->self.of;

	if (!meanings_in_loops(e, node, &first, &unsure))
		return type_unsure;
	for (size_t i = 0; i < context->binding_count; i++) {
		if (str_eq(context->bindings[i].name, node->name) &&
		    !meaning_add(e, node, &first,
			(struct meaning){ MEANING_PARAMETER, context->bindings[i].type }))
			return type_unsure;
	}
	if (member_type_find(e, &e->self, node->name, &type) &&
	    !meaning_add(e, node, &first, (struct meaning){ MEANING_OWN, type }))
		return type_unsure;
	if (context->resolver->global_type &&
	    context->resolver->global_type(context->resolver->self, node->name, &type) &&
	    !meaning_add(e, node, &first, (struct meaning){ MEANING_GLOBAL, type }))
		return type_unsure;
	if (first.where == MEANING_NONE && last_type_find(e, node->name, &type))
		return unsure ? type_unsure : type;
	if (first.where == MEANING_NONE && !unsure && !node_is_unknown(node))
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
	if (member_type_find(e, &of, node->name, &type) || field_type_find(e, &of, node->name, &type))
		return type;
	report_member(e, node, &of, NULL);
	return type_unsure;
}

static bool call_type_on(const struct evaluation *e, const struct type *of, const struct node *node,
    const struct binding *arguments, struct type *out)
{
	const struct resolver *resolver = e->context->resolver;
	struct formula_call call = { node->name, arguments, node->argument_count, &e->formula->text,
		node->at, 0 };

	return type_is_open(of) && resolver->call_type &&
	    resolver->call_type(resolver->self, e->context, of, &call, out);
}

static bool call_type_bare(const struct evaluation *e, const struct node *node,
    const struct binding *arguments, struct type *out)
{
	for (const struct scope *frame = e->frames; frame; frame = frame->outer) {
		if (frame->variable.len)
			continue;
		if (frame->type.kind == TYPE_UNSURE ||
		    call_type_on(e, &frame->type, node, arguments, out))
			return true;
	}
	return call_type_on(e, &e->self, node, arguments, out);
}

struct type call_check(struct evaluation *e, const struct node *node)
{
	struct binding *arguments =
	    ARENA_ARRAY(e->context->keep, struct binding, node->argument_count + 1);
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

const struct type *type_narrowed(const struct evaluation *e, const struct node *node)
{
	for (const struct narrowing *n = e->narrowings; n; n = n->outer) {
		if (node_same_path(n->path, node))
			return &n->type;
	}
	return NULL;
}

struct type path_check(struct evaluation *e, const struct node *node)
{
	const struct type *narrow = type_narrowed(e, node);

	if (narrow)
		return *narrow;
	return node->kind == NODE_NAME ? name_check(e, node) : member_check(e, node);
}

void narrow_by(struct evaluation *e, const struct node *condition)
{
	const struct resolver *resolver = e->context->resolver;

	if (condition->kind == NODE_AND) {
		narrow_by(e, condition->left);
		narrow_by(e, condition->right);
	}
	if (condition->kind != NODE_IS || !resolver->kind_type)
		return;

	struct narrowing *n = ARENA_NEW(e->context->keep, struct narrowing);
	*n = (struct narrowing){ .outer = e->narrowings, .path = condition->left };
	if (resolver->kind_type(resolver->self, condition->name, &n->type))
		e->narrowings = n;
}
