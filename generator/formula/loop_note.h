/*
 * loop_note - which elements of a formula's loops do not belong, noted as it is computed for when it is gone through once
 * more to be derived. A loop over a thousand offers asks each whether it belongs, and of most that is all.
 *
 * Only of loops that stand in no other, in the world that the formula is computed in (context.h), and only where an element
 * is left out for good: not where that depends on something uncertain.
 */
#ifndef FORMULA_LOOP_NOTE_H
#define FORMULA_LOOP_NOTE_H

#include "formula/iteration.h"

struct loop_note;

/* Of one formula, `self` and bindings. */
struct loop_notes {
	struct arena *keep;
	const void *world; /* who computed it: whoever else asks may find other elements */
	struct loop_note *first;
	bool done; /* it has been computed, and is only looked at from now on */
};

/* The note of a loop that has just been opened, to be written, or read once all is done; NULL: there is none. */
struct loop_note *loop_note_open(const struct iteration *iteration);

/* Notes that the element in scope does not belong. */
void loop_note_leave_out(struct loop_note *note, size_t index);
bool loop_note_leaves_out(const struct loop_note *note, size_t index);

#endif
