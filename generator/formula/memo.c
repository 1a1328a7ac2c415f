#include "formula/memo.h"

#include <string.h>

/* Loops around a node; deeper ones are computed each time. */
#define FRAMES_MOST 6
/* Values of one formula. Nobody goes through more than these twice. */
#define VALUES_MOST 20000
/* A power of two. */
#define CHAINS 128

struct remembered {
	struct remembered *next;          /* in its chain */
	const void *key[FRAMES_MOST + 1]; /* the node, and the elements from the innermost out */
	/* SEEN: known, and a visitor has seen what it is made of */
	enum known { NOT_KNOWN, KNOWN, SEEN } known;
	struct value value;
	size_t poles; /* met on the way */
};

/* Not a map, of which growing alone takes as long as many a value. */
struct formula_memo {
	struct arena *keep;
	struct remembered *chains[CHAINS];
	size_t count;
};

struct formula_memo *formula_memo_new(struct arena *keep)
{
	struct formula_memo *memo = ARENA_NEW(keep, struct formula_memo);

	memo->keep = keep;
	return memo;
}

/* A place is an odd number, which no address of a thing or a record is. */
static const void *element_key(const struct scope *frame)
{
	if (frame->element.kind == VALUE_THING)
		return frame->element.thing;
	if (frame->element.kind == VALUE_RECORD)
		return frame->element.record;
	return (const void *)(uintptr_t)(frame->index * 2 + 1);
}

/* The node, then the element of each loop around it; what is left is NULL. Returns its hash; 0 if there are too many. */
static uint64_t make_key(const struct evaluation *e, const struct node *node, const void **key)
{
	const struct scope *frame = e->frames;
	uint64_t hash = 0;

	const void *part = node;
	for (size_t i = 0; i <= FRAMES_MOST; i++, frame = frame->outer) {
		key[i] = part;
		hash = (hash ^ (uintptr_t)part) * 0x9E3779B1;
		if (!frame)
			return hash;
		part = element_key(frame);
	}
	return 0;
}

struct remembered *memo_place(const struct evaluation *e, const struct node *node)
{
	struct formula_memo *memo = e->context->memo;

	const void *key[FRAMES_MOST + 1] = { NULL };
	uint64_t hash = make_key(e, node, key);
	if (!hash)
		return NULL;
	struct remembered **chain = &memo->chains[(hash >> 32) % CHAINS], *at = *chain;
	while (at && memcmp(at->key, key, sizeof(key)) != 0)
		at = at->next;
	if (at || memo->count++ >= VALUES_MOST)
		return at;
	at = ARENA_NEW(memo->keep, struct remembered);
	memcpy(at->key, key, sizeof(key));
	at->next = *chain;
	return *chain = at;
}

static enum known known_to(const struct evaluation *e)
{
	return e->context->visit ? SEEN : KNOWN;
}

bool memo_find(struct evaluation *e, const struct remembered *place, struct value *out)
{
	if (place->known < known_to(e))
		return false;
	*out = place->value;
	e->poles += place->poles;
	return true;
}

void memo_note(
    const struct evaluation *e, struct remembered *place, const struct value *value, size_t poles)
{
	place->known = known_to(e);
	place->value = *value;
	place->poles = e->poles - poles;
}
