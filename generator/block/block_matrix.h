/*
 * block_matrix - the block `matrix`: an expression over two things, one for each row and one for each
 * column.
 *
 *     rows: [kettle_k2, kettle_k3]     or a kind
 *     columns: [mug, pot]              or a kind
 *     cell: "row.power * column.time"
 *     row: kettle                      the name of the row's thing in the expression; default `row`
 *     column: vessel                   the same for the column; default `column`
 *     show: "0.0 kWh"
 *     caption: …  note: …  marks: true
 */
#ifndef BLOCK_BLOCK_MATRIX_H
#define BLOCK_BLOCK_MATRIX_H

#include "block/block.h"

bool block_matrix(const struct block *block);

#endif
