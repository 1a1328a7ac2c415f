/*
 * markdown_limits - rejects texts on which cmark-gfm takes quadratic time or longer, or more memory than a page is worth.
 */
#ifndef TEXT_MARKDOWN_LIMITS_H
#define TEXT_MARKDOWN_LIMITS_H

#include "text/places.h"

/*
 * The most of each that a text may have: quotes and lists nested in one another; open brackets; columns of
 * a table, and lines that are gone through for the heads of tables, at 700 bytes each; addresses in a word, and closing brackets at the end
 * of one; pieces, which are lines, items, cells and what stands between signs of markup: a piece takes up to 750 bytes in
 * the syntax tree and what is made of it, so that a page takes at most 150 MB. No guide comes near.
 */
#define LIMIT_NESTING_MOST 100
#define LIMIT_BRACKETS_MOST 500
#define LIMIT_COLUMNS_MOST 1000
#define LIMIT_HEAD_MOST 100000
#define LIMIT_ADDRESSES_MOST 100
#define LIMIT_CLOSING_MOST 1000
#define LIMIT_PIECES_MOST 200000

/* False after a report that the text exceeds a limit. */
bool limits_hold(const struct places *places, struct diag *diag);

#endif
