#include "data/differences.h"

#include "data/evaluator_state.h"

struct differences *differences_new(struct arena *keep)
{
	struct differences *differences = ARENA_NEW(keep, struct differences);

	differences->keep = keep;
	return differences;
}

static const struct ratio *end_copy(struct arena *keep, const struct ratio *end)
{
	return end ? ratio_copy(keep, end) : NULL;
}

static void note(void *self, const void *where, const struct quantity *difference)
{
	struct evaluator *evaluator = self;
	struct differences *list = evaluator->differences;

	if (list->count == DIFFERENCES_MOST)
		return;
	list->at = arena_room(list->keep, list->at, list->count, &list->room, sizeof(*list->at));
	list->at[list->count++] = (struct difference){
		.where = where,
		.of = evaluator->active ? evaluator->active->slot : NULL,
		.lo = end_copy(list->keep, difference->lo),
		.hi = end_copy(list->keep, difference->hi),
	};
}

void evaluator_note_differences(struct evaluator *evaluator, struct differences *differences)
{
	evaluator->differences = differences;
	evaluator->resolver.compared = differences ? note : NULL;
}
