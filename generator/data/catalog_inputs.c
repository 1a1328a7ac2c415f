#include "data/catalog_inputs.h"

#include "data/catalog_find.h"
#include "data/catalog_value.h"
#include "data/choose.h"
#include "data/input.h"
#include "data/input_set.h"

static const struct str input_keys[] = {
	STR_INIT("of"),
	STR_INIT("name"),
	STR_INIT("note"),
	STR_INIT("low"),
	STR_INIT("high"),
	STR_INIT("whole"),
	STR_INIT("among"),
	STR_INIT("none"),
	STR_INIT("was"),
};

const struct section inputs_section = { STR_INIT("inputs"), input_keys, countof(input_keys), 1 };

/* --- the place of an input -------------------------------------------------------------------- */

static const struct attribute *id_field(const struct attribute *list)
{
	for (size_t i = 0; i < list->fields.count; i++) {
		const struct attribute *field = list->fields.at[i].value;
		if (field->type == ATTRIBUTE_ID)
			return field;
	}
	return NULL;
}

static const struct record *record_called(
    const struct attribute *id, const struct value *list, struct str name, struct near *near)
{
	for (size_t i = 0; i < list->list.count; i++) {
		const struct record *record = list->list.at[i].record;
		const struct fact *fact = map_get(&record->fields, id->id);
		if (!fact || fact->value.kind != VALUE_TEXT)
			continue;
		if (str_eq(fact->value.text, name))
			return record;
		near_offer(near, fact->value.text);
	}
	return NULL;
}

/* Where the words of a place stand, for messages. */
struct place_reader {
	struct catalog_reader *reader;
	const struct yaml *yaml; /* "thing.list.element.field" */
};

static struct pos word_at(const struct place_reader *place, struct str word)
{
	return yaml_pos_at(place->yaml, (size_t)(word.at - place->yaml->text.at));
}

static bool place_field(
    const struct place_reader *place, struct str element, struct str field, struct input_place *out)
{
	struct diag *diag = place->reader->diag;
	const struct attribute *list = out->attribute, *id = id_field(list);
	const struct facts *facts = thing_facts(out->thing, list->id);
	struct near near = near_to(element);

	if (!id) {
		diag_report(diag, DIAG_INPUT_BAD, word_at(place, element),
		    "the elements of “%.*s” have no names to tell them by", STR_ARG(list->id));
		diag_hint(diag, "give the list a field of type id: list: { id: id, … }");
		return false;
	}
	if (facts && facts->count > 0 && facts->at[0]->value.kind == VALUE_LIST)
		out->record = record_called(id, &facts->at[0]->value, element, &near);
	if (!out->record) {
		diag_report(diag, DIAG_ID_UNKNOWN, word_at(place, element),
		    "%.*s.%.*s has no element “%.*s”", STR_ARG(out->thing->id), STR_ARG(list->id),
		    STR_ARG(element));
		diag_hint_nearest(diag, &near);
		return false;
	}
	out->field = map_get(&list->fields, field);
	if (out->field)
		return true;
	near = near_to(field);
	for (size_t i = 0; i < list->fields.count; i++)
		near_offer(&near, list->fields.at[i].key);
	diag_report(diag, DIAG_ID_UNKNOWN, word_at(place, field),
	    "the elements of “%.*s” have no field “%.*s”", STR_ARG(list->id), STR_ARG(field));
	diag_hint_nearest(diag, &near);
	return false;
}

static bool place_attribute(const struct place_reader *place, struct str member, struct input_place *out)
{
	struct diag *diag = place->reader->diag;
	const struct kind *kind = out->thing->kind;
	struct near near = near_to(member);

	out->attribute = map_get(&kind->attributes, member);
	if (out->attribute)
		return true;
	if (map_get(&kind->figures, member)) {
		diag_report(diag, DIAG_INPUT_BAD, word_at(place, member),
		    "“%.*s” is computed: an input is a fact", STR_ARG(member));
		diag_hint(diag, "name one of the facts that its formula reads");
		return false;
	}
	kind_offer_attributes(kind, &near);
	diag_report(diag, DIAG_ID_UNKNOWN, word_at(place, member), "%.*s has no attribute “%.*s”",
	    STR_ARG(out->thing->id), STR_ARG(member));
	diag_hint_nearest(diag, &near);
	return false;
}

/* "thing.member" or "thing.list.element.field". */
static bool read_place(struct catalog_reader *reader, const struct yaml *yaml, struct input *input)
{
	struct place_reader place = { reader, yaml };
	struct str id, member, element, field;

	input->of = yaml->text;
	input->of_at = yaml->at;
	if (yaml->kind != YAML_SCALAR || !str_cut(yaml->text, '.', &id, &member)) {
		diag_report(reader->diag, DIAG_VALUE_SHAPE, yaml->at,
		    "an input is of a fact, thing.attribute or thing.list.element.field");
		return false;
	}
	bool nested = str_cut(member, '.', &member, &element);
	if (nested && !str_cut(element, '.', &element, &field)) {
		diag_report(reader->diag, DIAG_VALUE_SHAPE, word_at(&place, element),
		    "which field of “%.*s” is meant is not said", STR_ARG(element));
		diag_hint(reader->diag, "thing.list.element.field");
		return false;
	}
	input->place.thing = catalog_need_thing(reader->catalog, reader->diag, yaml->at, id, NULL);
	if (!input->place.thing || !place_attribute(&place, member, &input->place))
		return false;
	if (nested && !place_field(&place, element, field, &input->place))
		return false;
	input->holds = nested ? input->place.field : input->place.attribute;
	return input->holds->sound;
}

/* --- what it may be --------------------------------------------------------------------------- */

static const struct quantity *read_end(struct catalog_reader *reader, const struct yaml *map,
    struct str key, const struct input *input)
{
	const struct yaml *yaml = yaml_get(map, key);
	struct value value;

	if (!yaml)
		return NULL;
	if (input->holds->type != ATTRIBUTE_QUANTITY) {
		diag_report(reader->diag, DIAG_INPUT_BAD, yaml->at,
		    "only a quantity has a %.*s end; %.*s is none", STR_ARG(key), STR_ARG(input->of));
		return NULL;
	}
	if (!catalog_value(reader->catalog, reader->keep, reader->diag, input->holds, yaml, &value))
		return NULL;
	if (value.kind == VALUE_QUANTITY && quantity_is_point(value.quantity))
		return value.quantity;
	diag_report(reader->diag, DIAG_INPUT_BAD, yaml->at, "the %.*s end is one number", STR_ARG(key));
	return NULL;
}

static void read_ends(struct catalog_reader *reader, const struct yaml *map, struct input *input)
{
	const struct yaml *high = yaml_get(map, STR("high"));

	input->low = read_end(reader, map, STR("low"), input);
	input->high = read_end(reader, map, STR("high"), input);
	if (!input->low || !input->high)
		return;
	if (!dimension_eq(&input->low->unit->dimension, &input->high->unit->dimension)) {
		diag_report(reader->diag, DIAG_UNIT_MISMATCH, high->at,
		    "both ends of an input are in the same currency");
		input->high = NULL;
	} else if (ratio_cmp(input->low->lo, input->high->lo) >= 0) {
		diag_report(reader->diag, DIAG_VALUE_RANGE, high->at,
		    "the high end must be above the low end");
		input->high = NULL;
	}
}

/* A word of the text that stands in no brackets and no quotes; STR_NONE if it is not there. */
static size_t find_word(struct str text, struct str word)
{
	int depth = 0;
	bool quoted = false;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		quoted ^= c == '"';
		depth += !quoted && c == '(';
		depth -= !quoted && c == ')';
		if (!quoted && depth == 0 && str_starts(str_sub(text, i, text.len), word))
			return i;
	}
	return STR_NONE;
}

static const struct formula *read_part(
    struct catalog_reader *reader, const struct yaml *among, size_t from, size_t to)
{
	struct yaml part = *among;

	part.text = str_sub(among->text, from, to);
	part.raw = NULL;
	part.at = yaml_pos_at(among, from);
	return shape_formula(reader->keep, reader->diag, reader->catalog->units, &part);
}

/* "list" or "list where condition". */
static void read_among(struct catalog_reader *reader, const struct yaml *among, struct input *input)
{
	struct str word = STR(" where ");
	size_t at = among->kind == YAML_SCALAR ? find_word(among->text, word) : STR_NONE;

	if (at == STR_NONE) {
		input->among = shape_formula(reader->keep, reader->diag, reader->catalog->units, among);
		return;
	}
	input->among = read_part(reader, among, 0, at);
	input->where = read_part(reader, among, at + word.len, among->text.len);
}

static void read_choices(struct catalog_reader *reader, const struct yaml *map, struct input *input)
{
	const struct yaml *among = yaml_get(map, STR("among")), *none = yaml_get(map, STR("none")),
			  *whole = yaml_get(map, STR("whole"));

	if (among && input->holds->type != ATTRIBUTE_THING)
		diag_report(reader->diag, DIAG_INPUT_BAD, among->at,
		    "“among” is for what refers to a thing; %.*s does not", STR_ARG(input->of));
	else if (among)
		read_among(reader, among, input);
	if (whole && input->holds->type != ATTRIBUTE_QUANTITY)
		diag_report(reader->diag, DIAG_INPUT_BAD, whole->at,
		    "“whole” is for quantities; %.*s is none", STR_ARG(input->of));
	if (none && !input->place.record)
		diag_report(reader->diag, DIAG_INPUT_BAD, none->at,
		    "“none” leaves an element out of its list; %.*s is no element", STR_ARG(input->of));
	input->whole = shape_truth(reader->diag, map, STR("whole"));
	input->none = shape_truth(reader->diag, map, STR("none")) && input->place.record;
}

static void read_was(struct catalog_reader *reader, const struct yaml *map, struct input *input)
{
	const struct yaml *was = yaml_get(map, STR("was"));

	if (!was)
		return;
	bool list = was->kind == YAML_LIST;
	input->was = ARENA_ARRAY(reader->keep, struct str, list ? was->count : 1);
	for (size_t i = 0; i < (list ? was->count : 1); i++) {
		const struct yaml *word = list ? was->items[i] : was;
		struct str id = shape_text_of(reader->diag, word, "an earlier id");
		if (id.len > 0)
			input->was[input->was_count++] = id;
	}
}

static bool is_settable(struct catalog_reader *reader, const struct input *input)
{
	switch (input->holds->type) {
	case ATTRIBUTE_QUANTITY:
	case ATTRIBUTE_TRUTH:
	case ATTRIBUTE_CHOICE:
	case ATTRIBUTE_THING:
		return true;
	case ATTRIBUTE_TEXT:
	case ATTRIBUTE_DATE:
	case ATTRIBUTE_ID:
	case ATTRIBUTE_LIST:
		break;
	}
	diag_report(reader->diag, DIAG_INPUT_BAD, input->of_at,
	    "an input is a quantity, a truth, a word of one_of or a thing; %.*s is none of these",
	    STR_ARG(input->of));
	return false;
}

static const struct input *other_of_the_fact(
    const struct catalog *catalog, const struct input_place *place)
{
	for (size_t i = 0; i < catalog->inputs.count; i++) {
		const struct input *other = catalog->inputs.at[i].value;
		if (other->place.thing == place->thing && other->place.attribute == place->attribute &&
		    other->place.record == place->record && other->place.field == place->field)
			return other;
	}
	return NULL;
}

static bool is_new(struct catalog_reader *reader, const struct yaml *key, const struct input *input)
{
	const struct input *before = map_get(&reader->catalog->inputs, key->text);

	if (before) {
		diag_report(reader->diag, DIAG_ID_DUPLICATE, key->at,
		    "there is an input “%.*s” already", STR_ARG(key->text));
		diag_note(reader->diag, before->at, "first declared here");
		return false;
	}
	before = other_of_the_fact(reader->catalog, &input->place);
	if (before) {
		diag_report(reader->diag, DIAG_INPUT_BAD, input->of_at,
		    "“%.*s” is the fact of input “%.*s” already", STR_ARG(input->of),
		    STR_ARG(before->id));
		diag_note(reader->diag, before->of_at, "first taken here");
		return false;
	}
	return true;
}

/* Evaluators find by its place which input a value is of. */
static void add_place(
    struct catalog_reader *reader, const void *owner, struct attribute *member, size_t index)
{
	const void **key = ARENA_ARRAY(reader->keep, const void *, 2);
	struct str place = { (const char *)key, 2 * sizeof(*key) };

	key[0] = owner;
	key[1] = member;
	struct input_set *inputs = map_get(&reader->catalog->input_places, place);
	if (!inputs) {
		inputs = ARENA_NEW(reader->keep, struct input_set);
		map_put(&reader->catalog->input_places, place, inputs);
	}
	input_set_add(inputs, index);
	member->of_inputs = true;
#ifndef RIGBOOK_IN_PAGE /* where nobody asks for it */
	reader->catalog->input_owners |= catalog_owner_bit(owner);
#endif
}

/* An element that may be left out is also an input of its list. */
static void note_place(struct catalog_reader *reader, const struct input *input)
{
	const struct input_place *place = &input->place;
	struct attribute *attribute = map_get(&place->thing->kind->attributes, place->attribute->id);

	if (!place->record || input->none)
		add_place(reader, place->thing, attribute, input->index);
	if (place->record)
		add_place(reader, place->record, map_get(&attribute->fields, place->field->id),
		    input->index);
}

/* False where there is no such input afterwards. */
static bool read_input(struct catalog_reader *reader, const struct yaml_entry *entry)
{
	const struct yaml *map = entry->value;
	struct input *input = ARENA_NEW(reader->keep, struct input);

	if (!shape_is_id(reader->diag, entry->key) || !shape_is_map(reader->diag, map, "an input"))
		return false;
	shape_keys(reader->diag, map, input_keys, countof(input_keys));
	input->id = entry->key->text;
	input->at = entry->key->at;
	input->note = shape_note(reader->diag, map);
	const struct yaml *of = shape_need(reader->diag, map, STR("of"), "an input");
	if (!of || !read_place(reader, of, input) || !is_settable(reader, input) ||
	    !is_new(reader, entry->key, input))
		return false;
	input->name = shape_text(reader->diag, map, STR("name"));
	if (input->name.len == 0)
		input->name = shape_name_of_id(reader->keep, input->id);
	size_t reports = diag_count(reader->diag);
	read_ends(reader, map, input);
	read_choices(reader, map, input);
	input->sound = diag_count(reader->diag) == reports;
	read_was(reader, map, input);
	input->index = reader->catalog->inputs.count;
	map_put(&reader->catalog->inputs, input->id, input);
	note_place(reader, input);
	return true;
}

static void read_inputs(struct catalog_reader *reader, const struct yaml *map)
{
	for (size_t i = 0; i < map->count; i++)
		if (!read_input(reader, &map->entries[i]))
			map_put(&reader->catalog->lost_inputs, map->entries[i].key->text,
			    reader->catalog);
}

/* --- prices ----------------------------------------------------------------------------------- */

/* A price as an input from half to twice of itself, for who asks what a wrong one would change. */
static void add_price(struct catalog_reader *reader, const struct thing *thing, const struct facts *facts)
{
	struct catalog *catalog = reader->catalog;
	struct input *input = ARENA_NEW(reader->keep, struct input);

	input->of =
	    str_print(reader->keep, "%.*s.%.*s", STR_ARG(thing->id), STR_ARG(facts->attribute->id));
	input->id = input->of;
	input->name = str_print(
	    reader->keep, "%.*s: %.*s", STR_ARG(thing->name), STR_ARG(facts->attribute->name));
	input->at = input->of_at = facts->at[0]->at;
	input->place = (struct input_place){ .thing = thing, .attribute = facts->attribute };
	input->holds = facts->attribute;
	input->sound = true;
	input->index = catalog->asked_count;
	if (other_of_the_fact(catalog, &input->place))
		return;
	catalog->asked[catalog->asked_count++] = input;
	note_place(reader, input);
}

void catalog_add_prices(struct catalog_reader *reader)
{
	struct catalog *catalog = reader->catalog;

	catalog->asked = ARENA_ARRAY(reader->keep, const struct input *,
	    catalog->inputs.count + catalog->observation_count + 1);
	for (size_t i = 0; i < catalog->inputs.count; i++)
		catalog->asked[catalog->asked_count++] = catalog->inputs.at[i].value;
	for (size_t i = 0; i < catalog->things.count; i++) {
		const struct thing *thing = catalog->things.at[i].value;
		for (size_t j = 0; j < thing->facts.count; j++) {
			const struct facts *facts = thing->facts.at[j].value;
			if (facts->count > 0 && facts->attribute->from.len > 0 &&
			    facts->attribute->type == ATTRIBUTE_QUANTITY &&
			    !date_is_none(facts->at[0]->on))
				add_price(reader, thing, facts);
		}
	}
}

void catalog_read_inputs(struct catalog_reader *reader)
{
	catalog_each(reader, STR("inputs"), YAML_MAP, read_inputs);
}
