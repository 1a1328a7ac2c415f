/*
 * origin_fragment - the ids of facts, figures and calls on the page of derivations of their thing, those of today and former
 * ones.
 */
#ifndef DATA_ORIGIN_FRAGMENT_H
#define DATA_ORIGIN_FRAGMENT_H

#include "data/catalog.h"

/* The id of a call with these arguments, in the order of the parameters: "payback-offer-cloud-mid-usage-heavy". */
struct str call_fragment(
    struct arena *keep, const struct figure *figure, const struct binding *arguments);

/*
 * The fragments that it had before its figure, attribute or the things among its arguments got their
 * ids of today (`was`), in the arena. Their number; at most 63, of more the rest is left out.
 */
size_t origin_former(struct arena *keep, const struct origin *origin, const struct str **out);

#endif
