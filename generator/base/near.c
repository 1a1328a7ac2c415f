#include "base/near.h"

#define WORD_MOST 64

struct near near_to(struct str word)
{
	return (struct near){ .word = word, .distance = STR_NONE, .rank = STR_NONE };
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static char folded(char c, bool fold)
{
	return fold && c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Three rows of the usual table: the one being filled and the two before it, for transpositions. */
static size_t distance(struct str a, struct str b, bool fold)
{
	size_t rows[3][WORD_MOST + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];
	for (size_t j = 0; j <= b.len; j++)
		above[j] = before[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		row[0] = i;
		char own = folded(a.at[i - 1], fold);
		for (size_t j = 1; j <= b.len; j++) {
			size_t change = above[j - 1] + (own != folded(b.at[j - 1], fold));
			row[j] = least(change, least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && own == folded(b.at[j - 2], fold) &&
			    folded(a.at[i - 2], fold) == folded(b.at[j - 1], fold))
				row[j] = least(row[j], before[j - 2] + 1);
		}
		size_t *free_row = before;
		before = above;
		above = row;
		row = free_row;
	}
	return above[b.len];
}

void near_offer(struct near *near, struct str candidate)
{
	size_t longer = near->word.len > candidate.len ? near->word.len : candidate.len;
	size_t shorter = least(near->word.len, candidate.len);
	size_t most = longer < 3 ? 1 : longer / 3;
	if (longer > WORD_MOST || shorter == 0 || longer - shorter > most)
		return;
	/* A word is not a correction of itself. */
	size_t letters = distance(near->word, candidate, true);
	if (letters > most || str_eq(near->word, candidate))
		return;
	size_t changes = distance(near->word, candidate, false);
	size_t rank = letters * (WORD_MOST + 1) + changes;
	if (rank >= near->rank)
		return;
	near->best = candidate;
	near->distance = changes;
	near->rank = rank;
}
