#include "data/catalog_things.h"

#include "data/catalog_find.h"
#include "data/catalog_value.h"
#include "data/fallen.h"
#include "formula/word_set.h"

static const struct str fact_keys[] = {
	STR_INIT("value"),
	STR_INIT("source"),
	STR_INIT("on"),
	STR_INIT("note"),
};

static bool is_fact_key(struct str key)
{
	return str_is_among(key, fact_keys, countof(fact_keys));
}

/* A thing counts among those of its kind and of all the kinds that its kind is a sort of. */
static void join_kinds(struct catalog_reader *reader, const struct thing *thing)
{
	for (const struct kind *of = thing->kind; of; of = of->is) {
		struct kind *kind = map_get(&reader->catalog->schema->kinds, of->id);
		kind->things = arena_room(reader->keep, kind->things, kind->thing_count,
		    &kind->thing_room, sizeof(*kind->things));
		kind->things[kind->thing_count++] = thing;
	}
}

static void declare_thing(
    struct catalog_reader *reader, const struct kind *kind, const struct yaml_entry *entry)
{
	struct str id = entry->key->text;

	if (!catalog_take_name(reader, entry->key, id, "a thing") ||
	    !shape_is_map(reader->diag, entry->value, "a thing")) {
		diag_name_taken(reader->diag, id);
		diag_add_lost(reader->diag, LOST_THING);
		return;
	}
	struct thing *thing = ARENA_NEW(reader->keep, struct thing);
	*thing = (struct thing){ .id = id,
		.kind = kind,
		.at = entry->key->at,
		.facts = map_in(reader->keep),
		.slug = shape_slug(reader->keep, id),
		.index = reader->catalog->things.count };
	thing->name = shape_need_text(reader->diag, entry->value, STR("name"), "a thing");
	thing->name = thing->name.len ? thing->name : shape_name_of_id(reader->keep, id);
	const struct yaml *note = yaml_get(entry->value, STR("note"));
	thing->note = shape_text(reader->diag, entry->value, STR("note"));
	thing->note_at = note ? yaml_pos_at(note, 0) : thing->at;
	thing->retired = shape_date(reader->diag, entry->value, STR("retired"));
	map_put(&reader->catalog->things, id, thing);
	map_put(&reader->thing_yaml, id, (void *)entry->value);
	join_kinds(reader, thing);
}

static void take_former(struct catalog_reader *reader, struct thing *thing, const struct yaml *id)
{
	if (!shape_text_of(reader->diag, id, "an id").len ||
	    !catalog_take_name(reader, id, id->text, "a thing, once or now,"))
		return;
	thing->was[thing->was_count++] = id->text;
	map_put(&reader->catalog->former, id->text, thing);
}

/* Old ids come after all new ones, so that a clash is told of the old one. */
static void read_former(struct catalog_reader *reader)
{
	for (size_t i = 0; i < reader->catalog->things.count; i++) {
		struct thing *thing = reader->catalog->things.at[i].value;
		const struct yaml *was = yaml_get(map_get(&reader->thing_yaml, thing->id), STR("was"));
		if (!was)
			continue;
		thing->was = ARENA_ARRAY(reader->keep, struct str, was->count + 1);
		if (was->kind == YAML_SCALAR)
			take_former(reader, thing, was);
		else if (shape_is_list(reader->diag, was, "“was”"))
			for (size_t j = 0; j < was->count; j++)
				take_former(reader, thing, was->items[j]);
	}
}

/* Where a mistake was told, what a formula compares with may be what is lost. */
void catalog_list_words(struct catalog_reader *reader)
{
	const struct map *kinds = &reader->catalog->schema->kinds;

	if (diag_has(reader->diag, SEVERITY_ERROR))
		return;
	for (size_t i = 0; i < kinds->count; i++) {
		struct kind *kind = kinds->at[i].value;
		struct str *ids = ARENA_ARRAY(reader->keep, struct str, kind->thing_count + 1);
		struct str *names = ARENA_ARRAY(reader->keep, struct str, kind->thing_count + 1);
		for (size_t k = 0; k < kind->thing_count; k++) {
			ids[k] = kind->things[k]->id;
			names[k] = kind->things[k]->name;
		}
		kind->ids = word_set_new(reader->keep, ids, kind->thing_count);
		kind->names = word_set_new(reader->keep, names, kind->thing_count);
	}
}

void catalog_declare_things(struct catalog_reader *reader)
{
	for (size_t i = 0; i < reader->file_count; i++) {
		const struct yaml *file = reader->files[i];
		for (size_t j = 0; file->kind == YAML_MAP && j < file->count; j++) {
			const struct yaml_entry *section = &file->entries[j];
			const struct kind *kind = catalog_kind(reader->catalog, section->key->text);
			if (!kind ||
			    !shape_is_map(reader->diag, section->value, "things under their kind"))
				continue;
			shape_repeated(reader->diag, section->value, LOST_THING);
			for (size_t k = 0; k < section->value->count; k++)
				declare_thing(reader, kind, &section->value->entries[k]);
		}
	}
	read_former(reader);
}

static void note_index(struct arena *keep, struct thing *thing, struct facts *facts)
{
	size_t index = facts->attribute->index, count = thing->by_index_count;

	if (index >= count) {
		size_t wanted =
		    index >= thing->kind->attributes.count ? index + 1 : thing->kind->attributes.count;
		struct facts **longer = ARENA_ARRAY(keep, struct facts *, wanted);
		for (size_t i = 0; i < count; i++)
			longer[i] = thing->by_index[i];
		thing->by_index = longer;
		thing->by_index_count = wanted;
	}
	thing->by_index[index] = facts;
}

void thing_add_fact(struct catalog_reader *reader, const struct thing *of, const struct fact *fact)
{
	struct thing *thing = map_get(&reader->catalog->things, of->id);
	struct facts *facts = map_get(&thing->facts, fact->attribute->id);

	if (!facts) {
		facts = ARENA_NEW(reader->keep, struct facts);
		facts->attribute = fact->attribute;
		map_put(&thing->facts, fact->attribute->id, facts);
		note_index(reader->keep, thing, facts);
	}
	facts->at =
	    arena_room(reader->keep, facts->at, facts->count, &facts->room, sizeof(*facts->at));
	facts->at[facts->count++] = fact;
	facts->dated |= !date_is_none(fact->on);
}

/* Prices have dates, so they are observations; only that there is none can be said with the thing itself. */
static bool may_stand_here(
    struct catalog_reader *reader, const struct fact *fact, const struct yaml *value)
{
	if (fact->attribute->from.len == 0 || fact->value.kind == VALUE_BAD ||
	    fact->value.kind == VALUE_UNKNOWN || fact->value.kind == VALUE_INAPPLICABLE)
		return true;
	diag_report(reader->diag, DIAG_VALUE_SHAPE, value->at,
	    "%.*s is an observation and needs its date", STR_ARG(fact->attribute->name));
	diag_hint(reader->diag,
	    "write it under prices: - { on: DATE, item: %.*s, price: %.*s, source: … }",
	    STR_ARG(fact->thing->id), STR_ARG(value->text));
	return false;
}

/* One value of an attribute; `map` holds its source and date, or is NULL where the value stands alone. */
static void read_fact(struct catalog_reader *reader, const struct value_context *context,
    const struct attribute *attribute, const struct yaml *value, const struct yaml *map)
{
	struct fact *fact = ARENA_NEW(reader->keep, struct fact);

	*fact = (struct fact){ .value = VALUE_OF_BAD,
		.at = value->at,
		.on = DATE_NONE,
		.attribute = attribute,
		.thing = context->thing,
		.source = context->source };
	struct value_context own = *context;
	if (map) {
		shape_keys(reader->diag, map, fact_keys, countof(fact_keys));
		const struct reference *source =
		    catalog_source(reader->catalog, reader->diag, map, "a value", false);
		own.source = fact->source = source ? source : context->source;
		fact->on = catalog_on(reader, yaml_get(map, STR("on")));
		fact->note = shape_note(reader->diag, map);
	}
	value_read(&own, attribute, value, &fact->value);
	if (value->kind == YAML_SCALAR)
		fact->literal = value->text;
	fact_finish(reader->keep, fact, attribute->slug, false);
	if (may_stand_here(reader, fact, value))
		thing_add_fact(reader, context->thing, fact);
}

/* What a mistyped key or a cut value was to say is bad, and not unknown: the mistake has been told. */
static void add_bad(struct catalog_reader *reader, const struct thing *thing,
    const struct attribute *attribute, struct pos at)
{
	struct fact *fact = ARENA_NEW(reader->keep, struct fact);

	*fact = (struct fact){
		.value = VALUE_OF_BAD, .at = at, .on = DATE_NONE, .attribute = attribute, .thing = thing
	};
	fact_finish(reader->keep, fact, attribute->slug, false);
	thing_add_fact(reader, thing, fact);
}

/* `val`, `valeu` */
static bool is_like_value(struct str key)
{
	return shape_is_mistyped(key, STR("value")) || (key.len > 1 && str_starts(STR("value"), key));
}

/*
 * True after a report: in a mapping without “value”, the one key that does not belong there was meant
 * for it, if it is like it or stands beside those that do (`{ val: 170 W }`, `{ amount: 2 W, source: s }`).
 */
static bool report_foreign_key(struct catalog_reader *reader, const struct yaml *map)
{
	const struct yaml *foreign = NULL;
	size_t count = 0;

	for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++) {
		if (is_fact_key(map->entries[i].key->text))
			continue;
		foreign = map->entries[i].key;
		count++;
	}
	if (count != 1 || yaml_get(map, STR("value")) ||
	    (map->count == 1 && !is_like_value(foreign->text)))
		return false;
	diag_report(reader->diag, DIAG_KEY_UNKNOWN, foreign->at, "unknown key “%.*s”",
	    STR_ARG(foreign->text));
	diag_hint(reader->diag, "did you mean “value”?");
	return true;
}

static bool is_sourced(const struct yaml *yaml)
{
	return yaml->kind == YAML_MAP && yaml_get(yaml, STR("value"));
}

/* Several values, each with its source: not to be taken for a list whose elements are plain. */
static bool are_sourced(const struct attribute *attribute, const struct yaml *yaml)
{
	if (yaml->kind != YAML_LIST || yaml->count == 0 || map_get(&attribute->fields, STR("value")))
		return false;
	return attribute->type != ATTRIBUTE_LIST || is_sourced(yaml->items[0]);
}

static void read_sourced(struct catalog_reader *reader, const struct value_context *context,
    const struct attribute *attribute, const struct yaml *map)
{
	const struct yaml *value = yaml_get(map, STR("value"));

	if (value) {
		const struct yaml_entry *entry = map->entries;
		while (entry->value != value)
			entry++;
		if (!shape_is_cut(map, entry)) {
			read_fact(reader, context, attribute, value, map);
			return;
		}
		add_bad(reader, context->thing, attribute, map->at);
	} else if (report_foreign_key(reader, map)) {
		add_bad(reader, context->thing, attribute, map->at);
		return;
	} else if (map->kind == YAML_MAP) {
		diag_report(reader->diag, DIAG_KEY_MISSING, map->at,
		    "one of several values needs “value” and “source”");
	} else {
		diag_report(reader->diag, DIAG_VALUE_SHAPE, map->at,
		    "one of several values must be a mapping, not %s", yaml_kind_name(map));
		diag_hint(reader->diag, "write - { value: %.*s, source: … }", STR_ARG(map->text));
		return;
	}
	shape_keys(reader->diag, map, fact_keys, countof(fact_keys));
}

static void read_attribute(struct catalog_reader *reader, const struct value_context *context,
    const struct attribute *attribute, const struct yaml *yaml)
{
	if (is_sourced(yaml)) {
		read_sourced(reader, context, attribute, yaml);
	} else if (are_sourced(attribute, yaml)) {
		for (size_t i = 0; i < yaml->count; i++)
			read_sourced(reader, context, attribute, yaml->items[i]);
	} else if (attribute->type != ATTRIBUTE_LIST && report_foreign_key(reader, yaml)) {
		add_bad(reader, context->thing, attribute, yaml->at);
	} else {
		read_fact(reader, context, attribute, yaml, NULL);
	}
}

static void report_unknown(struct catalog_reader *reader, const struct thing *thing,
    const struct yaml *map, const struct yaml_entry *entry)
{
	const struct kind *kind = thing->kind;
	const struct figure *figure = map_get(&kind->figures, entry->key->text);

	if (figure) {
		diag_report(reader->diag, DIAG_KEY_UNKNOWN, entry->key->at,
		    "“%.*s” is a figure: it is computed and cannot be set", STR_ARG(figure->id));
		diag_note(reader->diag, figure->at, "declared here");
		return;
	}
	struct near near = near_to(entry->key->text);
	kind_offer_attributes(kind, &near);
	schema_offer_thing_keys(&near);
	yaml_report_unknown_key(reader->diag, map, entry, &near);
	if (!kind->incomplete)
		diag_independent(reader->diag);
	const struct attribute *meant = map_get(&kind->attributes, near.best);
	if (meant && !yaml_get(map, meant->id))
		add_bad(reader, thing, meant, entry->key->at);
}

/* How many keys of a thing are none of its kind's. With `other`, of those that this kind knows. */
static size_t count_strange(const struct yaml *map, const struct kind *kind, const struct kind *other)
{
	size_t count = 0;

	for (size_t i = 0; i < map->count; i++) {
		struct str key = map->entries[i].key->text;
		bool strange = !schema_is_thing_key(key) && !map_get(&kind->attributes, key);
		count += strange && (!other || map_get(&other->attributes, key));
	}
	return count;
}

/*
 * Several strange keys that are all of one other kind are one mistake: the kind lacks its `is`. Told
 * once for the kind, which is then known as incomplete.
 */
static void report_lost_parent(
    struct catalog_reader *reader, const struct thing *thing, const struct yaml *map)
{
	const struct map *kinds = &reader->catalog->schema->kinds;
	struct kind *own = map_get(kinds, thing->kind->id);
	size_t strange = own->incomplete ? 0 : count_strange(map, own, NULL);
	const struct kind *meant = NULL;

	for (size_t i = 0; strange > 1 && !meant && i < kinds->count; i++)
		if (count_strange(map, own, kinds->at[i].value) == strange)
			meant = kinds->at[i].value;
	if (!meant)
		return;
	while (meant->is && count_strange(map, own, meant->is) == strange)
		meant = meant->is;
	size_t first = 0;
	while (schema_is_thing_key(map->entries[first].key->text) ||
	    map_get(&own->attributes, map->entries[first].key->text))
		first++;
	const struct yaml *key = map->entries[first].key;
	diag_report(reader->diag, DIAG_KEY_UNKNOWN, key->at,
	    "“%.*s” and %zu more keys are of the kind %.*s, and a %.*s is none", STR_ARG(key->text),
	    strange - 1, STR_ARG(meant->id), STR_ARG(own->id));
	diag_independent(reader->diag);
	diag_note(reader->diag, own->at, "the kind stands here");
	diag_hint(reader->diag, "if it is one, say so there: is: %.*s", STR_ARG(meant->id));
	own->incomplete = true;
	diag_add_lost(reader->diag, LOST_KIND | LOST_THING);
}

static void read_thing_facts(struct catalog_reader *reader, const struct thing *thing)
{
	const struct yaml *map = map_get(&reader->thing_yaml, thing->id);
	struct value_context context = { reader->catalog, reader->keep, reader->diag, thing, NULL };

	report_lost_parent(reader, thing, map);
	context.source = catalog_source(reader->catalog, reader->diag, map, "a thing", false);
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_entry *entry = &map->entries[i];
		const struct attribute *attribute = map_get(&thing->kind->attributes, entry->key->text);
		if (attribute && shape_is_cut(map, entry))
			add_bad(reader, thing, attribute, entry->value->at);
		else if (attribute)
			read_attribute(reader, &context, attribute, entry->value);
		else if (!attribute && !schema_is_thing_key(entry->key->text))
			report_unknown(reader, thing, map, entry);
	}
}

/* Said with a mistake in its value or, by a key that means nothing else, in its name: that has been reported. */
static bool is_misspelled(
    const struct yaml *map, const struct attribute *attribute, const struct kind *kind)
{
	for (size_t i = 0; i < map->count; i++) {
		struct str key = map->entries[i].key->text;
		if (str_eq(key, attribute->id) ||
		    (!map_get(&kind->attributes, key) && !schema_is_thing_key(key) &&
			shape_is_mistyped(key, attribute->id)))
			return true;
	}
	return false;
}

/* Gives an attribute's default to all things that say nothing of it. One that is bad is told once. */
static void read_defaults(
    struct catalog_reader *reader, const struct kind *kind, const struct attribute *attribute)
{
	bool bad = false;

	for (size_t i = 0; i < kind->thing_count; i++) {
		const struct thing *thing = kind->things[i];
		struct value_context context = { reader->catalog, reader->keep, reader->diag, thing,
			NULL };
		const struct yaml *map = map_get(&reader->thing_yaml, thing->id);
		size_t told = diag_count(reader->diag);
		if (thing_facts(thing, attribute->id) || is_misspelled(map, attribute, thing->kind))
			continue;
		if (bad)
			add_bad(reader, thing, attribute, attribute->by_default->at);
		else
			read_attribute(reader, &context, attribute, attribute->by_default);
		bad = bad || diag_count(reader->diag) > told;
	}
}

static void read_all_defaults(struct catalog_reader *reader)
{
	const struct map *kinds = &reader->catalog->schema->kinds;

	for (size_t i = 0; i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		for (size_t j = 0; j < kind->attributes.count; j++) {
			const struct attribute *attribute = kind->attributes.at[j].value;
			if (attribute->kind == kind && attribute->by_default && attribute->sound)
				read_defaults(reader, kind, attribute);
		}
	}
}

/* Of mistakes in a thing's facts the cause may be that it is of another kind. */
static void look_where_it_fell(
    struct catalog_reader *reader, const struct thing *thing, size_t told_before)
{
#ifdef RIGBOOK_IN_PAGE /* whose data has none */
	(void)reader, (void)thing, (void)told_before;
#else
	bool alone = (diag_lost(reader->diag) & LOST_SECTION) != 0;

	if (!alone && diag_count(reader->diag) > told_before)
		fallen_report_thing(reader, thing, map_get(&reader->thing_yaml, thing->id));
#endif
}

void catalog_read_facts(struct catalog_reader *reader)
{
	for (size_t i = 0; i < reader->catalog->things.count; i++) {
		const struct thing *thing = reader->catalog->things.at[i].value;
		size_t told = diag_count(reader->diag);
		read_thing_facts(reader, thing);
		look_where_it_fell(reader, thing, told);
	}
	read_all_defaults(reader);
}

void catalog_check_required(struct catalog_reader *reader)
{
	for (size_t i = 0; i < reader->catalog->things.count; i++) {
		const struct thing *thing = reader->catalog->things.at[i].value;
		const struct yaml *map = map_get(&reader->thing_yaml, thing->id);
		for (size_t j = 0; j < thing->kind->attributes.count; j++) {
			const struct attribute *attribute = thing->kind->attributes.at[j].value;
			if (!attribute->required || thing_facts(thing, attribute->id) ||
			    is_misspelled(map, attribute, thing->kind))
				continue;
			diag_report(reader->diag, DIAG_ATTRIBUTE_MISSING, thing->at,
			    "%.*s has no %s“%.*s”", STR_ARG(thing->id),
			    attribute->from.len ? "observation of its " : "", STR_ARG(attribute->id));
			diag_note(reader->diag, attribute->at, "required here");
		}
	}
}
