#include "data/resolver.h"

#include "data/call.h"
#include "data/claim_list.h"
#include "data/corners.h"
#include "data/evaluator.h"
#include "data/evaluator_state.h"
#include "data/fields.h"
#include "data/member.h"
#include "data/stale.h"
#include "data/stated.h"
#include "data/type_check.h"

static bool member(void *self, const struct formula_context *context, const struct value *of,
    struct str name, uint64_t hash, struct value *out)
{
	struct evaluator *evaluator = self;
	const struct attribute *attribute;
	const struct figure *figure;

	if (of->kind == VALUE_RECORD)
		return field_value(evaluator, of->record, name, hash, out);
	if (!kind_member_hashed(of->thing->kind, name, hash, &attribute, &figure))
		return false;
	if (attribute)
		*out = attribute_value(evaluator, of->thing, attribute);
	else if (figure && figure->given_count == 0)
		*out = figure_value(evaluator, of->thing, figure, context->depth);
	return attribute || (figure && figure->given_count == 0);
}

/* The constant called `name`; NULL if there is none. */
static const struct attribute *find_constant_hashed(
    const struct evaluator *evaluator, struct str name, uint64_t hash)
{
	const struct thing *constants = evaluator->catalog->constants;

	return !constants ? NULL : map_get_hashed(&constants->kind->attributes, name, hash);
}

static const struct attribute *find_constant(const struct evaluator *evaluator, struct str name)
{
	return find_constant_hashed(evaluator, name, map_hash(name));
}

/* Whether `name` is the list of claims, and they are judged. */
static bool knows_claims(const struct evaluator *evaluator, struct str name)
{
	return str_eq(name, JUDGED_CLAIMS) && evaluator->lists->claims.kind == VALUE_LIST;
}

static bool global(void *self, const struct formula_context *context, struct str name,
    uint64_t hash, struct value *out)
{
	struct evaluator *evaluator = self;

	(void)context;
	const struct thing *thing = catalog_thing_hashed(evaluator->catalog, name, hash);
	if (thing) {
		*out = value_of_thing(thing);
		return true;
	}
	const struct attribute *constant = find_constant_hashed(evaluator, name, hash);
	const struct value *list =
	    constant ? NULL : map_get_hashed(&evaluator->lists->kinds, name, hash);
	if (constant)
		*out = attribute_value(evaluator, evaluator->catalog->constants, constant);
	else if (list)
		*out = *list;
	else if (knows_claims(evaluator, name))
		*out = evaluator->lists->claims;
	else
		return stale_name(evaluator, name, out);
	return true;
}

static bool is_kind(void *self, const struct thing *thing, struct str name, bool *exists)
{
	const struct evaluator *evaluator = self;
	const struct kind *kind = catalog_kind(evaluator->catalog, name);

	*exists = kind != NULL;
	return kind && kind_is(thing->kind, kind);
}

/* A record is known by the first thing in it. */
static struct str name_of(void *self, const struct value *of)
{
	(void)self;
	if (of->kind == VALUE_THING)
		return of->thing->name;
	for (size_t i = 0; i < of->record->fields.count; i++) {
		const struct fact *fact = of->record->fields.at[i].value;
		if (fact->value.kind == VALUE_THING)
			return fact->value.thing->name;
	}
	return STR("");
}

/* The value may be another on every other day, whatever was observed between. */
static struct date as_of(void *self)
{
	struct evaluator *evaluator = self;

	evaluator->read.days.itself = true;
	return evaluator->basis.as_of;
}

static bool observed(void *self, const struct value *value, struct date *on)
{
	(void)self;
	if (!value->origin || !value->origin->fact)
		return false;
	*on = value->origin->fact->on;
	return true;
}

static bool same(void *self, const struct thing *a, const struct thing *b)
{
	(void)self;
	return a == b;
}

/* --- types ------------------------------------------------------------------------------------------------ */

#ifndef RIGBOOK_IN_PAGE /* whose facts are sound */
/* Whether the value of a thing that is named could not be read: in which unit it was to be is not known. */
static bool is_bad(const struct type *of, const struct attribute *attribute)
{
	const struct facts *facts =
	    of->kind == TYPE_THING && of->one ? thing_facts(of->one, attribute->id) : NULL;

	return facts && facts->count > 0 && facts->at[0]->value.kind == VALUE_BAD;
}
#else
#define is_bad(of, attribute) false
#endif

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
	if (attribute && is_bad(of, attribute))
		*out = (struct type){ .kind = TYPE_UNSURE };
	else
		*out = attribute ? attribute->value_type : figure_type(self, figure);
	out->of_site = attribute && find_constant(self, name) == attribute;
	return true;
}

static bool global_type(void *self, struct str name, struct type *out)
{
	const struct evaluator *evaluator = self;
	const struct thing *thing = catalog_thing(evaluator->catalog, name);
	const struct kind *kind = thing ? NULL : catalog_kind(evaluator->catalog, name);
	const struct attribute *constant = find_constant(evaluator, name);

	if (thing)
		*out = (struct type){ .kind = TYPE_THING, .of = thing->kind, .one = thing };
	else if (constant)
		*out = constant->value_type;
	else if (kind)
		*out = (struct type){ .kind = TYPE_LIST, .element = &kind->element };
	else if (knows_claims(evaluator, name))
		*out = evaluator->lists->claims_type;
	else if (str_eq(name, STALE_OBSERVATIONS) || str_eq(name, COUNTED_OBSERVATIONS))
		*out = (struct type){ .kind = TYPE_QUANTITY,
			.unit = unit_one(evaluator->catalog->units) };
	else
		return false;
	out->of_site = constant != NULL;
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

static bool kinds_meet(void *self, const struct kind *a, const struct kind *b)
{
	(void)self;
	return kind_is(a, b) || kind_is(b, a);
}

static struct str kind_id(void *self, const struct kind *kind)
{
	(void)self;
	return kind->id;
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
	if (kind) {
		kind_offer_attributes(kind, near);
		kind_offer_figures(kind, near);
		offer_fields(near);
	}
	if (of || of_value)
		return;
	if (evaluator->catalog->constants)
		kind_offer_attributes(evaluator->catalog->constants->kind, near);
	for (size_t i = 0; i < evaluator->catalog->things.count; i++)
		near_offer(near, evaluator->catalog->things.at[i].key);
	for (size_t i = 0; i < evaluator->catalog->schema->kinds.count; i++)
		near_offer(near, evaluator->catalog->schema->kinds.at[i].key);
	near_offer(near, STALE_OBSERVATIONS);
	near_offer(near, COUNTED_OBSERVATIONS);
	if (knows_claims(evaluator, JUDGED_CLAIMS))
		near_offer(near, JUDGED_CLAIMS);
}

static struct str why_not(void *self, struct str name)
{
	return str_eq(name, JUDGED_CLAIMS) && !knows_claims(self, name)
	    ? STR("claims are judged after all figures of the data, so only guides can go over them")
	    : STR("");
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

#ifndef RIGBOOK_IN_PAGE /* where nothing is remembered of lists */
/* Those of the last in the row of neighbours. Other lists may be made anew each time. */
static struct columns *columns(void *self, const struct value *list)
{
	const struct evaluator *evaluator = self;
	const struct global_lists *lists = evaluator->lists;
	bool of_kind = list->list.at >= lists->things && list->list.at < lists->things_end;

	if (!of_kind && list->list.at != lists->claims.list.at)
		return NULL;
	while (evaluator->neighbour)
		evaluator = evaluator->neighbour;
	return evaluator->columns;
}

static bool steady(void *self, void (*ask)(void *asker), void *asker)
{
	struct evaluator *evaluator = self;
	struct day_set days = { .itself = false };
	struct input_set inputs = { { 0 } };

	if (evaluator->corner_count > 0)
		return false;
	evaluator_note_days(evaluator, &days);
	evaluator_note_inputs(evaluator, &inputs);
	ask(asker);
	bool steady = read_set_is_empty(&evaluator->read);
	day_set_join(&evaluator->read.days, &days);
	input_set_join(&evaluator->read.inputs, &inputs);
	return steady;
}
#endif

struct resolver resolver_of(struct evaluator *evaluator)
{
	return (struct resolver){
		.self = evaluator,
		.member = member,
		.field = thing_field,
		.global = global,
		.call = call_value,
		.is_kind = is_kind,
		.name_of = name_of,
		.as_of = as_of,
		.observed = observed,
		.same = same,
		.member_type = member_type,
		.field_type = kind_field,
		.global_type = global_type,
		.call_type = call_type,
		.kind_type = kind_type,
		.kinds_meet = kinds_meet,
		.kind_id = kind_id,
		.names = names,
		.why_not = why_not,
		.type_of = type_of,
		.corners = corners_visit,
		.excuses = stated_excuses,
		.left_unknown = stated_left_unknown,
#ifndef RIGBOOK_IN_PAGE
		.columns = columns,
		.steady = steady,
#endif
		.note = note,
		.units = evaluator->catalog->units,
		.changer = &evaluator->changer,
	};
}
