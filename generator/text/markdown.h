/*
 * markdown - the interface to cmark-gfm: parses a text to a syntax tree and prints a tree as HTML. No other
 * file calls its parser.
 *
 * Syntax: GitHub-Flavored Markdown with tables, strikethrough, autolinks, task lists and footnotes, and
 * GitHub's tag filter: raw HTML is kept, but <script>, <style>, <iframe> and the like are printed as text.
 * One addition: {{ … }} on one line, outside code, becomes an inline node with a struct insert (tree.h); it
 * is recognised before emphasis. A text without {{ is parsed as by cmark-gfm.
 *
 * gfm_html.h prints the tree.
 */
#ifndef TEXT_MARKDOWN_H
#define TEXT_MARKDOWN_H

#include "text/tree.h"

/* Registers the extensions in cmark-gfm's process-wide registry. Call once, before threads start. */
void markdown_start(void);

struct markdown {
	cmark_parser *parser;
	cmark_node *root;
};

/*
 * Parses a text. The tree is allocated in the arena of this thread's cmark-gfm (markdown_memory.h), and
 * freed with it.
 */
struct markdown markdown_parse(struct str text);

/* The finished markup of the tree, in an arena of the caller's. */
struct markup markdown_print(const struct markdown *markdown, struct arena *keep);

/*
 * The extension of headings with an id: set it on one that has a struct str slug as user data.
 */
cmark_syntax_extension *markdown_heading_extension(void);

#endif
