/*
 * lex - a formula's text as tokens: numbers with units, texts, dates, names, words and signs of the language.
 *
 * Places are byte offsets in the text. The texts of tokens point into it.
 */
#ifndef FORMULA_LEX_H
#define FORMULA_LEX_H

#include "base/arena.h"
#include "base/diag.h"
#include "formula/formula_text.h"

enum token_kind {
	TOKEN_END,
	TOKEN_BAD, /* reported */
	TOKEN_NUMBER,
	TOKEN_TEXT,
	TOKEN_DATE,
	TOKEN_NAME,
	TOKEN_OR, /* words, from here to TOKEN_FALSE */
	TOKEN_AND,
	TOKEN_NOT,
	TOKEN_IS,
	TOKEN_IN,
	TOKEN_WHERE,
	TOKEN_TRUE,
	TOKEN_FALSE,
	TOKEN_OPEN, /* signs, from here on */
	TOKEN_CLOSE,
	TOKEN_COMMA,
	TOKEN_COLON,
	TOKEN_DOT,
	TOKEN_RANGE,
	TOKEN_PLUS,
	TOKEN_MINUS,
	TOKEN_TIMES,
	TOKEN_DIVIDE,
	TOKEN_POWER,
	TOKEN_LT,
	TOKEN_LE,
	TOKEN_EQ,
	TOKEN_NE,
	TOKEN_GE,
	TOKEN_GT,
};

struct token {
	enum token_kind kind;
	size_t from, to;
	struct str text; /* a number with its unit, a text without its quotes, a date, a name */
	size_t unit; /* TOKEN_NUMBER: where in `text` its unit starts; its length if it has none */
};

struct lexer {
	struct formula_text text;
	struct diag *diag;
	size_t at; /* the next byte to read */
};

/* The next token; a mistake is reported and yields TOKEN_BAD. */
struct token lexer_next(struct lexer *lexer);
/* The unit written at the next byte on (in(x, unit)), trimmed; empty if there is none. */
struct token lexer_unit(struct lexer *lexer);

/* The word of the language that is written in capitals, "AND": "and"; empty if it is none. */
struct str lexer_word_in_capitals(struct str written);

/* What stands around a byte without spaces or signs other than - and dots: "rtx-5090.memory". */
struct str id_around(struct str text, size_t at);
/* The same as an id would be written: "rtx_5090.memory". */
struct str id_without_dashes(struct arena *keep, struct str text);

#endif
