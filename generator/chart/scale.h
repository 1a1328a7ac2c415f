/*
 * scale - maps numbers of an axis to positions in a drawing. Private to chart/.
 *
 * Linear, or logarithmic with base two. Logarithms are computed with integers, to 32 binary places, by
 * repeated squaring (Knuth, "The Art of Computer Programming", volume 1, section 1.2.2, exercise 25, uses
 * the same idea), so they are the same on every machine.
 */
#ifndef CHART_SCALE_H
#define CHART_SCALE_H

#include "number/ratio.h"

struct scale {
	const struct ratio *low, *high; /* low < high; both positive if logarithmic */
	int from, to;                   /* their positions, in tenths of a pixel */
	bool logarithmic;
	int64_t logs[2]; /* scale_log2 of low and high, once scale_settle has found them; the same: not yet, or not needed */
};

static inline struct scale scale_of(
    const struct ratio *low, const struct ratio *high, int from, int to, bool logarithmic)
{
	return (struct scale){
		.low = low, .high = high, .from = from, .to = to, .logarithmic = logarithmic
	};
}

/* Finds what is the same for all numbers on the scale, which would be found again for each. */
void scale_settle(struct scale *scale, struct arena *scratch);

/* The position of a number; one outside is moved to the nearer end. */
int scale_at(const struct scale *scale, struct arena *scratch, const struct ratio *at);

/* The position of a number, also beyond the ends: up to SCALE_FAR from `from`. */
#define SCALE_FAR 1000000
int scale_far(const struct scale *scale, struct arena *scratch, const struct ratio *at);

/* floor(2^32 × log2(a)) for a positive a. */
int64_t scale_log2(struct arena *scratch, const struct ratio *a);

#endif
