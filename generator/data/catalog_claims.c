/* catalog_claims - the legend, and what sources state about what the data computes. */
#include "data/catalog_read.h"

/* More than that nobody learns, and each is looked for wherever its first byte stands in a text. */
#define MARKS_MOST 100

static const struct str mark_keys[] = { STR_INIT("symbol"), STR_INIT("name"), STR_INIT("when"),
	STR_INIT("note") };

static void read_mark(struct catalog_reader *reader, const struct yaml_entry *entry)
{
	if (!shape_is_id(reader->diag, entry->key) ||
	    !shape_is_map(reader->diag, entry->value, "a mark"))
		return;
	const struct mark *before = map_get(&reader->catalog->marks, entry->key->text);
	if (before) {
		diag_report(reader->diag, DIAG_ID_DUPLICATE, entry->key->at,
		    "there is a mark “%.*s” already", STR_ARG(before->id));
		diag_note(reader->diag, before->at, "first declared here");
		return;
	}
	const struct yaml *map = entry->value, *when = yaml_get(map, STR("when"));
	struct mark *mark = ARENA_NEW(reader->keep, struct mark);
	shape_keys(reader->diag, map, mark_keys, countof(mark_keys));
	mark->id = entry->key->text;
	mark->at = entry->key->at;
	mark->symbol = shape_need_text(reader->diag, map, STR("symbol"), "a mark");
	mark->name = shape_need_text(reader->diag, map, STR("name"), "a mark");
	mark->note = shape_text(reader->diag, map, STR("note"));
	if (when)
		mark->when = shape_formula(reader->keep, reader->diag, reader->catalog->units, when);
	map_put(&reader->catalog->marks, mark->id, mark);
}

static void read_legend(struct catalog_reader *reader, const struct yaml *map)
{
	for (size_t i = 0; i < map->count; i++) {
		if (reader->catalog->marks.count == MARKS_MOST) {
			diag_report(reader->diag, DIAG_VALUE_BAD, map->entries[i].key->at,
			    "a legend has at most %d marks", MARKS_MOST);
			return;
		}
		read_mark(reader, &map->entries[i]);
	}
}

void catalog_read_legend(struct catalog_reader *reader)
{
	catalog_each(reader, STR("legend"), YAML_MAP, read_legend);
}

static const struct str claim_keys[] = {
	STR_INIT("id"),
	STR_INIT("source"),
	STR_INIT("where"),
	STR_INIT("about"),
	STR_INIT("states"),
	STR_INIT("with"),
	STR_INIT("when"),
	STR_INIT("condition"),
	STR_INIT("precision"),
	STR_INIT("note"),
};

static void report_member(struct catalog_reader *reader, const struct yaml *key,
    const struct thing *thing, struct str member)
{
	struct near near = near_to(member);
	for (size_t i = 0; i < thing->kind->attributes.count; i++)
		near_offer(&near, thing->kind->attributes.at[i].key);
	for (size_t i = 0; i < thing->kind->figures.count; i++)
		near_offer(&near, thing->kind->figures.at[i].key);
	diag_report(reader->diag, DIAG_ID_UNKNOWN, yaml_pos_at(key, thing->id.len + 1),
	    "%.*s has no attribute or figure “%.*s”", STR_ARG(thing->id), STR_ARG(member));
	if (near.best.len)
		diag_hint(reader->diag, "did you mean “%.*s”?", STR_ARG(near.best));
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
	    catalog_need_thing(reader->catalog, reader->diag, entry->key, id, NULL);
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
	claim->with = ARENA_ARRAY(reader->keep, struct substitution, map->count);
	for (size_t i = 0; i < map->count; i++)
		claim->with_count +=
		    read_substitution(reader, &map->entries[i], &claim->with[claim->with_count]);
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
	claim->id = shape_text(reader->diag, map, STR("id"));
	claim->source = catalog_source(reader->catalog, reader->diag, map, "a claim", true);
	claim->where = shape_text(reader->diag, map, STR("where"));
	claim->condition = shape_text(reader->diag, map, STR("condition"));
	claim->note = shape_text(reader->diag, map, STR("note"));
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

void catalog_read_claims(struct catalog_reader *reader)
{
	catalog_each(reader, STR("claims"), YAML_LIST, read_claims);
	name_claims(reader);
}
