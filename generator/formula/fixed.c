#include "formula/fixed.h"

struct finding {
	struct str variable;
	const struct node *at[FIXED_MOST];
	size_t count;
};

/* A loop within that calls its own elements the same counts too: that is rare, and costs nothing but time. */
bool node_names(const struct node *node, struct str variable)
{
	if (!node)
		return false;
	if (node->kind == NODE_NAME && str_eq(node->name, variable))
		return true;
	for (size_t i = 0; i < node->argument_count; i++)
		if (node_names(node->arguments[i].node, variable))
			return true;
	const struct loop *loop = node->loop;
	return node_names(node->left, variable) || node_names(node->right, variable) ||
	    (loop &&
		(node_names(loop->source, variable) || node_names(loop->to, variable) ||
		    node_names(loop->where, variable)));
}

static void look_into(struct finding *finding, const struct node *node)
{
	if (!node || node->kind == NODE_LITERAL || finding->count == FIXED_MOST)
		return;
	if (!node_names(node, finding->variable)) {
		finding->at[finding->count++] = node;
		return;
	}
	const struct loop *loop = node->loop;
	look_into(finding, node->left);
	look_into(finding, node->right);
	look_into(finding, loop ? loop->source : NULL);
	look_into(finding, loop ? loop->to : NULL);
	if (loop && loop->variable.len > 0)
		return; /* what is fixed for its elements is kept there */
	for (size_t i = 0; i < node->argument_count; i++)
		look_into(finding, node->arguments[i].node);
}

void fixed_find(struct arena *keep, struct loop *loop, const struct argument *body, size_t count)
{
	struct finding finding = { .variable = loop->variable };

	if (loop->variable.len == 0)
		return;
	look_into(&finding, loop->where);
	for (size_t i = 0; i < count; i++)
		look_into(&finding, body[i].node);
	if (finding.count == 0)
		return;
	loop->fixed = arena_copy(keep, finding.at, finding.count * sizeof(finding.at[0]));
	loop->fixed_count = finding.count;
}

struct fixed_value *fixed_values(const struct evaluation *e, const struct loop *loop)
{
	return loop->fixed_count > 0
	    ? ARENA_ARRAY(e->context->keep, struct fixed_value, loop->fixed_count)
	    : NULL;
}
