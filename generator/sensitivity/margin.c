#include "sensitivity/margin.h"

#include "data/evaluator.h"
#include "sensitivity/room.h"

#include <stdlib.h>

bool margin_is_verdict(const struct value *value)
{
	const struct origin *origin = value->origin;

	if (!origin || origin->kind == ORIGIN_FACT || !origin->figure)
		return false;
	return value->kind == VALUE_TRUTH ||
	    (value->kind == VALUE_TEXT && origin->figure->marks.count > 0);
}

static bool margin_find(
    struct evaluator *evaluator, struct arena *keep, const struct turns *turns, struct margin *out)
{
	*out = (struct margin){ .turns = turns };
	if (turns->count == 0)
		return turns->other_count > 0;
	const struct turn *nearest = turns_nearest(evaluator, keep, turns);
	if (!nearest) /* an unknown fact has turns on its way, and is at no place of it */
		return true;
	out->nearest = nearest;
	out->room = turn_room(evaluator, keep, turns, nearest);
	out->then = answers_same(&nearest->after, &turns->now) ? &nearest->before : &nearest->after;
	return true;
}

static int compare_margins(const void *a, const void *b)
{
	const struct margin *left = a, *right = b;

	if (!left->room || !right->room) {
		if (left->room || right->room)
			return !left->room ? 1 : -1;
	} else if (ratio_cmp(left->room, right->room) != 0) {
		return ratio_cmp(left->room, right->room);
	}
	return left->turns->input->index < right->turns->input->index ? -1 : 1;
}

struct margins margins_of(struct evaluator *evaluator, struct arena *keep,
    const struct question *question, const struct input_set *read, bool prices)
{
	const struct catalog *catalog = evaluator_catalog(evaluator);
	size_t most = prices ? catalog->asked_count : catalog->inputs.count;
	struct margin *margins = ARENA_ARRAY(keep, struct margin, most + 1);
	const struct turns **looked = ARENA_ARRAY(keep, const struct turns *, most + 1);
	struct margins out = { .at = margins, .looked = looked };

	for (size_t i = 0; i < most && !input_set_is_empty(read); i++) {
		const struct input *input = catalog->asked[i];
		struct turns *turns = ARENA_NEW(keep, struct turns);
		if (!input_set_has(read, input->index) ||
		    !turns_find(evaluator, keep, question, input, turns))
			continue;
		looked[out.looked_count++] = turns;
		out.count += margin_find(evaluator, keep, turns, &margins[out.count]);
	}
	if (out.count > 1)
		qsort(margins, out.count, sizeof(*margins), compare_margins);
	return out;
}

bool margins_are_narrow(struct arena *scratch, const struct margins *margins)
{
	return margins->count > 0 && margins->at[0].room &&
	    ratio_cmp(margins->at[0].room, ratio_of(scratch, 1, 10)) < 0;
}
