#include "data/member.h"

#include "base/language.h"
#include "data/choose.h"
#include "data/corners.h"
#include "data/evaluator_state.h"
#include "data/foreign_price.h"
#include "data/local.h"
#include "data/slot.h"
#include "data/stated.h"
#include "formula/box.h"

static void place_unknown(struct evaluator *evaluator, struct slot *slot, struct origin origin)
{
	struct str missing = WORD_FILL(evaluator->keep, units_words(evaluator->arithmetic.units),
	    WORD_OF_THING, { "name", origin.attribute->name }, { "thing", origin.thing->name });

	slot->origin = origin;
	slot->value = value_of_unknown(missing);
	slot->value.origin = &slot->origin;
	slot->state = SLOT_DONE;
}

static struct origin attribute_origin(const struct thing *thing, const struct attribute *attribute)
{
	return (struct origin){
		.kind = ORIGIN_FACT, .thing = thing, .attribute = attribute, .fragment = attribute->slug
	};
}

/* In the currency of the thing's region; what was read to tell which that is goes with it. */
static void place_locally(struct evaluator *evaluator, struct slot *slot, const struct thing *thing)
{
	struct read_set outer = evaluator->read;

	evaluator->read = (struct read_set){ .days = { .itself = false } };
	struct value value = local_value(evaluator, thing, slot->value);
	slot->value = value_copy(evaluator->keep, &value);
	slot->reads = read_set_copy(evaluator->keep, &evaluator->read);
	evaluator->read = outer;
}

/* Takes note that the value is read, which may be an input's. */
static void note_read(struct evaluator *evaluator, const struct thing *thing,
    const struct attribute *attribute, const struct facts *facts)
{
	if (!facts)
		stated_read(evaluator, thing, attribute);
	else if (facts->inputs)
		input_set_join(&evaluator->read.inputs, facts->inputs);
}

struct value attribute_value(
    struct evaluator *evaluator, const struct thing *thing, const struct attribute *attribute)
{
	const struct facts *facts = thing_facts_of(thing, attribute);
	const struct substitution *with = stated_find(evaluator, thing, attribute->id);
	const struct basis *basis = &evaluator->basis;

	note_read(evaluator, thing, attribute, facts);
	if (facts && facts->alone && !with && !basis->prefer)
		return corner_value(evaluator, &facts->at[0]->value);
	const struct fact *fact = facts && !with
	    ? facts_choose(evaluator->catalog, facts, basis->as_of, basis->prefer)
	    : NULL;
	if (facts && facts->dated)
		day_set_join(&evaluator->read.days, &facts->days);
	evaluator->read_preferred |= fact && fact->value.kind != VALUE_UNKNOWN && basis->prefer &&
	    fact->source == basis->prefer;
	if (fact && fact->value.kind == VALUE_LIST && stated_leaves_out(evaluator, fact))
		return stated_list(evaluator, fact);
	bool local = attribute->show.local && attribute->type == ATTRIBUTE_QUANTITY;
	bool foreign = fact && price_is_foreign(evaluator, fact);
	if (fact && !foreign && !local)
		return corner_value(evaluator, &fact->value);
	struct slot *slot = slot_find(evaluator, thing, attribute);
	bool fresh = slot->state == SLOT_NEW;
	unsigned outer_held = fresh ? box_swap_read(evaluator->box, 0) : 0;
	if (slot->state == SLOT_NEW && fact) {
		slot->value = foreign ? price_changed(evaluator, fact) : fact->value;
		slot->value.origin = fact->value.origin;
		slot->state = SLOT_DONE;
	} else if (slot->state == SLOT_NEW && with) {
		stated_place(evaluator, slot, with, attribute_origin(thing, attribute));
	} else if (slot->state == SLOT_NEW) {
		place_unknown(evaluator, slot, attribute_origin(thing, attribute));
	}
	if (fresh && local)
		place_locally(evaluator, slot, thing);
	if (fresh)
		slot->held = box_swap_read(evaluator->box, outer_held);
	box_read(evaluator->box, slot->held);
	if (slot->reads)
		read_set_join(&evaluator->read, slot->reads);
	return corner_value(evaluator, &slot->value);
}

struct value figure_value(
    struct evaluator *evaluator, const struct thing *thing, const struct figure *figure, int depth)
{
	struct slot *slot = slot_find(evaluator, thing, figure);

	if (slot->state == SLOT_DONE) {
		slot_note(evaluator, slot);
		return corner_value(evaluator, &slot->value);
	}
	if (slot->state == SLOT_NEW) {
		const struct substitution *with = stated_find(evaluator, thing, figure->id);
		slot->origin = (struct origin){
			.kind = ORIGIN_FIGURE, .thing = thing, .figure = figure, .fragment = figure->slug
		};
		if (with) {
			stated_place(evaluator, slot, with, slot->origin);
			return corner_value(evaluator, &slot->value);
		}
	}
	const struct evaluator *neighbour = evaluator->neighbour;
	const struct slot *there =
	    slot->state == SLOT_NEW && neighbour ? slot_known(neighbour, thing, figure) : NULL;
	if (!slot_take(evaluator, slot, there))
		slot_compute(evaluator, slot, depth);
	slot_note(evaluator, slot);
	return slot->value;
}

bool field_value(struct evaluator *evaluator, const struct record *record, struct str name,
    uint64_t hash, struct value *out)
{
	const struct fact *fact = map_get_hashed(&record->fields, name, hash);
	const struct attribute *field = fact ? fact->attribute : NULL;

	if (!fact)
		field = map_get_hashed(&record->list->fields, name, hash);
	if (!field)
		return false;
	stated_read(evaluator, record, field);
	if (stated_field(evaluator, record, field, out))
		return true;
	*out = fact
	    ? corner_value(evaluator, &fact->value)
	    : value_of_unknown(WORD_FILL(evaluator->scratch, units_words(evaluator->arithmetic.units),
		  WORD_IN_LIST, { "name", field->name }, { "list", record->list->name }));
	return true;
}
