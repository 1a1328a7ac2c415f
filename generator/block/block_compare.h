/*
 * block_compare - the block `compare`: one column for each thing, one row for each measure (measure.h).
 *
 *     things: [kettle_k2, kettle_k3]   or kind: kettle
 *     baseline: kettle_k2              by default the first
 *     rows: [price, { value: "power * 3 min", name: Energy, better: less }]
 *     groups: [{ name: Costs, rows: [price] }]
 *     ratio: true                      a column of ratios to the baseline after each other thing;
 *                                      default: when there are two things
 *     marks: true                      legend marks of words, and of numbers by the gain over the baseline
 *     best: true                       the best cell of a row is marked
 *     caption: …  note: …
 *
 * To add a kind of column: read its key and add its head and its cells in block_compare.c (grid_add_column,
 * grid_add_cell); a computed cell is made with cell_computed (cell.h).
 */
#ifndef BLOCK_BLOCK_COMPARE_H
#define BLOCK_BLOCK_COMPARE_H

#include "block/block.h"

bool block_compare(const struct block *block);

#endif
