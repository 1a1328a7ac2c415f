/* chart_axis - the axes of a chart: their unit, and values converted to it. Private to block/. */
#ifndef BLOCK_CHART_AXIS_H
#define BLOCK_CHART_AXIS_H

#include "block/block.h"
#include "chart/chart.h"

/*
 * Sets up an axis with this unit; one that has a unit keeps that. Its name is `name` with the unit in words, or the unit alone if `name` is
 * empty.
 */
void axis_start(
    const struct block *block, struct chart_axis *axis, struct str name, const struct unit *unit);

/* An axis of days. */
void axis_start_dates(const struct block *block, struct chart_axis *axis, struct str name);

/* Whether a value can be drawn. */
enum axis_result {
	AXIS_DRAWN,
	AXIS_NOTHING, /* not a number, or a range without ends */
	AXIS_REFUSED, /* reported: another dimension, no exchange rate, or not positive on a logarithmic axis */
};

/* Converts a value to the unit of the axis. Mistakes are reported at `at`. */
enum axis_result axis_number(const struct block *block, const struct chart_axis *axis,
    const struct value *value, struct pos at, struct chart_value *out);

#endif
