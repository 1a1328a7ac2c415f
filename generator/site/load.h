/* load - reads the data and the front matter of guides. */
#ifndef SITE_LOAD_H
#define SITE_LOAD_H

#include "site/site.h"
#include "site/walk.h"

/* For whom values are printed: for readers in the site's language, or for the author in English. */
enum printed_for { PRINTED_FOR_READERS, PRINTED_FOR_AUTHOR };

/*
 * Reads site.yaml and the data, checks all types, computes all figures and judges all claims. Never NULL;
 * mistakes are reported.
 */
const struct site_data *load_data(struct arena *keep, struct diag *diag,
    const struct site_options *options, const struct walk *walk, enum printed_for printed_for);

/*
 * Reads every guide and its front matter, on `jobs` threads. Drafts are left out unless the options ask for
 * them. The pages are sorted by path.
 */
struct pages *load_guides(struct arena *keep, struct diag *diag, const struct site_options *options,
    const struct walk *walk, int jobs);

#endif
