#include "formula/loop_note.h"

#define WORD_BITS 64

struct loop_note {
	struct loop_note *next;
	const struct loop *loop;
	const struct value *list; /* that it goes over */
	size_t count;             /* of its elements */
	uint64_t *left_out;       /* a bit for each */
};

static struct loop_note *find(
    const struct loop_notes *notes, const struct loop *loop, const struct value *list, size_t count)
{
	struct loop_note *note = notes->first;

	while (note && (note->loop != loop || note->list != list || note->count != count))
		note = note->next;
	return note;
}

struct loop_note *loop_note_open(const struct iteration *iteration)
{
	const struct evaluation *e = iteration->e;
	struct loop_notes *notes = e->context->notes;
	const struct loop *loop = iteration->node->loop;
	const struct value *list = iteration->source.list.at;

	bool noted =
	    notes && loop->where && iteration->over == OVER_LIST && !e->frames && !e->assumptions;

	if (!noted)
		return NULL;
	struct loop_note *note = find(notes, loop, list, iteration->count);
	if (note || notes->done) /* what is computed twice must take as many steps each time */
		return notes->done ? note : NULL;
	note = ARENA_NEW(notes->keep, struct loop_note);
	*note = (struct loop_note){ notes->first, loop, list, iteration->count,
		ARENA_ARRAY(notes->keep, uint64_t, iteration->count / WORD_BITS + 1) };
	return notes->first = note;
}

void loop_note_leave_out(struct loop_note *note, size_t index)
{
	note->left_out[index / WORD_BITS] |= (uint64_t)1 << index % WORD_BITS;
}

bool loop_note_leaves_out(const struct loop_note *note, size_t index)
{
	return note->left_out[index / WORD_BITS] >> index % WORD_BITS & 1;
}
