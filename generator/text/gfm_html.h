/*
 * gfm_html - how nodes are printed that cmark-gfm would print otherwise: tables without align or
 * style attributes, in a region that scrolls; task boxes as labelled marks; headings with ids.
 *
 * These are html_render functions of cmark-gfm extensions (markdown.c puts them there), called on
 * entering and leaving a node. What they need beyond the node stands in its user data.
 */
#ifndef TEXT_GFM_HTML_H
#define TEXT_GFM_HTML_H

#include "base/str.h"

#include <cmark-gfm-extension_api.h>

/*
 * A table, row or cell. The table's user data is a struct str: its label, escaped; or NULL for
 * none.
 */
void gfm_html_table(cmark_syntax_extension *extension, struct cmark_html_renderer *renderer,
    cmark_node *node, cmark_event_type event, int options);

/* An item of a task list. */
void gfm_html_task(cmark_syntax_extension *extension, struct cmark_html_renderer *renderer,
    cmark_node *node, cmark_event_type event, int options);

/* A heading. Its user data is a struct str: its id. */
void gfm_html_own(cmark_syntax_extension *extension, struct cmark_html_renderer *renderer,
    cmark_node *node, cmark_event_type event, int options);

#endif
