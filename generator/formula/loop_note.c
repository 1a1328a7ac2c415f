#include "formula/loop_note.h"

#define WORD_BITS 64

struct loop_note {
	struct loop_note *next;
	const struct loop *loop;
	const struct value *list; /* that it goes over */
	size_t count;             /* of its elements */
	uint64_t *noted, *belong; /* a bit for each */
	struct arena *keep;
	const struct value **values; /* what was computed of each; NULL: nothing is kept */
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
	size_t words = iteration->count / WORD_BITS + 1;
	*note = (struct loop_note){ .next = notes->first,
		.loop = loop,
		.list = list,
		.count = iteration->count,
		.noted = ARENA_ARRAY(notes->keep, uint64_t, words),
		.belong = ARENA_ARRAY(notes->keep, uint64_t, words),
		.keep = notes->keep };
	return notes->first = note;
}

static uint64_t bit_of(size_t index)
{
	return (uint64_t)1 << index % WORD_BITS;
}

void loop_note_belongs(struct loop_note *note, size_t index, bool belongs)
{
	note->noted[index / WORD_BITS] |= bit_of(index);
	if (belongs)
		note->belong[index / WORD_BITS] |= bit_of(index);
}

bool loop_note_tells(const struct loop_note *note, size_t index, bool *belongs)
{
	*belongs = note->belong[index / WORD_BITS] & bit_of(index);
	return note->noted[index / WORD_BITS] & bit_of(index);
}

void loop_note_keep(struct loop_note *note, size_t index, const struct value *value)
{
	struct value copy = value_copy(note->keep, value);

	if (!note->values)
		note->values = ARENA_ARRAY(note->keep, const struct value *, note->count);
	note->values[index] = arena_copy(note->keep, &copy, sizeof(copy));
}

const struct value *loop_note_value(const struct loop_note *note, size_t index)
{
	return note->values ? note->values[index] : NULL;
}
