#include "formula/box.h"

/* A power of two. */
#define BUCKETS 8

/* A value, and at which ends stood the inputs that it read. */
struct seen {
	struct seen *next;
	unsigned read, ends;
	struct value value;
	size_t poles, steps; /* met and taken on the way */
};

/* Of one node: its values, by the ends of what it reads in most corners. */
struct box_part {
	struct box_part *next; /* in its chain */
	const struct node *node;
	unsigned read;
	struct seen *seen[BUCKETS];
};

struct box *box_new(struct arena *keep, size_t inputs)
{
	struct box *box = ARENA_NEW(keep, struct box);

	box->keep = keep;
	box->all = (1u << inputs) - 1;
	return box;
}

void box_go_to(struct box *box, unsigned ends)
{
	box->ends = ends;
	box->read = 0;
}

static struct box_part **chain_of(struct box *box, const struct node *node)
{
	return &box->chains[(uintptr_t)node / sizeof(struct node) % BOX_CHAINS];
}

static struct box_part *part_find(struct box *box, const struct node *node)
{
	struct box_part *part = *chain_of(box, node);

	while (part && part->node != node)
		part = part->next;
	return part;
}

static struct box_part *part_new(struct box *box, const struct node *node)
{
	struct box_part *part = ARENA_NEW(box->keep, struct box_part), **chain = chain_of(box, node);

	part->next = *chain;
	part->node = node;
	part->read = box->read;
	return *chain = part;
}

static struct seen **bucket_of(const struct box *box, struct box_part *part)
{
	unsigned ends = box->ends & part->read;

	return &part->seen[(ends ^ ends >> 3 ^ ends >> 6) % BUCKETS];
}

bool box_find(struct evaluation *e, const struct node *node, struct value *out)
{
	struct box *box = e->context->box;
	struct box_part *part = part_find(box, node);

	if (!part)
		return false;
	for (const struct seen *seen = *bucket_of(box, part); seen; seen = seen->next) {
		if ((box->ends & seen->read) != seen->ends)
			continue;
		box->read |= seen->read;
		e->poles += seen->poles;
		e->steps += seen->steps;
		*out = seen->value;
		return true;
	}
	return false;
}

/* A mistake is met again in each corner, and what read all inputs never has the same value again. */
void box_note(const struct evaluation *e, const struct node *node, const struct value *value,
    size_t poles, size_t steps)
{
	struct box *box = e->context->box;

	if (value->kind == VALUE_BAD || box->read == box->all)
		return;
	struct box_part *part = part_find(box, node);
	if (!part)
		part = part_new(box, node);
	struct seen **bucket = bucket_of(box, part), *seen = arena_alloc(box->keep, sizeof(*seen));
	*seen = (struct seen){ *bucket, box->read, box->ends & box->read, *value, e->poles - poles,
		e->steps - steps };
	*bucket = seen;
}
