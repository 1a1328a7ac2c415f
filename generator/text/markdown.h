/*
 * markdown - cmark-gfm behind one door: which extensions and options this program parses and prints
 * with.
 *
 * GitHub-Flavored Markdown: tables, strikethrough, autolinks, task lists, footnotes; and GitHub's
 * tag filter: raw HTML is the author's own and passes, but <script>, <style>, <iframe> and their
 * kin are printed as text. Besides, an inline of our own: {{ … }} on one line, before emphasis and
 * outside code, becomes a node with a struct insert (tree.h). Text without {{ gives what cmark-gfm
 * gives.
 *
 * cmark-gfm prints some things that this program's pages do not have (align and style attributes,
 * unlabelled check boxes, headings without ids); those nodes are printed by the functions of
 * gfm_html.c.
 */
#ifndef TEXT_MARKDOWN_H
#define TEXT_MARKDOWN_H

#include "text/tree.h"

/* Registers the extensions in cmark-gfm's process-wide registry. Once, before threads start. */
void markdown_start(void);

struct markdown {
	cmark_parser *parser;
	cmark_node *root;
};

/* The tree of a text, in the arena this thread's cmark-gfm allocates in (markdown_memory.h). */
struct markdown markdown_parse(struct str text);

/* The finished markup of the tree, in the same arena. */
struct str markdown_print(const struct markdown *markdown);

/*
 * The extension whose nodes gfm_html prints: set it on a heading that has a struct str slug as user
 * data.
 */
cmark_syntax_extension *markdown_own(void);

#endif
