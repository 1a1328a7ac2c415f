/*
 * render - one page from its source or its data to the bytes that are put into the output.
 *
 * Guides come first (render_guide), because what they use decides what made-up pages say
 * (render_made_up). The layout around both is the `page` template; its view is described in
 * rigbook-templates(7). Everything is made in the worker's scratch arena, which is reset at the
 * end; what survives goes to worker->result.
 */
#ifndef SITE_RENDER_H
#define SITE_RENDER_H

#include "site/site.h"

/* Tells site->positions which graphs the guide will ask for. */
void render_expect(struct worker *worker, const struct page *page);

/*
 * Reads a guide and puts its page; a guide about a thing only leaves its body in the result, for
 * render_made_up.
 */
void render_guide(struct worker *worker, const struct page *page);

/* The page of a thing, derivations, a folder, the audit, the sources, a redirect or 404. */
void render_made_up(struct worker *worker, const struct page *page);

/* True for pages that render_made_up makes: all but guides that are not about a thing. */
bool render_is_made_up(const struct page *page);

/* Puts data.json, sitemap.xml and robots.txt. */
void render_files(struct worker *worker);

/*
 * The title and label of a page with the expressions in them printed: for navigation, before
 * anything is rendered.
 */
void render_titles(struct worker *worker, struct page *page);

#endif
