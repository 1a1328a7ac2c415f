/*
 * gfm_html - prints a syntax tree as HTML, byte for byte as cmark-gfm does, except: tables have no align or
 * style attributes and are in a scrollable region; task boxes are labelled marks; headings have ids.
 *
 * What a node needs beyond cmark-gfm's own fields is in its user data, a struct str that is already
 * escaped: the label of a table, or NULL for none; "done" or "to do" in the page's language for a task; the
 * id of a heading whose extension is ours (markdown.h). That of an image is a struct gfm_image, or NULL. Raw HTML is passed through the tag filter.
 * markdown_test.c compares the output with cmark-gfm's own.
 */
#ifndef TEXT_GFM_HTML_H
#define TEXT_GFM_HTML_H

#include "base/buf.h"
#include "picture/picture.h"

#include <cmark-gfm.h>

/* What an image tells a browser before it is there. */
struct gfm_image {
	struct picture_size size; /* 0: not known */
	bool later; /* it is not at the top of the page: it is loaded when it comes near */
};

/* Appends the HTML of `root` and everything in it to `out`, which must be empty. */
void gfm_html_print(struct buf *out, cmark_node *root);

#endif
