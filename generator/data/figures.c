#include "data/figures.h"

#include "data/evaluator.h"
#include "data/evaluator_state.h"
#include "data/member.h"

static size_t count_things(const struct map *kinds)
{
	size_t count = 0;

	for (size_t i = 0; i < kinds->count; i++)
		count += ((const struct kind *)kinds->at[i].value)->thing_count;
	return count;
}

static struct global_lists list_kinds(struct arena *keep, const struct catalog *catalog)
{
	const struct map *kinds = &catalog->schema->kinds;
	struct value *things = ARENA_ARRAY(keep, struct value, count_things(kinds));
	struct global_lists lists = { .kinds = map_in(keep), .things = things, .claims = VALUE_OF_BAD };

	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		struct value *list = ARENA_NEW(keep, struct value);
		*list = (struct value){ .kind = VALUE_LIST, .list = { things, kind->thing_count } };
		for (size_t j = 0; j < kind->thing_count; j++)
			*things++ = value_of_thing(kind->things[j]);
		map_put(&lists.kinds, kind->id, list);
		for (size_t j = 0; j < kind->was.count; j++)
			map_put(&lists.kinds, kind->was.at[j].text, list);
	}
	lists.things_end = things;
	return lists;
}

void figures_compute(struct evaluator *evaluator, struct arena *scratch, const struct thing *thing)
{
	evaluator_use_scratch(evaluator, scratch);
	for (size_t i = 0; i < thing->kind->attributes.count; i++)
		attribute_value(evaluator, thing, thing->kind->attributes.at[i].value);
	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count == 0)
			figure_value(evaluator, thing, figure, 0);
	}
}

struct figures *figures_none(
    struct arena *keep, struct diag *diag, const struct catalog *catalog, struct basis basis)
{
	struct figures *figures = ARENA_NEW(keep, struct figures);

	figures->lists = list_kinds(keep, catalog);
	evaluator_init(&figures->own, keep, diag, catalog, basis, &figures->lists);
	return figures;
}

struct figures *figures_new(
    struct arena *keep, struct diag *diag, const struct catalog *catalog, struct basis basis)
{
	struct diag *own = diag_new(keep);
	struct figures *figures = figures_none(keep, own, catalog, basis);
	struct arena *scratch = arena_new();

	figures->own.steps = &figures->steps;
	figures->own.notes_loops = true;
	for (size_t i = 0; i < catalog->things.count; i++) {
		figures_compute(&figures->own, scratch, catalog->things.at[i].value);
		arena_reset(scratch);
	}
	figures->own.steps = NULL;
	evaluator_use_scratch(&figures->own, keep);
	arena_free(scratch);
	diag_join(diag, own);
	return figures;
}

bool figures_depend_on_day(
    const struct figures *figures, const struct thing *thing, const struct figure *figure)
{
	const struct slot *slot = slot_known(&figures->own, thing, figure);

	return slot && slot->origin.depends_on_day;
}

const struct catalog *figures_catalog(const struct figures *figures)
{
	return figures->own.catalog;
}

struct basis figures_basis(const struct figures *figures)
{
	return figures->own.basis;
}
