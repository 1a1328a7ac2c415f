#include "base/near.h"

#include "base/ascii.h"
#include "base/language.h"

#include <string.h>

#define WORD_MOST 64

struct near near_to(struct str word)
{
	return (struct near){ .word = word, .distance = STR_NONE, .rank = STR_NONE };
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static unsigned char folded(char c)
{
	return (unsigned char)ascii_lower(c);
}

/* Three rows of the usual table: the one being filled and the two before it, for transpositions. */
static size_t distance(struct str a, struct str b)
{
	size_t rows[3][WORD_MOST + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];

	for (size_t j = 0; j <= b.len; j++)
		above[j] = before[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t change = above[j - 1] + (a.at[i - 1] != b.at[j - 1]);
			row[j] = least(change, least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		size_t *free_row = before;
		before = above;
		above = row;
		row = free_row;
	}
	return above[b.len];
}

static void place_letters(struct near *near)
{
	if (near->placed.at == near->word.at && near->placed.len == near->word.len)
		return;
	memset(near->places, 0, sizeof(near->places));
	for (size_t i = 0; i < near->word.len; i++)
		near->places[folded(near->word.at[i])] |= (uint64_t)1 << i;
	near->placed = near->word;
}

/*
 * The distance without regard to capitals; anything above `most` is told as `most` + 1.
 *
 * A column of the table at a time, as differences between neighbours: bit i of `up` and `down` says
 * that the cell of the word's byte i is one more or one less than the cell above it, of `right` and
 * `left` than the cell before it, and of `level` that it equals the cell above and before.
 */
static size_t distance_of_letters(struct near *near, struct str candidate, size_t most)
{
	uint64_t up = UINT64_MAX, down = 0, level = 0, places_before = 0;
	uint64_t last = (uint64_t)1 << (near->word.len - 1);
	size_t now = near->word.len;

	place_letters(near);
	for (size_t i = 0; i < candidate.len; i++) {
		uint64_t places = near->places[folded(candidate.at[i])];
		uint64_t swapped = ((~level & places) << 1) & places_before;
		level = (((places & up) + up) ^ up) | places | down | swapped;
		uint64_t right = down | ~(level | up), left = level & up;
		now += (right & last) != 0;
		now -= (left & last) != 0;
		if (now > most + (candidate.len - 1 - i))
			return most + 1;
		right = right << 1 | 1;
		left <<= 1;
		up = left | ~(level | right);
		down = right & level;
		places_before = places;
	}
	return now;
}

void near_offer(struct near *near, struct str candidate)
{
	size_t longer = near->word.len > candidate.len ? near->word.len : candidate.len;
	size_t shorter = least(near->word.len, candidate.len);
	size_t most = longer < 3 ? 1 : longer / 3;

	if (longer > WORD_MOST || shorter == 0)
		return;
	/* Only one that is nearer than the best so far counts. */
	most = least(most, near->rank / (WORD_MOST + 1));
	if (longer - shorter > most)
		return;
	/* A word is not a correction of itself. */
	size_t letters = distance_of_letters(near, candidate, most);
	if (letters > most || str_eq(near->word, candidate))
		return;
	size_t changes = distance(near->word, candidate);
	size_t rank = letters * (WORD_MOST + 1) + changes;
	if (rank >= near->rank)
		return;
	near->best = candidate;
	near->distance = changes;
	near->rank = rank;
}

void near_settle(struct near *near, struct str meant)
{
	near->best = meant;
	near->distance = near->rank = 0;
}
