/*
 * layout - what stands around a page's body: head, navigation, contents, legend, foot.
 */
#ifndef SITE_LAYOUT_H
#define SITE_LAYOUT_H

#include "site/site.h"

/* One page's own part of the layout; everything else follows from worker->page and the site. */
struct layout {
	struct str title, description;
	struct str body; /* finished markup */
	const struct heading *headings;
	size_t heading_count;
	const struct mark **marks; /* for the legend */
	size_t mark_count;
	bool depends;               /* the legend needs the built-in mark */
	const struct view *figures; /* derivations for the foot; NULL: none */
};

/* 404.html is served for any depth, so its links start at the base URL's path: sets worker->root to it. */
void layout_start_at_base(struct worker *worker);

/* Renders the whole page at hand and puts it into the output. */
void layout_put(struct worker *worker, const struct layout *layout);

/*
 * Where the first-level heading ends that a body begins with, so that something can come between
 * it and the rest; 0 when the body begins otherwise.
 */
size_t layout_heading_end(struct str body);

/*
 * Renders a template; one that is missing is reported once per site by load_templates' caller, and
 * gives empty text here.
 */
struct str layout_render(struct worker *worker, const char *template, const struct view *view);

/* Puts finished bytes as the file of a page. */
void layout_write(struct worker *worker, const struct page *page, struct str bytes);

/* The templates that C asks for by name, with a NULL at the end: a site must have them all. */
extern const char *const layout_templates[];

#endif
