/*
 * raw - the raw HTML of a page's author, while the page is read. Private to text/.
 *
 * pass_raw.c splits it into tokens (html/token.h), rejects what may not be on a page (html/sanitize.h), and
 * prints the rest again: names in small letters, values in double quotes, special characters escaped. So a
 * browser parses exactly what was checked here.
 *
 * raw.c keeps the open elements, because an element may be opened in one piece of raw HTML and closed in
 * another: <details>, then Markdown, then </details>. Both must be in the same block, or in the same
 * emphasis or link. What is still open when the walk leaves that node is closed there, so an author's end
 * tag never closes an element of the program or of a template.
 *
 * What is rejected is a mistake; with --warn it is printed as text.
 */
#ifndef TEXT_RAW_H
#define TEXT_RAW_H

#include "html/token.h"
#include "text/reading.h"

/* The most attributes of one tag. */
#define RAW_ATTRIBUTES_MOST 50

/*
 * Opens an element. First closes elements whose end tag may be omitted before it (<li> before <li>); those
 * end tags are written to `out`. False if its start tag is to be printed as text: because that was asked
 * for, or because it is not allowed here, which is reported.
 */
bool raw_open(struct reading *reading, struct raw_element element, struct buf *out);

/*
 * Closes the element of an end tag in `node`, and what is open inside it. False if the tag is to be printed
 * as text: because its start tag was, or because there is none, which is reported.
 */
bool raw_close(struct reading *reading, const cmark_node *node, const struct token *tag,
    struct pos at, struct buf *out);

/* On leaving a node: closes the elements that raw HTML opened in it; the end tags become its last child. */
void raw_leave(struct reading *reading, cmark_node *node);

/* Warns of a guard in text that is not searched for expressions, unless it is written \{{ require. */
void raw_warn_of_guards(
    struct reading *reading, const cmark_node *node, struct str words, const char *where);

#endif
