#include "site/json_schema.h"

#include "base/ascii.h"
#include "site/json_schema_ids.h"
#include "site/json_schema_pattern.h"
#include "site/json_schema_section.h"

struct writer {
	struct json json;
	const struct catalog *catalog;
	struct arena *scratch;
};

static void put_reference(struct writer *writer, struct str key, const char *format, struct str id)
{
	json_object(&writer->json, key);
	json_text(&writer->json, STR("$ref"),
	    str_print(writer->scratch, "#/$defs/%.*s%s", STR_ARG(id), format));
	json_close_object(&writer->json);
}

/* --- attributes ------------------------------------------------------------------------------- */

static void put_type(struct writer *writer, const char *type)
{
	json_text(&writer->json, STR("type"), str_from(type));
}

/* A word that YAML takes for a number or a truth is that to a schema. */
static void put_word(struct writer *writer, struct str word)
{
	json_text(&writer->json, STR(""), word);
	long number = 0;
	bool digits = word.len > 0 && word.len < 10 && (word.len == 1 || word.at[0] != '0');
	for (size_t i = 0; digits && i < word.len; i++) {
		digits = ascii_is_digit(word.at[i]);
		number = number * 10 + (word.at[i] - '0');
	}
	if (digits)
		json_number(&writer->json, STR(""), number);
	if (str_eq(word, STR("true")) || str_eq(word, STR("false")))
		json_bool(&writer->json, STR(""), str_eq(word, STR("true")));
}

static void put_choices(struct writer *writer, const struct attribute *attribute)
{
	json_list(&writer->json, STR("enum"));
	for (size_t i = 0; i < attribute->choice_count; i++)
		put_word(writer, attribute->choices[i]);
	json_close_list(&writer->json);
}

static struct str example_unit(const struct writer *writer, const struct attribute *attribute)
{
	struct str currency = writer->catalog->config.currency;

	if (!attribute->money)
		return attribute->unit->text;
	currency = currency.len > 0 ? currency : STR("EUR");
	return attribute->per
	    ? str_print(writer->scratch, "%.*s/%.*s", STR_ARG(currency), STR_ARG(attribute->per->text))
	    : currency;
}

static void put_quantity(struct writer *writer, const struct attribute *attribute)
{
	struct str unit = example_unit(writer, attribute);

	if (unit.len == 0) {
		json_list(&writer->json, STR("type"));
		json_text(&writer->json, STR(""), STR("number"));
		json_text(&writer->json, STR(""), STR("string"));
		json_close_list(&writer->json);
		if (attribute->from_zero)
			json_number(&writer->json, STR("minimum"), 0);
	} else {
		put_type(writer, "string");
	}
	json_text(&writer->json, STR("pattern"),
	    json_schema_pattern(writer->catalog, writer->scratch, attribute));
	json_text(&writer->json, STR("patternErrorMessage"),
	    unit.len == 0
		? STR("a plain number: 32, ~2.4, 1..2")
		: str_print(writer->scratch, "a number with a unit: 32 %.*s, ~2.4 %.*s, 1..2 %.*s",
		      STR_ARG(unit), STR_ARG(unit), STR_ARG(unit)));
}

static void put_value(struct writer *writer, const struct attribute *attribute);

static void put_records(struct writer *writer, const struct attribute *list)
{
	put_type(writer, "array");
	json_object(&writer->json, STR("items"));
	if (list->element) {
		put_value(writer, list->element);
		json_close_object(&writer->json);
		return;
	}
	put_type(writer, "object");
	json_bool(&writer->json, STR("additionalProperties"), false);
	json_object(&writer->json, STR("properties"));
	for (size_t i = 0; i < list->fields.count; i++) {
		const struct attribute *field = list->fields.at[i].value;
		json_object(&writer->json, field->id);
		json_text(&writer->json, STR("title"), field->name);
		if (field->note.len > 0)
			json_text(&writer->json, STR("description"), field->note);
		put_value(writer, field);
		json_close_object(&writer->json);
	}
	if (!map_get(&list->fields, STR("note")))
		json_schema_shape(&writer->json, STR("note"), SHAPE_TEXT);
	if (!map_get(&list->fields, STR("source")))
		json_schema_shape(&writer->json, STR("source"), SHAPE_SOURCE);
	json_close_object(&writer->json);
	json_list(&writer->json, STR("required"));
	for (size_t i = 0; i < list->fields.count; i++) {
		const struct attribute *field = list->fields.at[i].value;
		if (field->required && !field->by_default)
			json_text(&writer->json, STR(""), field->id);
	}
	json_close_list(&writer->json);
	json_close_object(&writer->json);
}

/* What may stand for a value besides the two words. */
static void put_alternative(struct writer *writer, const struct attribute *attribute)
{
	switch (attribute->type) {
	case ATTRIBUTE_QUANTITY:
		put_quantity(writer, attribute);
		break;
	case ATTRIBUTE_TRUTH:
		put_type(writer, "boolean");
		break;
	case ATTRIBUTE_DATE:
		json_text(&writer->json, STR("$ref"), STR("#/$defs/:day"));
		break;
	case ATTRIBUTE_CHOICE:
		put_choices(writer, attribute);
		break;
	case ATTRIBUTE_THING:
		json_text(&writer->json, STR("$ref"),
		    str_print(writer->scratch, "#/$defs/%.*s:id", STR_ARG(attribute->of->id)));
		break;
	case ATTRIBUTE_LIST:
		put_records(writer, attribute);
		break;
	case ATTRIBUTE_TEXT:
	case ATTRIBUTE_ID:
		json_text(&writer->json, STR("$ref"), STR("#/$defs/:needed"));
		break;
	}
}

/* Members of an object that is open: the value of an attribute. What could not be read takes anything. */
static void put_value(struct writer *writer, const struct attribute *attribute)
{
	if (!attribute->sound)
		return;
	json_list(&writer->json, STR("anyOf"));
	json_object(&writer->json, STR(""));
	put_alternative(writer, attribute);
	json_close_object(&writer->json);
	json_object(&writer->json, STR(""));
	json_list(&writer->json, STR("enum"));
	json_text(&writer->json, STR(""), STR("unknown"));
	json_text(&writer->json, STR(""), STR("not applicable"));
	json_close_list(&writer->json);
	json_close_object(&writer->json);
	json_close_list(&writer->json);
}

/* A value with its source. */
static void put_sourced(struct writer *writer, struct str name)
{
	put_type(writer, "object");
	json_bool(&writer->json, STR("additionalProperties"), false);
	json_object(&writer->json, STR("properties"));
	put_reference(writer, STR("value"), "=", name);
	json_schema_shape(&writer->json, STR("source"), SHAPE_SOURCE);
	json_schema_shape(&writer->json, STR("on"), SHAPE_DAY);
	json_schema_shape(&writer->json, STR("note"), SHAPE_TEXT);
	json_close_object(&writer->json);
	json_list(&writer->json, STR("required"));
	json_text(&writer->json, STR(""), STR("value"));
	json_close_list(&writer->json);
}

/* "kettle.power=" is the value alone, "kettle.power" what may stand at the thing: with its source, or several of those. */
static void define_attribute(struct writer *writer, const struct attribute *attribute)
{
	struct str name = str_print(
	    writer->scratch, "%.*s.%.*s", STR_ARG(attribute->kind->id), STR_ARG(attribute->id));

	json_object(&writer->json, str_print(writer->scratch, "%.*s=", STR_ARG(name)));
	put_value(writer, attribute);
	json_close_object(&writer->json);
	json_object(&writer->json, name);
	json_text(&writer->json, STR("title"), attribute->name);
	if (attribute->note.len > 0)
		json_text(&writer->json, STR("description"), attribute->note);
	if (!attribute->sound) {
		json_close_object(&writer->json);
		return;
	}
	json_list(&writer->json, STR("anyOf"));
	put_reference(writer, STR(""), "=", name);
	json_object(&writer->json, STR(""));
	put_sourced(writer, name);
	json_close_object(&writer->json);
	json_object(&writer->json, STR(""));
	put_type(writer, "array");
	json_number(&writer->json, STR("minItems"), 1);
	json_object(&writer->json, STR("items"));
	put_sourced(writer, name);
	json_close_object(&writer->json);
	json_close_object(&writer->json);
	json_close_list(&writer->json);
	json_close_object(&writer->json);
}

/* --- things ----------------------------------------------------------------------------------- */

static void put_observed_at_thing(struct writer *writer, const struct attribute *attribute)
{
	json_object(&writer->json, attribute->id);
	json_text(&writer->json, STR("title"), attribute->name);
	json_text(&writer->json, STR("description"),
	    STR("Comes from prices; here only that it is unknown or not applicable."));
	json_list(&writer->json, STR("enum"));
	json_text(&writer->json, STR(""), STR("unknown"));
	json_text(&writer->json, STR(""), STR("not applicable"));
	json_close_list(&writer->json);
	json_close_object(&writer->json);
}

static void define_thing(struct writer *writer, const struct kind *kind)
{
	json_object(&writer->json, str_print(writer->scratch, "%.*s:thing", STR_ARG(kind->id)));
	put_type(writer, "object");
	json_object(&writer->json, STR("properties"));
	json_schema_shape(&writer->json, STR("name"), SHAPE_NEEDED_TEXT);
	json_schema_shape(&writer->json, STR("note"), SHAPE_TEXT);
	json_schema_shape(&writer->json, STR("was"), SHAPE_IDS);
	json_schema_shape(&writer->json, STR("retired"), SHAPE_DAY);
	json_schema_shape(&writer->json, STR("source"), SHAPE_SOURCE);
	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->from.len > 0)
			put_observed_at_thing(writer, attribute);
		else
			put_reference(writer, attribute->id, "",
			    str_print(writer->scratch, "%.*s.%.*s", STR_ARG(attribute->kind->id),
				STR_ARG(attribute->id)));
	}
	json_close_object(&writer->json);
	json_list(&writer->json, STR("required"));
	json_text(&writer->json, STR(""), STR("name"));
	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->required && attribute->from.len == 0)
			json_text(&writer->json, STR(""), attribute->id);
	}
	json_close_list(&writer->json);
	if (!kind->incomplete)
		json_bool(&writer->json, STR("additionalProperties"), false);
	json_close_object(&writer->json);
}

static void define_kind(struct writer *writer, const struct kind *kind)
{
	json_schema_thing_ids(&writer->json, writer->catalog,
	    str_print(writer->scratch, "%.*s:id", STR_ARG(kind->id)), kind);
	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->kind == kind)
			define_attribute(writer, attribute);
	}
	define_thing(writer, kind);
}

/* --- observations ----------------------------------------------------------------------------- */

/* Calls `each` for every attribute that comes from prices, once. */
static void each_observed(
    struct writer *writer, void (*each)(struct writer *writer, const struct attribute *attribute))
{
	const struct map *kinds = &writer->catalog->schema->kinds;

	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		for (size_t j = 0; j < kind->attributes.count; j++) {
			const struct attribute *attribute = kind->attributes.at[j].value;
			if (attribute->from.len > 0 && attribute->kind == kind)
				each(writer, attribute);
		}
	}
}

static void put_observed_value(struct writer *writer, const struct attribute *attribute)
{
	put_reference(writer, STR(""), "=",
	    str_print(writer->scratch, "%.*s.%.*s", STR_ARG(attribute->kind->id),
		STR_ARG(attribute->id)));
}

static void define_price(struct writer *writer)
{
	json_object(&writer->json, json_schema_shape_name(SHAPE_PRICE));
	json_list(&writer->json, STR("anyOf"));
	each_observed(writer, put_observed_value);
	json_object(&writer->json, STR("")); /* a list of none is no schema */
	json_list(&writer->json, STR("enum"));
	json_text(&writer->json, STR(""), STR("unknown"));
	json_close_list(&writer->json);
	json_close_object(&writer->json);
	json_close_list(&writer->json);
	json_close_object(&writer->json);
}

/* Where an item has several attributes from prices, their ids stand in the place of `price`. */
static void define_observation(struct writer *writer)
{
	const struct map *kinds = &writer->catalog->schema->kinds;
	struct map seen = map_in(writer->scratch);

	json_object(&writer->json, STR(":observation"));
	put_type(writer, "object");
	json_object(&writer->json, STR("properties"));
	json_schema_price_keys(&writer->json);
	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		for (size_t j = 0; j < kind->attributes.count; j++) {
			const struct attribute *attribute = kind->attributes.at[j].value;
			if (attribute->from.len == 0 || str_eq(attribute->id, STR("price")) ||
			    map_get(&seen, attribute->id))
				continue;
			map_put(&seen, attribute->id, (void *)attribute);
			json_schema_shape(&writer->json, attribute->id, SHAPE_PRICE);
		}
	}
	json_close_object(&writer->json);
	json_list(&writer->json, STR("required"));
	json_text(&writer->json, STR(""), STR("on"));
	json_text(&writer->json, STR(""), STR("item"));
	json_text(&writer->json, STR(""), STR("source"));
	json_close_list(&writer->json);
	json_bool(&writer->json, STR("additionalProperties"), false);
	json_close_object(&writer->json);
}

/* --- the whole -------------------------------------------------------------------------------- */

static void put_kind_section(struct writer *writer, struct str key, const struct kind *kind)
{
	json_object(&writer->json, key);
	json_text(&writer->json, STR("title"), kind->plural);
	if (kind->note.len > 0)
		json_text(&writer->json, STR("description"), kind->note);
	json_list(&writer->json, STR("type"));
	json_text(&writer->json, STR(""), STR("object"));
	json_text(&writer->json, STR(""), STR("null"));
	json_close_list(&writer->json);
	json_schema_id_names(&writer->json);
	put_reference(writer, STR("additionalProperties"), ":thing", kind->id);
	json_close_object(&writer->json);
}

static void put_kind_sections(struct writer *writer)
{
	const struct map *kinds = &writer->catalog->schema->kinds;

	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		if (writer->catalog->constants && kind == writer->catalog->constants->kind)
			continue; /* a section of its own */
		put_kind_section(writer, kind->id, kind);
		for (size_t j = 0; j < kind->was.count; j++)
			put_kind_section(writer, kind->was.at[j].text, kind);
	}
}

void json_schema_write(const struct catalog *catalog, struct arena *scratch, struct buf *out)
{
	struct writer writer = { json_to(out), catalog, scratch };
	const struct map *kinds = &catalog->schema->kinds;

	json_object(&writer.json, STR(""));
	json_text(&writer.json, STR("$schema"), STR("https://json-schema.org/draft/2020-12/schema"));
	json_text(&writer.json, STR("title"),
	    str_print(scratch, "Data of %.*s", STR_ARG(catalog->config.title)));
	json_list(&writer.json, STR("type"));
	json_text(&writer.json, STR(""), STR("object"));
	json_text(&writer.json, STR(""), STR("null"));
	json_close_list(&writer.json);
	json_bool(&writer.json, STR("additionalProperties"), false);
	json_object(&writer.json, STR("properties"));
	json_schema_sections(&writer.json);
	put_kind_sections(&writer);
	json_close_object(&writer.json);
	json_object(&writer.json, STR("$defs"));
	json_schema_definitions(&writer.json, scratch, json_schema_languages(catalog));
	json_schema_source_ids(&writer.json, catalog);
	json_schema_thing_ids(&writer.json, catalog, json_schema_shape_name(SHAPE_THING), NULL);
	json_schema_currencies(&writer.json, catalog);
	define_price(&writer);
	define_observation(&writer);
	for (size_t i = 0; i < kinds->count; i++)
		define_kind(&writer, kinds->at[i].value);
	json_close_object(&writer.json);
	json_close_object(&writer.json);
}
