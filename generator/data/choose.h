/*
 * choose - which of several facts and observations of an attribute counts on a day.
 */
#ifndef DATA_CHOOSE_H
#define DATA_CHOOSE_H

#include "data/catalog.h"

/*
 * The fact of an attribute that counts at a date: the first given; of prices the newest new one in
 * the site's currency, else the newest new one in another. Those of the source `prefer` (NULL:
 * none) come before all others. NULL if there is none by then.
 */
const struct fact *facts_choose(const struct catalog *catalog, const struct facts *facts,
    struct date as_of, const struct reference *prefer);

/* True of an observation that may count on the day: new, of no variant, made by then and not withdrawn. */
bool fact_is_used(const struct fact *fact, struct date as_of);

/* False of a price in another currency than the site's. */
bool fact_in_currency(const struct catalog *catalog, const struct fact *fact);

#endif
