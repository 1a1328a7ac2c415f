/*
 * unit_money - the currency in units and dimensions.
 */
#ifndef NUMBER_UNIT_MONEY_H
#define NUMBER_UNIT_MONEY_H

#include "number/unit.h"

/*
 * The power of money in a dimension (1 for USD/h, 0 for W), and its currency's name,
 * empty if there is none or more than one. unit_with_money replaces the currency in a unit ("USD/h"
 * with "EUR" gives EUR/h, at the same factor: the rate is the caller's).
 */
int dimension_money_power(const struct units *units, const struct dimension *dimension);
struct str dimension_currency(const struct units *units, const struct dimension *dimension);
const struct unit *unit_with_money(
    const struct units *units, struct arena *keep, const struct unit *unit, struct str currency);

#endif
