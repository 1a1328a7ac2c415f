#include "formula/ast.h"

bool node_same_path(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || (a->kind != NODE_NAME && a->kind != NODE_MEMBER))
		return false;
	return str_eq(a->name, b->name) && (a->kind == NODE_NAME || node_same_path(a->left, b->left));
}

static bool literal_same(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == VALUE_QUANTITY)
		return str_eq(a->quantity->unit->text, b->quantity->unit->text) &&
		    a->quantity->approx == b->quantity->approx &&
		    ratio_cmp(a->quantity->lo, b->quantity->lo) == 0;
	if (a->kind == VALUE_DATE)
		return date_cmp(a->date, b->date) == 0;
	return a->kind == VALUE_TEXT ? str_eq(a->text, b->text) : a->truth == b->truth;
}

static bool unit_same(const struct unit *a, const struct unit *b)
{
	return a && b ? str_eq(a->text, b->text) : a == b;
}

/* Either may be missing. */
static bool part_same(const struct node *a, const struct node *b)
{
	return a && b ? node_same(a, b) : a == b;
}

static bool loop_same(const struct loop *a, const struct loop *b)
{
	if (!a || !b)
		return a == b;
	return str_eq(a->variable, b->variable) && a->known == b->known &&
	    part_same(a->source, b->source) && part_same(a->to, b->to) &&
	    part_same(a->where, b->where);
}

bool node_same(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || a->comparison != b->comparison || a->function != b->function ||
	    a->argument_count != b->argument_count || !unit_same(a->unit, b->unit) ||
	    !str_eq(a->name, b->name) ||
	    (a->kind == NODE_LITERAL && !literal_same(&a->literal, &b->literal)) ||
	    !part_same(a->left, b->left) || !part_same(a->right, b->right) ||
	    !loop_same(a->loop, b->loop))
		return false;
	for (size_t i = 0; i < a->argument_count; i++)
		if (!str_eq(a->arguments[i].name, b->arguments[i].name) ||
		    !node_same(a->arguments[i].node, b->arguments[i].node))
			return false;
	return true;
}

bool node_is_unknown(const struct node *node)
{
	return node->kind == NODE_NAME && str_eq(node->name, STR("unknown"));
}

bool node_is_inapplicable(const struct node *node)
{
	return node->kind == NODE_NOT && node->left->kind == NODE_NAME &&
	    str_eq(node->left->name, STR("applicable"));
}

bool node_is_no_value(const struct node *node)
{
	if (node->kind == NODE_FUNCTION && node->function == FUNCTION_IF)
		return node_is_no_value(node->arguments[1].node) &&
		    node_is_no_value(node->arguments[2].node);
	return node_is_unknown(node) || node_is_inapplicable(node);
}
