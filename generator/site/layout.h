/*
 * layout - the frame of every page around its body: head, navigation, contents, legend, foot. The template
 * `page` prints it.
 */
#ifndef SITE_LAYOUT_H
#define SITE_LAYOUT_H

#include "site/worker.h"

/* One page's own part of the layout; everything else follows from rendering->page and the site. */
struct layout {
	struct str title, description;
	struct markup heading; /* the first-level heading at the top of the body; may be empty */
	struct markup body;    /* what follows it */
	const struct heading *headings;
	size_t heading_count;
	const struct mark **marks; /* for the legend */
	size_t mark_count;
	bool depends;            /* the legend needs the built-in mark */
	bool narrow;             /* it needs the sign of narrow answers */
	bool tables_interactive; /* the page has tables to sort and filter: load their scripts */
	bool has_code;           /* the page has code to copy: load the script for it */
	bool has_tabs;           /* the same for tabs */
	struct str live; /* JSON list of the elements that depend on inputs (live/live.h); or empty */
	const struct view *figures; /* derivations for the foot; NULL: none */
};

/*
 * Sets rendering->root to the path of the base URL. For 404.html, which is served at any depth, so relative
 * links fail.
 */
void layout_start_at_base(struct rendering *rendering);

/* Renders the current page and writes it to the output. */
void layout_put(struct rendering *rendering, const struct layout *layout);

/* Writes these texts, one behind the other, as the file of the current page. */
void layout_write(struct rendering *rendering, const struct str *parts, size_t count);

#endif
