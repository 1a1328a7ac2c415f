/*
 * render_page - renders a made-up page: all but guides that are not about a thing (render_guide.h).
 *
 * layout.h adds the frame, the template `page`; its view is described in rigbook-templates(7). Everything is allocated in
 * rendering->scratch, which is reset after the page.
 */
#ifndef SITE_RENDER_PAGE_H
#define SITE_RENDER_PAGE_H

#include "site/worker.h"

/*
 * Renders a generated page: of a thing, derivations, a folder, the audit, sources, a redirect, 404 and so
 * on.
 */
void render_made_up(struct rendering *rendering);

#endif
