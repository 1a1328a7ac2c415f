#include "data/schema_attribute.h"

#include "data/limits.h"
#include "data/schema_keys.h"
#include "data/schema_type.h"
#include "formula/word_set.h"

static bool read_choices(
    struct schema_reader *reader, const struct yaml *yaml, struct attribute *attribute)
{
	if (!shape_is_list(reader->diag, yaml, "“one_of”"))
		return false;
	attribute->type = ATTRIBUTE_CHOICE;
	attribute->value_type = (struct type){ .kind = TYPE_TEXT };
	attribute->choices = ARENA_ARRAY(reader->keep, struct str, yaml->count);
	for (size_t i = 0; i < yaml->count; i++) {
		struct str word = shape_text_of(reader->diag, yaml->items[i], "a choice");
		bool twice = false;
		for (size_t j = 0; j < attribute->choice_count; j++)
			twice |= str_eq(attribute->choices[j], word);
		if (twice)
			diag_report(reader->diag, DIAG_VALUE_TWICE, yaml->items[i]->at,
			    "“%.*s” is one of the words already", STR_ARG(word));
		else if (word.len)
			attribute->choices[attribute->choice_count++] = word;
	}
	if (attribute->choice_count == yaml->count)
		attribute->value_type.words =
		    word_set_new(reader->keep, attribute->choices, attribute->choice_count);
	return true;
}

static void read_fields(struct schema_reader *reader, const struct yaml *yaml, struct attribute *list)
{
	const struct attribute *id = NULL;

	list->fields = map_in(reader->keep);
	for (size_t i = 0; i < yaml->count; i++) {
		const struct yaml_entry *entry = &yaml->entries[i];
		if (!shape_is_id(reader->diag, entry->key))
			continue;
		struct attribute *field = schema_attribute(reader, entry, list->kind);
		field->index = list->fields.count;
		map_put(&list->fields, field->id, field);
		if (field->type == ATTRIBUTE_ID && id) {
			diag_report(reader->diag, DIAG_VALUE_SHAPE, entry->key->at,
			    "the elements of a list have one id");
			diag_note(reader->diag, id->at, "the other stands here");
		}
		id = field->type == ATTRIBUTE_ID && field->sound ? field : id;
	}
}

static bool read_list(struct schema_reader *reader, const struct yaml *yaml, struct attribute *list)
{
	struct type *element = ARENA_NEW(reader->keep, struct type);

	list->type = ATTRIBUTE_LIST;
	list->value_type = (struct type){ .kind = TYPE_LIST, .element = element };
	if (yaml->kind == YAML_MAP) {
		read_fields(reader, yaml, list);
		if (yaml->count == 0)
			diag_report(reader->diag, DIAG_VALUE_SHAPE, yaml->at,
			    "the records of a list have at least one field");
		*element = (struct type){ .kind = TYPE_RECORD, .fields = list };
		return list->fields.count > 0;
	}
	if (yaml->kind == YAML_LIST || yaml_is_empty(yaml)) {
		diag_report(reader->diag, DIAG_VALUE_SHAPE, yaml->at,
		    "“list” must be the type of its elements or a mapping of fields, not %s",
		    yaml_kind_name(yaml));
		return false;
	}
	struct attribute *plain = ARENA_NEW(reader->keep, struct attribute);
	plain->id = list->id;
	plain->slug = list->slug;
	plain->name = list->name;
	plain->at = yaml->at;
	plain->kind = list->kind;
	if (!schema_type(reader->schema, reader->keep, reader->diag, yaml, plain))
		return false;
	plain->sound = true;
	*element = plain->value_type;
	list->element = plain;
	return true;
}

/* Exactly one of these keys says what an attribute holds. */
static const struct str type_keys[] = { STR_INIT("unit"), STR_INIT("type"), STR_INIT("one_of"),
	STR_INIT("list") };

static bool read_type(struct schema_reader *reader, const struct yaml *map, struct attribute *attribute)
{
	const struct yaml *found[countof(type_keys)], *first = NULL;

	for (size_t i = 0; i < countof(type_keys); i++) {
		found[i] = yaml_get(map, type_keys[i]);
		if (first && found[i]) {
			diag_report(reader->diag, DIAG_VALUE_SHAPE, found[i]->at,
			    "an attribute has one of unit, type, one_of and list, not two");
			diag_note(reader->diag, first->at, "the other stands here");
		}
		first = first ? first : found[i];
	}
	if (!first) {
		diag_report(reader->diag, DIAG_KEY_MISSING, map->at,
		    "an attribute needs one of unit, type, one_of and list");
		return false;
	}
	if (first == found[2])
		return read_choices(reader, first, attribute);
	if (first == found[3])
		return read_list(reader, first, attribute);
	if (!shape_text_of(reader->diag, first, "the type of an attribute").len)
		return false;
	if (first == found[0])
		return schema_unit(reader->schema, reader->keep, reader->diag, first, false, attribute);
	return schema_type(reader->schema, reader->keep, reader->diag, first, attribute);
}

static const struct str attribute_keys[] = {
	STR_INIT("name"),
	STR_INIT("unit"),
	STR_INIT("type"),
	STR_INIT("one_of"),
	STR_INIT("list"),
	STR_INIT("better"),
	STR_INIT("min"),
	STR_INIT("max"),
	STR_INIT("jump"),
	STR_INIT("required"),
	STR_INIT("default"),
	STR_INIT("was"),
	STR_INIT("from"),
	STR_INIT("stale_after"),
	STR_INIT("show"),
	STR_INIT("marks"),
	STR_INIT("note"),
	STR_INIT("source"),
};

static void read_from(struct schema_reader *reader, const struct yaml *map, struct attribute *attribute)
{
	const struct yaml *from = yaml_get(map, STR("from"));

	if (!from)
		return;
	attribute->from = shape_text_of(reader->diag, from, "“from”");
	if (attribute->from.len && !str_eq(attribute->from, STR("prices"))) {
		diag_report(reader->diag, DIAG_VALUE_BAD, from->at, "“from” can only be prices");
		attribute->from = STR("prices"); /* so its observations have somewhere to go */
	} else if (attribute->from.len && attribute->type != ATTRIBUTE_QUANTITY) {
		diag_report(
		    reader->diag, DIAG_VALUE_BAD, from->at, "only a quantity can come from prices");
		attribute->from = STR("");
	}
}

/* What is said of every thing that says nothing itself; read as if it stood there (catalog_things.c). */
static void read_default(struct schema_reader *reader, const struct yaml *map, struct attribute *attribute)
{
	const struct yaml *value = yaml_get(map, STR("default"));
	const char *why = attribute->from.len > 0 ? "what is observed has no default"
	    : attribute->required                 ? "what is required needs no default"
						  : NULL;

	if (!value)
		return;
	if (!why)
		attribute->by_default = value;
	else
		diag_report(reader->diag, DIAG_VALUE_BAD, value->at, "%s", why);
}

static void read_long(struct schema_reader *reader, const struct yaml *map, struct attribute *attribute)
{
	shape_keys(reader->diag, map, attribute_keys, countof(attribute_keys));
	struct str name = shape_text(reader->diag, map, STR("name"));
	attribute->name = name.len ? name : attribute->name;
	attribute->sound = read_type(reader, map, attribute);
	attribute->better = schema_better(reader, map);
	attribute->required = shape_truth(reader->diag, map, STR("required"));
	attribute->stale_after = schema_days(reader, map, STR("stale_after"));
	attribute->show = schema_show(reader, map, &attribute->show_at);
	attribute->marks = schema_marks(reader, map);
	attribute->note = shape_note(reader->diag, map);
	attribute->reference = shape_text(reader->diag, map, STR("source"));
	attribute->was = schema_was(reader, map);
	read_from(reader, map, attribute);
	limits_read(reader, map, attribute);
	read_default(reader, map, attribute);
}

struct attribute *schema_attribute(
    struct schema_reader *reader, const struct yaml_entry *entry, const struct kind *kind)
{
	struct attribute *attribute = ARENA_NEW(reader->keep, struct attribute);

	attribute->id = entry->key->text;
	attribute->slug = shape_slug(reader->keep, attribute->id);
	attribute->name = shape_name_of_id(reader->keep, attribute->id);
	attribute->at = entry->key->at;
	attribute->kind = kind;
	if (entry->value->kind == YAML_SCALAR && !yaml_is_empty(entry->value))
		attribute->sound =
		    schema_type(reader->schema, reader->keep, reader->diag, entry->value, attribute);
	else if (schema_has_lost_head(entry->value))
		attribute->sound = false; /* whose keys these are is not known (reported) */
	else if (entry->value->kind == YAML_MAP)
		read_long(reader, entry->value, attribute);
	else
		diag_report(reader->diag, DIAG_VALUE_SHAPE, entry->value->at,
		    "an attribute must be the word of its type or a mapping, not %s",
		    yaml_kind_name(entry->value));
	return attribute;
}
