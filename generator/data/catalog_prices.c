#include "data/catalog_prices.h"

#include "data/catalog_find.h"
#include "data/catalog_things.h"
#include "data/catalog_value.h"
#include "data/choose.h"

#include <stdlib.h>

static const struct str price_keys[] = {
	STR_INIT("item"),
	STR_INIT("on"),
	STR_INIT("price"),
	STR_INIT("source"),
	STR_INIT("seller"),
	STR_INIT("condition"),
	STR_INIT("region"),
	STR_INIT("variant"),
	STR_INIT("tax"),
	STR_INIT("note"),
	STR_INIT("retracts"),
};

const struct section prices_section = { STR_INIT("prices"), price_keys, countof(price_keys), 1 };

/* The only attribute of a kind whose values are observations; NULL if there are none or several. */
static const struct attribute *only_price(const struct kind *kind)
{
	const struct attribute *only = NULL;

	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->from.len == 0)
			continue;
		if (only)
			return NULL;
		only = attribute;
	}
	return only;
}

/* The attribute that a key of an observation speaks of: its id, or `price` for the only one. */
static const struct attribute *observed_by(const struct kind *kind, struct str key)
{
	const struct attribute *attribute = map_get(&kind->attributes, key);

	if (attribute && attribute->from.len)
		return attribute;
	return str_eq(key, STR("price")) ? only_price(kind) : NULL;
}

static const struct yaml_entry *find_value(
    const struct kind *kind, const struct yaml *map, const struct attribute **attribute)
{
	for (size_t i = 0; i < map->count; i++) {
		*attribute = observed_by(kind, map->entries[i].key->text);
		if (*attribute)
			return &map->entries[i];
	}
	return NULL;
}

#ifdef RIGBOOK_IN_PAGE /* whose observations have no mistakes */
#define check_keys(reader, kind, map) ((void)0)
#define mend_item(reader, map) ((void)0)
#define report_no_value(reader, kind, map) ((void)0)
#else
static bool is_price_key(struct str key)
{
	for (size_t i = 0; i < countof(price_keys); i++)
		if (str_eq(key, price_keys[i]))
			return true;
	return false;
}

/* Whether the key is none of an observation's, nor an attribute whose values are observed. */
static bool is_strange(const struct kind *kind, struct str key)
{
	return !is_price_key(key) && !observed_by(kind, key);
}

/* The attribute `id` is gone, or the thing another's. Where several say so it is gone, and that is told once. */
static void report_no_attribute(
    struct catalog_reader *reader, const struct kind *kind, struct str id, struct pos at)
{
	size_t told = diag_count(reader->diag);

	if (reader->misses_price) {
		diag_add_lost(reader->diag, LOST_KIND | LOST_THING);
		return;
	}
	reader->misses_price = true;
	if (str_eq(id, STR("price")))
		diag_report(reader->diag, DIAG_KIND_MISMATCH, at,
		    "a %.*s has no attribute that comes from prices", STR_ARG(kind->id));
	else
		diag_report(reader->diag, DIAG_KIND_MISMATCH, at,
		    "a %.*s has no attribute “%.*s” that comes from prices", STR_ARG(kind->id),
		    STR_ARG(id));
	if (diag_count(reader->diag) > told)
		diag_name_gone(reader->diag, id);
	diag_note(reader->diag, kind->at, "declared here");
}

static void offer_observed(const struct kind *kind, struct near *near)
{
	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->from.len > 0)
			near_offer(near, attribute->id);
	}
}

/* Without its item nobody knows what else an observation may hold: its key comes first. */
static void mend_item(struct catalog_reader *reader, const struct yaml *map)
{
	for (size_t i = 0; !yaml_get(map, STR("item")) && i < map->count; i++) {
		const struct yaml_entry *entry = &map->entries[i];
		struct near near = near_to(entry->key->text);
		if (is_price_key(entry->key->text))
			continue;
		near_offer(&near, STR("item"));
		shape_settle_elsewhere(&near, map, price_keys, 1);
		if (near.best.len == 0)
			continue;
		yaml_report_unknown_key(reader->diag, map, entry, &near);
		diag_independent(reader->diag);
		yaml_mend_key(map, entry, near.best);
	}
}

static void check_keys(struct catalog_reader *reader, const struct kind *kind, const struct yaml *map)
{
	const struct attribute *observed;
	bool has_value = yaml_get(map, STR("price")) || find_value(kind, map, &observed);

	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_entry *entry = &map->entries[i];
		if (!is_strange(kind, entry->key->text))
			continue;
		struct near near = near_to(entry->key->text);
		for (size_t j = 0; j < countof(price_keys); j++)
			near_offer(&near, price_keys[j]);
		offer_observed(kind, &near);
		shape_settle_elsewhere(&near, map, price_keys, countof(price_keys));
		if (near.best.len == 0 && !has_value) {
			report_no_attribute(reader, kind, entry->key->text, entry->key->at);
			continue;
		}
		yaml_report_unknown_key(reader->diag, map, entry, &near);
		yaml_mend_key(map, entry, near.best);
	}
}

static bool has_strange_key(const struct kind *kind, const struct yaml *map)
{
	for (size_t i = 0; i < map->count; i++)
		if (is_strange(kind, map->entries[i].key->text))
			return true;
	return false;
}

/* A key that is not known may be meant for it: that has been told. */
static void report_no_value(
    struct catalog_reader *reader, const struct kind *kind, const struct yaml *map)
{
	const struct yaml *price = yaml_get(map, STR("price"));

	if (price)
		report_no_attribute(reader, kind, STR("price"), price->at);
	else if (!has_strange_key(kind, map))
		diag_report(reader->diag, DIAG_KEY_MISSING, map->at, "an observation needs “price”");
}
#endif

static void read_tax(struct catalog_reader *reader, const struct yaml *map, struct fact *fact)
{
	struct str word = shape_text(reader->diag, map, STR("tax"));

	if (str_eq(word, STR("included")))
		fact->tax = TAX_INCLUDED;
	else if (str_eq(word, STR("excluded")))
		fact->tax = TAX_EXCLUDED;
	else if (word.len)
		diag_report(reader->diag, DIAG_VALUE_BAD, yaml_get(map, STR("tax"))->at,
		    "“tax” is either included or excluded");
}

static void read_circumstances(struct catalog_reader *reader, const struct yaml *map, struct fact *fact)
{
	fact->source = catalog_source(reader->catalog, reader->diag, map, "an observation", true);
	fact->seller = shape_text(reader->diag, map, STR("seller"));
	fact->region = shape_text(reader->diag, map, STR("region"));
	fact->variant = shape_text(reader->diag, map, STR("variant"));
	fact->note = shape_note(reader->diag, map);
	fact->condition = shape_text(reader->diag, map, STR("condition"));
	if (str_eq(fact->condition, STR("new")))
		fact->condition = STR("");
	read_tax(reader, map, fact);
	fact->on = catalog_on(reader, shape_need(reader->diag, map, STR("on"), "an observation"));
}

/* Withdraws the observations that the same source made of the same thing on a day. */
static void retract(struct catalog_reader *reader, const struct yaml *retracts, const struct fact *by)
{
	struct date day = shape_date_of(reader->diag, retracts);

	if (date_is_none(day))
		return;
	const struct facts *facts = thing_facts(by->thing, by->attribute->id);
	size_t found = 0;
	for (size_t i = 0; facts && i < facts->count; i++) {
		struct fact *fact = (struct fact *)facts->at[i]; /* ours: made in read_price */
		if (fact == by || fact->source != by->source || date_cmp(fact->on, day) != 0)
			continue;
		fact->retracted = by;
		found++;
	}
	if (found)
		return;
	diag_report(reader->diag, DIAG_ID_UNKNOWN, retracts->at,
	    "this source has no observation of %.*s of %.*s above that could be withdrawn",
	    STR_ARG(by->thing->id), STR_ARG(date_iso(reader->keep, day)));
}

static void add_observation(struct catalog_reader *reader, const struct fact *fact)
{
	struct catalog *catalog = reader->catalog;

	catalog->observations = arena_room(reader->keep, catalog->observations,
	    catalog->observation_count, &reader->observation_room, sizeof(*catalog->observations));
	catalog->observations[catalog->observation_count++] = fact;
	thing_add_fact(reader, fact->thing, fact);
}

static const struct thing *read_item(struct catalog_reader *reader, const struct yaml *map)
{
	const struct yaml *item = shape_need(reader->diag, map, STR("item"), "an observation");
	struct str id = item ? shape_text_of(reader->diag, item, "“item”") : STR("");

	return id.len ? catalog_need_thing(reader->catalog, reader->diag, item->at, id, NULL) : NULL;
}

/* A withdrawal may stand without a new price: then it only withdraws. */
static void read_price(struct catalog_reader *reader, const struct yaml *map)
{
	if (!shape_is_map(reader->diag, map, "an observation") || map->kind != YAML_MAP)
		return;
	mend_item(reader, map);
	const struct thing *thing = read_item(reader, map);
	if (!thing)
		return;
	struct fact *fact = ARENA_NEW(reader->keep, struct fact);
	*fact = (struct fact){ .value = VALUE_OF_BAD, .at = map->at, .thing = thing };
	check_keys(reader, thing->kind, map);
	read_circumstances(reader, map, fact);
	const struct yaml *retracts = yaml_get(map, STR("retracts"));
	const struct yaml_entry *entry = find_value(thing->kind, map, &fact->attribute);
	if (!entry && retracts && !yaml_get(map, STR("price")))
		fact->attribute = only_price(thing->kind);
	if (!entry && !fact->attribute) {
		report_no_value(reader, thing->kind, map);
		return;
	}
	if (retracts)
		retract(reader, retracts, fact);
	if (!entry || shape_is_cut(map, entry))
		return;
	struct value_context context = { reader->catalog, reader->keep, reader->diag, thing,
		fact->source };
	fact->at = entry->value->at;
	fact->literal = entry->value->kind == YAML_SCALAR ? entry->value->text : STR("");
	value_read(&context, fact->attribute, entry->value, &fact->value);
	fact_finish(reader->keep, fact, fact->attribute->slug, false);
	add_observation(reader, fact);
}

static void read_prices(struct catalog_reader *reader, const struct yaml *list)
{
	for (size_t i = 0; i < list->count; i++)
		read_price(reader, list->items[i]);
}

/* An observation and what decides its place among those of the same thing. */
struct placed {
	const struct fact *fact;
	int group; /* 0 in the site's currency, 1 in another, 2 shown only */
	size_t order;
};

static int placed_cmp(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;

	if (a->group != b->group)
		return a->group - b->group;
	int newer = date_cmp(b->fact->on, a->fact->on);
	return newer ? newer : a->order < b->order ? -1 : 1;
}

static void sort_facts(struct catalog_reader *reader, struct facts *facts)
{
	struct placed *placed = ARENA_ARRAY(reader->keep, struct placed, facts->count);
	struct date end = { INT32_MAX };

	for (size_t i = 0; i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		placed[i] = (struct placed){ fact,
			fact_is_used(fact, end) ? !fact_in_currency(reader->catalog, fact) : 2, i };
		facts->own += placed[i].group == 0;
		facts->foreign += placed[i].group == 1;
	}
	qsort(placed, facts->count, sizeof(*placed), placed_cmp);
	for (size_t i = 0; i < facts->count; i++)
		facts->at[i] = placed[i].fact;
}

/* Tax said of a price that counts, per attribute: with and without do not compare. */
static void check_tax(struct catalog_reader *reader, struct map *seen, const struct fact *fact)
{
	if (fact->tax == TAX_UNSAID)
		return;
	struct str key = str_print(reader->keep, "%.*s.%.*s", STR_ARG(fact->attribute->kind->id),
	    STR_ARG(fact->attribute->id));
	const struct fact *other = map_get(seen, key);
	if (!other) {
		map_put(seen, key, (void *)fact);
	} else if (other->tax != fact->tax) {
		bool with = fact->tax == TAX_INCLUDED;
		diag_report(reader->diag, DIAG_PRICE_TAX, fact->at,
		    "this price is %s tax, and others are %s", with ? "with" : "without",
		    with ? "without" : "with");
		diag_note(reader->diag, other->at, "the first price %s tax", with ? "without" : "with");
	}
}

static void settle_prices(struct catalog_reader *reader)
{
	struct map seen = map_in(reader->keep);

	for (size_t i = 0; i < reader->catalog->things.count; i++) {
		const struct thing *thing = reader->catalog->things.at[i].value;
		for (size_t j = 0; j < thing->facts.count; j++) {
			struct facts *facts = thing->facts.at[j].value;
			if (facts->attribute->from.len == 0)
				continue;
			sort_facts(reader, facts);
			check_tax(reader, &seen, facts->at[0]);
		}
	}
}

void catalog_read_prices(struct catalog_reader *reader)
{
	catalog_each(reader, STR("prices"), YAML_LIST, read_prices);
	settle_prices(reader);
}
