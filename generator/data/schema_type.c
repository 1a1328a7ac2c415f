/* schema_type - what one word or one mapping says about the values of an attribute. */
#include "data/schema_read.h"

static const struct type_word {
	struct str word;
	enum attribute_type type;
	enum type_kind seen_as;
} type_words[] = {
	{ STR_INIT("number"), ATTRIBUTE_QUANTITY, TYPE_QUANTITY },
	{ STR_INIT("text"), ATTRIBUTE_TEXT, TYPE_TEXT },
	{ STR_INIT("truth"), ATTRIBUTE_TRUTH, TYPE_TRUTH },
	{ STR_INIT("date"), ATTRIBUTE_DATE, TYPE_DATE },
};

bool schema_is_type_word(struct str word)
{
	for (size_t i = 0; i < countof(type_words); i++)
		if (str_eq(word, type_words[i].word))
			return true;
	return str_eq(word, STR("money"));
}

static void offer_words(const struct schema *schema, struct near *near)
{
	for (size_t i = 0; i < countof(type_words); i++)
		near_offer(near, type_words[i].word);
	near_offer(near, STR("money"));
	for (size_t i = 0; i < schema->kinds.count; i++)
		near_offer(near, schema->kinds.at[i].key);
}

static const struct unit *parse_unit(const struct schema *schema, struct arena *keep,
    struct diag *diag, const struct yaml *yaml, size_t from, bool or_type)
{
	struct str bad = STR("");
	struct str text = str_sub(yaml->text, from, yaml->text.len);
	struct near near = near_to(text);
	const struct unit *unit = units_parse(schema->units, keep, text, &bad, &near);
	if (unit)
		return unit;
	struct str word = bad.len ? bad : text;
	near.word = word;
	if (or_type)
		offer_words(schema, &near);
	diag_report(diag, DIAG_UNIT_UNKNOWN,
	    yaml_pos_at(yaml, from + (bad.len ? (size_t)(bad.at - text.at) : 0)),
	    or_type ? "“%.*s” is no type, no kind and no unit" : "“%.*s” is not a unit", STR_ARG(word));
	if (near.best.len)
		diag_hint(diag, "did you mean “%.*s”?", STR_ARG(near.best));
	return NULL;
}

bool schema_unit(const struct schema *schema, struct arena *keep, struct diag *diag,
    const struct yaml *yaml, bool or_type, struct attribute *attribute)
{
	attribute->type = ATTRIBUTE_QUANTITY;
	attribute->value_type = (struct type){ .kind = TYPE_QUANTITY };
	struct str before, after;
	bool divided = str_cut(yaml->text, '/', &before, &after);
	if (str_eq(before, STR("money"))) {
		attribute->money = true;
		if (divided)
			attribute->per =
			    parse_unit(schema, keep, diag, yaml, yaml->text.len - after.len, false);
		return !divided || attribute->per;
	}
	attribute->unit = parse_unit(schema, keep, diag, yaml, 0, or_type);
	attribute->value_type.unit = attribute->unit;
	return attribute->unit != NULL;
}

bool schema_type(const struct schema *schema, struct arena *keep, struct diag *diag,
    const struct yaml *word, struct attribute *attribute)
{
	for (size_t i = 0; i < countof(type_words); i++) {
		if (!str_eq(word->text, type_words[i].word))
			continue;
		attribute->type = type_words[i].type;
		attribute->value_type = (struct type){ .kind = type_words[i].seen_as };
		if (attribute->type == ATTRIBUTE_QUANTITY)
			attribute->unit = attribute->value_type.unit = unit_one(schema->units);
		return true;
	}
	const struct kind *kind = map_get(&schema->kinds, word->text);
	if (!kind)
		return schema_unit(schema, keep, diag, word, true, attribute);
	attribute->type = ATTRIBUTE_THING;
	attribute->of = kind;
	attribute->value_type = (struct type){ .kind = TYPE_THING, .of = kind };
	return true;
}

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
		if (word.len)
			attribute->choices[attribute->choice_count++] = word;
	}
	return true;
}

static void read_fields(struct schema_reader *reader, const struct yaml *yaml, struct attribute *list)
{
	list->fields = map_in(reader->keep);
	for (size_t i = 0; i < yaml->count; i++) {
		const struct yaml_entry *entry = &yaml->entries[i];
		if (!shape_is_id(reader->diag, entry->key))
			continue;
		struct attribute *field = schema_attribute(reader, entry, list->kind);
		field->index = list->fields.count;
		map_put(&list->fields, field->id, field);
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
	STR_INIT("required"),
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
		attribute->from = STR("");
	} else if (attribute->from.len && attribute->type != ATTRIBUTE_QUANTITY) {
		diag_report(
		    reader->diag, DIAG_VALUE_BAD, from->at, "only a quantity can come from prices");
		attribute->from = STR("");
	}
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
	attribute->note = shape_text(reader->diag, map, STR("note"));
	attribute->reference = shape_text(reader->diag, map, STR("source"));
	read_from(reader, map, attribute);
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
	else if (entry->value->kind == YAML_MAP)
		read_long(reader, entry->value, attribute);
	else
		diag_report(reader->diag, DIAG_VALUE_SHAPE, entry->value->at,
		    "an attribute must be the word of its type or a mapping, not %s",
		    yaml_kind_name(entry->value));
	return attribute;
}
