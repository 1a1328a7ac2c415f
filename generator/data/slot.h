/*
 * slot - what has been computed of one figure of one thing, or of one call: computed once and kept.
 *
 * A figure that needs itself is reported with the whole loop. A slot of another evaluator, which looks from another day
 * or with other inputs, is taken over where nothing that differs was read for it.
 */
#ifndef DATA_SLOT_H
#define DATA_SLOT_H

#include "data/origin.h"
#include "data/read_set.h"

struct evaluator;

/*
 * What has been computed of one figure of one thing, or of one call; of facts only where the fact
 * alone is not the value. All of it is in `keep`, while what is computed is in `scratch`:
 * slot_compute copies.
 */
struct slot {
	/* in front, together: what is looked at each time that somebody asks for the value */
	const void *key[2]; /* thing, and attribute or figure */
	enum { SLOT_NEW, SLOT_OPEN, SLOT_DONE } state;
	unsigned held; /* in a corner: which of the inputs held there were read for it, a bit for each */
	const struct read_set *reads; /* of all that was read for it; NULL: none, as of most */
	struct value value;
	struct origin origin;
	const struct slot *taken; /* that of the neighbour, which it is a copy of; or NULL */
	/* in a corner: as which slot, of which evaluator outside, the value may be kept (corner_memo.h); or NULL */
	const struct slot *outside;
	const struct evaluator *home;
};

/* Whether a quantity with an origin is that of a fact or of a slot, and not what a condition left of it. */
bool slot_holds(const struct value *value);

/* Fills a new slot from that of the neighbour, where no day between makes a difference. */
bool slot_take(struct evaluator *evaluator, struct slot *slot, const struct slot *there);

/* Computes a slot that is not done: `formula` of its figure, with its arguments. Reports loops. */
void slot_compute(struct evaluator *evaluator, struct slot *slot, int depth);

/* Makes it new if it may have another value once these days have passed, or these inputs have other values. */
void slot_forget(struct slot *slot, const struct day_set *passed, const struct input_set *changed);

/* Takes note that its value is read: by whom where it is a call, of what it was computed from, and why it is none. */
void slot_note(struct evaluator *evaluator, const struct slot *slot);

/* The slot of a member of a thing or a record; NULL if it has not been asked for. */
struct slot *slot_known(const struct evaluator *evaluator, const void *owner, const void *member);

/* The same, new if it has not been asked for. */
struct slot *slot_find(struct evaluator *evaluator, const void *owner, const void *member);

#endif
