/*
 * places - where in its file a byte of a text stands, and a node of its syntax tree.
 *
 * cmark-gfm tells the line of a node, but no column one could rely on (in a table cell, behind a
 * stripped indentation), so what stands in a node is looked for from there.
 */
#ifndef TEXT_PLACES_H
#define TEXT_PLACES_H

#include "base/diag.h"
#include "text/stitched.h"
#include "text/tree.h"

struct places {
	struct str text;
	const uint32_t *lines;           /* where they start; in the arena given */
	size_t line_count;               /* 0 of an empty text, and of one that is not to be read */
	size_t longest;                  /* of the lines, in bytes with their ends */
	struct pos at;                   /* of the first byte */
	const struct stitched *stitched; /* where the lines are from, if from several files; else NULL */
	bool exact;       /* false: every place in the text is `at` (folded or escaped YAML) */
	size_t found_end; /* behind what places_find found last */
};

/* Finds the lines of a text whose first byte stands at `at`; every byte has a place of its own. */
struct places places_of(struct arena *arena, struct str text, struct pos at);

/* The line by its number from 0, with its end. */
struct str places_line(const struct places *places, size_t line);

/* The place of the byte at `offset` of the text. */
struct pos places_pos(const struct places *places, size_t offset);

/* The place of the node's line. */
struct pos places_of_node(const struct places *places, const cmark_node *node);

/* The place of the byte at `offset` of the text of a raw node: an HTML block, a comment, code. */
struct pos places_in(struct places *places, const cmark_node *node, size_t offset);

/*
 * The place where `words` stand that cmark-gfm found in this node; they are looked for behind what
 * was found before. The node's line if they are not there.
 */
struct pos places_find(struct places *places, const cmark_node *node, struct str words);

/* The same as an offset in the text; STR_NONE if they are not there. */
size_t places_look(struct places *places, const cmark_node *node, struct str words);

#endif
