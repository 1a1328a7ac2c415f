/*
 * cell - makes cells from values: prints them for their measure, adds a derivation where the value has no
 * origin, and what other sources state. Private to block/; struct cell is in grid.h.
 */
#ifndef BLOCK_CELL_H
#define BLOCK_CELL_H

#include "block/measure.h"
#include "data/derivation.h"

/*
 * A cell for a value. `self` is the thing the value was computed for; a derivation is made with it if the
 * value has no origin. If `bound` is not empty, the derivation shows that text as the formula: the
 * measure's formula with bound names replaced.
 */
struct cell cell_of_value(const struct block *block, const struct measure *measure,
    const struct value *value, const struct thing *self, struct str bound);

/* A cell with words in place of a value: "not stated". */
struct cell cell_of_words(struct str words);

/* A cell for a value without a link. */
struct cell cell_plain(
    const struct block *block, const struct measure *measure, const struct value *value);

/*
 * A cell for a value that the block computed itself (a ratio, a total). Its derivation has `formula` and
 * `substituted` as text.
 */
struct cell cell_computed(const struct block *block, const struct measure *measure,
    const struct value *value, struct derivation derivation);

/* Sets the mark of the value's word, if the block has marks. True if there is one. */
bool cell_mark_word(const struct block *block, struct cell *cell);

/*
 * The same; if the word has no mark, the mark for the value's gain over the baseline. The baseline itself
 * gets none.
 */
void cell_mark_gain(const struct block *block, const struct measure *measure,
    const struct value *value, const struct value *base, struct cell *cell);

#endif
