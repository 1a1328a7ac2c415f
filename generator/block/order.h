/* order - the order of values. Private to block/. */
#ifndef BLOCK_ORDER_H
#define BLOCK_ORDER_H

#include "block/block.h"

/*
 * Compares two values for sorting: quantities by their lower ends, texts by bytes. Unknown values come
 * last, ascending or descending. Returns a negative number, zero, or a positive number.
 */
int order_values(
    const struct block *block, const struct value *a, const struct value *b, bool descending);

#endif
