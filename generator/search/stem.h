/*
 * stem - removes endings of English words, so that "prices" finds "price".
 *
 * A table of rules, applied step by step. Within a step the first rule whose ending matches is applied, if
 * enough letters with a vowel are left before the ending. It is a shortened form of Porter's suffix
 * stripping (Program 14, 1980): a stem need not be a word, but is the same for all forms of a word. Words
 * in other scripts, and words of up to three letters, are unchanged.
 */
#ifndef SEARCH_STEM_H
#define SEARCH_STEM_H

#include "base/buf.h"

#include <stdbool.h>

/* True for a language with rules: "en", "en-GB". */
bool stem_knows(struct str language);

/* Shortens the word, small letters a to z, in place; returns its new length. */
size_t stem(char *word, size_t len);

/* The stop words, which are ignored in a query ("the", "what"), as a JavaScript list. */
void stem_write_stop_words(struct buf *out);

/* The rules as a JavaScript list: step, ending, replacement, least number of letters left. */
void stem_write(struct buf *out);

#endif
