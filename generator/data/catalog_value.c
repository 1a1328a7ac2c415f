#include "data/catalog_value.h"

#include "base/language.h"
#include "data/catalog_find.h"
#include "data/limits.h"
#include "data/shape.h"
#include "number/quantity_literal.h"
#include "number/quantity_slip.h"
#include "number/unit_join.h"
#include "number/unit_money.h"
#include "number/units.h"

#include <string.h>

bool value_quantity(const struct value_context *context, const struct yaml *yaml, struct quantity *out)
{
	struct near near = near_to(STR(""));
	struct quantity_mistake mistake = { .near = &near };

	if (quantity_parse(context->catalog->units, context->keep, yaml->text, out, &mistake))
		return true;
	bool swapped = str_find(mistake.why, STR("order"), 0) != STR_NONE;
	enum diag_id id = swapped ? DIAG_VALUE_RANGE : DIAG_VALUE_BAD;
	if (near.word.len)
		id = DIAG_UNIT_UNKNOWN;
	diag_report(context->diag, id, yaml_pos_at(yaml, mistake.where), "“%.*s”: %.*s",
	    STR_ARG(yaml->text), STR_ARG(mistake.why));
	struct str declare = quantity_currency_hint(context->catalog->units, context->keep, near.word);
	if (declare.len > 0)
		diag_hint(context->diag, "%.*s", STR_ARG(declare));
	else
		diag_hint_nearest(context->diag, &near);
	return false;
}

/* Money per what the attribute says, in any currency. */
static bool is_money(const struct units *units, struct arena *keep,
    const struct attribute *attribute, const struct unit *unit)
{
	if (attribute->per)
		unit = unit_mul(units, keep, unit, attribute->per);
	if (!unit) /* degrees do not multiply */
		return false;
	struct str currency = dimension_currency(units, &unit->dimension), bad;
	const struct unit *money = currency.len ? units_parse(units, keep, currency, &bad, NULL) : NULL;
	return money && unit_fits(unit, money);
}

bool attribute_takes_unit(const struct catalog *catalog, struct arena *keep,
    const struct attribute *attribute, const struct unit *unit)
{
	return attribute->money ? is_money(catalog->units, keep, attribute, unit)
				: unit_fits(unit, attribute->unit);
}

static struct str wanted_unit(const struct value_context *context, const struct attribute *attribute)
{
	if (!attribute->money)
		return attribute->unit->text;
	struct str money = context->catalog->config.currency.len ? context->catalog->config.currency
								 : STR("money");
	return attribute->per
	    ? str_print(context->keep, "%.*s/%.*s", STR_ARG(money), STR_ARG(attribute->per->text))
	    : money;
}

#ifndef RIGBOOK_IN_PAGE /* whose data is of the right units */
static bool has_quantity(const struct facts *facts)
{
	for (size_t i = 0; facts && i < facts->count; i++)
		if (facts->at[i]->value.kind == VALUE_QUANTITY)
			return true;
	return false;
}

/*
 * A value is in another unit than its attribute. While no value is in its unit it may as well be the declaration that
 * is wrong: this is told once, and what formulas see of it is not known.
 */
static void doubt(const struct value_context *context, const struct attribute *attribute)
{
	const struct kind *kind = attribute->kind;
	struct attribute *own = context->thing ? map_get(&kind->attributes, attribute->id) : NULL;

	if (own != attribute) /* a field of a list */
		return;
	for (size_t i = 0; i < kind->thing_count; i++)
		if (has_quantity(thing_facts(kind->things[i], attribute->id)))
			return;
	own->doubted = true;
	own->value_type = (struct type){ .kind = TYPE_UNSURE };
}
#endif

static bool read_quantity(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	struct quantity quantity;

	if (!value_quantity(context, yaml, &quantity))
		return false;
	if (attribute_takes_unit(context->catalog, context->keep, attribute, quantity.unit)) {
		bool allowed = value_is_allowed(context, attribute, yaml, &quantity);
		*out = allowed ? value_of_quantity(context->keep, quantity) : VALUE_OF_BAD;
		return allowed;
	}
	struct str wanted = wanted_unit(context, attribute);
	if (attribute->doubted)
		return false;
	if (quantity.unit->text.len == 0)
		diag_report(context->diag, DIAG_UNIT_MISMATCH, yaml->at, "%.*s needs a unit: %.*s",
		    STR_ARG(attribute->name), STR_ARG(wanted));
	else if (wanted.len == 0)
		diag_report(context->diag, DIAG_UNIT_MISMATCH, yaml->at,
		    "%.*s is a plain number, without %.*s", STR_ARG(attribute->name),
		    STR_ARG(quantity.unit->text));
	else
		diag_report(context->diag, DIAG_UNIT_MISMATCH, yaml->at,
		    "%.*s is in %.*s, which %.*s does not convert to", STR_ARG(attribute->name),
		    STR_ARG(wanted), STR_ARG(quantity.unit->text));
	diag_note(context->diag, attribute->at, "declared here");
#ifndef RIGBOOK_IN_PAGE
	doubt(context, attribute);
#endif
	return false;
}

static bool read_text(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	(void)context;
	(void)attribute;
	*out = value_of_text(yaml->text);
	return true;
}

/* That it is the only one of its list is the list's to check. */
static bool read_id(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	(void)attribute;
	*out = value_of_text(yaml->text);
	return shape_is_id(context->diag, yaml);
}

static bool truth_of(const struct yaml *yaml, struct value *out)
{
	bool yes = str_eq(yaml->text, STR("true"));

	if (!yaml->plain || !(yes || str_eq(yaml->text, STR("false"))))
		return false;
	*out = value_of_truth(yes ? TRUTH_YES : TRUTH_NO);
	return true;
}

static bool read_truth(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	if (truth_of(yaml, out))
		return true;
	diag_report(context->diag, DIAG_VALUE_BAD, yaml->at, "%.*s is true or false, not “%.*s”",
	    STR_ARG(attribute->name), STR_ARG(yaml->text));
	return false;
}

static bool read_date(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	(void)attribute;
	struct date date = shape_date_of(context->diag, yaml);
	*out = value_of_date(date);
	return !date_is_none(date);
}

static bool read_choice(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	struct near near = near_to(yaml->text);
	struct buf all = buf_in(context->keep, BUF_MOST);

	for (size_t i = 0; i < attribute->choice_count; i++) {
		if (str_eq(yaml->text, attribute->choices[i])) {
			*out = value_of_text(attribute->choices[i]);
			return true;
		}
		near_offer(&near, attribute->choices[i]);
		buf_print(&all, "%s%.*s", i ? ", " : "", STR_ARG(attribute->choices[i]));
	}
	struct str choices = buf_str(&all);
	diag_report(context->diag, DIAG_VALUE_BAD, yaml->at, "%.*s is one of %.*s; “%.*s” is not",
	    STR_ARG(attribute->name), STR_ARG(choices), STR_ARG(yaml->text));
	diag_hint_nearest(context->diag, &near);
	return false;
}

static bool read_thing(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	const struct thing *thing =
	    catalog_need_thing(context->catalog, context->diag, yaml->at, yaml->text, attribute->of);
	*out = thing ? value_of_thing(thing) : VALUE_OF_BAD;
	return thing != NULL;
}

static const struct str record_keys[] = { STR_INIT("note"), STR_INIT("source") };

static void offer_fields(const struct attribute *list, struct near *near)
{
	for (size_t i = 0; i < list->fields.count; i++)
		near_offer(near, list->fields.at[i].key);
	for (size_t i = 0; i < countof(record_keys); i++)
		near_offer(near, record_keys[i]);
}

static void read_field(const struct value_context *context, const struct yaml *value,
    const struct attribute *field, struct record *record)
{
	struct fact *fact = ARENA_NEW(context->keep, struct fact);

	*fact = (struct fact){ .value = VALUE_OF_BAD,
		.at = value->at,
		.on = DATE_NONE,
		.attribute = field,
		.thing = context->thing,
		.source = context->source };
	value_read(context, field, value, &fact->value);
	if (value->kind == YAML_SCALAR)
		fact->literal = value->text;
	fact_finish(context->keep, fact, record->list->slug, true);
	map_put(&record->fields, field->id, fact);
}

/* A key that is no field's and near this one: it has been reported, and says what was meant. */
static bool is_misspelled(
    const struct yaml *yaml, const struct attribute *field, const struct record *record)
{
	for (size_t i = 0; i < yaml->count; i++) {
		struct str key = yaml->entries[i].key->text;
		if (!map_get(&record->list->fields, key) && shape_is_mistyped(key, field->id))
			return true;
	}
	return false;
}

static void check_fields(
    const struct value_context *context, const struct yaml *yaml, struct record *record)
{
	for (size_t i = 0; i < record->list->fields.count; i++) {
		const struct attribute *field = record->list->fields.at[i].value;
		if (map_get(&record->fields, field->id) || is_misspelled(yaml, field, record))
			continue;
		if (field->by_default && field->sound)
			read_field(context, field->by_default, field, record);
		if (!field->required)
			continue;
		diag_report(context->diag, DIAG_ATTRIBUTE_MISSING, record->at,
		    "this element needs “%.*s”", STR_ARG(field->id));
		diag_note(context->diag, field->at, "required here");
	}
}

static const struct record *read_record(
    struct value_context context, const struct attribute *list, const struct yaml *yaml)
{
	if (yaml->kind != YAML_MAP) {
		diag_report(context.diag, DIAG_VALUE_SHAPE, yaml->at,
		    "an element of %.*s must be a mapping, not %s", STR_ARG(list->id),
		    yaml_kind_name(yaml));
		return NULL;
	}
	struct record *record = ARENA_NEW(context.keep, struct record);
	*record = (struct record){ .list = list, .fields = map_in(context.keep), .at = yaml->at };
	const struct reference *own =
	    catalog_source(context.catalog, context.diag, yaml, "an element", false);
	context.source = own ? own : context.source;
	for (size_t i = 0; i < yaml->count; i++) {
		const struct yaml_entry *entry = &yaml->entries[i];
		const struct attribute *field = map_get(&list->fields, entry->key->text);
		if (field && !shape_is_cut(yaml, entry)) {
			read_field(&context, entry->value, field, record);
		} else if (str_eq(entry->key->text, STR("note"))) {
			record->note = shape_text_of(context.diag, entry->value, "“note”");
		} else if (!field && !str_eq(entry->key->text, STR("source"))) {
			struct near near = near_to(entry->key->text);
			offer_fields(list, &near);
			yaml_report_unknown_key(context.diag, yaml, entry, &near);
		}
	}
	check_fields(&context, yaml, record);
	return record;
}

/* No two elements of a list have the same id. */
static void check_ids(const struct value_context *context, const struct value *elements, size_t count)
{
	struct map ids = map_in(context->keep);

	for (size_t i = 0; i < count; i++) {
		const struct map *fields = &elements[i].record->fields;
		for (size_t j = 0; j < fields->count; j++) {
			const struct fact *fact = fields->at[j].value;
			if (fact->attribute->type != ATTRIBUTE_ID || fact->value.kind != VALUE_TEXT)
				continue;
			const struct fact *before = map_get(&ids, fact->value.text);
			map_add(&ids, fact->value.text, (void *)fact);
			if (!before)
				continue;
			diag_report(context->diag, DIAG_ID_DUPLICATE, fact->at,
			    "“%.*s” is the id of an element already", STR_ARG(fact->value.text));
			diag_note(context->diag, before->at, "first given here");
		}
	}
}

static bool read_list(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	struct value *elements = ARENA_ARRAY(context->keep, struct value, yaml->count);
	size_t count = 0;

	for (size_t i = 0; i < yaml->count; i++) {
		if (attribute->element) {
			count +=
			    value_read(context, attribute->element, yaml->items[i], &elements[count]);
			continue;
		}
		const struct record *record = read_record(*context, attribute, yaml->items[i]);
		if (record)
			elements[count++] = (struct value){ .kind = VALUE_RECORD, .record = record };
	}
	if (!attribute->element)
		check_ids(context, elements, count);
	*out = (struct value){ .kind = VALUE_LIST, .list = { elements, count } };
	return count == yaml->count;
}

static bool (*const readers[])(const struct value_context *context,
    const struct attribute *attribute, const struct yaml *yaml, struct value *out) = {
	[ATTRIBUTE_QUANTITY] = read_quantity,
	[ATTRIBUTE_TEXT] = read_text,
	[ATTRIBUTE_TRUTH] = read_truth,
	[ATTRIBUTE_DATE] = read_date,
	[ATTRIBUTE_CHOICE] = read_choice,
	[ATTRIBUTE_THING] = read_thing,
	[ATTRIBUTE_ID] = read_id,
	[ATTRIBUTE_LIST] = read_list,
};

/* What people write elsewhere where there is no value. Of quantities quantity_parse says it. */
static bool is_absence_elsewhere(struct str text)
{
	static const struct str words[] = { STR_INIT("n/a"), STR_INIT("N/A"), STR_INIT("NA"),
		STR_INIT("na"), STR_INIT("Unknown"), STR_INIT("UNKNOWN"), STR_INIT("TBD"),
		STR_INIT("tbd"), STR_INIT("?"), STR_INIT("-"), STR_INIT("–"), STR_INIT("null"),
		STR_INIT("none"), STR_INIT("Not applicable") };

	for (size_t i = 0; i < countof(words); i++)
		if (str_eq(text, words[i]))
			return true;
	return false;
}

/* The two words that stand for no value. */
static bool read_absence(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	if (!yaml->plain)
		return false;
	if (str_eq(yaml->text, STR("not applicable"))) {
		*out = VALUE_OF_INAPPLICABLE;
		return true;
	}
	if (!str_eq(yaml->text, STR("unknown")))
		return false;
	*out = value_of_unknown(context->thing
		? WORD_FILL(context->keep, units_words(context->catalog->units), WORD_OF_THING,
		      { "name", attribute->name }, { "thing", context->thing->name })
		: attribute->name);
	return true;
}

bool value_read(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	*out = VALUE_OF_BAD;
	if (!attribute->sound)
		return false;
	enum yaml_kind wanted = attribute->type == ATTRIBUTE_LIST ? YAML_LIST : YAML_SCALAR;
	if (yaml->kind == YAML_SCALAR && read_absence(context, attribute, yaml, out))
		return true;
	if (yaml->kind != wanted) {
		diag_report(context->diag, DIAG_VALUE_SHAPE, yaml->at, "%.*s must be %s, not %s",
		    STR_ARG(attribute->name), wanted == YAML_LIST ? "a list" : "a single value",
		    yaml_kind_name(yaml));
		if (yaml->kind == YAML_MAP)
			diag_hint(context->diag,
			    "a value with its source is written { value: …, source: … }");
		return false;
	}
	if (yaml->kind == YAML_SCALAR && yaml->text.len == 0) {
		diag_report(context->diag, DIAG_VALUE_BAD, yaml->at, "%.*s has no value",
		    STR_ARG(attribute->name));
		diag_hint(context->diag, "write “unknown” or “not applicable” if that is meant");
		return false;
	}
	bool read = readers[attribute->type](context, attribute, yaml, out);
	if (!read && attribute->type != ATTRIBUTE_QUANTITY && yaml->kind == YAML_SCALAR &&
	    is_absence_elsewhere(yaml->text))
		diag_hint(context->diag,
		    "write “unknown” if nobody has said it, “not applicable” if the question does not arise");
	return read;
}

bool catalog_value(const struct catalog *catalog, struct arena *keep, struct diag *diag,
    const struct attribute *attribute, const struct yaml *yaml, struct value *out)
{
	struct value_context context = { .catalog = catalog, .keep = keep, .diag = diag };

	return value_read(&context, attribute, yaml, out);
}

/* Digits, or one of the signs that numbers start with. */
static bool looks_like_number(struct str text)
{
	return text.len > 0 &&
	    (strchr("0123456789~<>", text.at[0]) || str_starts(text, STR("≤")) ||
		str_starts(text, STR("≥")) || str_starts(text, STR("..")));
}

bool value_stated(const struct value_context *context, const struct yaml *yaml, struct value *out)
{
	*out = VALUE_OF_BAD;
	if (yaml->kind != YAML_SCALAR || yaml->text.len == 0) {
		diag_report(context->diag, DIAG_VALUE_SHAPE, yaml->at,
		    "what is stated must be a value, not %s", yaml_kind_name(yaml));
		return false;
	}
	struct date date;
	if (truth_of(yaml, out))
		return true;
	if (date_parse(yaml->text, &date)) {
		*out = value_of_date(date);
		return true;
	}
	struct quantity quantity;
	if (looks_like_number(yaml->text)) {
		if (!value_quantity(context, yaml, &quantity))
			return false;
		*out = value_of_quantity(context->keep, quantity);
		return true;
	}
	struct quantity_mistake ignored = { .near = NULL };
	*out = quantity_parse(context->catalog->units, context->keep, yaml->text, &quantity, &ignored)
	    ? value_of_quantity(context->keep, quantity)
	    : value_of_text(yaml->text);
	return true;
}

void fact_finish(struct arena *keep, struct fact *fact, struct str fragment, bool is_field)
{
	struct origin *origin = ARENA_NEW(keep, struct origin);

	*origin = (struct origin){ .kind = ORIGIN_FACT,
		.fact = fact,
		.attribute = fact->attribute,
		.fragment = fragment,
		.thing = is_field ? NULL : fact->thing };
	fact->value.origin = origin;
	if (fact->value.kind != VALUE_QUANTITY || quantity_is_point(fact->value.quantity))
		return;
	struct dependence *input = ARENA_NEW(keep, struct dependence);
	*input = (struct dependence){ .input = origin, .up = 1 };
	fact->value.inputs = input;
	fact->value.input_count = 1;
}
