/*
 * pass_foreign - syntax of other generators that stands in text as it is typed: a warning at each,
 * with what to write here.
 */
#ifndef TEXT_PASS_FOREIGN_H
#define TEXT_PASS_FOREIGN_H

#include "text/reading.h"

/* A PARAGRAPH or HEADING, before anything in it has been passed. Nothing is changed. */
void pass_foreign(struct reading *reading, cmark_node *node);

#endif
