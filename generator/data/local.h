/*
 * local - the currency of a thing's own region, in which `show: local` prints money.
 *
 * A thing's region is the thing of the kind `region` that the first of its attributes of that type names; a region's is
 * itself. Its currency is what its attribute `currency` says.
 */
#ifndef DATA_LOCAL_H
#define DATA_LOCAL_H

#include "data/catalog.h"

struct evaluator;

/*
 * Money in the currency of the thing's region, at the rate of the day that is looked from; the value as it is where it is
 * no money, the thing (may be NULL) has no region, its region no currency, or there is no rate.
 */
struct value local_value(struct evaluator *evaluator, const struct thing *thing, struct value value);

/* Whether things of the kind, or of a sort of it, may have a region with a currency. */
bool local_is_known(const struct schema *schema, const struct kind *kind);

#endif
