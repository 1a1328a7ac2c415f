#include "data/limits.h"

#include "number/quantity_literal.h"
#include "number/ratio_text.h"
#include "number/unit_money.h"

/* Money per what the attribute says, or what its unit measures. */
static bool fits(const struct schema *schema, const struct attribute *attribute, const struct unit *unit)
{
	if (!attribute->money)
		return unit_fits(unit, attribute->unit);
	return dimension_currency(schema->units, &unit->dimension).len > 0 &&
	    dimension_money_power(schema->units, &unit->dimension) == 1;
}

static const struct quantity *read_limit(struct schema_reader *reader, const struct yaml *map,
    struct str key, const struct attribute *attribute)
{
	const struct yaml *yaml = yaml_get(map, key);
	struct quantity_mistake mistake = { .near = NULL };
	struct quantity limit;

	if (!yaml || !attribute->sound)
		return NULL;
	if (attribute->type != ATTRIBUTE_QUANTITY || yaml->kind != YAML_SCALAR) {
		diag_report(reader->diag, DIAG_VALUE_BAD, yaml->at,
		    "“%.*s” is a limit of quantities, one number with its unit", STR_ARG(key));
		return NULL;
	}
	if (!quantity_parse(reader->schema->units, reader->keep, yaml->text, &limit, &mistake)) {
		diag_report(reader->diag, DIAG_VALUE_BAD, yaml_pos_at(yaml, mistake.where),
		    "“%.*s”: %.*s", STR_ARG(yaml->text), STR_ARG(mistake.why));
		return NULL;
	}
	bool zero = quantity_is_point(&limit) && ratio_sign(limit.lo) == 0 && limit.unit->text.len == 0;
	if (quantity_is_point(&limit) && (zero || fits(reader->schema, attribute, limit.unit)))
		return arena_copy(reader->keep, &limit, sizeof(limit));
	diag_report(reader->diag, quantity_is_point(&limit) ? DIAG_UNIT_MISMATCH : DIAG_VALUE_BAD,
	    yaml->at, "“%.*s” of %.*s is one number in its unit, not “%.*s”", STR_ARG(key),
	    STR_ARG(attribute->id), STR_ARG(yaml->text));
	return NULL;
}

/* `jump: 3` or `jump: 3×`. */
static const struct ratio *read_jump(
    struct schema_reader *reader, const struct yaml *map, const struct attribute *attribute)
{
	const struct yaml *yaml = yaml_get(map, STR("jump"));
	struct str text = yaml && yaml->kind == YAML_SCALAR ? yaml->text : STR("");

	if (!yaml)
		return NULL;
	if (str_ends(text, STR("×")))
		text = str_trim(str_sub(text, 0, text.len - STR("×").len));
	const struct ratio *jump = ratio_parse(reader->keep, text);
	if (jump && attribute->type == ATTRIBUTE_QUANTITY && ratio_cmp(jump, ratio_one()) > 0)
		return jump;
	diag_report(reader->diag, DIAG_VALUE_BAD, yaml->at,
	    "“jump” is a plain number above 1, of a quantity: how many times the value before it a new one may be");
	return NULL;
}

/* True where nobody would write less than nothing but by a slip. */
static bool starts_at_zero(const struct attribute *attribute)
{
	bool ratios = attribute->money || (attribute->unit && attribute->unit->scale == UNIT_RATIO);

	return attribute->type == ATTRIBUTE_QUANTITY && ratios &&
	    (attribute->better != BETTER_NEITHER || attribute->from.len > 0);
}

void limits_read(struct schema_reader *reader, const struct yaml *map, struct attribute *attribute)
{
	attribute->min = read_limit(reader, map, STR("min"), attribute);
	attribute->max = read_limit(reader, map, STR("max"), attribute);
	attribute->jump = read_jump(reader, map, attribute);
	attribute->from_zero =
	    attribute->sound && !yaml_get(map, STR("min")) && starts_at_zero(attribute);
	if (attribute->min && attribute->max &&
	    dimension_eq(&attribute->min->unit->dimension, &attribute->max->unit->dimension) &&
	    ratio_cmp(attribute->min->lo, attribute->max->lo) > 0) {
		diag_report(reader->diag, DIAG_VALUE_RANGE, yaml_get(map, STR("max"))->at,
		    "“max” is less than “min”");
		attribute->min = attribute->max = NULL;
	}
}

/* Zero without a unit is a limit in any. */
static bool compares(const struct quantity *limit, const struct quantity *quantity)
{
	return limit->unit->text.len == 0 ||
	    dimension_eq(&limit->unit->dimension, &quantity->unit->dimension);
}

static bool is_below(const struct quantity *quantity, const struct quantity *limit)
{
	const struct ratio *least = quantity->lo ? quantity->lo : quantity->hi;

	return limit && compares(limit, quantity) && ratio_cmp(least, limit->lo) < 0;
}

static bool is_above(const struct quantity *quantity, const struct quantity *limit)
{
	const struct ratio *most = quantity->hi ? quantity->hi : quantity->lo;

	return limit && compares(limit, quantity) && ratio_cmp(most, limit->lo) > 0;
}

static void hint_least(const struct value_context *context, const struct quantity *quantity)
{
	const struct ratio *least = quantity_end(context->keep, quantity, !quantity->lo);
	struct buf number = buf_in(context->keep, BUF_MOST);

	ratio_machine(&number, least, 17);
	(diag_hint)(context->diag, "where it can be, declare the least: min: %.*s%s%.*s",
	    STR_ARG(buf_str(&number)), quantity->unit->text.len ? " " : "",
	    STR_ARG(quantity->unit->text));
}

bool value_is_allowed(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, const struct quantity *quantity)
{
	const struct ratio *least = quantity->lo ? quantity->lo : quantity->hi;
	bool below = is_below(quantity, attribute->min), above = is_above(quantity, attribute->max);
	bool negative = attribute->from_zero && ratio_sign(least) < 0;

	if (negative)
		(diag_report)(context->diag, DIAG_VALUE_RANGE, yaml->at,
		    "%.*s cannot be below zero", STR_ARG(attribute->name));
	else if (below || above)
		(diag_report)(context->diag, DIAG_VALUE_RANGE, yaml->at, "%.*s is %.*s at the %s",
		    STR_ARG(attribute->name),
		    STR_ARG(below ? attribute->min->literal : attribute->max->literal),
		    below ? "least" : "most");
	else
		return true;
	diag_note(context->diag, attribute->at, "declared here");
	if (negative)
		hint_least(context, quantity);
	return false;
}
