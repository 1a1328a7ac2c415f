#include "formula/formula.h"

#include "formula/check_types.h"
#include "formula/eval.h"
#include "formula/parse.h"
#include "formula/report.h"

const struct formula *formula_parse(
    struct arena *keep, struct diag *diag, const struct units *units, struct formula_text text)
{
	return parse_formula(keep, diag, units, text, NULL);
}

const struct formula *formula_parse_shown(struct arena *keep, struct diag *diag,
    const struct units *units, struct formula_text text, struct show *show)
{
	return parse_formula(keep, diag, units, text, show);
}

struct str formula_source(const struct formula *formula)
{
	return formula->source;
}

struct pos formula_pos(const struct formula *formula)
{
	return formula_place(&formula->text, formula->from);
}

bool formula_is_literal(const struct formula *formula)
{
	return formula->root->kind == NODE_LITERAL;
}

/* Nodes nest FORMULA_NESTING_MOST deep at the most. */
static bool node_reads(const struct node *node)
{
	if (!node)
		return false;
	if (node->kind == NODE_NAME || node->kind == NODE_CALL ||
	    (node->loop && node_reads(node->loop->source)))
		return true;
	for (size_t i = 0; i < node->argument_count; i++)
		if (node_reads(node->arguments[i].node))
			return true;
	return node_reads(node->left) || node_reads(node->right);
}

bool formula_reads(const struct formula *formula)
{
	return node_reads(formula->root);
}

bool formula_is_path(const struct formula *formula, struct str *last)
{
	enum node_kind kind = formula->root->kind;

	if (kind != NODE_NAME && kind != NODE_MEMBER && kind != NODE_CALL)
		return false;
	*last = formula->root->name;
	return true;
}

static bool node_has_call(const struct node *node)
{
	if (!node)
		return false;
	if (node->kind == NODE_CALL || node_has_call(node->left) || node_has_call(node->right))
		return true;
	for (size_t i = 0; i < node->argument_count; i++)
		if (node_has_call(node->arguments[i].node))
			return true;
	const struct loop *loop = node->loop;
	return loop &&
	    (node_has_call(loop->source) || node_has_call(loop->to) || node_has_call(loop->where));
}

bool formula_has_call(const struct formula *formula)
{
	return node_has_call(formula->root);
}

struct type formula_check(
    const struct formula *formula, const struct formula_context *context, const struct type *self)
{
	struct evaluation e = evaluation_of(formula, context);

	if (self)
		e.self = *self;
	return node_check(&e, formula->root);
}

int formula_depth(const struct formula *formula)
{
	return 1 + formula->root->depth / 10;
}

struct value formula_eval(const struct formula *formula, const struct formula_context *context)
{
	struct formula_context own = *context;

	own.depth += formula_depth(formula);
	struct evaluation e = evaluation_of(formula, &own);

	if (own.depth > FORMULA_DEPTH_MOST) {
		evaluation_report(&e, DIAG_FORMULA_LIMIT, formula->root->at,
		    "figures that need figures, more than %d deep", FORMULA_DEPTH_MOST);
		return VALUE_OF_BAD;
	}
	return node_eval(&e, formula->root);
}
