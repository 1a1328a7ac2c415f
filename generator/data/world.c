/* world - the names that formulas of a site may use. */
#include "data/evaluator.h"

/* --- values ----------------------------------------------------------------------------------------------- */

struct slot *slot_known(const struct evaluator *evaluator, const struct thing *thing, const void *member)
{
	const void *key[2] = { thing, member };
	struct str text = { (const char *)key, sizeof(key) };
	struct slot *slot = evaluator->finished ? map_get(&evaluator->finished->slots, text) : NULL;
	return slot ? slot : map_get(&evaluator->slots, text);
}

struct slot *slot_find(struct evaluator *evaluator, const struct thing *thing, const void *member)
{
	struct slot *slot = slot_known(evaluator, thing, member);
	if (slot)
		return slot;
	slot = ARENA_NEW(evaluator->keep, struct slot);
	slot->key[0] = thing;
	slot->key[1] = member;
	map_put(&evaluator->slots, (struct str){ (const char *)slot->key, sizeof(slot->key) }, slot);
	return slot;
}

static const struct substitution *find_stated(
    const struct evaluator *evaluator, const struct thing *thing, struct str member)
{
	for (size_t i = 0; i < evaluator->vantage.with_count; i++) {
		const struct substitution *with = &evaluator->vantage.with[i];
		if (with->thing == thing && str_eq(with->member, member))
			return with;
	}
	return NULL;
}

/* A stated value as if it were a fact of the source that the vantage prefers. */
static void place_stated(struct evaluator *evaluator, struct slot *slot,
    const struct substitution *with, struct origin origin)
{
	struct fact *fact = ARENA_NEW(evaluator->keep, struct fact);
	*fact = (struct fact){ .value = with->value,
		.literal = with->text,
		.at = with->at,
		.on = DATE_NONE,
		.source = evaluator->vantage.prefer,
		.attribute = origin.attribute,
		.thing = with->thing };
	slot->origin = origin;
	slot->origin.fact = fact;
	slot->value = fact->value;
	slot->value.origin = &slot->origin;
	if (slot->value.kind == VALUE_QUANTITY && !quantity_is_point(slot->value.quantity)) {
		struct dependence *input = ARENA_NEW(evaluator->keep, struct dependence);
		*input = (struct dependence){ .input = &slot->origin, .up = 1 };
		slot->value.inputs = input;
		slot->value.input_count = 1;
	}
	slot->state = SLOT_DONE;
}

/* A price in a currency that is not the site's counts at the rate of its own day. */
static bool is_foreign(const struct evaluator *evaluator, const struct fact *fact)
{
	const struct config *config = &evaluator->catalog->config;
	return fact->attribute->from.len && fact->attribute->money && config->currency.len &&
	    fact->value.kind == VALUE_QUANTITY &&
	    !str_eq(dimension_currency(evaluator->catalog->units, &fact->value.quantity->unit->dimension),
		config->currency);
}

/*
 * In the site's currency, or as it was typed where its attribute is shown so; the other one goes
 * with it.
 */
static struct value changed_price(struct evaluator *evaluator, const struct fact *fact)
{
	struct rate_day day = { evaluator->catalog, evaluator->keep, fact->on, &evaluator->read_dated };
	struct money_changer changer = { rate_at, &day };
	struct arithmetic how = { evaluator->catalog->units, evaluator->keep, &changer };
	struct str currency = evaluator->catalog->config.currency;
	struct quantity typed = *fact->value.quantity, changed;
	const struct unit *unit = unit_with_money(how.units, how.keep, typed.unit, currency);
	const struct unit *shown = fact->attribute->show.unit;
	if (quantity_convert(&how, &typed, unit, &changed) != QUANTITY_OK) {
		diag_report(evaluator->diag, DIAG_RATE_MISSING, fact->at,
		    "no rate to %.*s is known for %.*s", STR_ARG(currency),
		    STR_ARG(date_iso(evaluator->scratch, fact->on)));
		diag_hint(evaluator->diag, "add one under rates, on that day or before");
		return VALUE_OF_BAD;
	}
	changed.literal = STR("");
	struct value value = fact->value;
	bool as_typed = shown != NULL && dimension_eq(&shown->dimension, &typed.unit->dimension);
	const struct quantity *kept[2] = { arena_copy(how.keep, &changed, sizeof(changed)),
		fact->value.quantity };
	struct quantity own = *kept[as_typed];
	own.other_money = kept[!as_typed];
	value.quantity = arena_copy(how.keep, &own, sizeof(own));
	return value;
}

static void place_unknown(struct evaluator *evaluator, struct slot *slot, struct origin origin)
{
	struct str missing = str_print(evaluator->keep, "%.*s of %.*s",
	    STR_ARG(origin.attribute->name), STR_ARG(origin.thing->name));
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

/* Most facts are values as they stand; the others get a slot. */
struct value attribute_value(
    struct evaluator *evaluator, const struct thing *thing, const struct attribute *attribute)
{
	const struct substitution *with = find_stated(evaluator, thing, attribute->id);
	const struct facts *facts = thing_facts(thing, attribute->id);
	const struct vantage *vantage = &evaluator->vantage;
	const struct fact *fact = facts && !with
	    ? facts_choose(evaluator->catalog, facts, vantage->as_of, vantage->prefer)
	    : NULL;
	evaluator->read_dated |= facts && facts->dated;
	if (fact && !is_foreign(evaluator, fact))
		return corner_value(evaluator, fact->value);
	struct slot *slot = slot_find(evaluator, thing, attribute);
	if (slot->state == SLOT_NEW && fact) {
		slot->value = changed_price(evaluator, fact);
		slot->value.origin = fact->value.origin;
		slot->state = SLOT_DONE;
	} else if (slot->state == SLOT_NEW && with) {
		place_stated(evaluator, slot, with, attribute_origin(thing, attribute));
	} else if (slot->state == SLOT_NEW) {
		place_unknown(evaluator, slot, attribute_origin(thing, attribute));
	}
	return corner_value(evaluator, slot->value);
}

struct value figure_value(
    struct evaluator *evaluator, const struct thing *thing, const struct figure *figure, int depth)
{
	struct slot *slot = slot_find(evaluator, thing, figure);
	evaluator->read_dated |= slot->origin.moves;
	if (slot->state == SLOT_DONE)
		return corner_value(evaluator, slot->value);
	if (slot->state == SLOT_NEW) {
		const struct substitution *with = find_stated(evaluator, thing, figure->id);
		slot->origin = (struct origin){
			.kind = ORIGIN_FIGURE, .thing = thing, .figure = figure, .fragment = figure->slug
		};
		if (with) {
			place_stated(evaluator, slot, with, slot->origin);
			return corner_value(evaluator, slot->value);
		}
	}
	slot_compute(evaluator, slot, depth);
	return slot->value;
}

static bool field_value(const struct evaluator *evaluator, const struct record *record,
    struct str name, struct value *out)
{
	const struct fact *fact = map_get(&record->fields, name);
	const struct attribute *field = map_get(&record->list->fields, name);
	if (!field)
		return false;
	*out = fact ? corner_value(evaluator, fact->value)
		    : value_of_unknown(str_print(evaluator->scratch, "%.*s in %.*s",
			  STR_ARG(field->name), STR_ARG(record->list->name)));
	return true;
}

static bool member(void *self, const struct formula_run *run, const struct value *of,
    struct str name, struct value *out)
{
	struct evaluator *evaluator = self;
	const struct attribute *attribute;
	const struct figure *figure;
	if (of->kind == VALUE_RECORD)
		return field_value(evaluator, of->record, name, out);
	if (!kind_member(of->thing->kind, name, &attribute, &figure))
		return false;
	if (attribute)
		*out = attribute_value(evaluator, of->thing, attribute);
	else if (figure && figure->given_count == 0)
		*out = figure_value(evaluator, of->thing, figure, run->depth);
	return attribute || (figure && figure->given_count == 0);
}

static bool global(void *self, const struct formula_run *run, struct str name, struct value *out)
{
	struct evaluator *evaluator = self;
	(void)run;
	const struct thing *thing = catalog_thing(evaluator->catalog, name);
	const struct value *list = thing ? NULL : map_get(evaluator->kind_lists, name);
	if (thing)
		*out = value_of_thing(thing);
	else if (list)
		*out = *list;
	return thing || list || stale_name(evaluator, name, out);
}

static bool is_kind(void *self, const struct thing *thing, struct str name, bool *exists)
{
	const struct evaluator *evaluator = self;
	const struct kind *kind = catalog_kind(evaluator->catalog, name);
	*exists = kind != NULL;
	return kind && kind_is(thing->kind, kind);
}

static bool same(void *self, const struct thing *a, const struct thing *b)
{
	(void)self;
	return a == b;
}

/* --- types ------------------------------------------------------------------------------------------------ */

static bool member_type(void *self, const struct type *of, struct str name, struct type *out)
{
	const struct attribute *attribute;
	const struct figure *figure = NULL;
	if (of->kind == TYPE_RECORD)
		attribute = map_get(&of->fields->fields, name);
	else if (!of->of || !kind_member(of->of, name, &attribute, &figure) ||
	    (figure && figure->given_count))
		return false;
	if (!attribute && !figure)
		return false;
	*out = attribute ? attribute->value_type : figure_type(self, figure);
	return true;
}

static bool global_type(void *self, struct str name, struct type *out)
{
	const struct evaluator *evaluator = self;
	const struct thing *thing = catalog_thing(evaluator->catalog, name);
	const struct kind *kind = thing ? NULL : catalog_kind(evaluator->catalog, name);
	if (thing)
		*out = (struct type){ .kind = TYPE_THING, .of = thing->kind };
	else if (kind)
		*out = (struct type){ .kind = TYPE_LIST, .element = &kind->element };
	else if (str_eq(name, STALE_OBSERVATIONS) || str_eq(name, COUNTED_OBSERVATIONS))
		*out = (struct type){ .kind = TYPE_QUANTITY,
			.unit = unit_one(evaluator->catalog->units) };
	else
		return false;
	return true;
}

static bool kind_type(void *self, struct str name, struct type *out)
{
	const struct evaluator *evaluator = self;
	const struct kind *kind = catalog_kind(evaluator->catalog, name);
	if (kind)
		*out = kind->element;
	return kind != NULL;
}

static bool type_of(void *self, const struct value *value, struct type *out)
{
	(void)self;
	if (value->kind == VALUE_THING)
		*out = value->thing->kind->element;
	else
		*out = (struct type){ .kind = TYPE_RECORD, .fields = value->record->list };
	return true;
}

/* --- words ------------------------------------------------------------------------------------------------ */

static void offer_members(const struct kind *kind, struct near *near)
{
	for (size_t i = 0; i < kind->attributes.count; i++)
		near_offer(near, kind->attributes.at[i].key);
	for (size_t i = 0; i < kind->figures.count; i++)
		near_offer(near, kind->figures.at[i].key);
}

static void names(void *self, const struct type *of, const struct value *of_value, struct near *near)
{
	const struct evaluator *evaluator = self;
	const struct attribute *list = of && of->kind == TYPE_RECORD ? of->fields
	    : of_value && of_value->kind == VALUE_RECORD             ? of_value->record->list
								     : NULL;
	const struct kind *kind = of && of->kind == TYPE_THING ? of->of
	    : of_value && of_value->kind == VALUE_THING        ? of_value->thing->kind
							       : NULL;
	if (list)
		for (size_t i = 0; i < list->fields.count; i++)
			near_offer(near, list->fields.at[i].key);
	if (kind)
		offer_members(kind, near);
	if (of || of_value)
		return;
	for (size_t i = 0; i < evaluator->catalog->things.count; i++)
		near_offer(near, evaluator->catalog->things.at[i].key);
	for (size_t i = 0; i < evaluator->catalog->schema->kinds.count; i++)
		near_offer(near, evaluator->catalog->schema->kinds.at[i].key);
	near_offer(near, STALE_OBSERVATIONS);
	near_offer(near, COUNTED_OBSERVATIONS);
}

static void note_origin(struct diag *diag, struct arena *keep, const struct origin *origin)
{
	struct str words = origin_words(keep, origin);
	if (origin->fact)
		diag_note(diag, origin->fact->at, "%.*s is %.*s here", STR_ARG(words),
		    STR_ARG(origin->fact->literal));
	else if (origin->figure && origin->figure->formula)
		diag_note(diag, formula_pos(origin->figure->formula), "%.*s is computed here",
		    STR_ARG(words));
}

/* Where a value comes from: the value itself if it has a name, and the ranges it was computed from. */
static void note(void *self, struct diag *diag, const struct value *of)
{
	struct evaluator *evaluator = self;
	if (of->origin)
		note_origin(diag, evaluator->scratch, of->origin);
	for (size_t i = 0; i < of->input_count; i++)
		if (of->inputs[i].input != of->origin)
			note_origin(diag, evaluator->scratch, of->inputs[i].input);
}

struct formula_world world_of(struct evaluator *evaluator)
{
	return (struct formula_world){
		.self = evaluator,
		.member = member,
		.global = global,
		.call = call_value,
		.is_kind = is_kind,
		.same = same,
		.member_type = member_type,
		.global_type = global_type,
		.call_type = call_type,
		.kind_type = kind_type,
		.names = names,
		.type_of = type_of,
		.corners = corners_visit,
		.note = note,
		.units = evaluator->catalog->units,
		.changer = &evaluator->changer,
	};
}
