/*
 * chart_history - a chart of an attribute's observations over time, as steps. Private to block/.
 *
 *     chart: steps
 *     things: [kettle_k2, kettle_k3]    or kind: kettle
 *     attribute: price
 *
 * A value holds until the next observation. Observations that do not count are left out: withdrawn ones,
 * other conditions and variants, days after the one the site is computed for.
 */
#ifndef BLOCK_CHART_HISTORY_H
#define BLOCK_CHART_HISTORY_H

#include "block/block.h"
#include "chart/chart.h"

/* Fills the grid and the marks. False after a report. */
bool chart_of_history(const struct block *block, struct chart *chart);

#endif
