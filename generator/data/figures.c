#include "data/figures.h"

#include "data/evaluator.h"

bool kind_member(const struct kind *kind, struct str name, const struct attribute **attribute,
    const struct figure **figure)
{
	*figure = NULL;
	*attribute = map_get(&kind->attributes, name);
	if (!*attribute)
		*figure = map_get(&kind->figures, name);
	return *attribute || *figure;
}

struct vantage vantage_of(const struct catalog *catalog, struct date as_of)
{
	struct date own = catalog->config.as_of_written ? catalog->config.as_of : catalog->newest;
	return (struct vantage){ .as_of = date_is_none(as_of) ? own : as_of };
}

void evaluator_init(struct evaluator *evaluator, struct arena *keep, struct diag *diag,
    const struct catalog *catalog, struct vantage vantage, const struct map *kind_lists)
{
	*evaluator = (struct evaluator){ .keep = keep,
		.scratch = keep,
		.diag = diag,
		.catalog = catalog,
		.vantage = vantage,
		.kind_lists = kind_lists,
		.slots = map_in(keep),
		.calls = map_in(keep),
		.loops = map_in(keep) };
	evaluator->rate_day = (struct rate_day){ catalog, keep, vantage.as_of, &evaluator->read_dated };
	evaluator->changer = (struct money_changer){ rate_at, &evaluator->rate_day };
	evaluator->how = (struct arithmetic){ catalog->units, keep, &evaluator->changer };
	evaluator->world = world_of(evaluator);
}

void evaluator_use_scratch(struct evaluator *evaluator, struct arena *scratch)
{
	evaluator->scratch = evaluator->rate_day.keep = evaluator->how.keep = scratch;
}

struct formula_run evaluator_run(struct evaluator *evaluator, const struct value *self,
    const struct binding *bindings, size_t count)
{
	return (struct formula_run){ .world = &evaluator->world,
		.self = self,
		.bindings = bindings,
		.binding_count = count,
		.diag = evaluator->diag,
		.keep = evaluator->scratch,
		.asked_at = POS_NONE,
		.steps = evaluator->steps };
}

/* --- computing -------------------------------------------------------------------------------------------- */

static struct str slot_name(struct evaluator *evaluator, const struct slot *slot)
{
	return str_print(evaluator->scratch, "%.*s.%.*s", STR_ARG(slot->origin.thing->id),
	    STR_ARG(slot->origin.figure->id));
}

/* The slots from `first` down to the one that asked for it again, in the order in which they were asked for. */
static const struct slot **loop_slots(
    struct evaluator *evaluator, const struct slot *first, size_t *count)
{
	*count = 1;
	for (const struct active *a = evaluator->active; a->slot != first; a = a->outer)
		++*count;
	const struct slot **slots = ARENA_ARRAY(evaluator->scratch, const struct slot *, *count);
	size_t at = *count;
	for (const struct active *a = evaluator->active; at > 0; a = a->outer)
		slots[--at] = a->slot;
	return slots;
}

/* The same figures go round for every thing of a kind: that is one mistake. */
static bool loop_is_new(struct evaluator *evaluator, const struct slot **slots, size_t count)
{
	size_t least = 0;
	for (size_t i = 1; i < count; i++)
		if (pos_cmp(slots[i]->origin.figure->at, slots[least]->origin.figure->at) < 0)
			least = i;
	const struct figure **figures = ARENA_ARRAY(evaluator->keep, const struct figure *, count);
	for (size_t i = 0; i < count; i++)
		figures[i] = slots[(least + i) % count]->origin.figure;
	return map_add(&evaluator->loops,
	    (struct str){ (const char *)figures, count * sizeof(*figures) }, evaluator);
}

static void report_loop(struct evaluator *evaluator, const struct slot *first)
{
	size_t count;
	const struct slot **slots = loop_slots(evaluator, first, &count);
	if (!loop_is_new(evaluator, slots, count))
		return;
	struct buf loop = buf_in(evaluator->scratch, BUF_MOST);
	for (size_t i = 0; i <= count; i++) {
		struct str name = slot_name(evaluator, slots[i % count]);
		buf_print(&loop, "%s%.*s", i ? " -> " : "", STR_ARG(name));
	}
	struct str words = buf_str(&loop);
	diag_report(evaluator->diag, DIAG_FORMULA_CYCLE, formula_pos(first->origin.figure->formula),
	    "figures need each other: %.*s", STR_ARG(words));
	for (size_t i = 0; i < count; i++) {
		struct str name = slot_name(evaluator, slots[i]),
			   next = slot_name(evaluator, slots[(i + 1) % count]);
		diag_note(evaluator->diag, formula_pos(slots[i]->origin.figure->formula),
		    "%.*s needs %.*s", STR_ARG(name), STR_ARG(next));
	}
}

/*
 * A figure is counted in the unit that its `show` names, so that it reads the same in its own
 * derivation, put into other formulas, and in data.json. Where that does not fit, whoever prints it
 * says so.
 */
static struct value in_shown_unit(
    const struct evaluator *evaluator, const struct figure *figure, struct value value)
{
	struct quantity converted;

	if (value.kind != VALUE_QUANTITY || figure->show.unit == NULL ||
	    quantity_convert(&evaluator->how, value.quantity, figure->show.unit, &converted) != QUANTITY_OK)
		return value;
	value.quantity = arena_copy(evaluator->scratch, &converted, sizeof(converted));
	return value;
}

void slot_compute(struct evaluator *evaluator, struct slot *slot, int depth)
{
	const struct origin *origin = &slot->origin;
	slot->value = VALUE_OF_BAD;
	if (slot->state == SLOT_OPEN) {
		report_loop(evaluator, slot);
	} else if (origin->figure->formula) {
		struct active active = { slot, evaluator->active };
		struct value self = value_of_thing(origin->thing);
		struct formula_run run =
		    evaluator_run(evaluator, &self, origin->arguments, origin->argument_count);
		run.asked_at = origin->thing->at;
		run.depth = depth;
		bool outer = evaluator->read_dated;
		evaluator->read_dated = false;
		slot->state = SLOT_OPEN;
		evaluator->active = &active;
		slot->value = formula_eval(origin->figure->formula, &run);
		evaluator->active = active.outer;
		slot->value = corners_settle(evaluator, &slot->value, origin->figure->formula, &run);
		slot->value = in_shown_unit(evaluator, origin->figure, slot->value);
		slot->value = value_copy(evaluator->keep, &slot->value);
		slot->origin.moves = evaluator->read_dated;
		evaluator->read_dated |= outer;
		slot->state = SLOT_DONE;
	} else {
		slot->state = SLOT_DONE;
	}
	slot->value.origin = &slot->origin;
}

/* --- asking ----------------------------------------------------------------------------------------------- */

struct evaluator *evaluator_new(struct arena *keep, struct diag *diag, const struct figures *figures)
{
	struct evaluator *evaluator = ARENA_NEW(keep, struct evaluator);
	evaluator_init(evaluator, keep, diag, figures->own.catalog, figures->own.vantage,
	    figures->own.kind_lists);
	evaluator->finished = &figures->own;
	return evaluator;
}

struct evaluator *evaluator_at(
    struct arena *keep, struct diag *diag, const struct figures *figures, struct vantage vantage)
{
	struct evaluator *evaluator = ARENA_NEW(keep, struct evaluator);
	evaluator_init(evaluator, keep, diag, figures->own.catalog, vantage, figures->own.kind_lists);
	return evaluator;
}

const struct arithmetic *evaluator_arithmetic(const struct evaluator *evaluator)
{
	return &evaluator->how;
}

static void report_no_member(struct evaluator *evaluator, const struct thing *thing,
    struct str name, const struct figure *figure, struct pos at)
{
	if (figure) {
		diag_report(evaluator->diag, DIAG_FORMULA_NAME, at,
		    "“%.*s” of %.*s must be called with its parameters", STR_ARG(name),
		    STR_ARG(thing->id));
		return;
	}
	struct near near = near_to(name);
	struct value of = value_of_thing(thing);
	evaluator->world.names(evaluator, NULL, &of, &near);
	diag_report(evaluator->diag, DIAG_FORMULA_NAME, at,
	    "%.*s has no attribute or figure “%.*s”", STR_ARG(thing->id), STR_ARG(name));
	if (near.best.len)
		diag_hint(evaluator->diag, "did you mean “%.*s”?", STR_ARG(near.best));
}

struct value evaluator_member(
    struct evaluator *evaluator, const struct thing *thing, struct str name, struct pos at)
{
	const struct attribute *attribute;
	const struct figure *figure;
	if (!kind_member(thing->kind, name, &attribute, &figure) || (figure && figure->given_count)) {
		report_no_member(evaluator, thing, name, figure, at);
		return VALUE_OF_BAD;
	}
	return attribute ? attribute_value(evaluator, thing, attribute)
			 : figure_value(evaluator, thing, figure, 0);
}

struct value evaluator_eval(struct evaluator *evaluator, const struct formula *formula,
    const struct thing *self, const struct binding *bindings, size_t count)
{
	struct value own = self ? value_of_thing(self) : VALUE_OF_BAD;
	struct formula_run run = evaluator_run(evaluator, self ? &own : NULL, bindings, count);
	struct value value = formula_eval(formula, &run);
	return corners_settle(evaluator, &value, formula, &run);
}

struct type evaluator_check(struct evaluator *evaluator, const struct formula *formula,
    const struct kind *self, const struct binding *bindings, size_t count)
{
	struct formula_run run = evaluator_run(evaluator, NULL, bindings, count);
	return formula_check(formula, &run, self ? &self->element : NULL);
}

/* --- all figures ------------------------------------------------------------------------------------------ */

static const struct map *list_kinds(struct arena *keep, const struct catalog *catalog)
{
	struct map *lists = ARENA_NEW(keep, struct map);
	*lists = map_in(keep);
	for (size_t i = 0; i < catalog->schema->kinds.count; i++) {
		const struct kind *kind = catalog->schema->kinds.at[i].value;
		struct value *things = ARENA_ARRAY(keep, struct value, kind->thing_count);
		for (size_t j = 0; j < kind->thing_count; j++)
			things[j] = value_of_thing(kind->things[j]);
		struct value *list = ARENA_NEW(keep, struct value);
		*list = (struct value){ .kind = VALUE_LIST, .list = { things, kind->thing_count } };
		map_put(lists, kind->id, list);
	}
	return lists;
}

static void compute_thing(struct evaluator *evaluator, const struct thing *thing)
{
	for (size_t i = 0; i < thing->kind->attributes.count; i++)
		attribute_value(evaluator, thing, thing->kind->attributes.at[i].value);
	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count == 0)
			figure_value(evaluator, thing, figure, 0);
	}
}

struct figures *figures_new(
    struct arena *keep, struct diag *diag, const struct catalog *catalog, struct vantage vantage)
{
	struct figures *figures = ARENA_NEW(keep, struct figures);
	struct diag *own = diag_new(keep);
	struct arena *scratch = arena_new();
	evaluator_init(&figures->own, keep, own, catalog, vantage, list_kinds(keep, catalog));
	evaluator_use_scratch(&figures->own, scratch);
	figures->own.steps = &figures->steps;
	for (size_t i = 0; i < catalog->things.count; i++) {
		compute_thing(&figures->own, catalog->things.at[i].value);
		arena_reset(scratch);
	}
	figures->own.steps = NULL;
	evaluator_use_scratch(&figures->own, keep);
	arena_free(scratch);
	diag_join(diag, own);
	return figures;
}

bool figures_move(const struct figures *figures, const struct thing *thing, const struct figure *figure)
{
	const struct slot *slot = slot_known(&figures->own, thing, figure);
	return slot && slot->origin.moves;
}

const struct catalog *figures_catalog(const struct figures *figures)
{
	return figures->own.catalog;
}

struct vantage figures_vantage(const struct figures *figures)
{
	return figures->own.vantage;
}

struct date evaluator_as_of(const struct evaluator *evaluator)
{
	return evaluator->vantage.as_of;
}
