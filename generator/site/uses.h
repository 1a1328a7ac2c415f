/*
 * uses - which pages and things use which things: collected after the guides are rendered, for the
 * generated pages.
 */
#ifndef SITE_USES_H
#define SITE_USES_H

#include "site/site.h"

/* From the data alone: which things refer to a thing, and its observations. */
const struct thing_index *things_index(struct arena *keep, const struct site_data *data);

/*
 * From site->results of the guides, in page order: which pages use each thing, and which calls of figures
 * guides show. Derivations show further calls, and those derivations too; all of them are included.
 */
const struct uses *uses_gather(struct arena *keep, struct diag *diag, const struct site *site);

#endif
