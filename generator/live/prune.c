#include "live/prune.h"

struct pruner {
	struct arena *keep;
	const struct reach *reach; /* NULL: all */
	bool sources;              /* some observation is retracted */
};

/* What is put in place of an entry's value; NULL: the entry is left out. */
typedef const struct yaml *(*prune_entry)(
    const struct pruner *pruner, const struct yaml_entry *entry, struct str kind);

static const struct yaml *prune_map(
    const struct pruner *pruner, const struct yaml *map, struct str kind, prune_entry entry)
{
	struct yaml *out = arena_copy(pruner->keep, map, sizeof(*map));
	struct yaml_entry *entries = ARENA_ARRAY(pruner->keep, struct yaml_entry, map->count + 1);

	out->count = 0;
	out->entries = entries;
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml *value = entry(pruner, &map->entries[i], kind);
		if (value)
			entries[out->count++] = (struct yaml_entry){ map->entries[i].key, value };
	}
	return out;
}

static bool is_key(const struct yaml_entry *entry, const char *key)
{
	return str_eq(entry->key->text, str_from(key));
}

/* --- within things and declarations ----------------------------------------------------------- */

static const struct yaml *prune_tree(const struct pruner *pruner, const struct yaml *tree);

/* That there is a note counts (a fact that contradicts another needs one), not what it says. */
static const struct yaml *prune_inside(
    const struct pruner *pruner, const struct yaml_entry *entry, struct str kind)
{
	static const struct yaml some = { .kind = YAML_SCALAR, .plain = true, .text = STR_INIT("…") };
	bool text = entry->value->kind == YAML_SCALAR;

	(void)kind;

	/* A text alone: an attribute of such a name is declared by a mapping. */
	if (text && (is_key(entry, "reference") || (is_key(entry, "source") && !pruner->sources)))
		return NULL;
	if (text && is_key(entry, "note") && !yaml_is_empty(entry->value))
		return &some;
	return prune_tree(pruner, entry->value);
}

static const struct yaml *prune_list(const struct pruner *pruner, const struct yaml *list)
{
	struct yaml *out = arena_copy(pruner->keep, list, sizeof(*list));
	const struct yaml **items = ARENA_ARRAY(pruner->keep, const struct yaml *, list->count + 1);

	out->items = items;
	for (size_t i = 0; i < list->count; i++)
		items[i] = prune_tree(pruner, list->items[i]);
	return out;
}

static const struct yaml *prune_tree(const struct pruner *pruner, const struct yaml *tree)
{
	if (tree->kind == YAML_MAP)
		return prune_map(pruner, tree, STR(""), prune_inside);
	return tree->kind == YAML_LIST ? prune_list(pruner, tree) : tree;
}

/* --- things ----------------------------------------------------------------------------------- */

/* What every thing has beside its attributes (rigbook-data(5)). */
static bool is_of_things(const struct yaml_entry *entry)
{
	return is_key(entry, "name") || is_key(entry, "retired") || is_key(entry, "note") ||
	    is_key(entry, "source");
}

static const struct yaml *prune_fact(
    const struct pruner *pruner, const struct yaml_entry *entry, struct str kind)
{
	if (pruner->reach && !is_of_things(entry) &&
	    !reach_has_member(pruner->reach, kind, entry->key->text))
		return NULL;
	return prune_inside(pruner, entry, kind);
}

static const struct yaml *prune_thing(
    const struct pruner *pruner, const struct yaml_entry *entry, struct str kind)
{
	if (pruner->reach && !reach_has_thing(pruner->reach, entry->key->text))
		return NULL;
	return entry->value->kind == YAML_MAP ? prune_map(pruner, entry->value, kind, prune_fact)
					      : entry->value;
}

/* --- kinds ------------------------------------------------------------------------------------ */

static const struct yaml *prune_member(
    const struct pruner *pruner, const struct yaml_entry *entry, struct str kind)
{
	if (pruner->reach && !reach_has_member(pruner->reach, kind, entry->key->text))
		return NULL;
	return prune_tree(pruner, entry->value);
}

static const struct yaml *prune_kind_key(
    const struct pruner *pruner, const struct yaml_entry *entry, struct str kind)
{
	bool members = is_key(entry, "attributes") || is_key(entry, "figures");

	return members && entry->value->kind == YAML_MAP
	    ? prune_map(pruner, entry->value, kind, prune_member)
	    : prune_inside(pruner, entry, kind);
}

static const struct yaml *prune_kind(
    const struct pruner *pruner, const struct yaml_entry *entry, struct str kind)
{
	(void)kind;

	if (pruner->reach && !reach_has_kind(pruner->reach, entry->key->text))
		return NULL;
	return entry->value->kind == YAML_MAP
	    ? prune_map(pruner, entry->value, entry->key->text, prune_kind_key)
	    : entry->value;
}

/* --- files ------------------------------------------------------------------------------------ */

static const struct yaml *prune_prices(const struct pruner *pruner, const struct yaml *prices)
{
	struct yaml *out = arena_copy(pruner->keep, prices, sizeof(*prices));
	const struct yaml **items = ARENA_ARRAY(pruner->keep, const struct yaml *, prices->count + 1);

	out->count = 0;
	out->items = items;
	for (size_t i = 0; i < prices->count; i++) {
		const struct yaml *item = yaml_get(prices->items[i], STR("item"));
		if (!pruner->reach || !item || item->kind != YAML_SCALAR ||
		    reach_has_thing(pruner->reach, item->text))
			items[out->count++] = prune_tree(pruner, prices->items[i]);
	}
	return out;
}

static const struct yaml *prune_section(
    const struct pruner *pruner, const struct yaml_entry *entry, struct str kind)
{
	const struct yaml *value = entry->value;

	(void)kind;

	if (is_key(entry, "claims") || is_key(entry, "sources"))
		return NULL;
	if (is_key(entry, "kinds") && value->kind == YAML_MAP)
		return prune_map(pruner, value, STR(""), prune_kind);
	if (is_key(entry, "prices") && value->kind == YAML_LIST)
		return prune_prices(pruner, value);
	if (pruner->reach && !reach_has_kind(pruner->reach, entry->key->text))
		return NULL;
	return value->kind == YAML_MAP ? prune_map(pruner, value, entry->key->text, prune_thing) : value;
}

static bool any_retracted(const struct data_trees *trees)
{
	for (size_t i = 0; i < trees->count; i++) {
		const struct yaml *prices = yaml_get(trees->files[i], STR("prices"));
		for (size_t j = 0; prices && prices->kind == YAML_LIST && j < prices->count; j++)
			if (yaml_get(prices->items[j], STR("retracts")))
				return true;
	}
	return false;
}

struct data_trees prune(struct arena *keep, const struct data_trees *trees, const struct reach *reach)
{
	struct pruner pruner = { keep, reach, any_retracted(trees) };
	const struct yaml **files = ARENA_ARRAY(keep, const struct yaml *, trees->count + 1);

	for (size_t i = 0; i < trees->count; i++)
		files[i] = trees->files[i]->kind == YAML_MAP
		    ? prune_map(&pruner, trees->files[i], STR(""), prune_section)
		    : trees->files[i];
	return (struct data_trees){ trees->config, files, trees->count, trees->words };
}
