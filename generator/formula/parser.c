#include "formula/parser.h"

struct pos parser_place(const struct parser *p, size_t offset)
{
	return formula_place(&p->lexer.text, offset);
}

struct token parser_take(struct parser *p)
{
	struct token taken = p->token;

	p->taken_to = taken.to;
	p->token = lexer_next(&p->lexer);
	return taken;
}

bool parser_take_if(struct parser *p, enum token_kind kind)
{
	if (p->token.kind != kind)
		return false;
	parser_take(p);
	return true;
}

const struct node *parser_fail(struct parser *p, const char *message, const char *hint)
{
	if (p->token.kind == TOKEN_BAD)
		return NULL;
	diag_report(p->diag, DIAG_FORMULA_SYNTAX, parser_place(p, p->token.from), "%s", message);
	if (hint)
		diag_hint(p->diag, "%s", hint);
	return NULL;
}

static int depth_of(const struct node *node)
{
	return node ? node->depth : 0;
}

const struct node *parser_node(struct parser *p, struct node node)
{
	const struct node *parts[] = {
		node.left,
		node.right,
		node.loop ? node.loop->source : NULL,
		node.loop ? node.loop->to : NULL,
		node.loop ? node.loop->where : NULL,
	};

	node.hash = node.name.len > 0 ? map_hash(node.name) : 0;
	for (size_t i = 0; i < countof(parts); i++)
		node.depth = depth_of(parts[i]) > node.depth ? depth_of(parts[i]) : node.depth;
	for (size_t i = 0; i < node.argument_count; i++) {
		int depth = depth_of(node.arguments[i].node);
		node.depth = depth > node.depth ? depth : node.depth;
	}
	if (++node.depth > FORMULA_NESTING_MOST) {
		diag_report(p->diag, DIAG_FORMULA_LIMIT, parser_place(p, node.at),
		    "more than %d operations inside one another", FORMULA_NESTING_MOST);
		diag_hint(p->diag, "give a part of it a name of its own, or sum over a list");
		return NULL;
	}
	return arena_copy(p->keep, &node, sizeof(node));
}
