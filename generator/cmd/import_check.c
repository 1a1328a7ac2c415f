#include "cmd/import_check.h"

#include "cmd/today.h"
#include "data/catalog_value.h"
#include "number/ratio_text.h"

struct checker {
	const struct import_checking *of;
	struct import_result *out;
	struct map places; /* series_key -> struct pos, of those in the file */
};

/* --- series ----------------------------------------------------------------------------------- */

static struct str series_key(struct arena *keep, const struct observation *observation)
{
	struct str condition = observation->condition;

	return str_print(keep, "%.*s\n%.*s\n%.*s\n%.*s\n%.*s\n%.*s",
	    STR_ARG(observation->thing->id), STR_ARG(observation->attribute->id),
	    STR_ARG(str_eq(condition, STR("new")) ? STR("") : condition),
	    STR_ARG(observation->variant), STR_ARG(observation->seller), STR_ARG(observation->region));
}

static struct observation observation_of(const struct fact *fact)
{
	return (struct observation){ .thing = fact->thing,
		.attribute = fact->attribute,
		.on = fact->on,
		.condition = fact->condition,
		.variant = fact->variant,
		.seller = fact->seller,
		.region = fact->region };
}

static bool is_of_source(const struct checker *checker, const struct fact *fact)
{
	return fact->source && str_eq(fact->source->id, checker->of->map->reference_id) &&
	    !fact->retracted;
}

/* The newest observation of a series, of those of a day the last; NULL: it is the first. */
static const struct fact *find_before(const struct checker *checker, const struct observation *observation)
{
	const struct facts *facts = thing_facts(observation->thing, observation->attribute->id);
	struct str key = series_key(checker->of->keep, observation);
	const struct fact *newest = NULL;

	for (size_t i = 0; facts && i < facts->count; i++) {
		const struct fact *fact = facts->at[i];
		struct observation own = observation_of(fact);
		if (is_of_source(checker, fact) && str_eq(series_key(checker->of->keep, &own), key) &&
		    (!newest || date_cmp(fact->on, newest->on) >= 0))
			newest = fact;
	}
	return newest;
}

/* --- what is observed -------------------------------------------------------------------------- */

static void offer_things(
    const struct checker *checker, const struct import_field *field, struct near *near)
{
	const struct catalog *catalog = checker->of->catalog;

	for (size_t i = 0; field->words && i < field->words->count; i++)
		near_offer(near, field->words->entries[i].key->text);
	for (size_t i = 0; i < catalog->things.count; i++)
		near_offer(near, catalog->things.at[i].key);
}

static const struct thing *find_item(
    const struct checker *checker, const struct import_row *row, const struct csv_cell *called)
{
	const struct import_map *map = checker->of->map;
	const struct import_field *field = import_map_field(map, STR("item"));
	struct csv_cell cell = import_row_text(row, field);
	const struct thing *thing = catalog_thing(checker->of->catalog, cell.text);
	struct near near = near_to(cell.text);

	if (cell.text.len == 0) {
		diag_report(row->diag, DIAG_IMPORT, cell.at, "this row does not say what it is of");
		return NULL;
	}
	if (thing && map->kind && !kind_is(thing->kind, map->kind)) {
		diag_report(row->diag, DIAG_KIND_MISMATCH, cell.at,
		    "%.*s is a %.*s, and the map is for %.*s", STR_ARG(thing->id),
		    STR_ARG(thing->kind->id), STR_ARG(map->kind->id));
		return NULL;
	}
	if (thing)
		return thing;
	offer_things(checker, field, &near);
	diag_report(
	    row->diag, DIAG_ID_UNKNOWN, cell.at, "there is no thing “%.*s”", STR_ARG(cell.text));
	if (!diag_hint_nearest(row->diag, &near))
		diag_hint(row->diag, "put it into the map: under words, or under skip: [%.*s]",
		    STR_ARG(called->text));
	return NULL;
}

/* The attribute that the map speaks of: named by its id, or the only one as `price`. */
static const struct import_field *find_attribute(
    const struct checker *checker, const struct import_row *row, struct observation *observation)
{
	const struct kind *kind = observation->thing->kind;
	const struct import_field *found = NULL;
	size_t observed = 0;

	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->from.len == 0)
			continue;
		observed++;
		const struct import_field *field = import_map_field(checker->of->map, attribute->id);
		if (!found || field)
			observation->attribute = attribute;
		found = field ? field : found;
	}
	const struct import_field *price = import_map_field(checker->of->map, STR("price"));
	found = found ? found : observed == 1 ? price : NULL;
	observation->named = observed > 1;
	if (found)
		return found;
	diag_report(row->diag, DIAG_KIND_MISMATCH, import_row_at(row),
	    "the map names no attribute of a %.*s that comes from prices", STR_ARG(kind->id));
	diag_note(row->diag, kind->at, "declared here");
	return NULL;
}

/* One number above zero, in a unit of its attribute and within its limits; false after a report. */
static bool read_amount(const struct checker *checker, const struct import_row *row,
    const struct import_field *field, struct observation *observation, struct quantity *out,
    struct pos *at)
{
	struct csv_cell cell;
	struct value value;

	if (!import_row_amount(row, field, &cell))
		return false;
	struct yaml scalar = { .kind = YAML_SCALAR, .plain = true, .text = cell.text, .at = cell.at };
	if (!catalog_value(checker->of->catalog, row->keep, row->diag, observation->attribute,
		&scalar, &value) ||
	    value.kind != VALUE_QUANTITY)
		return false;
	*at = cell.at;
	*out = *value.quantity;
	observation->amount = cell.text;
	if (observation->attribute->from_zero && ratio_sign(out->lo) == 0) {
		diag_report(row->diag, DIAG_IMPORT, cell.at, "%.*s of %.*s is nothing: %.*s",
		    STR_ARG(observation->attribute->name), STR_ARG(observation->thing->id),
		    STR_ARG(cell.text));
		return false;
	}
	return true;
}

/* --- days ------------------------------------------------------------------------------------- */

static struct str moment_day(struct str text)
{
	bool moment = text.len > 10 && (text.at[10] == 'T' || text.at[10] == ' ');

	return moment ? str_sub(text, 0, 10) : text;
}

struct date import_day(const struct import_checking *checking, const struct import_row *row)
{
	const struct import_field *field = import_map_field(checking->map, STR("on"));
	const struct config *config = &checking->catalog->config;
	struct date on = checking->on;
	struct csv_cell cell = { .at = import_row_at(row) };

	if (field) {
		cell = import_row_text(row, field);
		if (!date_parse(moment_day(cell.text), &on)) {
			diag_report(row->diag, DIAG_DATE_BAD, cell.at,
			    "“%.*s” is not a day written YYYY-MM-DD", STR_ARG(cell.text));
			return DATE_NONE;
		}
	}
	if (date_cmp(on, today()) > 0) {
		diag_report(row->diag, DIAG_DATE_LATER, cell.at, "%.*s has yet to come",
		    STR_ARG(date_iso(row->keep, on)));
		return DATE_NONE;
	}
	/* Without a column it is one mistake of the whole file (import.c). */
	if (field && config->as_of_written && date_cmp(on, config->as_of) > 0) {
		diag_report(row->diag, DIAG_DATE_LATER, cell.at,
		    "the site is as of %.*s, and this is later",
		    STR_ARG(date_iso(row->keep, config->as_of)));
		diag_note(row->diag, config->as_of_at, "written here");
		return DATE_NONE;
	}
	return on;
}

/* --- against what was before -------------------------------------------------------------------- */

bool import_jumps(struct arena *keep, const struct attribute *attribute, const struct ratio *a,
    const struct ratio *b)
{
	const struct ratio *most =
	    attribute->jump ? attribute->jump : ratio_of(keep, IMPORT_JUMP_OVER, IMPORT_JUMP_UNDER);

	return ratio_cmp(a, ratio_mul(keep, b, most)) > 0 || ratio_cmp(b, ratio_mul(keep, a, most)) > 0;
}

static void report_before(const struct import_row *row, const struct fact *before)
{
	diag_note(row->diag, before->at, "on %.*s it was %.*s",
	    STR_ARG(date_iso(row->keep, before->on)), STR_ARG(before->literal));
}

/* False after a report. */
static bool agrees_with(const struct import_row *row, const struct observation *observation,
    const struct quantity *amount, const struct fact *before, struct pos at)
{
	const struct quantity *was =
	    before->value.kind == VALUE_QUANTITY ? before->value.quantity : NULL;
	const struct ratio *old = !was ? NULL : quantity_middle(row->keep, was);
	struct str name = observation->thing->id;

	if (!was)
		return true;
	if (!dimension_eq(&was->unit->dimension, &amount->unit->dimension)) {
		diag_report(row->diag, DIAG_IMPORT, at, "%.*s is in another currency than before: %.*s",
		    STR_ARG(name), STR_ARG(observation->amount));
	} else if (old && ratio_sign(old) > 0 && ratio_sign(amount->lo) > 0 &&
	    import_jumps(row->keep, observation->attribute, amount->lo, old)) {
		struct buf times = buf_in(row->keep, BUF_MOST);
		ratio_machine(&times, ratio_div(row->keep, amount->lo, old), 3);
		diag_report(row->diag, DIAG_IMPORT, at,
		    "%.*s jumps from %.*s to %.*s, %.*s times as much", STR_ARG(name),
		    STR_ARG(before->literal), STR_ARG(observation->amount), STR_ARG(buf_str(&times)));
	} else if (date_cmp(observation->on, before->on) < 0) {
		diag_report(row->diag, DIAG_IMPORT, at, "%.*s was observed later than %.*s already",
		    STR_ARG(name), STR_ARG(date_iso(row->keep, observation->on)));
	} else if (date_cmp(observation->on, before->on) == 0 &&
	    !str_eq(before->literal, observation->amount)) {
		diag_report(row->diag, DIAG_IMPORT, at,
		    "%.*s has another value on that day already: %.*s", STR_ARG(name),
		    STR_ARG(before->literal));
	} else {
		return true;
	}
	report_before(row, before);
	if (import_jumps(row->keep, observation->attribute, amount->lo, old ? old : amount->lo))
		diag_hint(row->diag, "if it is right: rigbook price, or a larger jump of the attribute");
	return false;
}

/* --- rows ------------------------------------------------------------------------------------- */

static struct str text_of(const struct checker *checker, const struct import_row *row, struct str key)
{
	const struct import_field *field = import_map_field(checker->of->map, key);

	return field ? import_row_text(row, field).text : STR("");
}

/* True if no row above is of the same series; else reported. */
static bool is_first(struct checker *checker, const struct import_row *row,
    const struct observation *observation, struct pos at)
{
	struct str key = series_key(row->keep, observation);
	const struct pos *other = map_get(&checker->places, key);

	if (!other) {
		map_put(&checker->places, key, arena_copy(row->keep, &at, sizeof(at)));
		return true;
	}
	diag_report(row->diag, DIAG_IMPORT, at, "%.*s is in the file twice",
	    STR_ARG(observation->thing->id));
	diag_note(row->diag, *other, "the first stands here");
	return false;
}

static void read_circumstances(
    const struct checker *checker, const struct import_row *row, struct observation *observation)
{
	observation->source = checker->of->map->reference_id;
	observation->seller = text_of(checker, row, STR("seller"));
	observation->condition = text_of(checker, row, STR("condition"));
	observation->region = text_of(checker, row, STR("region"));
	observation->variant = text_of(checker, row, STR("variant"));
	observation->tax = text_of(checker, row, STR("tax"));
	observation->note = text_of(checker, row, STR("note"));
}

static void check_row(struct checker *checker, const struct import_row *row)
{
	const struct import_map *map = checker->of->map;
	struct csv_cell called = import_row_cell(row, import_map_field(map, STR("item")));
	struct observation observation = { .thing = NULL };
	struct quantity amount;
	struct pos at;

	if (import_map_lists(map->skip, called.text)) {
		checker->out->skipped++;
		return;
	}
	observation.thing = find_item(checker, row, &called);
	observation.on = import_day(checker->of, row);
	const struct import_field *field =
	    observation.thing ? find_attribute(checker, row, &observation) : NULL;
	if (!field)
		return;
	read_circumstances(checker, row, &observation);
	bool first = is_first(checker, row, &observation, called.at);
	if (!read_amount(checker, row, field, &observation, &amount, &at) || !first ||
	    date_is_none(observation.on))
		return;
	const struct fact *before = find_before(checker, &observation);
	if (before && !agrees_with(row, &observation, &amount, before, at))
		return;
	if (before && date_cmp(before->on, observation.on) == 0)
		checker->out->known++;
	else
		checker->out->at[checker->out->count++] = observation;
}

/* What the source observed before and this file does not hold. */
static void check_vanished(struct checker *checker)
{
	const struct import_checking *of = checker->of;
	struct map told = map_in(of->keep);

	for (size_t i = 0; i < of->catalog->observation_count; i++) {
		const struct fact *fact = of->catalog->observations[i];
		struct observation own = observation_of(fact);
		struct str key = series_key(of->keep, &own);
		if (!is_of_source(checker, fact) || fact->value.kind != VALUE_QUANTITY ||
		    map_get(&checker->places, key) || map_get(&told, key) ||
		    !date_is_none(fact->thing->retired) ||
		    import_map_lists(of->map->gone, fact->thing->id) ||
		    (of->map->kind && !kind_is(fact->thing->kind, of->map->kind)))
			continue;
		map_put(&told, key, (void *)fact);
		diag_report(of->diag, DIAG_IMPORT, source_whole(of->csv->header[0].at.in),
		    "%.*s, which %.*s had, is not in it any more", STR_ARG(fact->thing->id),
		    STR_ARG(of->map->reference_id));
		diag_note(of->diag, fact->at, "observed here");
		diag_hint(of->diag, "if that is right, say so in the map: gone: [%.*s]",
		    STR_ARG(fact->thing->id));
	}
}

bool import_check(const struct import_checking *checking, struct import_result *out)
{
	struct checker checker = { .of = checking, .out = out };
	size_t told = diag_count(checking->diag);

	checker.places = map_in(checking->keep);
	*out = (struct import_result){ .at = ARENA_ARRAY(checking->keep, struct observation,
					   checking->csv->row_count + 1) };
	for (size_t i = 0; i < checking->csv->row_count; i++)
		check_row(&checker,
		    &(struct import_row){
			checking->keep, checking->diag, checking->map, checking->csv, i });
	bool rows_good = diag_count(checking->diag) == told;
	/* A row that could not be read may be the one that is missed. */
	if (rows_good)
		check_vanished(&checker);
	return rows_good && diag_count(checking->diag) == told;
}
