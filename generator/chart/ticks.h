/*
 * ticks - chooses the round numbers along an axis. Private to chart/.
 *
 * Linear axes: Talbot, Lin and Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick Labels
 * on Axes" (IEEE Transactions on Visualization and Computer Graphics 16, 2010), with their weights for
 * simplicity, coverage and density. Legibility is left out, because labels have one format here. Scores are
 * exact fractions.
 */
#ifndef CHART_TICKS_H
#define CHART_TICKS_H

#include "number/ratio.h"

#define TICKS_MOST 24

struct ticks {
	const struct ratio *at[TICKS_MOST]; /* from low to high */
	size_t count;
	int places; /* digits after the point that are needed to tell all of them apart */
};

/* About `wanted` (2 to 12) numbers from low to high, which must differ. Some may be just outside. */
struct ticks ticks_linear(
    struct arena *keep, const struct ratio *low, const struct ratio *high, int wanted);

/*
 * Powers of ten, and 2 and 5 times those if there is room; over a short range as ticks_linear. `low` must
 * be positive. All are between low and high.
 */
struct ticks ticks_logarithmic(
    struct arena *keep, const struct ratio *low, const struct ratio *high, int wanted);

/*
 * First days of months, with equal steps of months; single days if the range is short. Dates are days since
 * 1970-01-01.
 */
struct ticks ticks_dates(
    struct arena *keep, const struct ratio *low, const struct ratio *high, int wanted);

#endif
