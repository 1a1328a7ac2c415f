/*
 * foreign_price - prices that were observed in another currency than the site's: they count at the rate of their own
 * day.
 */
#ifndef DATA_FOREIGN_PRICE_H
#define DATA_FOREIGN_PRICE_H

#include "data/catalog.h"

struct evaluator;

bool price_is_foreign(const struct evaluator *evaluator, const struct fact *fact);

/*
 * The price in the site's currency, or as it was typed where its attribute is shown so; the other one goes with it
 * (quantity.h, other_money). VALUE_BAD after a report if no rate is known by its day.
 */
struct value price_changed(struct evaluator *evaluator, const struct fact *fact);

#endif
