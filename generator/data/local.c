#include "data/local.h"

#include "data/evaluator_state.h"
#include "data/member.h"
#include "number/quantity_convert.h"
#include "number/unit_money.h"
#include "number/units.h"

#define REGION STR("region")
#define CURRENCY STR("currency")

/* The attribute that says in which region a thing of the kind is; NULL if none does. */
static const struct attribute *region_attribute(const struct kind *kind, const struct kind *region)
{
	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->type == ATTRIBUTE_THING && attribute->of && kind_is(attribute->of, region))
			return attribute;
	}
	return NULL;
}

bool local_is_known(const struct schema *schema, const struct kind *kind)
{
	const struct kind *region = schema_kind(schema, REGION);

	if (!region || !map_get(&region->attributes, CURRENCY))
		return false;
	for (size_t i = 0; i < schema->kinds.count; i++) {
		const struct kind *sort = schema->kinds.at[i].value;
		if (kind_is(sort, kind) && (kind_is(sort, region) || region_attribute(sort, region)))
			return true;
	}
	return false;
}

static const struct thing *region_of(struct evaluator *evaluator, const struct thing *thing)
{
	const struct kind *kind = catalog_kind(evaluator->catalog, REGION);

	if (!kind || kind_is(thing->kind, kind))
		return kind ? thing : NULL;
	const struct attribute *attribute = region_attribute(thing->kind, kind);
	struct value region =
	    attribute ? attribute_value(evaluator, thing, attribute) : VALUE_OF_INAPPLICABLE;
	return region.kind == VALUE_THING ? region.thing : NULL;
}

/* Empty where there is none. */
static struct str currency_of(struct evaluator *evaluator, const struct thing *thing)
{
	const struct thing *region = thing ? region_of(evaluator, thing) : NULL;
	const struct attribute *attribute = region ? map_get(&region->kind->attributes, CURRENCY) : NULL;

	if (!attribute)
		return STR("");
	struct value value = attribute_value(evaluator, region, attribute);
	bool known =
	    value.kind == VALUE_TEXT && units_is_currency(evaluator->catalog->units, value.text);
	return known ? value.text : STR("");
}

struct value local_value(struct evaluator *evaluator, const struct thing *thing, struct value value)
{
	const struct units *units = evaluator->catalog->units;
	struct quantity changed;

	if (value.kind != VALUE_QUANTITY)
		return value;
	struct str own = dimension_currency(units, &value.quantity->unit->dimension);
	struct str currency = own.len > 0 ? currency_of(evaluator, thing) : STR("");
	if (currency.len == 0 || str_eq(own, currency) ||
	    quantity_change(&evaluator->arithmetic, value.quantity, currency, &changed) != QUANTITY_OK)
		return value;
	value.quantity = arena_copy(evaluator->scratch, &changed, sizeof(changed));
	return value;
}
