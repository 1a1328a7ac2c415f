/*
 * markdown_text - Markdown as it is written: words that mean themselves, and rows of tables.
 *
 * What Markdown would take for a sign of its own within a line gets a backslash, also $, between which GitHub sees
 * mathematics, and a line end becomes a space. Text that Rigbook itself will read is text/markdown_plain.h's. A table is
 * a head, the rule under it, and rows: each is a bar, then its cells, then the end of the line.
 */
#ifndef BASE_MARKDOWN_TEXT_H
#define BASE_MARKDOWN_TEXT_H

#include "base/buf.h"

void markdown_put(struct buf *out, struct str text);

/* A cell, with the bar behind it. */
void markdown_put_cell(struct buf *out, struct str text);

/* What stands under the head of a column: of a number to the right. */
void markdown_put_rule(struct buf *out, bool right);

/* "```word", the text, "```"; longer where the text itself has such a line. */
void markdown_put_code(struct buf *out, struct str word, struct str text);

#endif
