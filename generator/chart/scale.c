#include "chart/scale.h"

#define PLACES 32
/* A mantissa is counted in 2^-62, so that its square fits 128 bits. */
#define MANTISSA_PLACES 62

__extension__ typedef unsigned __int128 wide;

/* a / 2^power */
static const struct ratio *shifted(struct arena *scratch, const struct ratio *a, int64_t power)
{
	return ratio_mul(scratch, a, ratio_pow(scratch, ratio_of(scratch, 2, 1), -power));
}

/* The same as split of a number both of whose parts fit a word, without ratios in between; false of others. */
static bool split_words(const struct ratio *a, int64_t *power, int64_t *mantissa)
{
#ifdef RIGBOOK_IN_PAGE /* where there are few points, and every byte of this counts */
	(void)a, (void)power, (void)mantissa;
	return false;
#else
	int64_t num, den;

	if (!ratio_parts(a, &num, &den))
		return false;
	wide over = (wide)num, under = (wide)den;
	*power = __builtin_clzll((uint64_t)den) - __builtin_clzll((uint64_t)num);
	if (*power > 0)
		under <<= *power;
	else
		over <<= -*power;
	if (over < under) {
		over <<= 1;
		--*power;
	}
	*mantissa = (int64_t)((over << MANTISSA_PLACES) / under);
	return true;
#endif
}

/* The power of two that is not above a, and a divided by it: 1 to below 2, rounded down. */
static int64_t split(struct arena *scratch, const struct ratio *a, int64_t *mantissa)
{
	/* log2(10) is about 3.32; what is left is put right step by step */
	int64_t power = (int64_t)ratio_magnitude(a) * 3322 / 1000;
	const struct ratio *two = ratio_of(scratch, 2, 1), *rest = shifted(scratch, a, power);

	for (; ratio_cmp(rest, two) >= 0; power++)
		rest = shifted(scratch, rest, 1);
	for (; ratio_cmp(rest, ratio_one()) < 0; power--)
		rest = shifted(scratch, rest, -1);
	ratio_to_int64(ratio_floor(scratch, shifted(scratch, rest, -MANTISSA_PLACES)), mantissa);
	return power;
}

int64_t scale_log2(struct arena *scratch, const struct ratio *a)
{
	int64_t whole, mantissa = 0, places = 0;

	if (!split_words(a, &whole, &mantissa))
		whole = split(scratch, a, &mantissa);
	for (int i = 0; i < PLACES; i++) {
		wide square = (wide)(uint64_t)mantissa * (uint64_t)mantissa >> MANTISSA_PLACES;
		places *= 2;
		if (square >= (wide)2 << MANTISSA_PLACES) {
			places++;
			square >>= 1;
		}
		mantissa = (int64_t)square;
	}
	return whole * ((int64_t)1 << PLACES) + places;
}

void scale_settle(struct scale *scale, struct arena *scratch)
{
	if (!scale->logarithmic)
		return;
	scale->logs[0] = scale_log2(scratch, scale->low);
	scale->logs[1] = scale_log2(scratch, scale->high);
}

/* The part of the way from low to high, 0 to 1. */
static const struct ratio *part_of(
    const struct scale *scale, struct arena *scratch, const struct ratio *at)
{
	if (!scale->logarithmic)
		return ratio_div(scratch, ratio_sub(scratch, at, scale->low),
		    ratio_sub(scratch, scale->high, scale->low));
	struct scale settled = *scale;
	if (settled.logs[0] == settled.logs[1])
		scale_settle(&settled, scratch);
	int64_t low = settled.logs[0], high = settled.logs[1];
	return ratio_div(scratch, ratio_of(scratch, scale_log2(scratch, at) - low, 1),
	    ratio_of(scratch, high - low, 1));
}

int scale_far(const struct scale *scale, struct arena *scratch, const struct ratio *at)
{
	int64_t place = SCALE_FAR;

	const struct ratio *way = ratio_mul(
	    scratch, part_of(scale, scratch, at), ratio_of(scratch, scale->to - scale->from, 1));
	const struct ratio *far = ratio_of(scratch, SCALE_FAR, 1);
	if (ratio_cmp(ratio_abs(scratch, way), far) < 0)
		ratio_to_int64(
		    ratio_floor(scratch, ratio_add(scratch, way, ratio_of(scratch, 1, 2))), &place);
	else if (ratio_sign(way) < 0)
		place = -SCALE_FAR;
	return scale->from + (int)place;
}

int scale_at(const struct scale *scale, struct arena *scratch, const struct ratio *at)
{
	if (ratio_cmp(at, scale->low) <= 0)
		return scale->from;
	if (ratio_cmp(at, scale->high) >= 0)
		return scale->to;
	return scale_far(scale, scratch, at);
}
