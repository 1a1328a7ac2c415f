#include "formula/memo.h"

#include "base/map.h"

/* Loops around a node; deeper ones are computed each time. */
#define FRAMES_MOST 6
/* Values of one formula. Nobody goes through more than these twice. */
#define VALUES_MOST 20000

struct formula_memo {
	struct map values;
};

struct remembered {
	struct value value;
	size_t poles; /* met on the way */
	bool seen;    /* a visitor has seen what it is made of */
};

struct key {
	const void *parts[FRAMES_MOST + 1]; /* the node, and the elements from the innermost out */
	size_t count;
};

struct formula_memo *formula_memo_new(struct arena *keep)
{
	struct formula_memo *memo = ARENA_NEW(keep, struct formula_memo);

	memo->values = map_in(keep);
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

static bool key_of(const struct evaluation *e, const struct node *node, struct key *key)
{
	key->parts[0] = node;
	key->count = 1;
	for (const struct scope *frame = e->frames; frame; frame = frame->outer) {
		if (key->count > FRAMES_MOST)
			return false;
		key->parts[key->count++] = element_key(frame);
	}
	return true;
}

static struct str key_text(const struct key *key)
{
	return (struct str){ (const char *)key->parts, key->count * sizeof(key->parts[0]) };
}

bool memo_find(struct evaluation *e, const struct node *node, struct value *out)
{
	struct key key;

	if (!key_of(e, node, &key))
		return false;
	const struct remembered *known = map_get(&e->context->memo->values, key_text(&key));
	if (!known || (e->context->visit && !known->seen))
		return false;
	*out = known->value;
	e->poles += known->poles;
	return true;
}

void memo_note(
    const struct evaluation *e, const struct node *node, const struct value *value, size_t poles)
{
	struct key key;

	if (!key_of(e, node, &key) || e->context->memo->values.count == VALUES_MOST)
		return;
	struct map *values = &e->context->memo->values;
	struct remembered *remembered = ARENA_NEW(values->arena, struct remembered);
	*remembered = (struct remembered){ *value, e->poles - poles, e->context->visit != NULL };
	map_put(values, str_copy(values->arena, key_text(&key)), remembered);
}
