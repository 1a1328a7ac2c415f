/*
 * pairs - the pages of two things side by side that site.yaml lists under `pairs`: [[a, b], …].
 *
 * Each is a guide that nobody wrote, at choose/A-vs-B/: a block `compare` of what is said of either and of the figures
 * without arguments, first those of which more or less is better, and, where both have a price that is one value, what the difference in price buys. From then on it
 * is a guide like others, so that marks, ratios, best cells, derivations, search and navigation are those of guides.
 */
#ifndef SITE_PAIRS_H
#define SITE_PAIRS_H

#include "site/site.h"

/*
 * Adds the pages to the guides that have been read, below the folder `address` ("choose/"). Reports what is no pair of
 * things: ids that nothing has, a thing beside itself, kinds with nothing in common, and a pair that is there already. Returns the ids of
 * the kinds of all things in them.
 */
struct map *pairs_add(struct arena *keep, struct diag *diag, const struct site *site,
    struct str address, struct pages *pages);

#endif
