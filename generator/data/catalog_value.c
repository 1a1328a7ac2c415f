/* catalog_value - values as authors write them, read as their attribute says. */
#include "data/catalog_read.h"

#include <string.h>

static void report_near(const struct value_context *context, const struct near *near)
{
	if (near->best.len)
		diag_hint(context->diag, "did you mean “%.*s”?", STR_ARG(near->best));
}

bool value_quantity(const struct value_context *context, const struct yaml *yaml, struct quantity *out)
{
	struct str why = STR("");
	size_t where = 0;
	struct near near = near_to(STR(""));
	if (quantity_parse(context->catalog->units, context->keep, yaml->text, out, &why, &where, &near))
		return true;
	bool swapped = str_find(why, STR("order"), 0) != STR_NONE;
	enum diag_id id = swapped ? DIAG_VALUE_RANGE : DIAG_VALUE_BAD;
	if (near.word.len)
		id = DIAG_UNIT_UNKNOWN;
	diag_report(context->diag, id, yaml_pos_at(yaml, where), "“%.*s”: %.*s",
	    STR_ARG(yaml->text), STR_ARG(why));
	report_near(context, &near);
	return false;
}

/* Money per what the attribute says, in any currency. */
static bool is_money(
    const struct value_context *context, const struct attribute *attribute, const struct unit *unit)
{
	const struct units *units = context->catalog->units;
	if (attribute->per)
		unit = unit_mul(units, context->keep, unit, attribute->per);
	if (!unit) /* degrees do not multiply */
		return false;
	struct str currency = dimension_currency(units, &unit->dimension), bad;
	const struct unit *money =
	    currency.len ? units_parse(units, context->keep, currency, &bad, NULL) : NULL;
	return money && unit_fits(unit, money);
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

static bool read_quantity(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	struct quantity quantity;
	if (!value_quantity(context, yaml, &quantity))
		return false;
	if (attribute->money ? is_money(context, attribute, quantity.unit)
			     : unit_fits(quantity.unit, attribute->unit)) {
		*out = value_of_quantity(context->keep, quantity);
		return true;
	}
	struct str wanted = wanted_unit(context, attribute);
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
	report_near(context, &near);
	return false;
}

const struct thing *catalog_need_thing(const struct catalog *catalog, struct diag *diag,
    const struct yaml *yaml, struct str id, const struct kind *kind)
{
	const struct thing *thing = catalog_thing(catalog, id);
	if (thing && (!kind || kind_is(thing->kind, kind)))
		return thing;
	if (thing) {
		diag_report(diag, DIAG_KIND_MISMATCH, yaml->at, "“%.*s” is a %.*s, not a %.*s",
		    STR_ARG(id), STR_ARG(thing->kind->id), STR_ARG(kind->id));
		diag_note(diag, thing->at, "declared here");
		return NULL;
	}
	struct near near = near_to(id);
	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *other = catalog->things.at[i].value;
		if (!kind || kind_is(other->kind, kind))
			near_offer(&near, other->id);
	}
	diag_report(diag, DIAG_ID_UNKNOWN, yaml->at, "there is no %.*s “%.*s”",
	    STR_ARG(kind ? kind->id : STR("thing")), STR_ARG(id));
	if (near.best.len)
		diag_hint(diag, "did you mean “%.*s”?", STR_ARG(near.best));
	return NULL;
}

static bool read_thing(const struct value_context *context, const struct attribute *attribute,
    const struct yaml *yaml, struct value *out)
{
	const struct thing *thing =
	    catalog_need_thing(context->catalog, context->diag, yaml, yaml->text, attribute->of);
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

static void read_field(const struct value_context *context, const struct yaml_entry *entry,
    const struct attribute *field, struct record *record)
{
	struct fact *fact = ARENA_NEW(context->keep, struct fact);
	*fact = (struct fact){ .value = VALUE_OF_BAD,
		.at = entry->value->at,
		.on = DATE_NONE,
		.attribute = field,
		.thing = context->thing,
		.source = context->source };
	value_read(context, field, entry->value, &fact->value);
	if (entry->value->kind == YAML_SCALAR)
		fact->literal = entry->value->text;
	fact_finish(context->keep, fact, record->list->slug, true);
	map_put(&record->fields, field->id, fact);
}

/* A key that is no field's and near this one: it has been reported, and says what was meant. */
static bool is_said_wrongly(
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
    const struct value_context *context, const struct yaml *yaml, const struct record *record)
{
	for (size_t i = 0; i < record->list->fields.count; i++) {
		const struct attribute *field = record->list->fields.at[i].value;
		if (!field->required || map_get(&record->fields, field->id) ||
		    is_said_wrongly(yaml, field, record))
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
			read_field(&context, entry, field, record);
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
	[ATTRIBUTE_LIST] = read_list,
};

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
		? str_print(context->keep, "%.*s of %.*s", STR_ARG(attribute->name),
		      STR_ARG(context->thing->name))
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
		return false;
	}
	if (yaml->kind == YAML_SCALAR && yaml->text.len == 0) {
		diag_report(context->diag, DIAG_VALUE_BAD, yaml->at, "%.*s has no value",
		    STR_ARG(attribute->name));
		diag_hint(context->diag, "write “unknown” or “not applicable” if that is meant");
		return false;
	}
	return readers[attribute->type](context, attribute, yaml, out);
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
	struct str why;
	size_t where;
	*out = quantity_parse(context->catalog->units, context->keep, yaml->text, &quantity, &why,
		   &where, NULL)
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
