/* chart_lines - the keys `lines` and `slopes` of a chart: lines at a value of an axis, or y = value × x. Private to block/. */
#ifndef BLOCK_CHART_LINES_H
#define BLOCK_CHART_LINES_H

#include "block/block.h"
#include "chart/chart.h"

/* Fills chart->lines; its axes are set up. False after a report. */
bool chart_lines(const struct block *block, struct chart *chart);

#endif
