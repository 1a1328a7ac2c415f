/*
 * parse_call - what stands in brackets behind a name: a figure's parameters, the arguments of functions, the loops of
 * aggregates. Their expressions are parse.c's, which calls back: formulas nest.
 */
#ifndef FORMULA_PARSE_CALL_H
#define FORMULA_PARSE_CALL_H

#include "formula/parser.h"

/* left.name(…) or name(…), and one of our functions: the name is taken, the bracket is next. */
const struct node *parse_call(struct parser *p, const struct node *left, struct token name);
const struct node *parse_function(struct parser *p, enum function_id id, struct token name);

#endif
