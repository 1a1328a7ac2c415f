/*
 * parser - the state of a formula being parsed: the next token, and where results and mistakes go.
 *
 * Functions of the parser that return a node return NULL after a mistake, which is reported once, where it is found,
 * and ends the parse.
 */
#ifndef FORMULA_PARSER_H
#define FORMULA_PARSER_H

#include "formula/ast.h"
#include "formula/lex.h"

struct parser {
	struct arena *keep;
	struct diag *diag;
	const struct units *units;
	struct lexer lexer;
	struct token token; /* the next one, not yet taken */
	size_t taken_to;    /* where the last one taken ends */
	int nesting;
};

/* The place of the byte at `offset` of the formula's text. */
struct pos parser_place(const struct parser *p, size_t offset);
/* Takes the next token: the one behind it becomes the next. The second does so only if it is of the kind. */
struct token parser_take(struct parser *p);
bool parser_take_if(struct parser *p, enum token_kind kind);
/* Reports at the next token, unless the lexer has; `hint` may be NULL. Returns NULL. */
const struct node *parser_fail(struct parser *p, const char *message, const char *hint);
/* The node in the arena, one deeper than its deepest part; NULL if that is too deep. */
const struct node *parser_node(struct parser *p, struct node node);

#endif
