/*
 * quantity_log - exponentials, logarithms and powers that are no whole number, of quantities.
 *
 * Exact where the result is rational, else to 30 digits. All of them grow or fall throughout, so the ends of a range give
 * the ends of the result. `out` may be an operand; when an operation fails, it is as it was.
 */
#ifndef NUMBER_QUANTITY_LOG_H
#define NUMBER_QUANTITY_LOG_H

#include "number/quantity.h"

/* Of a plain number. */
enum quantity_status quantity_exp(
    const struct arithmetic *arithmetic, const struct quantity *a, struct quantity *out);

/*
 * Of a plain number, to a base that is one plain number above 0 other than 1, or (NULL) the natural logarithm. Of a range
 * that starts at or below zero it is that of the part above: it has no end towards zero. QUANTITY_LOG when all of it is at
 * or below zero, QUANTITY_POWER when the base is none.
 */
enum quantity_status quantity_log(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *base, struct quantity *out);

/* a, at or above zero, to a power that is one plain number; its unit must have the root that the power asks for. */
enum quantity_status quantity_power(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct ratio *power, struct quantity *out);

#endif
