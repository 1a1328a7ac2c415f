/*
 * render_page - renders one page.
 *
 * Guides come first (render_guide), because what they use decides the content of generated pages
 * (render_made_up). layout.h adds the frame, the template `page`; its view is described in
 * rigbook-templates(7). Everything is allocated in rendering->scratch, which is reset after the page: also
 * the syntax tree of a guide. What is needed later goes to rendering->result.
 */
#ifndef SITE_RENDER_PAGE_H
#define SITE_RENDER_PAGE_H

#include "site/worker.h"

/* Announces the flowcharts of the current guide to site->positions. */
void render_announce_flowcharts(struct rendering *rendering);
/* The same for its code, to site->highlighter. */
void render_announce_code(struct rendering *rendering);

/*
 * Renders the current guide and writes its page. A guide about a thing writes no page: its body is left in
 * rendering->result for render_made_up. `text` is the page's own text, or a newer one (renew.h).
 */
void render_guide(struct rendering *rendering, const struct guide_text *text);

/* The current guide as a chapter of the edition that it is read for. Its syntax tree lives in `tree`. */
struct document render_chapter(struct rendering *rendering, struct arena *tree, struct str chapter);

/*
 * Renders a generated page: of a thing, derivations, a folder, the audit, sources, a redirect, 404 and so
 * on.
 */
void render_made_up(struct rendering *rendering);

/* True for pages that render_made_up renders: all except guides that are not about a thing. */
bool render_is_made_up(const struct page *page);

/*
 * Prints the expressions in the title and label of the current guide (`page`, the same as rendering->page),
 * for the navigation. Runs before any page is rendered.
 */
void render_titles(struct rendering *rendering, struct page *page);

#endif
