/*
 * corner_memo - what figures are at corners (corners.h), kept for the next corner that is the same for them.
 *
 * A range is found by evaluating its formula at every combination of ends of its uncertain inputs. Most figures on the
 * way depend on few of these inputs, and other ranges of the site are found over the same ones: a figure whose own
 * inputs stand at the same ends has the same value. It is kept by the evaluator that looks from no corner, or by the
 * neighbour that it took the figure from, and lives as long as that one.
 *
 * Relies on what corners.c relies on: the inputs of a value (dependence.h) are all that it varies with.
 */
#ifndef DATA_CORNER_MEMO_H
#define DATA_CORNER_MEMO_H

#include "data/slot.h"

/*
 * Fills a new slot of an evaluator in a corner; `there` is the slot of the evaluator outside, done. False: not known
 * yet. Then the slot remembers what it is to be kept as.
 */
bool corner_memo_take(struct evaluator *evaluator, struct slot *slot, const struct slot *there);

/* Keeps a slot that was computed in a corner, if it may be. */
void corner_memo_keep(const struct evaluator *evaluator, const struct slot *slot);

#endif
