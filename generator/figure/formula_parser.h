/*
 * formula_parser - what the two files of the parser share: formula_parse.c (operands and operators) and
 * formula_parse_call.c (what is called with brackets). Only for these.
 *
 * Functions that return a node return NULL after a mistake, which is reported once, where it is found.
 */
#ifndef FIGURE_FORMULA_PARSER_H
#define FIGURE_FORMULA_PARSER_H

#include "figure/formula_ast.h"

struct parser {
	struct arena *keep;
	struct diag *diag;
	const struct units *units;
	struct lexer lexer;
	struct token token; /* the next one, not yet taken */
	size_t taken_to;    /* where the last one taken ends */
	int nesting;
};

struct pos parser_place(const struct parser *p, size_t offset);
struct token parser_take(struct parser *p);
bool parser_take_if(struct parser *p, enum token_kind kind);
/* The closing bracket of what was opened at `open`; false if reported. */
bool parser_take_close(struct parser *p, size_t open);
/* Reports at the next token, unless the lexer has; `hint` may be NULL. Returns NULL. */
const struct node *parser_fail(struct parser *p, const char *message, const char *hint);
/* The node in the arena, one deeper than its deepest part; NULL if that is too deep. */
const struct node *parser_node(struct parser *p, struct node node);

/* Operators that bind at least as tightly as `least`, with their operands. */
const struct node *parse_expression(struct parser *p, enum level least);
/* `at` is where in the source the text starts. NULL if reported, behind a number with what else was meant. */
const struct unit *parse_unit(struct parser *p, struct str text, size_t at, bool behind_number);
/* left.name(…) or name(…), and one of our functions: the name is taken, the bracket is next. */
const struct node *parse_call(struct parser *p, const struct node *left, struct token name);
const struct node *parse_function(struct parser *p, enum function_id id, struct token name);

#endif
