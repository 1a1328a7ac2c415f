/*
 * words - splits a text into words, for the index; queries are split by the same rules.
 *
 * Words are normalised (fold.h). The caller removes endings (word_stem) if the language has rules. A
 * compound is read as its parts and as a whole, so that different spellings find each other: "RTX5090"
 * gives "rtx", "5090" and "rtx5090"; "break-even" gives "break", "even" and "breakeven". Numbers keep their
 * decimal point and lose commas between thousands. Text of scripts without spaces is split into pairs of
 * neighbours: "中文字" gives "中文" and "文字".
 *
 * The search script has the same rules: tests/scripts/search_words_test.js compares both.
 */
#ifndef SEARCH_WORDS_H
#define SEARCH_WORDS_H

#include "base/language.h"
#include "base/str.h"

#define WORD_MOST 48          /* bytes of a word; a longer one is cut */
#define COMPOUND_PARTS_MOST 5 /* of a compound with more parts only the parts are read */

enum word_form {
	WORD_PART,  /* a single word, or a part of a compound */
	WORD_WHOLE, /* a compound as a whole, without its separators */
};

struct words {
	void (*take)(void *self, struct str word, enum word_form form); /* `word` is valid only during the call */
	void *self;
};

void words_read(const struct words *words, struct str text);

/*
 * The stem of a word, if it consists of the letters a to z; else the word. The result may be a view into
 * `out`.
 */
struct str word_stem(char out[WORD_MOST], struct str word);

/*
 * All letters and digits of a short text as one word, cut at WORD_MOST: "RTX 5090" gives "rtx5090". The
 * result is a view into `out`.
 */
struct str words_joined(char out[WORD_MOST], struct str text);

#endif
