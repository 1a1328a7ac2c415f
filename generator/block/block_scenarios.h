/*
 * block_scenarios - the block `scenarios`: expressions with other values of inputs. One column for the data
 * as it is, one for each scenario.
 *
 *     columns: [germany, { Two cards: { hours: 40 h/week, card: none } }]
 *     rows: [my_home.cost, { value: my_home.pays, name: Does it pay? }]
 *     caption: …  note: …  marks: true  best: true
 *
 * A column is the id of a scenario of the data, or a name with values of its own. Without `columns` all
 * scenarios of the data are shown. Rows are measures (measure.h). What cannot be computed with a column's
 * values (a division by zero) is said in its cell and is not a mistake.
 */
#ifndef BLOCK_BLOCK_SCENARIOS_H
#define BLOCK_BLOCK_SCENARIOS_H

#include "block/block.h"

bool block_scenarios(const struct block *block);

#endif
