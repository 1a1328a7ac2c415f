#include "text/tree.h"

cmark_node *node_new_like(const cmark_node *like, cmark_node_type type, struct str text)
{
	cmark_node *node = cmark_node_new_with_mem(type, like->content.mem);
	node->start_line = like->start_line;
	node->start_column = like->start_column;
	node->end_line = like->end_line;
	node->end_column = like->end_column;
	node_set_text(node, text);
	return node;
}

void node_put_before(cmark_node *node, cmark_node *before_it)
{
	before_it->parent = node->parent;
	before_it->prev = node->prev;
	before_it->next = node;
	if (node->prev)
		node->prev->next = before_it;
	else
		node->parent->first_child = before_it;
	node->prev = before_it;
}

void node_append(cmark_node *parent, cmark_node *node)
{
	node->parent = parent;
	node->prev = parent->last_child;
	node->next = NULL;
	if (parent->last_child)
		parent->last_child->next = node;
	else
		parent->first_child = node;
	parent->last_child = node;
}

cmark_node *node_after(const cmark_node *node, const cmark_node *root)
{
	for (; node != root; node = node->parent)
		if (node->next)
			return node->next;
	return NULL;
}

static void put_leaf(const cmark_node *node, bool as_source, struct buf *out)
{
	const struct insert *insert = node_insert(node);

	if (insert)
		buf_put(out, as_source ? insert->source : insert->plain);
	else if (node->type == CMARK_NODE_TEXT || node->type == CMARK_NODE_CODE)
		buf_put(out, node_text(node));
	else if (node->type == CMARK_NODE_SOFTBREAK || node->type == CMARK_NODE_LINEBREAK)
		buf_put_byte(out, ' ');
}

void node_put_plain(const cmark_node *node, bool as_source, struct buf *out)
{
	const cmark_node *at = node;
	while (at) {
		put_leaf(at, as_source, out);
		at = at->first_child ? at->first_child : node_after(at, node);
	}
}

void node_become_markup(cmark_node *node, struct markup markup)
{
	node->type = CMARK_NODE_CUSTOM_BLOCK;
	node->first_child = node->last_child = NULL;
	node->extension = NULL;
	node->as.custom.on_enter = str_chunk(markup.bytes);
	node->as.custom.on_exit = str_chunk(STR(""));
}
