#include "cmd/import_map.h"

#include "base/file.h"
#include "data/catalog_find.h"
#include "data/shape.h"
#include "data/yaml_read.h"

struct reader {
	struct arena *keep;
	struct diag *diag;
	const struct catalog *catalog;
	struct import_map *map;
};

static const struct str map_keys[] = { STR_INIT("source"), STR_INIT("kind"), STR_INIT("file"),
	STR_INIT("separator"), STR_INIT("decimal"), STR_INIT("thousands"), STR_INIT("rows"),
	STR_INIT("skip"), STR_INIT("gone"), STR_INIT("change"), STR_INIT("fields") };

static const struct str field_keys[] = { STR_INIT("column"), STR_INIT("value"), STR_INIT("unit"),
	STR_INIT("words"), STR_INIT("made") };

static const struct str unit_keys[] = { STR_INIT("column") };

/* What an observation may have besides attributes by their ids. */
static const struct str observation_keys[] = { STR_INIT("item"), STR_INIT("on"), STR_INIT("price"),
	STR_INIT("seller"), STR_INIT("condition"), STR_INIT("region"), STR_INIT("variant"),
	STR_INIT("tax"), STR_INIT("note") };

/* What a thing may have besides attributes by their ids. */
static const struct str thing_keys[] = { STR_INIT("id"), STR_INIT("name"), STR_INIT("on") };

/* One sign, out of those that are allowed; `otherwise` where nothing is said. */
static char read_sign(struct reader *reader, const struct yaml *yaml, struct str key,
    const char *allowed, char otherwise)
{
	struct str text = shape_text(reader->diag, yaml, key);

	if (text.len == 0)
		return otherwise;
	if (str_eq(text, STR("tab")))
		text = STR("\t");
	if (text.len == 1 && str_find_byte(str_from(allowed), text.at[0], 0) != STR_NONE)
		return text.at[0];
	diag_report(reader->diag, DIAG_VALUE_BAD, yaml_get(yaml, key)->at,
	    "“%.*s” cannot be “%.*s”", STR_ARG(key), STR_ARG(text));
	return otherwise;
}

static const struct yaml *read_ids(struct reader *reader, const struct yaml *yaml, struct str key)
{
	const struct yaml *list = yaml_get(yaml, key);

	if (!list)
		return NULL;
	if (list->kind == YAML_MAP)
		diag_report(reader->diag, DIAG_VALUE_SHAPE, list->at,
		    "“%.*s” is a text or a list of texts", STR_ARG(key));
	for (size_t i = 0; list->kind == YAML_LIST && i < list->count; i++)
		shape_text_of(reader->diag, list->items[i], "what is listed here");
	return list->kind == YAML_MAP ? NULL : list;
}

/* True for a key of `fields` of things: an attribute that a thing itself may say. */
static bool is_thing_field(const struct reader *reader, const struct yaml_entry *entry, struct near *near)
{
	const struct kind *kind = reader->map->kind;
	const struct attribute *attribute = kind ? map_get(&kind->attributes, entry->key->text) : NULL;

	for (size_t i = 0; i < countof(thing_keys); i++)
		near_offer(near, thing_keys[i]);
	for (size_t i = 0; kind && i < kind->attributes.count; i++)
		near_offer(near, kind->attributes.at[i].key);
	return attribute || import_map_is_word(entry->key->text);
}

/* False after a report, where an attribute is one that no cell can say. */
static bool can_be_stated(const struct reader *reader, const struct import_field *field)
{
	const struct attribute *attribute = map_get(&reader->map->kind->attributes, field->key);
	struct str value = field->value;
	bool absent = str_eq(value, STR("unknown")) || str_eq(value, STR("not applicable"));

	if (import_map_is_word(field->key))
		return true;
	if (attribute->type == ATTRIBUTE_LIST) {
		diag_report(reader->diag, DIAG_IMPORT, field->at,
		    "%.*s is a list, which a cell cannot hold", STR_ARG(field->key));
		diag_hint(reader->diag, "leave it out here, and write it by hand");
		return false;
	}
	if (attribute->from.len == 0 || absent)
		return true;
	diag_report(reader->diag, DIAG_IMPORT, field->at,
	    "%.*s is observed: another map records it, with “item” in place of “id”",
	    STR_ARG(field->key));
	diag_hint(reader->diag,
	    "of new things it may be said that nobody knows it: %.*s: { value: unknown }",
	    STR_ARG(field->key));
	return false;
}

/* True for a key of `fields`: of an observation, or an attribute that is observed. */
static bool is_field(const struct reader *reader, struct str key, struct near *near)
{
	const struct import_map *map = reader->map;
	const struct map *kinds = &reader->catalog->schema->kinds;

	for (size_t i = 0; i < countof(observation_keys); i++)
		near_offer(near, observation_keys[i]);
	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		const struct attribute *attribute = map_get(&kind->attributes, key);
		if (map->kind && kind != map->kind)
			continue;
		if (attribute && attribute->from.len > 0)
			return true;
	}
	return str_is_among(key, observation_keys, countof(observation_keys));
}

static void read_unit(struct reader *reader, const struct yaml *unit, struct import_field *field)
{
	if (unit && unit->kind == YAML_MAP) {
		shape_keys(reader->diag, unit, unit_keys, countof(unit_keys));
		field->unit_column = shape_need_text(reader->diag, unit, STR("column"), "a unit");
	} else if (unit) {
		field->unit = shape_text_of(reader->diag, unit, "“unit”");
	}
}

/* `item: sku`, or a mapping. */
static void read_field(struct reader *reader, const struct yaml_entry *entry, struct import_field *field)
{
	const struct yaml *yaml = entry->value;

	*field = (struct import_field){
		.key = entry->key->text, .at = entry->key->at, .column_at = yaml->at
	};
	if (yaml->kind == YAML_SCALAR) {
		field->column = shape_text_of(reader->diag, yaml, "the name of a column");
		return;
	}
	if (!shape_is_map(reader->diag, yaml, "a field"))
		return;
	field->made = str_eq(field->key, STR("id")) && shape_truth(reader->diag, yaml, STR("made"));
	shape_keys(reader->diag, yaml, field_keys, countof(field_keys));
	field->column = shape_text(reader->diag, yaml, STR("column"));
	field->value = shape_text(reader->diag, yaml, STR("value"));
	if (yaml_get(yaml, STR("column")))
		field->column_at = yaml_get(yaml, STR("column"))->at;
	read_unit(reader, yaml_get(yaml, STR("unit")), field);
	field->words = yaml_get(yaml, STR("words"));
	if (field->words && !shape_is_map(reader->diag, field->words, "“words”"))
		field->words = NULL;
	if ((field->column.len > 0) == (field->value.len > 0))
		diag_report(reader->diag, DIAG_KEY_MISSING, yaml->at,
		    "a field is what stands in a “column”, or one “value” for all rows");
}

/* What of things is needed besides. */
static void check_things(const struct reader *reader, const struct yaml *yaml, const struct yaml *fields)
{
	const struct import_map *map = reader->map;
	const struct yaml *list = map->change;

	if (!map->kind && !yaml_get(yaml, STR("kind")))
		diag_report(reader->diag, DIAG_KEY_MISSING, fields->at,
		    "a map of things needs “kind”, which new ones are of");
	for (size_t i = 0; map->kind && i < map->field_count; i++)
		can_be_stated(reader, &map->fields[i]);
	for (size_t i = 0; list && i < (list->kind == YAML_LIST ? list->count : 1); i++) {
		const struct yaml *key = list->kind == YAML_LIST ? list->items[i] : list;
		struct near near = near_to(key->text);
		if (import_map_field(map, key->text))
			continue;
		for (size_t k = 0; k < map->field_count; k++)
			near_offer(&near, map->fields[k].key);
		diag_report(reader->diag, DIAG_ID_UNKNOWN, key->at,
		    "“change” lists “%.*s”, which is none of the fields", STR_ARG(key->text));
		diag_hint_nearest(reader->diag, &near);
	}
}

static void read_fields(struct reader *reader, const struct yaml *yaml, const struct yaml *fields)
{
	struct import_map *map = reader->map;

	if (!fields || !shape_is_map(reader->diag, fields, "“fields”"))
		return;
	map->of_things = yaml_get(fields, STR("id")) && !yaml_get(fields, STR("item"));
	map->fields = ARENA_ARRAY(reader->keep, struct import_field, fields->count + 1);
	for (size_t i = 0; i < fields->count; i++) {
		const struct yaml_entry *entry = &fields->entries[i];
		struct near near = near_to(entry->key->text);
		if (map->of_things ? is_thing_field(reader, entry, &near)
				   : is_field(reader, entry->key->text, &near))
			read_field(reader, entry, &map->fields[map->field_count++]);
		else if (!map->of_things || map->kind)
			yaml_report_unknown_key(reader->diag, fields, entry, &near);
	}
	if (map->of_things)
		check_things(reader, yaml, fields);
	else if (!import_map_field(map, STR("item")))
		diag_report(reader->diag, DIAG_KEY_MISSING, fields->at,
		    "“fields” needs “item”, of observations, or “id”, of things");
}

static struct str read_file(struct reader *reader, const struct yaml *yaml)
{
	struct str path = shape_text(reader->diag, yaml, STR("file"));

	if (path.len == 0 ||
	    (str_starts(path, STR("content/data/")) && str_ends(path, STR(".yaml")) &&
		str_find(path, STR(".."), 0) == STR_NONE))
		return path;
	diag_report(reader->diag, DIAG_VALUE_BAD, yaml_get(yaml, STR("file"))->at,
	    "“file” is one of the data: content/data/shop.yaml");
	return STR("");
}

static void read_kind(struct reader *reader, const struct yaml *yaml)
{
	const struct map *kinds = &reader->catalog->schema->kinds;
	struct str id = shape_text(reader->diag, yaml, STR("kind"));
	struct near near = near_to(id);

	reader->map->kind = id.len > 0 ? catalog_kind(reader->catalog, id) : NULL;
	if (id.len == 0 || reader->map->kind)
		return;
	for (size_t i = 0; i < kinds->count; i++)
		near_offer(&near, kinds->at[i].key);
	diag_report(reader->diag, DIAG_ID_UNKNOWN, yaml_get(yaml, STR("kind"))->at,
	    "there is no kind “%.*s”", STR_ARG(id));
	diag_hint_nearest(reader->diag, &near);
}

bool import_map_read(struct arena *keep, struct diag *diag, const struct catalog *catalog,
    const struct source *source, struct import_map *map)
{
	struct reader reader = { keep, diag, catalog, map };
	const struct yaml *yaml = yaml_read(keep, diag, source);
	size_t told = diag_count(diag);

	*map = (struct import_map){ .source = source };
	if (!yaml || !shape_is_map(diag, yaml, "a map"))
		return false;
	shape_keys(diag, yaml, map_keys, countof(map_keys));
	map->file = read_file(&reader, yaml);
	read_kind(&reader, yaml);
	map->reference = catalog_source(catalog, diag, yaml, "a map", true);
	map->reference_id = map->reference ? map->reference->id : STR("");
	map->separator = read_sign(&reader, yaml, STR("separator"), ",;\t|", ',');
	map->decimal = read_sign(&reader, yaml, STR("decimal"), ".,", '.');
	map->thousands = read_sign(&reader, yaml, STR("thousands"), ".,' ", '\0');
	map->rows = shape_text(diag, yaml, STR("rows"));
	map->skip = read_ids(&reader, yaml, STR("skip"));
	map->gone = read_ids(&reader, yaml, STR("gone"));
	map->change = read_ids(&reader, yaml, STR("change"));
	read_fields(&reader, yaml, shape_need(diag, yaml, STR("fields"), "a map"));
	if (map->thousands == map->decimal)
		diag_report(diag, DIAG_VALUE_BAD, yaml_get(yaml, STR("thousands"))->at,
		    "“decimal” and “thousands” are the same sign");
	return diag_count(diag) == told;
}

const struct import_field *import_map_field(const struct import_map *map, struct str key)
{
	for (size_t i = 0; i < map->field_count; i++)
		if (str_eq(map->fields[i].key, key))
			return &map->fields[i];
	return NULL;
}

bool import_map_is_word(struct str key)
{
	return str_is_among(key, thing_keys, countof(thing_keys));
}

bool import_map_lists(const struct yaml *list, struct str text)
{
	if (!list || list->kind == YAML_SCALAR)
		return list && str_eq(list->text, text);
	for (size_t i = 0; i < list->count; i++)
		if (str_eq(list->items[i]->text, text))
			return true;
	return false;
}
