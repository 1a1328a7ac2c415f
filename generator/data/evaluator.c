#include "data/evaluator.h"

#include "data/corners.h"
#include "data/evaluator_state.h"
#include "data/member.h"
#include "data/resolver.h"
#include "data/stated.h"
#include "formula/column.h"
#include "number/unit_memo.h"

static void use_units(struct evaluator *evaluator, struct unit_memo *memo)
{
	evaluator->arithmetic.memo = evaluator->resolver.unit_memo = memo;
}

void evaluator_init(struct evaluator *evaluator, struct arena *keep, struct diag *diag,
    const struct catalog *catalog, struct basis basis, const struct global_lists *lists)
{
	evaluator_state_init(evaluator, keep, diag, catalog, basis, lists);
	evaluator->resolver = resolver_of(evaluator);
	use_units(evaluator, unit_memo_new(keep));
#ifndef RIGBOOK_IN_PAGE /* where nothing is remembered of lists */
	evaluator->columns = columns_new(keep);
#endif
}

struct evaluator *evaluator_at(
    struct arena *keep, struct diag *diag, const struct evaluator *other, struct basis basis)
{
	struct evaluator *evaluator = ARENA_NEW(keep, struct evaluator);

	evaluator_state_init(evaluator, keep, diag, other->catalog, basis, other->lists);
	evaluator->resolver = resolver_of(evaluator);
	use_units(evaluator, other->arithmetic.memo);
	return evaluator;
}

struct evaluator *evaluator_new(struct arena *keep, struct diag *diag, const struct figures *figures)
{
	struct evaluator *evaluator = ARENA_NEW(keep, struct evaluator);

	evaluator_init(
	    evaluator, keep, diag, figures->own.catalog, figures->own.basis, figures->own.lists);
	evaluator->finished = &figures->own;
#ifndef RIGBOOK_IN_PAGE /* where few figures are derived */
	evaluator->notes_loops = true;
	evaluator->printed = ARENA_NEW(keep, struct map);
	*evaluator->printed = map_in(keep);
#endif
	return evaluator;
}

/* What was observed on one of two days and not yet on the other. */
static struct day_set days_between(const struct catalog *catalog, struct date a, struct date b)
{
	struct day_set days = { .itself = date_cmp(a, b) != 0 };
	bool later = date_cmp(b, a) > 0;

	day_set_add_between(&days, &catalog->days, later ? a : b, later ? b : a);
	return days;
}

struct evaluator *evaluator_beside(
    struct arena *keep, struct diag *diag, const struct evaluator *neighbour, struct date as_of)
{
	struct basis basis = neighbour->basis;

	basis.as_of = as_of;
	struct evaluator *evaluator = evaluator_at(keep, diag, neighbour, basis);
	evaluator->neighbour = neighbour;
	evaluator->between = days_between(neighbour->catalog, neighbour->basis.as_of, as_of);
	return evaluator;
}

static void forget(
    struct evaluator *evaluator, const struct day_set *passed, const struct input_set *changed)
{
	const struct slot_table *slots = &evaluator->slots;
	const struct map *calls = &evaluator->calls;

	for (size_t i = 0; i < slots->room; i++)
		if (slots->at[i])
			slot_forget(slots->at[i], passed, changed);
	for (size_t i = 0; i < calls->count; i++)
		slot_forget(calls->at[i].value, passed, changed);
	*evaluator->corner_memo = map_in(evaluator->keep);
	evaluator->vantages = NULL;
}

struct day_set evaluator_go_to(struct evaluator *evaluator, struct date as_of)
{
	struct day_set passed = days_between(evaluator->catalog, evaluator->basis.as_of, as_of);

	evaluator->basis.as_of = evaluator->rate_day.on = as_of;
	if (evaluator->neighbour)
		evaluator->between =
		    days_between(evaluator->catalog, evaluator->neighbour->basis.as_of, as_of);
	forget(evaluator, &passed, &(struct input_set){ { 0 } });
	return passed;
}

/* Adds the inputs that the substitutions are of; false if one is of none. */
static bool add_differing(const struct catalog *catalog, struct input_set *set,
    const struct substitution *with, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct input_set *inputs = stated_inputs(catalog, &with[i]);
		if (!inputs)
			return false;
		input_set_join(set, inputs);
	}
	return true;
}

struct evaluator *evaluator_under(struct arena *keep, struct diag *diag,
    const struct evaluator *neighbour, const struct substitution *with, size_t count)
{
	const struct basis *there = &neighbour->basis;
	struct basis basis = *there;

	basis.with = with;
	basis.with_count = count;
	struct evaluator *evaluator = evaluator_at(keep, diag, neighbour, basis);
	if (add_differing(neighbour->catalog, &evaluator->differ, there->with, there->with_count) &&
	    add_differing(neighbour->catalog, &evaluator->differ, with, count))
		evaluator->neighbour = neighbour;
	return evaluator;
}

static void forget_all(struct evaluator *evaluator)
{
	evaluator->slots = (struct slot_table){ .count = 0 };
	evaluator->calls = map_in(evaluator->keep);
	evaluator->recent = NULL;
}

/* Without a neighbour it is not known which inputs the values are of. */
void evaluator_values_changed(struct evaluator *evaluator)
{
	forget(evaluator, &(struct day_set){ .itself = false }, &evaluator->differ);
	if (!evaluator->neighbour)
		forget_all(evaluator);
}

const struct catalog *evaluator_catalog(const struct evaluator *evaluator)
{
	return evaluator->catalog;
}

struct basis evaluator_basis(const struct evaluator *evaluator)
{
	return evaluator->basis;
}

struct date evaluator_as_of(const struct evaluator *evaluator)
{
	return evaluator->basis.as_of;
}

const struct arithmetic *evaluator_arithmetic(const struct evaluator *evaluator)
{
	return &evaluator->arithmetic;
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
	evaluator->resolver.names(evaluator, NULL, &of, &near);
	diag_report(evaluator->diag, DIAG_FORMULA_NAME, at,
	    "%.*s has no attribute or figure “%.*s”", STR_ARG(thing->id), STR_ARG(name));
	diag_hint_nearest(evaluator->diag, &near);
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

static struct value eval(struct evaluator *evaluator, const struct formula *formula,
    const struct thing *self, const struct binding *bindings, size_t count)
{
	struct value own = self ? value_of_thing(self) : VALUE_OF_BAD;

	struct formula_context context =
	    evaluator_context(evaluator, self ? &own : NULL, bindings, count);
	struct value value = formula_eval(formula, &context);

	return corners_settle(evaluator, &value, formula, &context);
}

/* What is a mistake with the data's own values too is one, and reported. */
static bool is_own_mistake(
    struct evaluator *evaluator, const struct formula *formula, const struct thing *self)
{
	struct evaluator *own =
	    evaluator_under(evaluator->scratch, evaluator->diag, evaluator, NULL, 0);

	return eval(own, formula, self, NULL, 0).kind == VALUE_BAD;
}

/* Evaluates, with `read_inputs` those of this alone behind it. */
static struct value eval_apart(struct evaluator *evaluator, const struct formula *formula,
    const struct thing *self, const struct binding *bindings, size_t count)
{
	evaluator->read.inputs = (struct input_set){ { 0 } };
	evaluator->excuse = STR("");
	struct value value = eval(evaluator, formula, self, bindings, count);
	if (value.kind != VALUE_BAD || evaluator->excuse.len == 0)
		return value;
	if (count == 0 && is_own_mistake(evaluator, formula, self))
		return VALUE_OF_BAD;
	value.missing = evaluator->excuse;
	return value;
}

struct value evaluator_eval(struct evaluator *evaluator, const struct formula *formula,
    const struct thing *self, const struct binding *bindings, size_t count)
{
	struct input_set outer = evaluator->read.inputs;

	struct value value = eval_apart(evaluator, formula, self, bindings, count);
	input_set_join(&evaluator->read.inputs, &outer);
	return value;
}

bool evaluator_left_unknown(struct evaluator *evaluator)
{
	bool left = evaluator->left_unknown;

	evaluator->left_unknown = false;
	return left;
}

struct value evaluator_eval_noting(struct evaluator *evaluator, const struct formula *formula,
    const struct thing *self, struct input_set *read)
{
	struct input_set outer = evaluator->read.inputs;

	struct value value = eval_apart(evaluator, formula, self, NULL, 0);
	*read = evaluator->read.inputs;
	input_set_join(&evaluator->read.inputs, &outer);
	return value;
}

void evaluator_note_inputs(struct evaluator *evaluator, struct input_set *noted)
{
	struct input_set until_now = evaluator->read.inputs;

	evaluator->read.inputs = *noted;
	*noted = until_now;
}

void evaluator_note_days(struct evaluator *evaluator, struct day_set *noted)
{
	struct day_set until_now = evaluator->read.days;

	evaluator->read.days = *noted;
	*noted = until_now;
}

struct type evaluator_check(struct evaluator *evaluator, const struct formula *formula,
    const struct kind *self, const struct binding *bindings, size_t count)
{
	struct formula_context context = evaluator_context(evaluator, NULL, bindings, count);
	struct input_set outer = evaluator->read.inputs;

	evaluator->read.inputs =
	    (struct input_set){ { 0 } }; /* what is computed while checking reads none of them */
	struct type type = formula_check(formula, &context, self ? &self->element : NULL);
	input_set_join(&evaluator->read.inputs, &outer);
	return type;
}

void evaluator_use_scratch(struct evaluator *evaluator, struct arena *scratch)
{
	evaluator->scratch = evaluator->rate_day.keep = evaluator->arithmetic.keep = scratch;
}
