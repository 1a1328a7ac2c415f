#include "data/corner_memo.h"

#include "data/corners.h"
#include "data/evaluator_state.h"
#include "formula/box.h"

#include <string.h>

/* The figure by its slot, and at which ends its inputs stand, a bit for each. */
struct memo_key {
	const struct slot *slot;
	uint64_t ends;
};

/* False where an input is not held: then the value is no point, and not kept. */
static bool find_ends(const struct evaluator *evaluator, const struct value *value, uint64_t *ends)
{
	*ends = 0;
	if (value->input_count == 0 || value->input_count > CORNERS_MOST)
		return false;
	for (size_t i = 0; i < value->input_count; i++) {
		const struct corner *corner = corner_find(evaluator, value->inputs[i].input);
		if (!corner)
			return false;
		*ends |= (uint64_t)corner->high << i;
	}
	return true;
}

/* Which of the inputs held in the corner the value has, of which find_ends found all. */
static unsigned held_inputs(const struct evaluator *evaluator, const struct value *value)
{
	unsigned held = 0;

	for (size_t i = 0; BOX_IS_KEPT && i < value->input_count; i++)
		held |= 1u << (corner_find(evaluator, value->inputs[i].input) - evaluator->corners);
	return held;
}

/* The evaluator that the figure was computed by, outside of corners, and its slot there. */
static const struct evaluator *home_of(const struct evaluator *evaluator, const struct slot **slot)
{
	const struct evaluator *home = evaluator->neighbour;

	while ((*slot)->taken && home->neighbour) {
		*slot = (*slot)->taken;
		home = home->neighbour;
	}
	return home;
}

/* The key has no padding on machines of 64 bits; on others what is unused is zero. */
static struct memo_key key_of(const struct slot *slot, uint64_t ends)
{
	struct memo_key key;

	memset(&key, 0, sizeof(key));
	key.slot = slot;
	key.ends = ends;
	return key;
}

static void copy(struct arena *keep, const struct slot *from, struct slot *to)
{
	to->value = value_copy(keep, &from->value);
	to->value.origin = &to->origin;
	to->origin.depends_on_day = from->origin.depends_on_day;
	to->reads = read_set_copy(keep, from->reads);
	to->state = SLOT_DONE;
}

bool corner_memo_take(struct evaluator *evaluator, struct slot *slot, const struct slot *there)
{
	uint64_t ends;

	if (!find_ends(evaluator, &there->value, &ends))
		return false;
	slot->held = held_inputs(evaluator, &there->value);
	const struct evaluator *home = home_of(evaluator, &there);
	struct memo_key key = key_of(there, ends);
	const struct slot *known =
	    map_get(home->corner_memo, (struct str){ (const char *)&key, sizeof(key) });
	if (known) {
		copy(evaluator->keep, known, slot);
		return true;
	}
	slot->outside = there;
	slot->home = home;
	return false;
}

void corner_memo_keep(const struct evaluator *evaluator, const struct slot *slot)
{
	const struct slot *there = slot->outside;
	uint64_t ends;

	if (!there || slot->value.kind == VALUE_BAD || !find_ends(evaluator, &there->value, &ends))
		return;
	const struct evaluator *home = slot->home;
	struct memo_key key = key_of(there, ends);
	struct slot *kept = ARENA_NEW(home->keep, struct slot);
	copy(home->keep, slot, kept);
	map_put(home->corner_memo,
	    (struct str){ arena_copy(home->keep, &key, sizeof(key)), sizeof(key) }, kept);
}
