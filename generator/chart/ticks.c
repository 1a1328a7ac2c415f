#include "chart/ticks.h"

#include "base/date.h"

#include <stdio.h>

/* Steps by how simple they are: tenths of 1, 5, 2, 2.5, 4, 3. */
static const int64_t steps_by_simplicity[] = { 10, 50, 20, 25, 40, 30 };
#define STEPS ((int64_t)(sizeof(steps_by_simplicity) / sizeof(*steps_by_simplicity)))
/* Of a step only each one, each second … each sixth tick: more than the search ever gets to. */
#define SKIP_MOST 6
/* So many powers of ten are tried for one step. */
#define POWERS_MOST 4
#define PLACES_MOST 12

struct search {
	struct arena *keep;
	const struct ratio *low, *high, *range;
	const struct ratio *loss; /* 50 / range², see coverage */
	int wanted;
	const struct ratio *best; /* score */
	const struct ratio *first, *step;
	int count;
};

static const struct ratio *whole(const struct search *search, int64_t n)
{
	return ratio_of(search->keep, n, 1);
}

/*
 * The paper's score is 1/4 simplicity + 1/5 coverage + 1/2 density + 1/20 legibility. This is twenty times as much, without
 * legibility, which is always one: only which score is higher matters.
 */
static const struct ratio *score(const struct search *search, const struct ratio *simplicity,
    const struct ratio *coverage, const struct ratio *density)
{
	struct arena *keep = search->keep;
	const struct ratio *sum = ratio_add(keep, ratio_mul(keep, whole(search, 5), simplicity),
	    ratio_mul(keep, whole(search, 4), coverage));

	return ratio_add(keep, sum, ratio_mul(keep, whole(search, 10), density));
}

/* 1 - index / (STEPS - 1) - skip, and one more where zero is among the ticks. */
static const struct ratio *simplicity(const struct search *search, int64_t index, int64_t skip, bool zero)
{
	return ratio_of(search->keep, (1 - skip + zero) * (STEPS - 1) - index, STEPS - 1);
}

/* 1 - (a² + b²) / (2 × (range / 10)²), for what the ticks miss of the range at both ends. */
static const struct ratio *coverage(
    const struct search *search, const struct ratio *a, const struct ratio *b)
{
	struct arena *keep = search->keep;
	const struct ratio *squares = ratio_add(keep, ratio_mul(keep, a, a), ratio_mul(keep, b, b));

	return ratio_sub(keep, ratio_one(), ratio_mul(keep, squares, search->loss));
}

/* The most that ticks of this span can cover. */
static const struct ratio *coverage_most(const struct search *search, const struct ratio *span)
{
	if (ratio_cmp(span, search->range) <= 0)
		return ratio_one();
	const struct ratio *half =
	    ratio_div(search->keep, ratio_sub(search->keep, span, search->range), whole(search, 2));
	return coverage(search, half, half);
}

static const struct ratio *least(const struct ratio *a, const struct ratio *b)
{
	return ratio_cmp(a, b) <= 0 ? a : b;
}

static const struct ratio *most(const struct ratio *a, const struct ratio *b)
{
	return ratio_cmp(a, b) >= 0 ? a : b;
}

/* 2 - max(r / wanted, wanted / r) for ticks a length against those wanted. */
static const struct ratio *density(
    const struct search *search, const struct ratio *from, const struct ratio *to, int count)
{
	struct arena *keep = search->keep;
	const struct ratio *drawn = ratio_sub(keep, most(to, search->high), least(from, search->low));
	const struct ratio *share = ratio_div(keep,
	    ratio_mul(keep, ratio_of(keep, count - 1, (uint64_t)(search->wanted - 1)), drawn),
	    ratio_sub(keep, to, from));

	return ratio_sub(keep, whole(search, 2), most(share, ratio_div(keep, ratio_one(), share)));
}

static const struct ratio *density_most(const struct search *search, int count)
{
	return count < search->wanted
	    ? ratio_one()
	    : ratio_sub(search->keep, whole(search, 2),
		  ratio_of(search->keep, count - 1, (uint64_t)(search->wanted - 1)));
}

static int64_t int_of(const struct ratio *a)
{
	int64_t n = 0;

	ratio_to_int64(a, &n);
	return n;
}

/* A step and how many ticks of it; where the first one stands is looked for. */
struct candidate {
	int64_t index, skip;
	int count;
	const struct ratio *step;
};

static void try_start(struct search *search, const struct candidate *candidate, int64_t start)
{
	struct arena *keep = search->keep;
	const struct ratio *unit = ratio_div(keep, candidate->step, whole(search, candidate->skip));
	const struct ratio *from = ratio_mul(keep, unit, whole(search, start));
	const struct ratio *to = ratio_add(
	    keep, from, ratio_mul(keep, candidate->step, whole(search, candidate->count - 1)));
	bool zero = start % candidate->skip == 0 && ratio_sign(from) <= 0 && ratio_sign(to) >= 0;
	const struct ratio *reached = score(search,
	    simplicity(search, candidate->index, candidate->skip, zero),
	    coverage(search, ratio_sub(keep, search->high, to), ratio_sub(keep, search->low, from)),
	    density(search, from, to, candidate->count));

	if (search->best && ratio_cmp(reached, search->best) <= 0)
		return;
	search->best = reached;
	search->first = from;
	search->step = candidate->step;
	search->count = candidate->count;
}

static void try_starts(struct search *search, const struct candidate *candidate)
{
	struct arena *keep = search->keep;
	int64_t last = int_of(ratio_ceil(keep, ratio_div(keep, search->low, candidate->step)));
	int64_t first = int_of(ratio_floor(keep, ratio_div(keep, search->high, candidate->step)));

	first = (first - (candidate->count - 1)) * candidate->skip;
	last *= candidate->skip;
	for (int64_t start = first; start <= last; start++)
		try_start(search, candidate, start);
}

static bool hopeless(const struct search *search, const struct ratio *simple,
    const struct ratio *covered, const struct ratio *dense)
{
	return search->best && ratio_cmp(score(search, simple, covered, dense), search->best) < 0;
}

/* All powers of ten that a step may be counted in, for so many ticks. */
static void try_count(struct search *search, struct candidate candidate, const struct ratio *simple)
{
	struct arena *keep = search->keep;

	const struct ratio *step =
	    ratio_of(keep, candidate.skip * steps_by_simplicity[candidate.index], 10);
	const struct ratio *delta =
	    ratio_div(keep, ratio_div(keep, search->range, whole(search, candidate.count + 1)), step);
	int power = ratio_magnitude(delta);

	if (ratio_cmp(ratio_ten_to(keep, power), delta) < 0)
		power++;
	for (int i = 0; i < POWERS_MOST; i++, power++) {
		candidate.step = ratio_mul(keep, step, ratio_ten_to(keep, power));
		const struct ratio *span =
		    ratio_mul(keep, candidate.step, whole(search, candidate.count - 1));
		if (hopeless(search, simple, coverage_most(search, span),
			density_most(search, candidate.count)))
			return;
		try_starts(search, &candidate);
	}
}

/* False once no step with as many ticks left out can be better. */
static bool try_skip(struct search *search, int64_t skip)
{
	for (int64_t index = 0; index < STEPS; index++) {
		const struct ratio *simple = simplicity(search, index, skip, true);
		if (hopeless(search, simple, ratio_one(), ratio_one()))
			return false;
		for (int count = 2; count <= TICKS_MOST; count++) {
			if (hopeless(search, simple, ratio_one(), density_most(search, count)))
				break;
			try_count(search, (struct candidate){ index, skip, count, NULL }, simple);
		}
	}
	return true;
}

/* Digits behind the point that a number needs. */
static int places_of(struct arena *keep, const struct ratio *a)
{
	int places = 0;

	while (places < PLACES_MOST && !ratio_is_whole(ratio_mul(keep, a, ratio_ten_to(keep, places))))
		places++;
	return places;
}

struct ticks ticks_linear(
    struct arena *keep, const struct ratio *low, const struct ratio *high, int wanted)
{
	struct arena *scratch = arena_new();
	struct search search = { .keep = scratch,
		.low = low,
		.high = high,
		.range = ratio_sub(scratch, high, low),
		.wanted = wanted };
	struct ticks ticks = { .count = 0 };

	search.loss =
	    ratio_div(scratch, whole(&search, 50), ratio_mul(scratch, search.range, search.range));
	for (int64_t skip = 1; skip <= SKIP_MOST && try_skip(&search, skip); skip++)
		;
	for (int i = 0; i < search.count; i++)
		ticks.at[ticks.count++] = ratio_add(
		    keep, search.first, ratio_mul(scratch, search.step, ratio_of(scratch, i, 1)));
	int first = places_of(scratch, search.first), step = places_of(scratch, search.step);
	ticks.places = first > step ? first : step;
	arena_free(scratch);
	return ticks;
}

/* --- logarithms ------------------------------------------------------------------------------- */

/* Over less than this, powers of ten are too few. */
#define LINEAR_MOST 12

static struct ticks inside(struct ticks all, const struct ratio *low, const struct ratio *high)
{
	size_t count = 0;

	for (size_t i = 0; i < all.count; i++)
		if (ratio_cmp(all.at[i], low) >= 0 && ratio_cmp(all.at[i], high) <= 0)
			all.at[count++] = all.at[i];
	all.count = count;
	return all;
}

struct ticks ticks_logarithmic(
    struct arena *keep, const struct ratio *low, const struct ratio *high, int wanted)
{
	static const int64_t factors[] = { 1, 2, 5 };

	if (ratio_cmp(high, ratio_mul(keep, low, ratio_of(keep, LINEAR_MOST, 1))) <= 0)
		return inside(ticks_linear(keep, low, high, wanted), low, high);
	int from = ratio_magnitude(low), to = ratio_magnitude(high) + 1;
	int decades = to - from, each = decades > wanted ? (decades + wanted - 1) / wanted : 1;
	int parts = 3 * decades <= wanted * 2 ? 3 : 1;
	struct ticks ticks = { .count = 0 };

	for (int power = from; power <= to; power += each)
		for (int i = 0; i < parts && ticks.count < TICKS_MOST; i++) {
			const struct ratio *at =
			    ratio_mul(keep, ratio_ten_to(keep, power), ratio_of(keep, factors[i], 1));
			if (ratio_cmp(at, low) < 0 || ratio_cmp(at, high) > 0)
				continue;
			int places = places_of(keep, at);
			ticks.places = ticks.places > places ? ticks.places : places;
			ticks.at[ticks.count++] = at;
		}
	return ticks;
}

/* --- days ------------------------------------------------------------------------------------- */

static struct date first_of_month(int64_t month)
{
	char text[16];
	struct date day = DATE_NONE;

	snprintf(text, sizeof(text), "%04d-%02d-01", (int)(month / 12), (int)(month % 12) + 1);
	date_parse(str_from(text), &day);
	return day;
}

/* Months since year 0. */
static int64_t month_of(struct arena *scratch, int64_t day)
{
	struct str iso = date_iso(scratch, (struct date){ (int32_t)day });

	return ((iso.at[0] - '0') * 1000 + (iso.at[1] - '0') * 100 + (iso.at[2] - '0') * 10 +
		   (iso.at[3] - '0')) *
	    12 +
	    (iso.at[5] - '0') * 10 + (iso.at[6] - '0') - 1;
}

struct ticks ticks_dates(struct arena *keep, const struct ratio *low, const struct ratio *high, int wanted)
{
	static const int64_t steps[] = { 1, 2, 3, 6, 12, 24, 60, 120 };
	int64_t first = int_of(ratio_ceil(keep, low)), last = int_of(ratio_floor(keep, high));
	int64_t from = month_of(keep, first), to = month_of(keep, last), step = steps[0];
	struct ticks ticks = { .count = 0 };

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps) && (to - from) / step >= wanted; i++)
		step = steps[i];
	for (int64_t month = from - from % step; month <= to && ticks.count < TICKS_MOST; month += step) {
		int32_t day = first_of_month(month).day;
		if (day >= first && day <= last)
			ticks.at[ticks.count++] = ratio_of(keep, day, 1);
	}
	if (ticks.count > 0)
		return ticks;
	ticks.at[ticks.count++] = ratio_of(keep, first, 1);
	if (last > first)
		ticks.at[ticks.count++] = ratio_of(keep, last, 1);
	return ticks;
}
