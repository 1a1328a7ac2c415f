#include "data/constants.h"

#include "base/ascii.h"
#include "data/sections.h"
#include "data/shape.h"

/* Those that say what a constant is; the others, what its value is. */
static const struct str constant_keys[] = { STR_INIT("value"), STR_INIT("source"), STR_INIT("on"),
	STR_INIT("note"), STR_INIT("name"), STR_INIT("unit"), STR_INIT("type"), STR_INIT("better"),
	STR_INIT("min"), STR_INIT("max"), STR_INIT("show"), STR_INIT("was") };
#define FACT_KEYS 4

struct declaring {
	struct arena *keep;
	struct diag *diag;
	struct map names;                      /* id -> its key */
	struct yaml_entry *attributes, *facts; /* with room for all */
	size_t count;
};

/* --- trees ------------------------------------------------------------------------------------ */

static struct yaml *scalar(struct arena *keep, struct str text, struct pos at)
{
	struct yaml *node = ARENA_NEW(keep, struct yaml);

	*node = (struct yaml){ .kind = YAML_SCALAR, .plain = true, .text = text, .at = at };
	return node;
}

static const struct yaml *map_of(
    struct arena *keep, const struct yaml_entry *entries, size_t count, struct pos at)
{
	struct yaml *map = ARENA_NEW(keep, struct yaml);

	*map = (struct yaml){ .kind = YAML_MAP, .entries = entries, .count = count, .at = at };
	return map;
}

static struct yaml_entry entry(
    struct arena *keep, struct str key, const struct yaml *value, struct pos at)
{
	return (struct yaml_entry){ scalar(keep, key, at), value };
}

/* --- types ------------------------------------------------------------------------------------ */

/* The first of several values with their sources; NULL where there is none, or it is no single word. */
static const struct yaml *first_value(const struct yaml *value)
{
	if (value && value->kind == YAML_LIST)
		value = value->count > 0 ? yaml_get(value->items[0], STR("value")) : NULL;
	return value && value->kind == YAML_SCALAR && value->text.len > 0 ? value : NULL;
}

static bool starts_number(struct str text)
{
	static const char signs[] = "~<>=.-+";

	for (size_t i = 0; signs[i]; i++)
		if (text.at[0] == signs[i])
			return true;
	return ascii_is_digit(text.at[0]);
}

/* "~2.4 GBP/kWh" is in GBP/kWh: what stands behind the last blank, unless it is a number itself. */
static const struct yaml *unit_of(struct arena *keep, const struct yaml *value)
{
	size_t from = value->text.len;

	while (from > 0 && value->text.at[from - 1] != ' ')
		from--;
	struct str unit = str_sub(value->text, from, value->text.len);
	if (from == 0 || unit.len == 0 || starts_number(unit))
		return NULL;
	return scalar(keep, unit, yaml_pos_at(value, from));
}

/* What a constant that does not say it holds: the unit of its number, a truth or a day. False after a report. */
static bool infer(struct declaring *to, const struct yaml_entry *constant, const struct yaml *value,
    struct yaml_entry *out)
{
	const struct yaml *unit = starts_number(value->text) ? unit_of(to->keep, value) : NULL;
	const char *type = date_is_shaped(value->text) ? "date"
	    : starts_number(value->text)               ? "number"
	    : str_eq(value->text, STR("true"))         ? "truth"
	    : str_eq(value->text, STR("false"))        ? "truth"
						       : NULL;

	if (unit)
		*out = entry(to->keep, STR("unit"), unit, unit->at);
	else if (type)
		*out = entry(
		    to->keep, STR("type"), scalar(to->keep, str_from(type), value->at), value->at);
	if (unit || type)
		return true;
	diag_report(to->diag, DIAG_KEY_MISSING, value->at,
	    "“%.*s” is no number, truth or day: “%.*s” needs “unit” or “type”",
	    STR_ARG(value->text), STR_ARG(constant->key->text));
	diag_hint(to->diag, "write type: text, or the id of a kind");
	return false;
}

/* --- declaring -------------------------------------------------------------------------------- */

static bool is_fact_key(struct str key)
{
	for (size_t i = 0; i < FACT_KEYS; i++)
		if (str_eq(key, constant_keys[i]))
			return true;
	return false;
}

/* The entries of a constant's mapping that say what it is, or what its value is. */
static struct yaml_entry *half(struct arena *keep, const struct yaml *map, bool facts, size_t *count)
{
	struct yaml_entry *entries = ARENA_ARRAY(keep, struct yaml_entry, map->count + 2);

	*count = 0;
	for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++)
		if (is_fact_key(map->entries[i].key->text) == facts)
			entries[(*count)++] = map->entries[i];
	return entries;
}

/* Its value, alone or with its source; or several of those. NULL after a report. */
static const struct yaml *fact_of(
    struct declaring *to, const struct yaml *yaml, const struct yaml **value)
{
	size_t count;

	*value = yaml;
	if (yaml->kind == YAML_SCALAR)
		return yaml;
	if (!shape_is_map(to->diag, yaml, "a constant"))
		return NULL;
	shape_keys(to->diag, yaml, constant_keys, countof(constant_keys));
	*value = shape_need(to->diag, yaml, STR("value"), "a constant");
	if (!*value || (*value)->kind == YAML_LIST)
		return *value;
	const struct yaml_entry *entries = half(to->keep, yaml, true, &count);
	return map_of(to->keep, entries, count, yaml->at);
}

static bool is_new(struct declaring *to, const struct yaml *key)
{
	const struct yaml *before = map_get(&to->names, key->text);

	if (!before) {
		map_put(&to->names, key->text, (void *)key);
		return shape_is_id(to->diag, key);
	}
	diag_report(to->diag, DIAG_ID_DUPLICATE, key->at, "there is a constant “%.*s” already",
	    STR_ARG(key->text));
	diag_note(to->diag, before->at, "first declared here");
	return false;
}

static void declare(struct declaring *to, const struct yaml_entry *constant)
{
	const struct yaml *yaml = constant->value, *value;
	size_t count;

	if (!is_new(to, constant->key))
		return;
	const struct yaml *fact = fact_of(to, yaml, &value), *first = first_value(value);
	struct yaml_entry *entries = half(to->keep, yaml, false, &count);
	bool typed = yaml_get(yaml, STR("unit")) || yaml_get(yaml, STR("type"));
	if (fact && !typed && first && !infer(to, constant, first, &entries[count++]))
		fact = NULL;
	if (fact && !typed && !first)
		diag_report(to->diag, DIAG_VALUE_SHAPE, value->at,
		    "a constant is a value, or a mapping of value, source, on and so on");
	if (!fact || (!typed && !first)) {
		diag_name_taken(to->diag, constant->key->text);
		diag_add_lost(to->diag, LOST_THING);
		return;
	}
	struct pos at = constant->key->at;
	to->attributes[to->count] =
	    (struct yaml_entry){ constant->key, map_of(to->keep, entries, count, at) };
	to->facts[to->count++] = (struct yaml_entry){ constant->key, fact };
}

/* The kind with its attributes and the thing with its facts, as a data file. */
static const struct yaml *declared(struct declaring *to, const struct language *words, struct pos at)
{
	struct arena *keep = to->keep;
	struct yaml_entry *kind = ARENA_ARRAY(keep, struct yaml_entry, 3),
			  *file = ARENA_ARRAY(keep, struct yaml_entry, 4),
			  *facts = ARENA_ARRAY(keep, struct yaml_entry, to->count + 1);
	const struct yaml *name = scalar(keep, words_get(words, WORD_CONSTANTS), at);

	kind[0] = entry(keep, STR("name"), name, at);
	kind[1] = entry(keep, STR("plural"), name, at);
	kind[2] = entry(keep, STR("attributes"), map_of(keep, to->attributes, to->count, at), at);
	facts[0] = kind[0];
	for (size_t i = 0; i < to->count; i++)
		facts[i + 1] = to->facts[i];
	file[2] = entry(keep, CONSTANTS_KIND, map_of(keep, kind, 3, at), at);
	file[3] = entry(keep, CONSTANTS_THING, map_of(keep, facts, to->count + 1, at), at);
	file[0] = entry(keep, STR("kinds"), map_of(keep, &file[2], 1, at), at);
	file[1] = entry(keep, CONSTANTS_KIND, map_of(keep, &file[3], 1, at), at);
	return map_of(keep, file, 2, at);
}

/* A file without its section of constants. */
static const struct yaml *without(struct arena *keep, const struct yaml *file, const struct yaml *section)
{
	struct yaml_entry *entries = ARENA_ARRAY(keep, struct yaml_entry, file->count);
	struct yaml *copy = arena_copy(keep, file, sizeof(*file));

	copy->count = 0;
	copy->entries = entries;
	for (size_t i = 0; i < file->count; i++)
		if (file->entries[i].value != section)
			entries[copy->count++] = file->entries[i];
	return copy;
}

const struct yaml *const *constants_declare(struct arena *keep, struct diag *diag,
    const struct language *words, const struct yaml *const *files, size_t *count)
{
	struct declaring to = { .keep = keep, .diag = diag, .names = map_in(keep) };
	const struct yaml **all = ARENA_ARRAY(keep, const struct yaml *, *count + 1);
	const struct yaml *section = NULL;
	size_t room = 0;

	if (sections_has_kind(files, *count, CONSTANTS_KIND))
		return files;
	for (size_t i = 0; i < *count; i++) {
		sections_mend(diag, files, *count, files[i], CONSTANTS_KIND);
		const struct yaml *map = yaml_get(files[i], CONSTANTS_KIND);
		room += map && map->kind == YAML_MAP ? map->count : 0;
	}
	to.attributes = ARENA_ARRAY(keep, struct yaml_entry, room + 1);
	to.facts = ARENA_ARRAY(keep, struct yaml_entry, room + 1);
	for (size_t i = 0; i < *count; i++) {
		const struct yaml *map = yaml_get(files[i], CONSTANTS_KIND);
		all[i] = map ? without(keep, files[i], map) : files[i];
		if (!map || !shape_is_map(diag, map, "“constants”"))
			continue;
		section = section ? section : map;
		shape_repeated(diag, map, LOST_THING);
		for (size_t j = 0; map->kind == YAML_MAP && j < map->count; j++)
			declare(&to, &map->entries[j]);
	}
	if (!section)
		return files;
	all[(*count)++] = declared(&to, words, section->at);
	return all;
}
