/*
 * markdown_plain - writes plain text so that Markdown shows it as it is.
 *
 * For Markdown that the program writes itself: pages of pairs, and what commands print for a comment on GitHub.
 */
#ifndef TEXT_MARKDOWN_PLAIN_H
#define TEXT_MARKDOWN_PLAIN_H

#include "base/buf.h"

/*
 * A backslash before every sign that could mean something, in text and in the cell of a table; line ends as spaces.
 * Among the signs are $, between which GitHub sees mathematics, and { of figures.
 */
void markdown_put_plain(struct buf *out, struct str text);

#endif
