/*
 * code_info - what stands behind the fence of a code block. Private to text/.
 *
 *     ```c title="kettle.c" lines=12 {3,7-9}
 *
 * The language comes first, and may be missing. `title` is printed above the code; `lines` numbers the lines, from 1 or
 * from the number given; lines in braces are marked, as Docusaurus and VitePress write it: they count from the first
 * line of the block, whatever its number. A value in quotes that are not closed goes on to the end of the line, with a
 * warning. Other words and keys are warned of; those of other generators with what to write here.
 */
#ifndef TEXT_CODE_INFO_H
#define TEXT_CODE_INFO_H

#include "text/tree.h"

struct reading;

/* Lines from..to of a block, counted from 1, both among them. */
struct code_range {
	size_t from, to;
};

struct code_info {
	struct str language; /* the word; empty: none */
	struct str title;
	size_t first; /* the number of the first line; 0: lines are not numbered */
	struct code_range *marked;
	size_t marked_count, marked_room;
};

/* The word for the language; empty if there is none. */
struct str code_info_language(struct str info);

/* The node is a code block. Ranges are within the lines of the block. */
struct code_info code_info_read(struct reading *reading, const cmark_node *node);

#endif
