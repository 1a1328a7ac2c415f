/*
 * quantity_arithmetic - sums, products, powers, roots and shares of quantities.
 *
 * Interval arithmetic with exact ends. `arithmetic` says with which units and rates, and in which arena results are made.
 * `out` may be one of the operands. When an operation fails, `out` is as it was.
 */
#ifndef NUMBER_QUANTITY_ARITHMETIC_H
#define NUMBER_QUANTITY_ARITHMETIC_H

#include "number/quantity.h"

/*
 * Sums, differences and comparisons change b's money into a's currency at the rate and keep a's
 * unit; the difference of two affine values (°C) is in the unit of its steps (K), which may be
 * added again. Products never change money; quotients do where both have the same power of
 * different currencies. What comes of money that was changed at a rate that is about, is about.
 *
 * Dividing by a range that holds zero yields what dividing by its other values does: a range without an end, or without
 * any (lo and hi are both NULL, printed "no bounds") where zero lies inside; so does a power below zero.
 */
enum quantity_status quantity_add(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
enum quantity_status quantity_sub(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
enum quantity_status quantity_mul(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
enum quantity_status quantity_div(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
enum quantity_status quantity_pow(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *power, struct quantity *out);
enum quantity_status quantity_neg(
    const struct arithmetic *arithmetic, const struct quantity *a, struct quantity *out);
enum quantity_status quantity_abs(
    const struct arithmetic *arithmetic, const struct quantity *a, struct quantity *out);
/* Down, up, or to the nearest even whole number of its own unit. */
enum quantity_rounding { ROUND_FLOOR, ROUND_CEIL, ROUND_NEAREST };
enum quantity_status quantity_round(const struct arithmetic *arithmetic, const struct quantity *a,
    enum quantity_rounding mode, struct quantity *out);
enum quantity_status quantity_root(const struct arithmetic *arithmetic, const struct quantity *a,
    uint64_t n, struct quantity *out);
/*
 * part / (part + others), where whole = part + others holds `part` once: exact for ranges that are
 * not negative, because it grows with part and falls with the others. Takes the whole's other
 * addends as `others`.
 */
enum quantity_status quantity_share(const struct arithmetic *arithmetic,
    const struct quantity *part, const struct quantity *others, struct quantity *out);

#endif
