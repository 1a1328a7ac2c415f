/*
 * loop_note - which elements of a formula's loops belong, noted as it is computed for when it is gone through once more to
 * be derived. A loop over a thousand offers asks each whether it belongs, and of most that is all. And what was computed of
 * those that do, where that takes long.
 *
 * Only of loops that stand in no other, in the world that the formula is computed in (context.h), and only where it is
 * so for good: not where that depends on something uncertain.
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

/* Notes whether the element in scope belongs, for good. */
void loop_note_belongs(struct loop_note *note, size_t index, bool belongs);
/* False if it has not been noted of one. */
bool loop_note_tells(const struct loop_note *note, size_t index, bool *belongs);

/* Notes what was computed of the element in scope; what is known of one, or NULL. */
void loop_note_keep(struct loop_note *note, size_t index, const struct value *value);
const struct value *loop_note_value(const struct loop_note *note, size_t index);

#endif
