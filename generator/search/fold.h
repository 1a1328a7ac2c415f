/*
 * fold - normalises letters for search: small letters, without diacritics; and the class of each character.
 *
 * "É" becomes "e", "Ⅻ" "xii", a full-width "Ａ" "a". The tables come from Unicode (fold_table.h). fold_write
 * passes them to the search script, so that index and queries are normalised alike.
 */
#ifndef SEARCH_FOLD_H
#define SEARCH_FOLD_H

#include "base/buf.h"

enum char_class {
	CHAR_BREAK, /* separates words */
	CHAR_LETTER,
	CHAR_DIGIT,
	CHAR_UNSPACED, /* of a script that has no spaces between words: Chinese, Japanese, Korean, Thai */
	CHAR_DROP, /* part of a word, but ignored: a combining accent, a soft hyphen */
};

/* One code point, folded. */
struct folded {
	enum char_class class;
	char text[16]; /* UTF-8; empty for CHAR_BREAK and CHAR_DROP */
	size_t len;
};
struct folded fold(uint32_t code_point);

/* The tables as members of a JavaScript object: "runs:[…],longs:[…],classes:[…]". */
void fold_write(struct buf *out);

#endif
