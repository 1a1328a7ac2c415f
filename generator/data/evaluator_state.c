#include "data/evaluator_state.h"

struct formula_context evaluator_context(struct evaluator *evaluator, const struct value *self,
    const struct binding *bindings, size_t count)
{
	return (struct formula_context){ .resolver = &evaluator->resolver,
		.self = self,
		.bindings = bindings,
		.binding_count = count,
		.diag = evaluator->diag,
		.keep = evaluator->scratch,
		.asked_at = POS_NONE,
		.steps = evaluator->steps };
}

void evaluator_state_init(struct evaluator *evaluator, struct arena *keep, struct diag *diag,
    const struct catalog *catalog, struct basis basis, const struct global_lists *lists)
{
	*evaluator = (struct evaluator){ .keep = keep,
		.scratch = keep,
		.diag = diag,
		.catalog = catalog,
		.basis = basis,
		.lists = lists,
		.calls = map_in(keep),
		.loops = map_in(keep),
		.corner_memo = ARENA_NEW(keep, struct map) };
	*evaluator->corner_memo = map_in(keep);
	evaluator->rate_day = (struct rate_day){ catalog, keep, basis.as_of, &evaluator->read.days };
	evaluator->changer = (struct money_changer){ rate_at, &evaluator->rate_day };
	evaluator->arithmetic = (struct arithmetic){ catalog->units, keep, &evaluator->changer, NULL };
}
