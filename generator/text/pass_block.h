/*
 * pass_block - fenced blocks: the word after the fence decides what becomes of one.
 *
 * A word of block/kinds.h (compare, table, matrix, parts, scenarios, chart) gives a table or a chart from
 * data. `inputs` gives a form (controls.h), `mermaid` a drawing (mermaid.h), `math` a formula (math.h). Any
 * other block is code, highlighted if its language is known (highlight.h). A block that holds a mapping and
 * whose word is nearly one of the first group is reported as misspelt.
 *
 * To add a word that makes a table from data: see block/kinds.h. To add any other word: pass_block.c, where
 * these are told apart.
 */
#ifndef TEXT_PASS_BLOCK_H
#define TEXT_PASS_BLOCK_H

#include "text/tree.h"

struct reading;

/* A CODE_BLOCK. */
void pass_block(struct reading *reading, cmark_node *node);

#endif
