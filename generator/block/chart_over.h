/*
 * chart_over - a chart of expressions along an input of the data (data/input.h), from the low end of its
 * range to the high end. Private to block/.
 *
 *     chart: lines          or break_even, which also finds where the curves meet
 *     over: hours           an input that is a quantity
 *     columns: [my_home.own_cost, { value: my_home.rent_cost, name: Rent }]
 *
 * All other inputs keep their values. Where curves meet is found as a switching value (sensitivity/turn.h):
 * exactly, where that can be proved. The table shows the values drawn, and those where curves meet.
 */
#ifndef BLOCK_CHART_OVER_H
#define BLOCK_CHART_OVER_H

#include "block/block.h"
#include "chart/chart.h"

/*
 * The number of evenly spaced values that are computed, unless the range is of whole numbers and has fewer.
 */
#define CHART_OVER_VALUES 25

/* Fills the grid and the marks. False after a report. */
bool chart_over_input(const struct block *block, struct chart *chart);

#endif
