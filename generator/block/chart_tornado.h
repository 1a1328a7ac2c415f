/*
 * chart_tornado - a tornado chart: how much an expression changes with each of its inputs. Each bar shows
 * one input at its low and its high end, with all others as in the data; the widest bar is first. Private
 * to block/.
 *
 *     chart: tornado
 *     value: my_plan.payback
 *     inputs: [hours, electricity]    by default all inputs that it reads and that are quantities
 *     limit: 8
 */
#ifndef BLOCK_CHART_TORNADO_H
#define BLOCK_CHART_TORNADO_H

#include "block/block.h"
#include "chart/chart.h"

/* The number of bars without `limit`. */
#define CHART_TORNADO_BARS 10

/* Fills the grid and the marks. False after a report. */
bool chart_of_tornado(const struct block *block, struct chart *chart);

#endif
