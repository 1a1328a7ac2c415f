/* markdown_limits - rejects texts on which cmark-gfm takes quadratic time or longer. */
#ifndef TEXT_MARKDOWN_LIMITS_H
#define TEXT_MARKDOWN_LIMITS_H

#include "text/places.h"

/*
 * The most of each that a text may have: quotes and lists nested in one another; open brackets; columns of
 * a table, and lines of the paragraph before its head; addresses in a word, and closing brackets at the end
 * of one. No guide comes near.
 */
#define LIMIT_NESTING_MOST 100
#define LIMIT_BRACKETS_MOST 500
#define LIMIT_COLUMNS_MOST 1000
#define LIMIT_HEAD_MOST 200
#define LIMIT_ADDRESSES_MOST 100
#define LIMIT_CLOSING_MOST 1000

/* False after a report that the text exceeds a limit. */
bool limits_hold(const struct places *places, struct diag *diag);

#endif
