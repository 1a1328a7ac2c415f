/*
 * total - the sum of a column or list of values as a cell. Private to block/.
 */
#ifndef BLOCK_TOTAL_H
#define BLOCK_TOTAL_H

#include "block/cell.h"

/*
 * The sum of `count` values (`stride` apart) as a cell. An unknown value makes the sum a lower bound;
 * values that do not apply are left out. Printed with as many decimal places as the most precise value.
 */
struct cell cell_of_total(const struct block *block, const struct measure *measure,
    const struct value *values, size_t count, size_t stride);

#endif
