/*
 * tree - small helpers over cmark-gfm's nodes.
 *
 * They look into the node (cmark-gfm/node.h) where the public functions would copy each text: a
 * page has hundreds. Texts set on a node are views that must live as long as the tree; nothing is
 * freed (markdown_memory.h).
 */
#ifndef TEXT_TREE_H
#define TEXT_TREE_H

#include "base/buf.h"
#include "base/str.h"

#include <cmark-gfm.h>
#include <cmark-gfm/node.h>

/*
 * What a pass puts into a line: a figure, a guard, a legend mark. The node is of type HTML_INLINE,
 * which a table cell may hold, with this as its user data.
 */
struct insert {
	struct str source; /* as the author wrote it, as GitHub shows it: for slugs */
	struct str plain;  /* as text: for contents, alt and titles; empty until evaluated */
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

static inline void node_set_text(cmark_node *node, struct str text)
{
	node->as.literal = str_chunk(text);
}

static inline struct insert *node_insert(const cmark_node *node)
{
	return node->type == CMARK_NODE_HTML_INLINE ? node->user_data : NULL;
}

/* A new node that is in no tree yet, standing where `like` stands. */
cmark_node *node_new_like(const cmark_node *like, cmark_node_type type, struct str text);

/* Puts a node that is in no tree before another. */
void node_put_before(cmark_node *node, cmark_node *before_it);

/* The node that follows in document order and is not inside `node`; NULL at the end of `root`. */
cmark_node *node_after(const cmark_node *node, const cmark_node *root);

/*
 * The text inside a node without markup; line breaks become spaces. With `as_source`, figures stand
 * as written, else as printed. Raw markup gives nothing.
 */
void node_put_plain(const cmark_node *node, bool as_source, struct buf *out);

/*
 * Replaces the node by finished markup that stands as a block of its own. Unlike an author's raw
 * HTML it is printed as it is, past the tag filter.
 */
void node_become_markup(cmark_node *node, struct str markup);

#endif
