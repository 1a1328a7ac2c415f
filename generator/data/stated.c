#include "data/stated.h"

#include "data/choose.h"
#include "data/evaluator_state.h"
#include "data/foreign_price.h"
#include "number/unit_money.h"

const struct substitution *stated_find(
    const struct evaluator *evaluator, const struct thing *thing, struct str member)
{
	for (size_t i = 0; i < evaluator->basis.with_count; i++) {
		const struct substitution *with = &evaluator->basis.with[i];
		if (with->thing != thing || with->record || !str_eq(with->member, member))
			continue;
		if (evaluator->with_read)
			evaluator->with_read[i] = true;
		return with;
	}
	return NULL;
}

/* The fact that counts without the substitution; NULL if nobody says one. */
static const struct fact *replaced_fact(
    const struct evaluator *evaluator, const struct substitution *with)
{
	const struct basis *basis = &evaluator->basis;

	if (with->record)
		return map_get(&with->record->fields, with->field->id);
	const struct facts *facts = thing_facts(with->thing, with->member);
	return !facts ? NULL : facts_choose(evaluator->catalog, facts, basis->as_of, basis->prefer);
}

static bool in_one_currency(
    const struct evaluator *evaluator, const struct value *a, const struct value *b)
{
	const struct units *units = evaluator->catalog->units;

	return a->kind == VALUE_QUANTITY && b->kind == VALUE_QUANTITY &&
	    str_eq(dimension_currency(units, &a->quantity->unit->dimension),
		dimension_currency(units, &b->quantity->unit->dimension));
}

/* A value stated by the source that the basis prefers. */
static struct fact fact_of_source(const struct evaluator *evaluator)
{
	return (struct fact){ .on = DATE_NONE, .source = evaluator->basis.prefer };
}

/* A value of an input: the observation that it replaces with another number, in another currency one of today. */
static struct fact fact_of_input(const struct evaluator *evaluator, const struct substitution *with)
{
	const struct fact *replaced = replaced_fact(evaluator, with);
	struct fact fact = { .on = DATE_NONE };

	if (replaced) {
		fact = *replaced;
		if (!in_one_currency(evaluator, &with->value, &replaced->value))
			fact.on = evaluator->basis.as_of;
	}
	fact.source = NULL;
	fact.note = STR("");
	fact.retracted = NULL;
	return fact;
}

static struct fact *fact_of(
    struct evaluator *evaluator, const struct substitution *with, const struct attribute *attribute)
{
	struct fact *fact = ARENA_NEW(evaluator->keep, struct fact);

	evaluator->read_preferred |= !with->of_input;
	*fact = with->of_input ? fact_of_input(evaluator, with) : fact_of_source(evaluator);
	fact->value = with->value;
	fact->literal = with->text;
	fact->at = with->at;
	fact->attribute = attribute;
	fact->thing = with->thing;
	return fact;
}

static void add_dependence(struct evaluator *evaluator, struct slot *slot)
{
	if (slot->value.kind != VALUE_QUANTITY || quantity_is_point(slot->value.quantity))
		return;
	struct dependence *input = ARENA_NEW(evaluator->keep, struct dependence);
	*input = (struct dependence){ .input = &slot->origin, .up = 1 };
	slot->value.inputs = input;
	slot->value.input_count = 1;
}

void stated_read(struct evaluator *evaluator, const void *owner, const struct attribute *member)
{
	const void *key[2] = { owner, member };

	if (!member->of_inputs)
		return;
#ifndef RIGBOOK_IN_PAGE /* where the long way is short enough */
	if (!(evaluator->catalog->input_owners & catalog_owner_bit(owner)))
		return;
#endif
	const struct input_set *inputs = map_get(
	    &evaluator->catalog->input_places, (struct str){ (const char *)key, sizeof(key) });
	if (inputs)
		input_set_join(&evaluator->read.inputs, inputs);
}

const struct input_set *stated_inputs(const struct catalog *catalog, const struct substitution *with)
{
	const struct attribute *attribute = map_get(&with->thing->kind->attributes, with->member);

	const void *owner = with->record ? (const void *)with->record : with->thing;
	const void *key[2] = { owner, with->record ? with->field : attribute };

	return !with->of_input
	    ? NULL
	    : map_get(&catalog->input_places, (struct str){ (const char *)key, sizeof(key) });
}

bool stated_excuses(void *self, struct str why)
{
	struct evaluator *evaluator = self;

	for (size_t i = 0; i < evaluator->basis.with_count; i++) {
		const struct input_set *inputs =
		    stated_inputs(evaluator->catalog, &evaluator->basis.with[i]);
		if (!inputs || !input_sets_meet(inputs, &evaluator->read.inputs))
			continue;
		evaluator->excuse = why;
		return true;
	}
	return false;
}

void stated_left_unknown(void *self)
{
	struct evaluator *evaluator = self;

	evaluator->left_unknown = true;
}

void stated_place(struct evaluator *evaluator, struct slot *slot, const struct substitution *with,
    struct origin origin)
{
	const struct fact *fact = fact_of(evaluator, with, origin.attribute);

	slot->origin = origin;
	slot->origin.fact = fact;
	slot->value = with->of_input && price_is_foreign(evaluator, fact)
	    ? price_changed(evaluator, fact)
	    : fact->value;
	slot->value.origin = &slot->origin;
	add_dependence(evaluator, slot);
	slot->state = SLOT_DONE;
}

bool stated_field(struct evaluator *evaluator, const struct record *record,
    const struct attribute *field, struct value *out)
{
	for (size_t i = 0; i < evaluator->basis.with_count; i++) {
		const struct substitution *with = &evaluator->basis.with[i];
		if (with->record != record || with->field != field || with->absent)
			continue;
		struct slot *slot = slot_find(evaluator, record, field);
		if (slot->state == SLOT_NEW)
			stated_place(evaluator, slot, with,
			    (struct origin){ .kind = ORIGIN_FACT,
				.attribute = field,
				.fragment = record->list->slug });
		*out = slot->value;
		return true;
	}
	return false;
}

static bool is_left_out(const struct evaluator *evaluator, const struct record *record)
{
	for (size_t i = 0; i < evaluator->basis.with_count; i++)
		if (evaluator->basis.with[i].absent && evaluator->basis.with[i].record == record)
			return true;
	return false;
}

bool stated_leaves_out(const struct evaluator *evaluator, const struct fact *list)
{
	for (size_t i = 0; i < evaluator->basis.with_count; i++) {
		const struct substitution *with = &evaluator->basis.with[i];
		if (with->absent && with->thing == list->thing && with->record->list == list->attribute)
			return true;
	}
	return false;
}

struct value stated_list(struct evaluator *evaluator, const struct fact *list)
{
	const struct value *all = &list->value;
	struct value *kept = ARENA_ARRAY(evaluator->keep, struct value, all->list.count + 1);
	struct value value = *all;

	value.list.at = kept;
	value.list.count = 0;
	for (size_t i = 0; i < all->list.count; i++)
		if (!is_left_out(evaluator, all->list.at[i].record))
			kept[value.list.count++] = all->list.at[i];
	return value;
}
