/*
 * load - from files on disk to checked data, templates and pages that are not rendered yet.
 */
#ifndef SITE_LOAD_H
#define SITE_LOAD_H

#include "site/site.h"
#include "site/walk.h"

/*
 * Reads site.yaml and the data, checks all types, computes all figures and judges all claims: fills
 * catalog, figures and judgements.
 */
void load_data(struct arena *keep, struct diag *diag, struct site *site, const struct walk *walk);

/* Compiles the templates. */
void load_templates(struct arena *keep, struct diag *diag, struct site *site, const struct walk *walk);

/*
 * Reads every guide and its front matter, on all jobs; drafts are left out unless asked for. Pages
 * stand in the order of their paths.
 */
void load_guides(
    struct arena *keep, struct diag *diag, struct site *site, const struct walk *walk, int jobs);

#endif
