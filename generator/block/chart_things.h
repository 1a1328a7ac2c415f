/*
 * chart_things - bars, stacked bars, dots and scatter plots: one row for each thing, one column for each
 * measure, as in a table. Private to block/.
 *
 * Bars and dots draw each column as a series; stacked bars draw each column as a part of one bar. A scatter
 * plot has its first column on the x axis and its second on the y axis; a third column, of words, divides
 * the points into series.
 */
#ifndef BLOCK_CHART_THINGS_H
#define BLOCK_CHART_THINGS_H

#include "block/block.h"
#include "chart/chart.h"

/* The keys that a table does not have: without them the block is a table of the same cells. */
#define CHART_OWN_KEYS 4
extern const struct str chart_own_keys[CHART_OWN_KEYS];

/* Fills the grid as block_table does, and the marks of the chart. False after a report. */
bool chart_of_things(const struct block *block, struct chart *chart);

/* The marks of a grid that is filled. Axes that have a unit keep it; a scatter plot that has series adds to them. */
bool chart_of_grid(const struct block *block, struct chart *chart);

#endif
