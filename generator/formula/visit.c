#include "formula/visit.h"

#include "formula/eval.h"
#include "formula/fixed.h"

/* Evaluates all its arguments, and nothing under an assumption. */
static bool is_plain(enum function_id function)
{
	static const bool plain[FUNCTION_COUNT] = {
		[FUNCTION_IN] = true,
		[FUNCTION_ROUND] = true,
		[FUNCTION_FLOOR] = true,
		[FUNCTION_CEIL] = true,
		[FUNCTION_ABS] = true,
		[FUNCTION_ROOT] = true,
		[FUNCTION_LOG] = true,
		[FUNCTION_EXP] = true,
	};

	return plain[function];
}

void node_visit(struct evaluation *e, const struct node *node)
{
	bool arithmetic = node->kind >= NODE_ADD && node->kind <= NODE_POW;

	if ((arithmetic || node->kind == NODE_NEGATE) && !fixed_of(e, node)) {
		node_visit(e, node->left);
		if (arithmetic)
			node_visit(e, node->right);
	} else if (node->kind == NODE_FUNCTION && is_plain(node->function) && !fixed_of(e, node)) {
		for (size_t i = 0; i < node->argument_count; i++)
			node_visit(e, node->arguments[i].node);
	} else {
		node_eval(e, node);
	}
}
