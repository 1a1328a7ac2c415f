/*
 * derivation_page - derivations of figures: the page with all derivations of a thing, and single ones at
 * the foot of a guide.
 *
 * A derivation shows how a value was computed: formula, numbers put in, sources. Everything is made in
 * rendering->scratch. The fields are described in rigbook-templates(7).
 */
#ifndef SITE_DERIVATION_PAGE_H
#define SITE_DERIVATION_PAGE_H

#include "site/worker.h"

/* The views of all derivations of a guide. */
struct view *document_figures_view(struct rendering *rendering, const struct document *document);

/* The view of the page with the derivations of a thing's facts, figures and calls. */
struct view *figures_view(struct rendering *rendering, const struct thing *thing);

#endif
