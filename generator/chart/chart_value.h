/* chart_value - a number or a range, in the unit of its axis. */
#ifndef CHART_CHART_VALUE_H
#define CHART_CHART_VALUE_H

#include "number/ratio.h"

/* Both NULL: no value; nothing is drawn. */
struct chart_value {
	const struct ratio *low, *high; /* equal for a single value; NULL: open on that side */
};

/* The middle of a value, or its only end. NULL if it has none. */
const struct ratio *chart_middle(struct arena *scratch, const struct chart_value *value);

#endif
