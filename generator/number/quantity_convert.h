/*
 * quantity_convert - quantities in another unit and in another currency.
 */
#ifndef NUMBER_QUANTITY_CONVERT_H
#define NUMBER_QUANTITY_CONVERT_H

#include "number/quantity.h"

/* The same quantity to be printed in another unit; money is changed at the rate. */
enum quantity_status quantity_convert(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct unit *unit, struct quantity *out);
/*
 * q's other money if that is in the currency; NULL if it is in another or there is none, or q has
 * had an end opened or chosen since.
 */
const struct quantity *quantity_in_currency(
    const struct arithmetic *arithmetic, const struct quantity *q, struct str currency);

/* q with its money changed into the currency `to`. QUANTITY_RATE if no rate is known. */
enum quantity_status quantity_change(const struct arithmetic *arithmetic, const struct quantity *q,
    struct str to, struct quantity *out);

/* The currency of `unit` that q would have to be changed into; empty if money does not keep them apart. */
struct str quantity_other_currency(
    const struct arithmetic *arithmetic, const struct quantity *q, const struct unit *unit);

/* q made to fit `unit` by changing its money; QUANTITY_UNITS if that is not what keeps them apart. */
enum quantity_status quantity_fit(const struct arithmetic *arithmetic, const struct quantity *q,
    const struct unit *unit, struct quantity *out);

#endif
