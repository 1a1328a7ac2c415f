/* order - the best of several values, and their order. Private to block/. */
#ifndef BLOCK_ORDER_H
#define BLOCK_ORDER_H

#include "block/block.h"

/*
 * Sets best[i] for each of `count` values (`stride` apart) that no other value can exceed in the direction
 * `better`. None is best where ranges overlap, or where all are equal.
 */
void order_best(const struct block *block, enum better better, const struct value *values,
    size_t count, size_t stride, bool *best);

/*
 * Compares two values for sorting: quantities by their lower ends, texts by bytes. Unknown values come
 * last, ascending or descending. Returns a negative number, zero, or a positive number.
 */
int order_values(
    const struct block *block, const struct value *a, const struct value *b, bool descending);

#endif
