/*
 * block_table - the block `table`: one row for each thing, one column for each measure (measure.h).
 *
 *     things: [kettle_k2, kettle_k3]   or kind: kettle
 *     where: "power < 2 kW"            only things for which it holds
 *     columns: [price, power, { value: "price / power", name: Price of power }]
 *     sort: -price                     or a list; a minus means largest first; unknown values come last
 *     limit: 10                        rows, after sorting
 *     totals: true                     or a list of columns: their sums in a last row
 *     best: true                       the best cell of each column that has a better direction is marked
 *     caption: …  note: …  marks: true
 */
#ifndef BLOCK_BLOCK_TABLE_H
#define BLOCK_BLOCK_TABLE_H

#include "block/block.h"

bool block_table(const struct block *block);

/* The same for another block that also has the keys `also` (a chart). */
bool table_fill(const struct block *block, const struct str *also, size_t also_count);

#endif
