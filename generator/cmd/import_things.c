#include "cmd/import_things.h"

#include "base/ascii.h"
#include "data/catalog_value.h"
#include "data/shape.h"
#include "number/ratio_text.h"

#include <string.h>

struct checker {
	const struct import_checking *of;
	struct import_things *out;
	struct map places; /* id -> struct pos, of those in the file */
	struct map fresh;  /* id -> struct pos, of those that the data does not have */
};

/* --- which thing it is ------------------------------------------------------------------------- */

/* "Steel One 1.7" as "steel_one_1_7". */
static struct str make_id(struct arena *keep, struct str called)
{
	struct buf out = buf_in(keep, BUF_MOST);
	bool gap = false;

	for (size_t i = 0; i < called.len; i++) {
		char c = called.at[i];
		bool word = ascii_is_letter(c) || ascii_is_digit(c);
		if (word && gap && out.len > 0)
			buf_put_byte(&out, '_');
		if (word)
			buf_put_byte(&out, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
		gap = !word;
	}
	return buf_str(&out);
}

static bool is_id(const struct import_row *row, struct str id)
{
	struct yaml scalar = { .kind = YAML_SCALAR, .plain = true, .text = id };

	return shape_is_id(diag_new(row->keep), &scalar);
}

/* The id of a row, of `called`; empty after a report. */
static struct str read_id(
    const struct checker *checker, const struct import_row *row, struct csv_cell called)
{
	const struct import_field *field = import_map_field(checker->of->map, STR("id"));
	struct csv_cell cell = import_row_text(row, field);
	struct str made = make_id(row->keep, cell.text);
	struct str id = field->made && !yaml_get(field->words, called.text) ? made : cell.text;

	if (cell.text.len == 0) {
		diag_report(row->diag, DIAG_IMPORT, cell.at, "this row does not say what it is of");
		return STR("");
	}
	if (is_id(row, id))
		return id;
	diag_report(row->diag, DIAG_ID_BAD, cell.at, "“%.*s” is not an id", STR_ARG(id));
	if (!field->made && is_id(row, made))
		diag_hint(row->diag,
		    "put it into the map: words: { %.*s: %.*s }, or made: true for all of them",
		    STR_ARG(called.text), STR_ARG(made));
	else
		diag_hint(row->diag,
		    "an id is letters, digits and underscores, with a letter first: the map gives it one, under words");
	return STR("");
}

/* True if no row above is of the same thing; else reported. */
static bool is_first(struct checker *checker, const struct import_row *row, struct str id, struct pos at)
{
	const struct pos *other = map_get(&checker->places, id);

	if (!other) {
		map_put(&checker->places, id, arena_copy(row->keep, &at, sizeof(at)));
		return true;
	}
	diag_report(row->diag, DIAG_IMPORT, at, "%.*s is in the file twice", STR_ARG(id));
	diag_note(row->diag, *other, "the first stands here");
	return false;
}

static bool is_of_kind(const struct checker *checker, const struct import_row *row,
    const struct thing *thing, struct pos at)
{
	const struct kind *kind = checker->of->map->kind;

	if (kind_is(thing->kind, kind))
		return true;
	diag_report(row->diag, DIAG_KIND_MISMATCH, at, "%.*s is a %.*s, and the map is for %.*s",
	    STR_ARG(thing->id), STR_ARG(thing->kind->id), STR_ARG(kind->id));
	diag_note(row->diag, thing->at, "it stands here");
	return false;
}

/* --- values ------------------------------------------------------------------------------------ */

static struct csv_cell text_of(
    const struct checker *checker, const struct import_row *row, struct str key)
{
	const struct import_field *field = import_map_field(checker->of->map, key);

	return field ? import_row_text(row, field) : (struct csv_cell){ .at = import_row_at(row) };
}

static bool is_absence(struct str text)
{
	return str_eq(text, STR("unknown")) || str_eq(text, STR("not applicable"));
}

/* What a cell that holds something says of an attribute; false after a report. */
static bool read_value(const struct checker *checker, const struct import_row *row,
    const struct import_field *field, const struct attribute *attribute, struct csv_cell *cell,
    struct value *out)
{
	if (attribute->type == ATTRIBUTE_QUANTITY && !is_absence(cell->text) &&
	    !import_row_amount(row, field, cell))
		return false;
	struct yaml scalar = { .kind = YAML_SCALAR, .plain = true, .text = cell->text, .at = cell->at };
	return catalog_value(checker->of->catalog, row->keep, row->diag, attribute, &scalar, out);
}

/* What the map's source said of an attribute, or what anybody said: the first. NULL: nothing, or what the kind says of all. */
static const struct fact *find_fact(
    const struct checker *checker, const struct thing *thing, const struct attribute *attribute)
{
	const struct facts *facts = thing_facts(thing, attribute->id);
	const struct fact *first = NULL;

	for (size_t i = 0; facts && i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		if (attribute->by_default && fact->at.in == attribute->by_default->at.in &&
		    pos_cmp(fact->at, attribute->by_default->at) == 0)
			continue;
		if (fact->source && str_eq(fact->source->id, checker->of->map->reference_id))
			return fact;
		first = first ? first : fact;
	}
	return first;
}

static bool is_of_source(const struct checker *checker, const struct fact *fact)
{
	return fact->source && str_eq(fact->source->id, checker->of->map->reference_id);
}

static bool same_end(const struct ratio *a, const struct ratio *b)
{
	return a && b ? ratio_cmp(a, b) == 0 : a == b;
}

static bool same_quantity(const struct quantity *a, const struct quantity *b)
{
	return dimension_eq(&a->unit->dimension, &b->unit->dimension) && a->approx == b->approx &&
	    a->open_lo == b->open_lo && a->open_hi == b->open_hi && same_end(a->lo, b->lo) &&
	    same_end(a->hi, b->hi);
}

static bool same_value(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case VALUE_QUANTITY:
		return same_quantity(a->quantity, b->quantity);
	case VALUE_TRUTH:
		return a->truth == b->truth;
	case VALUE_TEXT:
		return str_eq(a->text, b->text);
	case VALUE_DATE:
		return date_cmp(a->date, b->date) == 0;
	case VALUE_THING:
		return a->thing == b->thing;
	case VALUE_UNKNOWN:
	case VALUE_INAPPLICABLE:
		return true;
	case VALUE_BAD:
	case VALUE_RECORD:
	case VALUE_LIST:
		break;
	}
	return false;
}

/* --- against what was before --------------------------------------------------------------------- */

/* What stands in the way of a change of a number, or NULL. */
static const char *jump_between(
    const struct import_row *row, const struct fact *before, const struct value *value)
{
	bool both = before->value.kind == VALUE_QUANTITY && value->kind == VALUE_QUANTITY;
	const struct quantity *was = both ? before->value.quantity : NULL;

	if (!was)
		return NULL;
	const struct quantity *is = value->quantity;
	if (!dimension_eq(&was->unit->dimension, &is->unit->dimension))
		return "is in another currency than before";
	const struct ratio *old = quantity_middle(row->keep, was);
	bool above = old && is->lo && ratio_sign(old) > 0 && ratio_sign(is->lo) > 0;
	return above && import_jumps(row->keep, before->attribute, is->lo, old) ? "jumps" : NULL;
}

static void report_before(const struct import_row *row, const struct fact *before)
{
	if (date_is_none(before->on))
		diag_note(row->diag, before->at, "it was %.*s", STR_ARG(before->literal));
	else
		diag_note(row->diag, before->at, "on %.*s it was %.*s",
		    STR_ARG(date_iso(row->keep, before->on)), STR_ARG(before->literal));
}

static bool may_change(const struct checker *checker, const struct import_row *row, struct str key,
    const struct thing *thing, struct pos at)
{
	if (import_map_lists(checker->of->map->change, key))
		return true;
	diag_report(row->diag, DIAG_IMPORT, at, "%.*s of %.*s is another in the data", STR_ARG(key),
	    STR_ARG(thing->id));
	diag_hint(row->diag, "if it is to be changed, say so in the map: change: [%.*s]", STR_ARG(key));
	return false;
}

/* False after a report. */
static bool may_follow(const struct checker *checker, const struct import_row *row,
    const struct fact *before, const struct value *value, const struct csv_cell *cell, struct date on)
{
	struct str key = before->attribute->id, id = before->thing->id;
	const char *jump = jump_between(row, before, value);

	if (jump) {
		diag_report(row->diag, DIAG_IMPORT, cell->at, "%.*s of %.*s %s: from %.*s to %.*s",
		    STR_ARG(key), STR_ARG(id), jump, STR_ARG(before->literal), STR_ARG(cell->text));
		diag_hint(row->diag,
		    "if it is right, change the data by hand, or give the attribute a larger jump");
	} else if (date_cmp(on, before->on) < 0) {
		diag_report(row->diag, DIAG_IMPORT, cell->at,
		    "%.*s of %.*s was stated later than %.*s already", STR_ARG(key), STR_ARG(id),
		    STR_ARG(date_iso(row->keep, on)));
	} else if (may_change(checker, row, key, before->thing, cell->at)) {
		return true;
	}
	report_before(row, before);
	return false;
}

static void leave(struct checker *checker, const struct fact *fact, struct str text)
{
	struct import_things *out = checker->out;

	out->left = arena_room(
	    checker->of->keep, out->left, out->left_count, &out->left_room, sizeof(*out->left));
	out->left[out->left_count++] = (struct import_left){ fact, text };
}

/* True if the value of a thing that is there is to be written; what may not be is reported. */
static bool is_change(struct checker *checker, const struct import_row *row,
    const struct import_thing *of, const struct import_value *value, const struct value *read,
    const struct csv_cell *cell)
{
	const struct fact *before = value->before;

	if (!before) {
		if (import_map_lists(checker->of->map->change, value->attribute->id))
			return true;
		diag_report(row->diag, DIAG_IMPORT, cell->at, "of %.*s nobody has said %.*s yet",
		    STR_ARG(of->thing->id), STR_ARG(value->attribute->id));
		diag_hint(row->diag, "if it is to be added, say so in the map: change: [%.*s]",
		    STR_ARG(value->attribute->id));
		return false;
	}
	if (same_value(&before->value, read))
		return false;
	if (is_of_source(checker, before))
		return may_follow(checker, row, before, read, cell, of->on);
	leave(checker, before, value->text);
	return false;
}

/* --- rows ---------------------------------------------------------------------------------------- */

/* A cell in which nothing stands: right where nothing did, and nothing must. */
static void check_empty(const struct checker *checker, const struct import_row *row,
    const struct thing *thing, const struct attribute *attribute, struct pos at)
{
	const struct fact *before = thing ? find_fact(checker, thing, attribute) : NULL;

	if (before && is_of_source(checker, before)) {
		diag_report(row->diag, DIAG_IMPORT, at, "there is no %.*s in this row",
		    STR_ARG(attribute->id));
		report_before(row, before);
		diag_hint(row->diag,
		    "where nobody says it any more, the map does: words: { \"\": unknown }");
	} else if (!thing && attribute->required && !attribute->by_default) {
		diag_report(row->diag, DIAG_IMPORT, at, "there is no %.*s in this row",
		    STR_ARG(attribute->id));
		diag_note(row->diag, attribute->at, "required here");
	}
}

static void read_values(struct checker *checker, const struct import_row *row,
    const struct thing *thing, struct import_thing *out)
{
	const struct import_map *map = checker->of->map;
	struct import_value *values = ARENA_ARRAY(row->keep, struct import_value, map->field_count);

	for (size_t i = 0; i < map->field_count; i++) {
		const struct import_field *field = &map->fields[i];
		struct import_value value = { .attribute = map_get(&map->kind->attributes, field->key) };
		struct csv_cell cell = import_row_text(row, field);
		struct value read;
		if (!value.attribute || import_map_is_word(field->key) ||
		    (thing && value.attribute->from.len > 0))
			continue;
		if (cell.text.len == 0) {
			check_empty(checker, row, thing, value.attribute, cell.at);
			continue;
		}
		if (!read_value(checker, row, field, value.attribute, &cell, &read))
			continue;
		value.text = cell.text;
		value.before = thing ? find_fact(checker, thing, value.attribute) : NULL;
		if (!thing || is_change(checker, row, out, &value, &read, &cell))
			values[out->count++] = value;
	}
	out->values = values;
}

/* The name of a new thing, or the one that an old one gets. */
static void read_name(const struct checker *checker, const struct import_row *row,
    const struct thing *thing, struct import_thing *out)
{
	struct csv_cell cell = text_of(checker, row, STR("name"));

	if (cell.text.len == 0 && (!thing || import_map_field(checker->of->map, STR("name"))))
		diag_report(row->diag, DIAG_IMPORT, cell.at, "there is no name in this row");
	else if (!thing || (cell.text.len > 0 && !str_eq(thing->name, cell.text)))
		out->name = cell.text;
	if (thing && out->name.len > 0 && !may_change(checker, row, STR("name"), thing, cell.at))
		diag_note(row->diag, thing->at, "it is called %.*s here", STR_ARG(thing->name));
}

static void check_row(struct checker *checker, const struct import_row *row)
{
	const struct import_map *map = checker->of->map;
	struct csv_cell called = import_row_cell(row, import_map_field(map, STR("id")));

	if (import_map_lists(map->skip, called.text)) {
		checker->out->skipped++;
		return;
	}
	struct import_thing item = { .id = read_id(checker, row, called),
		.on = import_day(checker->of, row),
		.dated = checker->of->on_given || import_map_field(map, STR("on")) };
	if (item.id.len == 0)
		return;
	item.thing = catalog_thing(checker->of->catalog, item.id);
	item.id = item.thing ? item.thing->id : item.id;
	if (!is_first(checker, row, item.id, called.at) ||
	    (item.thing && !is_of_kind(checker, row, item.thing, called.at)) || date_is_none(item.on))
		return;
	if (!item.thing)
		map_put(&checker->fresh, item.id, (void *)map_get(&checker->places, item.id));
	read_name(checker, row, item.thing, &item);
	read_values(checker, row, item.thing, &item);
	bool says = !item.thing || item.count > 0 || item.name.len > 0;
	if (says)
		checker->out->at[checker->out->count++] = item;
	checker->out->changed += says && item.thing;
	checker->out->known += !says;
}

/* --- what is missed -------------------------------------------------------------------------------- */

/* A fact of what the map speaks of, from its source; NULL: the source has not had the thing. */
static const struct fact *find_had(const struct checker *checker, const struct thing *thing)
{
	const struct import_map *map = checker->of->map;

	for (size_t i = 0; i < map->field_count; i++) {
		const struct attribute *attribute = map_get(&map->kind->attributes, map->fields[i].key);
		const struct fact *fact = attribute && attribute->from.len == 0
		    ? find_fact(checker, thing, attribute)
		    : NULL;
		if (fact && is_of_source(checker, fact))
			return fact;
	}
	return NULL;
}

/* A thing that is new under nearly the id of one that is gone is that one. */
static bool is_renamed(const struct checker *checker, const struct thing *thing)
{
	const struct import_checking *of = checker->of;
	struct near near = near_to(thing->id);

	for (size_t i = 0; i < checker->fresh.count; i++)
		near_offer(&near, checker->fresh.at[i].key);
	if (near.best.len == 0)
		return false;
	diag_report(of->diag, DIAG_ID_UNKNOWN, *(const struct pos *)map_get(&checker->fresh, near.best),
	    "there is no thing “%.*s”, and %.*s is not in the file any more", STR_ARG(near.best),
	    STR_ARG(thing->id));
	diag_note(of->diag, thing->at, "it stands here");
	diag_hint(of->diag, "did you mean “%.*s”? Else say in the map: gone: [%.*s]",
	    STR_ARG(thing->id), STR_ARG(thing->id));
	return true;
}

static void check_vanished(struct checker *checker)
{
	const struct import_checking *of = checker->of;

	for (size_t i = 0; i < of->map->kind->thing_count; i++) {
		const struct thing *thing = of->map->kind->things[i];
		const struct fact *had = find_had(checker, thing);
		if (!had || map_get(&checker->places, thing->id) || !date_is_none(thing->retired) ||
		    import_map_lists(of->map->gone, thing->id) || is_renamed(checker, thing))
			continue;
		diag_report(of->diag, DIAG_IMPORT, source_whole(of->csv->header[0].at.in),
		    "%.*s, which %.*s had, is not in it any more", STR_ARG(thing->id),
		    STR_ARG(of->map->reference_id));
		diag_note(of->diag, had->at, "stated here");
		diag_hint(of->diag,
		    "if that is right, say so in the map: gone: [%.*s], or give it the day under retired",
		    STR_ARG(thing->id));
	}
}

bool import_things_check(const struct import_checking *checking, struct import_things *out)
{
	struct arena *keep = checking->keep;
	struct checker checker = {
		.of = checking, .out = out, .places = map_in(keep), .fresh = map_in(keep)
	};
	size_t told = diag_count(checking->diag);

	*out = (struct import_things){ .at = ARENA_ARRAY(keep, struct import_thing,
					   checking->csv->row_count + 1) };
	for (size_t i = 0; i < checking->csv->row_count; i++)
		check_row(&checker,
		    &(struct import_row){ keep, checking->diag, checking->map, checking->csv, i });
	/* A row that could not be read may be the one that is missed. */
	if (diag_count(checking->diag) == told)
		check_vanished(&checker);
	return diag_count(checking->diag) == told;
}
