#include "data/catalog_claims.h"

#include "data/catalog_find.h"
#include "data/catalog_value.h"

static const struct str claim_keys[] = {
	STR_INIT("about"),
	STR_INIT("states"),
	STR_INIT("id"),
	STR_INIT("source"),
	STR_INIT("on"),
	STR_INIT("where"),
	STR_INIT("with"),
	STR_INIT("when"),
	STR_INIT("condition"),
	STR_INIT("precision"),
	STR_INIT("note"),
};

const struct section claims_section = { STR_INIT("claims"), claim_keys, countof(claim_keys), 2 };

static const struct str needed[] = { STR_INIT("source"), STR_INIT("about"), STR_INIT("states") };

static void report_member(struct catalog_reader *reader, const struct yaml *key,
    const struct thing *thing, struct str member)
{
	struct near near = near_to(member);

	kind_offer_attributes(thing->kind, &near);
	kind_offer_figures(thing->kind, &near);
	diag_report(reader->diag, DIAG_ID_UNKNOWN, yaml_pos_at(key, thing->id.len + 1),
	    "%.*s has no attribute or figure “%.*s”", STR_ARG(thing->id), STR_ARG(member));
	diag_hint_nearest(reader->diag, &near);
}

/* One "thing.member: value" of `with`. */
static bool read_substitution(
    struct catalog_reader *reader, const struct yaml_entry *entry, struct substitution *out)
{
	struct value_context context = {
		.catalog = reader->catalog, .keep = reader->keep, .diag = reader->diag
	};
	struct str id, member;

	if (!str_cut(entry->key->text, '.', &id, &member)) {
		diag_report(reader->diag, DIAG_VALUE_SHAPE, entry->key->at,
		    "a stated input is written thing.attribute: value");
		return false;
	}
	const struct thing *thing =
	    catalog_need_thing(reader->catalog, reader->diag, entry->key->at, id, NULL);
	if (!thing)
		return false;
	const struct attribute *attribute = map_get(&thing->kind->attributes, member);
	if (!attribute && !map_get(&thing->kind->figures, member)) {
		report_member(reader, entry->key, thing, member);
		return false;
	}
	*out = (struct substitution){ .thing = thing, .member = member, .at = entry->value->at };
	out->text = str_print(
	    reader->keep, "%.*s: %.*s", STR_ARG(entry->key->text), STR_ARG(entry->value->text));
	context.thing = thing;
	return attribute ? value_read(&context, attribute, entry->value, &out->value)
			 : value_stated(&context, entry->value, &out->value);
}

static void read_with(struct catalog_reader *reader, const struct yaml *map, struct claim *claim)
{
	struct substitution *with = ARENA_ARRAY(reader->keep, struct substitution, map->count);

	for (size_t i = 0; i < map->count; i++)
		claim->with_count +=
		    read_substitution(reader, &map->entries[i], &with[claim->with_count]);
	claim->with = with;
}

static void read_precision(struct catalog_reader *reader, const struct yaml *yaml, struct claim *claim)
{
	struct value_context context = {
		.catalog = reader->catalog, .keep = reader->keep, .diag = reader->diag
	};
	struct quantity step;

	if (yaml->kind != YAML_SCALAR || !value_quantity(&context, yaml, &step)) {
		shape_text_of(reader->diag, yaml, "“precision”");
		return;
	}
	if (quantity_is_point(&step) && ratio_sign(step.lo) > 0)
		claim->precision = step.lo;
	else
		diag_report(
		    reader->diag, DIAG_VALUE_BAD, yaml->at, "“precision” is one number above zero");
	if (claim->states.kind == VALUE_QUANTITY && !unit_fits(claim->states.quantity->unit, step.unit)) {
		diag_report(reader->diag, DIAG_UNIT_MISMATCH, yaml->at,
		    "the precision must fit what is stated, %.*s", STR_ARG(claim->states_text));
		claim->precision = NULL;
	}
}

static const struct formula *read_formula(struct catalog_reader *reader, const struct yaml *yaml)
{
	return yaml ? shape_formula(reader->keep, reader->diag, reader->catalog->units, yaml) : NULL;
}

/* False if there is nothing that could be judged. */
static bool read_claim(struct catalog_reader *reader, const struct yaml *map, struct claim *claim)
{
	struct value_context context = {
		.catalog = reader->catalog, .keep = reader->keep, .diag = reader->diag
	};

	shape_keys(reader->diag, map, claim_keys, countof(claim_keys));
	*claim = (struct claim){ .at = map->at };
	if (!shape_has_all(reader->diag, map, needed, countof(needed), "a claim"))
		return false;
	claim->id = shape_text(reader->diag, map, STR("id"));
	claim->source = catalog_source(reader->catalog, reader->diag, map, "a claim", true);
	claim->on = catalog_on(reader, yaml_get(map, STR("on")));
	claim->where = shape_text(reader->diag, map, STR("where"));
	claim->condition = shape_text(reader->diag, map, STR("condition"));
	claim->note = shape_note(reader->diag, map);
	claim->about = read_formula(reader, shape_need(reader->diag, map, STR("about"), "a claim"));
	claim->when = read_formula(reader, yaml_get(map, STR("when")));
	const struct yaml *states = shape_need(reader->diag, map, STR("states"), "a claim");
	bool stated = states && value_stated(&context, states, &claim->states);
	if (states && states->kind == YAML_SCALAR) {
		claim->states_text = states->text;
		claim->states_at = states->at;
	}
	const struct yaml *precision = yaml_get(map, STR("precision")),
			  *with = yaml_get(map, STR("with"));
	if (precision)
		read_precision(reader, precision, claim);
	if (with && shape_is_map(reader->diag, with, "“with”"))
		read_with(reader, with, claim);
	return stated && claim->about && claim->source;
}

/* A claim without an id is called after its source and its place among the claims of that source. */
static void name_claim(struct catalog_reader *reader, struct claim *claim, struct map *ids, size_t number)
{
	if (claim->id.len == 0)
		claim->id = str_print(reader->keep, "%.*s-%zu", STR_ARG(claim->source->id), number);
	const struct pos *before = map_get(ids, claim->id);
	if (before) {
		diag_report(reader->diag, DIAG_ID_DUPLICATE, claim->at,
		    "there is a claim “%.*s” already", STR_ARG(claim->id));
		diag_note(reader->diag, *before, "first declared here");
		return;
	}
	map_put(ids, claim->id, arena_copy(reader->keep, &claim->at, sizeof(claim->at)));
}

static void name_claims(struct catalog_reader *reader)
{
	struct map ids = map_in(reader->keep), counts = map_in(reader->keep);

	for (size_t i = 0; i < reader->catalog->claim_count; i++) {
		struct claim *claim = &reader->catalog->claims[i];
		size_t *count = map_get(&counts, claim->source->id);
		if (!count) {
			count = ARENA_NEW(reader->keep, size_t);
			map_put(&counts, claim->source->id, count);
		}
		name_claim(reader, claim, &ids, ++*count);
	}
}

static void read_claims(struct catalog_reader *reader, const struct yaml *list)
{
	struct catalog *catalog = reader->catalog;

	for (size_t i = 0; i < list->count; i++) {
		struct claim claim;
		if (!shape_is_map(reader->diag, list->items[i], "a claim") ||
		    !read_claim(reader, list->items[i], &claim))
			continue;
		catalog->claims = arena_room(reader->keep, catalog->claims, catalog->claim_count,
		    &reader->claim_room, sizeof(claim));
		catalog->claims[catalog->claim_count++] = claim;
	}
}

/* What a claim says, and where: two that agree in all of it are one, written twice. */
static struct str claim_key(struct arena *arena, const struct yaml *map)
{
	static const struct str says[] = { STR_INIT("source"), STR_INIT("where"), STR_INIT("about"),
		STR_INIT("states"), STR_INIT("on"), STR_INIT("when"), STR_INIT("condition") };
	struct buf key = buf_in(arena, BUF_MOST);

	for (size_t i = 0; i < countof(says); i++) {
		const struct yaml *value = yaml_get(map, says[i]);
		buf_print(&key, "%.*s\n",
		    STR_ARG(value && value->kind == YAML_SCALAR ? value->text : STR("")));
	}
	return buf_str(&key);
}

/* With inputs, a precision or ranges of their own they may differ; an id was given on purpose. */
static void check_twice(struct catalog_reader *reader, const struct yaml *list)
{
	struct arena *scratch = arena_new();
	struct map seen = map_in(scratch);

	for (size_t i = 0; i < list->count; i++) {
		const struct yaml *map = list->items[i];
		const struct yaml *states = yaml_get(map, STR("states"));
		if (!states || states->kind != YAML_SCALAR || yaml_get(map, STR("id")) ||
		    yaml_get(map, STR("with")) || yaml_get(map, STR("precision")))
			continue;
		struct str key = claim_key(scratch, map);
		const struct pos *before = map_get(&seen, key);
		if (before) {
			diag_report(reader->diag, DIAG_VALUE_TWICE, map->at,
			    "the same claim stands here a second time");
			diag_note(reader->diag, *before, "the first stands here");
		}
		map_put(&seen, key, arena_copy(scratch, &map->at, sizeof(map->at)));
	}
	arena_free(scratch);
}

void catalog_read_claims(struct catalog_reader *reader)
{
	catalog_each(reader, STR("claims"), YAML_LIST, read_claims);
	catalog_each(reader, STR("claims"), YAML_LIST, check_twice);
	name_claims(reader);
}
