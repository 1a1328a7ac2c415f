#include "live/reach.h"

#include "base/ascii.h"
#include "base/fence.h"
#include "base/map.h"
#include "data/constants.h"

struct reached_kind {
	struct str id;
	const struct yaml *declared;       /* under `kinds` */
	const struct reached_kind *parent; /* `is:` */
	bool named;                        /* or its parent is: all its things are reached */
	bool reached;
	bool whole; /* all its members are reached */
};

struct reach {
	struct arena *keep;
	const struct data_trees *trees;
	struct map names, kinds; /* names: keys alone; kinds: id -> struct reached_kind */
	struct map things;       /* id -> the struct reached_kind of its section */
	struct map wholes;       /* ids of things and kinds of which all members are reached */
};

/* --- names ------------------------------------------------------------------------------------ */

static void add_name(struct reach *reach, struct str name)
{
	map_put(&reach->names, name, reach);
}

static void add_names(struct reach *reach, struct str text)
{
	for (size_t from = 0, to; from < text.len; from = to + 1) {
		to = from;
		while (to < text.len && ascii_is_name(text.at[to]))
			to++;
		if (to > from)
			add_name(reach, str_sub(text, from, to));
	}
}

static bool is_id(struct str text)
{
	size_t i = 0;

	while (i < text.len && ascii_is_name(text.at[i]))
		i++;
	return i > 0 && i == text.len;
}

/* Keys whose text is for people. */
static bool is_prose(struct str key)
{
	static const struct str keys[] = { STR_INIT("name"), STR_INIT("plural"), STR_INIT("note"),
		STR_INIT("title"), STR_INIT("source"), STR_INIT("reference") };

	for (size_t i = 0; i < countof(keys); i++)
		if (str_eq(key, keys[i]))
			return true;
	return false;
}

/* All names in a tree; `formulas`: its texts may be formulas, else only texts that are one name count. */
static void add_tree(struct reach *reach, const struct yaml *tree, bool formulas)
{
	if (tree->kind == YAML_SCALAR && (formulas || is_id(tree->text)))
		add_names(reach, tree->text);
	for (size_t i = 0; tree->kind == YAML_LIST && i < tree->count; i++)
		add_tree(reach, tree->items[i], formulas);
	for (size_t i = 0; tree->kind == YAML_MAP && i < tree->count; i++)
		if (!is_prose(tree->entries[i].key->text) || tree->entries[i].value->kind != YAML_SCALAR)
			add_tree(reach, tree->entries[i].value, formulas);
}

static bool has_name(const struct reach *reach, struct str name)
{
	return map_get(&reach->names, name) != NULL;
}

/* --- guides ----------------------------------------------------------------------------------- */

/* The line without the marks of quotes before it. */
static struct str unquoted(struct str line)
{
	struct str start = str_trim(line);

	while (str_starts(start, STR(">")))
		start = str_trim(str_sub(start, 1, start.len));
	return start;
}

/* A comparison that does not say which rows it has has one for each attribute. */
static void add_whole(struct reach *reach, struct str block)
{
	struct reach inside = { .keep = reach->keep, .names = map_in(reach->keep) };

	add_names(&inside, block);
	if (!has_name(&inside, STR("compare")) || has_name(&inside, STR("rows")))
		return;
	for (size_t i = 0; i < inside.names.count; i++)
		map_put(&reach->wholes, inside.names.at[i].key, reach);
}

static void add_fences(struct reach *reach, struct str text)
{
	struct str rest = text, line;
	struct fence fence = { 0 };
	const char *from = NULL;

	while (str_line(&rest, &line)) {
		bool is_fence = fence_follow(&fence, unquoted(line)), inside = fence.length > 0;
		if (is_fence && inside)
			from = line.at;
		else if (is_fence)
			add_whole(reach, (struct str){ from, (size_t)(line.at - from) });
		if (inside)
			add_names(reach, line);
	}
}

void reach_add_guide(struct reach *reach, struct str text)
{
	add_fences(reach, text);
	for (size_t from = str_find(text, STR("{{"), 0); from != STR_NONE;
	     from = str_find(text, STR("{{"), from)) {
		size_t to = str_find(text, STR("}}"), from);
		if (to == STR_NONE)
			to = text.len;
		add_names(reach, str_sub(text, from, to));
		from = to;
	}
}

bool reach_same_guide(struct arena *scratch, struct str before, struct str now)
{
	static const struct data_trees nothing = { 0 };
	struct reach *a = reach_new(scratch, &nothing), *b = reach_new(scratch, &nothing);

	reach_add_guide(a, before);
	reach_add_guide(b, now);
	bool same = a->names.count == b->names.count;
	for (size_t i = 0; same && i < a->names.count; i++)
		same = has_name(b, a->names.at[i].key);
	return same;
}

void reach_add_thing(struct reach *reach, struct str id)
{
	map_put(&reach->wholes, id, reach);
	add_name(reach, id);
}

/* --- kinds ------------------------------------------------------------------------------------ */

static struct reached_kind *find_kind(const struct reach *reach, struct str id)
{
	return map_get(&reach->kinds, id);
}

static void find_kinds(struct reach *reach)
{
	for (size_t f = 0; f < reach->trees->count; f++) {
		const struct yaml *kinds = yaml_get(reach->trees->files[f], STR("kinds"));
		for (size_t i = 0; kinds && kinds->kind == YAML_MAP && i < kinds->count; i++) {
			struct reached_kind *kind = ARENA_NEW(reach->keep, struct reached_kind);
			*kind = (struct reached_kind){ .id = kinds->entries[i].key->text,
				.declared = kinds->entries[i].value };
			map_put(&reach->kinds, kind->id, kind);
		}
	}
	for (size_t i = 0; i < reach->kinds.count; i++) {
		struct reached_kind *kind = reach->kinds.at[i].value;
		const struct yaml *is = yaml_get(kind->declared, STR("is"));
		kind->parent = is && is->kind == YAML_SCALAR ? find_kind(reach, is->text) : NULL;
	}
}

static void find_things(struct reach *reach)
{
	for (size_t f = 0; f < reach->trees->count; f++) {
		const struct yaml *file = reach->trees->files[f];
		for (size_t i = 0; file->kind == YAML_MAP && i < file->count; i++) {
			const struct yaml *things = file->entries[i].value;
			struct reached_kind *kind = find_kind(reach, file->entries[i].key->text);
			for (size_t j = 0; kind && things->kind == YAML_MAP && j < things->count; j++)
				map_put(&reach->things, things->entries[j].key->text, kind);
		}
	}
}

struct reach *reach_new(struct arena *keep, const struct data_trees *trees)
{
	struct reach *reach = ARENA_NEW(keep, struct reach);

	*reach = (struct reach){ keep, trees, map_in(keep), map_in(keep), map_in(keep), map_in(keep) };
	find_kinds(reach);
	find_things(reach);
	if (find_kind(reach, CONSTANTS_KIND))
		add_name(reach, CONSTANTS_THING); /* constants are named alone, without it */
	return reach;
}

static bool has_member(const struct reach *reach, const struct reached_kind *kind, struct str id)
{
	return kind->whole || has_name(reach, id);
}

/* `land: region`, `land: { type: region }`, or a sort of it: the currency of what is shown as `local` (data/local.h). */
static bool is_of_region(const struct reach *reach, const struct yaml *attribute)
{
	const struct yaml *type =
	    attribute->kind == YAML_MAP ? yaml_get(attribute, STR("type")) : attribute;
	const struct reached_kind *kind =
	    type && type->kind == YAML_SCALAR ? find_kind(reach, type->text) : NULL;

	while (kind && !str_eq(kind->id, STR("region")))
		kind = kind->parent;
	return kind != NULL;
}

static void follow_regions(struct reach *reach, const struct yaml *attributes)
{
	for (size_t i = 0; attributes && attributes->kind == YAML_MAP && i < attributes->count; i++)
		if (is_of_region(reach, attributes->entries[i].value))
			add_name(reach, attributes->entries[i].key->text);
	add_name(reach, STR("region"));
	add_name(reach, STR("currency"));
}

/* A kind's own keys, and those of its attributes and figures that are reached. */
static void follow_declaration(struct reach *reach, const struct reached_kind *kind)
{
	if (has_name(reach, STR("local")))
		follow_regions(reach, yaml_get(kind->declared, STR("attributes")));
	for (size_t i = 0; kind->declared->kind == YAML_MAP && i < kind->declared->count; i++) {
		const struct yaml_entry *entry = &kind->declared->entries[i];
		bool members = str_eq(entry->key->text, STR("attributes")) ||
		    str_eq(entry->key->text, STR("figures"));
		if (!members || entry->value->kind != YAML_MAP)
			continue;
		for (size_t j = 0; j < entry->value->count; j++)
			if (has_member(reach, kind, entry->value->entries[j].key->text))
				add_tree(reach, entry->value->entries[j].value, true);
	}
}

static void follow_kinds(struct reach *reach)
{
	for (size_t i = 0; i < reach->kinds.count; i++) {
		struct reached_kind *kind = reach->kinds.at[i].value;
		struct reached_kind *parent = kind->parent ? find_kind(reach, kind->parent->id) : NULL;
		kind->named |= has_name(reach, kind->id) || (parent && parent->named);
		kind->reached |= kind->named;
		kind->whole |= map_get(&reach->wholes, kind->id) != NULL;
		if (kind->reached && parent) {
			parent->reached = true;
			parent->whole |= kind->whole;
		}
		if (kind->reached)
			follow_declaration(reach, kind);
	}
}

/* --- things ----------------------------------------------------------------------------------- */

static void follow_things(struct reach *reach, struct reached_kind *kind, const struct yaml *things)
{
	for (size_t i = 0; things->kind == YAML_MAP && i < things->count; i++) {
		struct str id = things->entries[i].key->text;
		const struct yaml *facts = things->entries[i].value;
		if (!kind->named && !has_name(reach, id))
			continue;
		kind->reached = true;
		kind->whole |= map_get(&reach->wholes, id) != NULL;
		for (size_t j = 0; facts->kind == YAML_MAP && j < facts->count; j++)
			if (has_member(reach, kind, facts->entries[j].key->text))
				add_tree(reach, facts->entries[j].value, false);
	}
}

static void follow_file(struct reach *reach, const struct yaml *file)
{
	for (size_t i = 0; file->kind == YAML_MAP && i < file->count; i++) {
		struct str key = file->entries[i].key->text;
		struct reached_kind *kind = find_kind(reach, key);
		if (kind)
			follow_things(reach, kind, file->entries[i].value);
		else if (str_eq(key, STR("inputs")) || str_eq(key, STR("scenarios")))
			add_tree(reach, file->entries[i].value, true);
	}
}

static size_t reached_count(const struct reach *reach)
{
	size_t count = reach->names.count;

	for (size_t i = 0; i < reach->kinds.count; i++) {
		const struct reached_kind *kind = reach->kinds.at[i].value;
		count += kind->named + kind->reached + kind->whole;
	}
	return count;
}

void reach_follow(struct reach *reach)
{
	size_t before;

	if (reach->trees->config)
		add_tree(reach, reach->trees->config, false);
	do {
		before = reached_count(reach);
		follow_kinds(reach);
		for (size_t i = 0; i < reach->trees->count; i++)
			follow_file(reach, reach->trees->files[i]);
	} while (reached_count(reach) > before);
}

bool reach_has_kind(const struct reach *reach, struct str kind)
{
	const struct reached_kind *found = find_kind(reach, kind);

	return !found || found->reached;
}

bool reach_has_thing(const struct reach *reach, struct str thing)
{
	const struct reached_kind *kind = map_get(&reach->things, thing);

	return !kind || kind->named || has_name(reach, thing);
}

bool reach_has_member(const struct reach *reach, struct str kind, struct str member)
{
	const struct reached_kind *found = find_kind(reach, kind);

	return !found || has_member(reach, found, member);
}
