/*
 * block_chart - the block `chart`: values as a drawing, with the table that it is drawn from.
 *
 *     chart: bars | stacked | dots | scatter     things down, attributes and figures across, as in a table (block_table.h)
 *     chart: steps                               observations of an attribute by day (chart_history.h)
 *     chart: lines | break_even                  expressions along an input (chart_over.h)
 *     chart: tornado                             an expression at both ends of inputs (chart_tornado.h)
 *
 *     log: x                      or y, or [x, y]: logarithmic axes; not for bars, whose length is their value
 *     lines: [{ value: "48 GB", name: Two cards }]        lines at a value of the axis (scatter: of y)
 *     slopes: [{ value: "1 token/s / (40 GB/s)", name: Ceiling }]   scatter: lines y = value × x
 *     caption: …  note: …  marks: true
 *
 * The grid holds the values, and grid->chart (chart/chart.h) the same values as numbers in the units of its
 * axes: the drawing, its table and its sentence come from one list. Ranges stay ranges. What is unknown is
 * listed as missing, not drawn.
 */
#ifndef BLOCK_BLOCK_CHART_H
#define BLOCK_BLOCK_CHART_H

#include "block/block.h"
#include "chart/chart.h"

/*
 * The table that the chart is drawn from, as a block `table` of the same cells; false of a chart along an input, by days or
 * of the ends of inputs, whose cells are no table's.
 */
bool block_chart_table(struct arena *scratch, const struct yaml *chart, struct yaml *table);

/* The word of a kind, and the kind of a word; false if there is none. */
struct str block_chart_word(enum chart_kind kind);
bool block_chart_kind(struct str word, enum chart_kind *kind);

/*
 * Fills block->grid and its chart. Where the grid has a chart already, that is filled: an axis that has a unit keeps it.
 * False after a report.
 */
bool block_chart(const struct block *block);

#endif
