/*
 * render_pages - renders all pages on several threads (pool.h): first the guides, then the generated pages.
 *
 * Which thread renders which page makes no difference to the result. In the preview, pages that are open in
 * a browser are rendered first within their stage.
 */
#ifndef SITE_RENDER_PAGES_H
#define SITE_RENDER_PAGES_H

#include "site/worker.h"

/*
 * Pages that are open in a browser of the preview. They are rendered before the others of their stage,
 * after the assets. `ready` is called when some of them were rendered and nothing has been reported so far;
 * other pages may still have mistakes. No page is rendered during the call.
 */
struct preview {
	const struct str *addresses; /* as in struct page; unknown ones are ignored */
	size_t count;
	void (*ready)(void *self);
	void *self;
};

struct render_pages {
	const struct site *site;
	const struct preview *preview; /* NULL: no preview */
	struct diag *diag;             /* mistakes of earlier stages */
	struct worker *workers;
	int jobs;
};

/* How many threads render: as the options say, POOL_MOST at most; one where pages cannot be parsed side by side. */
int render_jobs(const struct site_options *options);

/* Copies all assets to the output. */
void render_assets(const struct render_pages *render);

/* Renders every guide; sets site->results. */
void render_guides(const struct render_pages *render);

/*
 * Renders every generated page, and writes the files that are not pages (files.h). site->uses must be set.
 */
void render_made_up_pages(const struct render_pages *render);

/*
 * Renders one generated page. What this page uses is not added to its result's uses and calls: those
 * describe guides, and uses_gather has read them already.
 */
void render_made_up_page(struct worker *worker, const struct page *page);

#endif
