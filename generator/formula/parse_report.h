/*
 * parse_report - what is wrong with the syntax of a formula, in words.
 */
#ifndef FORMULA_PARSE_REPORT_H
#define FORMULA_PARSE_REPORT_H

#include "formula/parser.h"

/* The next token's text for messages; an open end has a name of its own. */
struct str parser_token_words(const struct parser *p);
/* True after reporting a sign or word that has its place elsewhere. */
bool parser_report_misplaced(struct parser *p);
/* Whether a word in front of a condition is `require`, mistyped or as other languages call it. */
bool parser_is_guard(struct str word);
/* Adds the hint that a word of the language is written in small letters. False if it is none. */
bool parser_hint_capitals(struct parser *p, struct str word);
/* Reports what stands behind a complete expression, `before`, and should not. */
void parser_report_rest(struct parser *p, const struct node *before);

#endif
