/*
 * token - raw HTML cut into tags, comments and text where a browser would cut it.
 *
 * Source: HTML Standard, 13.2.5 "Tokenization": the states from "data" to "after attribute value
 * (quoted)", those of comments, and the bogus comments that other declarations are. Names come in
 * small letters, values with their character references decoded. Raw text elements (<script>,
 * <title>) are not known here: nothing of that kind may stand in a page, so whoever refuses one
 * takes its content with token_raw_text.
 *
 * Each run of markup is cut alone: what it leaves open does not go on in the next one.
 */
#ifndef HTML_TOKEN_H
#define HTML_TOKEN_H

#include "base/str.h"

enum token_kind {
	TOKEN_TEXT,        /* references not decoded */
	TOKEN_START,       /* <name …> */
	TOKEN_END,         /* </name> */
	TOKEN_COMMENT,     /* <!-- … --> */
	TOKEN_DECLARATION, /* <!doctype>, <![CDATA[ ]]>, <? ?>, </ >: bogus comments to a browser */
};

struct token_attribute {
	struct str name;    /* in small letters */
	struct str written; /* name and value as they stand in the markup */
	struct str raw;     /* the value as it stands there */
	struct str value;   /* decoded */
	bool has_value;
};

struct token {
	enum token_kind kind;
	struct str source; /* a view into the markup */
	struct str name;   /* of a tag, in small letters */
	struct token_attribute *attributes;
	size_t attribute_count, attribute_room;
	bool slashed;    /* <br/> */
	bool unfinished; /* the markup ends inside it */
};

struct tokens {
	struct str markup;
	size_t at;
	struct arena *keep; /* where attributes and decoded values live */
	/*
	 * Text runs over {{ … }} on one line, whatever stands between the braces: so a < b in them is
	 * no tag.
	 */
	bool figures;
};

/* The next token; false at the end. */
bool token_next(struct tokens *tokens, struct token *token);

/* The content of a raw text element whose start tag was just read: up to its end tag, or all. */
struct str token_raw_text(struct tokens *tokens, struct str name);

#endif
