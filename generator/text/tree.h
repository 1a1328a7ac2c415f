/*
 * tree - small functions on cmark-gfm's nodes.
 *
 * They read the node's fields directly (<cmark-gfm/node.h>), where the public functions would copy each
 * text: a page has hundreds. A text set on a node is a view that must live as long as the tree. Nothing is
 * freed (markdown_memory.h).
 */
#ifndef TEXT_TREE_H
#define TEXT_TREE_H

#include "base/buf.h"
#include "base/str.h"
#include "html/markup.h"

#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

/*
 * An inline that a pass makes: a figure, a guard, a legend mark. The node has the type HTML_INLINE, which
 * table cells allow, and this struct as its user data.
 */
struct insert {
	struct str source; /* as the author wrote it: for slugs */
	struct str plain;  /* as text: for contents, alt and titles; empty until evaluated */
	size_t guard; /* for a guard on a live page: its number in the page's list plus one; else 0 */
};

static inline struct str chunk_str(const cmark_chunk *chunk)
{
	return (struct str){ (const char *)chunk->data, (size_t)chunk->len };
}

static inline cmark_chunk str_chunk(struct str text)
{
	return (cmark_chunk){ (unsigned char *)(uintptr_t)text.at, (bufsize_t)text.len, 0 };
}

/* The text of TEXT, CODE, HTML_INLINE, HTML_BLOCK and footnote nodes. */
static inline struct str node_text(const cmark_node *node)
{
	return chunk_str(&node->as.literal);
}

/* The same of these and of CODE_BLOCK. */
static inline struct str node_words(const cmark_node *node)
{
	return node->type == CMARK_NODE_CODE_BLOCK ? chunk_str(&node->as.code.literal)
						   : node_text(node);
}

static inline void node_set_text(cmark_node *node, struct str text)
{
	node->as.literal = str_chunk(text);
}

/* The same for a node whose text is printed as it is: HTML_INLINE. */
static inline void node_set_markup(cmark_node *node, struct markup markup)
{
	node->as.literal = str_chunk(markup.bytes);
}

static inline struct insert *node_insert(const cmark_node *node)
{
	return node->type == CMARK_NODE_HTML_INLINE ? node->user_data : NULL;
}

/* Blocks of the table extension, whose types have no names in its headers. */
enum table_part { TABLE_WHOLE, TABLE_ROW, TABLE_CELL };

/* Which of them a block is whose type is none of cmark-gfm's own: tables hold rows, and rows cells. */
static inline enum table_part node_table_part(const cmark_node *block)
{
	if (block->parent->extension != block->extension)
		return TABLE_WHOLE;
	return block->parent->parent->extension != block->extension ? TABLE_ROW : TABLE_CELL;
}

/* A new node, not in any tree, with the position of `like`. */
cmark_node *node_new_like(const cmark_node *like, cmark_node_type type, struct str text);

/* Inserts a node that is in no tree before another one. */
void node_put_before(cmark_node *node, cmark_node *before_it);

/* Puts a node behind the children of another one; what it was beside is forgotten. */
void node_append(cmark_node *parent, cmark_node *node);

/* The next node in document order that is not inside `node`; NULL at the end of `root`. */
cmark_node *node_after(const cmark_node *node, const cmark_node *root);

/*
 * Appends the plain text inside a node; line breaks become spaces. With `as_source` figures appear as
 * written, else as printed. Raw HTML is left out.
 */
void node_put_plain(const cmark_node *node, bool as_source, struct buf *out);

/*
 * Replaces the node by markup, as a block of its own. It is printed unchanged: the tag filter, which checks
 * raw HTML of authors, does not apply.
 */
void node_become_markup(cmark_node *node, struct markup markup);

#endif
