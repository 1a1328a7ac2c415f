/*
 * render_guide - renders the current guide: its text, its page, and what it asks other programs for.
 *
 * Guides come before made-up pages (render_page.h), because what they use decides the content of those. Everything is
 * allocated in rendering->scratch, which is reset after the page: also the syntax tree. What is needed later goes to
 * rendering->result.
 */
#ifndef SITE_RENDER_GUIDE_H
#define SITE_RENDER_GUIDE_H

#include "site/worker.h"

/* Announces the flowcharts of the current guide to site->positions. */
void render_announce_flowcharts(struct rendering *rendering);
/* The same for its code, to site->highlighter. */
void render_announce_code(struct rendering *rendering);

/*
 * Renders the current guide and writes its page. A guide about a thing writes no page: its body is left in
 * rendering->result for render_made_up.
 */
void render_guide(struct rendering *rendering);

/* The current guide as a chapter of the edition that it is read for. Its syntax tree lives in `tree`. */
struct document render_chapter(struct rendering *rendering, struct arena *tree, struct str chapter);

/*
 * Prints the expressions in the title and label of the current guide (`page`, the same as rendering->page),
 * for the navigation. Runs before any page is rendered.
 */
void render_titles(struct rendering *rendering, struct page *page);

#endif
