/*
 * pass_foreign - syntax of other generators that stands in text as it is typed: a warning at each,
 * with what to write here.
 */
#ifndef TEXT_PASS_FOREIGN_H
#define TEXT_PASS_FOREIGN_H

#include "text/reading.h"

/* A PARAGRAPH, a HEADING or a cell, before anything in it has been passed. Nothing is changed. */
void pass_foreign(struct reading *reading, cmark_node *node);

/* {{#include …}} of mdBook in text, with its braces; true after a warning: then it is no figure. */
bool pass_foreign_include(struct reading *reading, const cmark_node *node, struct str source);

/*
 * The same in a block of code, where a line is one, as listings of books are included; and # (1)!, an annotation of
 * Material for MkDocs. Warned of once a block.
 */
void pass_foreign_code(struct reading *reading, const cmark_node *node);

#endif
