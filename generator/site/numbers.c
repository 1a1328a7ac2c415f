#include "site/numbers.h"

#include "data/value_print.h"
#include "number/quantity_convert.h"
#include "number/ratio_text.h"
#include "number/unit_print.h"
#include "number/units.h"
#include "search/shard.h"
#include "site/value_memo.h"

/* Values are told apart by so many dimensions; columns of others are left out. */
#define DIMENSIONS_MOST 200

struct numbers {
	struct worker *worker;
	struct arena *keep;
	const struct arithmetic *arithmetic;
	struct buf out;
	const struct unit *dimensions[DIMENSIONS_MOST]; /* one unit of each that columns have */
	size_t dimension_count;
	struct map units; /* text -> itself: those that have been written */
	struct map shown; /* text of units that values are printed in -> struct unit, in order */
};

/* A number of a kind: an attribute or a figure. */
struct column {
	struct str id, name;
	const struct unit *unit; /* of its first value; NULL: it has none */
	size_t dimension;
};

/* --- dimensions and units --------------------------------------------------------------------- */

/* The number of the unit's dimension; DIMENSIONS_MOST when it is none of them. */
static size_t dimension_of(const struct numbers *numbers, const struct unit *unit)
{
	for (size_t i = 0; i < numbers->dimension_count; i++)
		if (unit_fits(unit, numbers->dimensions[i]) &&
		    unit->scale == numbers->dimensions[i]->scale)
			return i;
	return DIMENSIONS_MOST;
}

static size_t add_dimension(struct numbers *numbers, const struct unit *unit)
{
	size_t known = dimension_of(numbers, unit);

	if (known < DIMENSIONS_MOST || numbers->dimension_count == DIMENSIONS_MOST)
		return known;
	numbers->dimensions[numbers->dimension_count] = unit;
	return numbers->dimension_count++;
}

static void put_ratio(struct buf *out, const struct ratio *ratio)
{
	buf_put_byte(out, '"');
	ratio_exact(out, ratio);
	buf_put_byte(out, '"');
}

/* Base units in one of these; behind it what stands at zero, for degrees. */
static void put_scale(struct buf *out, const struct unit *unit)
{
	put_ratio(out, unit->factor);
	if (!unit->offset)
		return;
	buf_put_byte(out, ',');
	put_ratio(out, unit->offset);
}

/* ["GB",3,"8000000000"] */
static void put_unit(struct numbers *numbers, struct str text, const struct unit *unit, size_t dimension)
{
	if (dimension == DIMENSIONS_MOST || text.len == 0 || !map_add(&numbers->units, text, numbers))
		return;
	if (numbers->units.count > 1)
		buf_put_byte(&numbers->out, ',');
	buf_put_byte(&numbers->out, '[');
	search_put_js_string(&numbers->out, text);
	buf_print(&numbers->out, ",%zu,", dimension);
	put_scale(&numbers->out, unit);
	buf_put_byte(&numbers->out, ']');
}

static const char *const prefixes[] = { "", "m", "k", "M", "G", "T", "P", "Ki", "Mi", "Gi", "Ti" };

static const struct unit *read_unit(const struct numbers *numbers, struct str text)
{
	struct str bad;

	return units_parse(numbers->arithmetic->units, numbers->keep, text, &bad, NULL);
}

/* A unit's name with all prefixes; what each of them is goes to `units`, NULL for what is none. */
static void put_prefixed(struct numbers *numbers, struct str name, const struct unit **units)
{
	for (size_t i = 0; i < countof(prefixes); i++) {
		struct str text = STR_JOIN(numbers->keep, str_from(prefixes[i]), name);
		units[i] = read_unit(numbers, text);
		if (units[i])
			put_unit(numbers, text, units[i], dimension_of(numbers, units[i]));
	}
}

/* A unit that values are printed in, cut at its stroke: "MB" and "/s". */
struct divided {
	const struct unit *whole,
	    *front; /* `front` NULL: what stands before the stroke is no unit by itself */
	struct str behind;
};

/* The same before a stroke and what stands behind it ("MB/s" beside "GB/s"), as far as that is a unit of the same dimension. */
static void put_divided(struct numbers *numbers, struct str name, const struct unit *const *units,
    const struct divided *like)
{
	for (size_t i = 0; i < countof(prefixes); i++) {
		/* Told apart before it is read: nearly none of them fits. */
		if (!units[i] || (like->front && !unit_fits(units[i], like->front)))
			continue;
		struct str text = STR_JOIN(numbers->keep, str_from(prefixes[i]), name, like->behind);
		const struct unit *unit = read_unit(numbers, text);
		if (unit && unit_fits(unit, like->whole))
			put_unit(numbers, text, unit, dimension_of(numbers, unit));
	}
}

static void put_symbol(struct numbers *numbers, struct str name)
{
	const struct unit *unit = read_unit(numbers, name);

	if (!unit)
		return;
	struct unit_print print = unit_print(numbers->arithmetic->units, numbers->keep, unit);
	put_unit(numbers, print.symbol, unit, dimension_of(numbers, unit));
	put_unit(numbers, print.many, unit, dimension_of(numbers, unit));
}

/* All units before the stroke of one in which values are printed. */
static void put_all_divided(struct numbers *numbers, struct str text, const struct unit *whole,
    const struct unit *const *prefixed)
{
	const struct units *units = numbers->arithmetic->units;
	size_t stroke = str_find_byte(text, '/', 0);

	if (stroke == STR_NONE)
		return;
	struct divided like = { .whole = whole,
		.front = read_unit(numbers, str_sub(text, 0, stroke)),
		.behind = str_sub(text, stroke, text.len) };
	for (size_t i = 0; i < units_count(units); i++)
		put_divided(numbers, units_name(units, i), &prefixed[i * countof(prefixes)], &like);
}

static void put_units(struct numbers *numbers)
{
	const struct units *units = numbers->arithmetic->units;

	const struct unit **prefixed =
	    ARENA_ARRAY(numbers->keep, const struct unit *, units_count(units) * countof(prefixes));

	for (size_t i = 0; i < numbers->shown.count; i++) {
		const struct unit *unit = numbers->shown.at[i].value;
		put_unit(numbers, numbers->shown.at[i].key, unit, dimension_of(numbers, unit));
	}
	for (size_t i = 0; i < units_count(units); i++) {
		put_prefixed(numbers, units_name(units, i), &prefixed[i * countof(prefixes)]);
		put_symbol(numbers, units_name(units, i));
	}
	for (size_t i = 0; i < numbers->shown.count; i++)
		put_all_divided(numbers, numbers->shown.at[i].key, numbers->shown.at[i].value, prefixed);
}

/* --- values ----------------------------------------------------------------------------------- */

static struct value value_of(const struct numbers *numbers, const struct thing *thing, struct str id)
{
	return evaluator_member(numbers->worker->evaluator, thing, id, thing->at);
}

/* The first value tells the unit of the column, in which it is also printed. */
static void find_unit(struct numbers *numbers, struct column *column, const struct kind *kind)
{
	for (size_t i = 0; i < kind->thing_count && !column->unit; i++) {
		struct value value = value_of(numbers, kind->things[i], column->id);
		if (value.kind == VALUE_QUANTITY)
			column->unit = value.quantity->unit;
	}
	if (!column->unit)
		return;
	column->dimension = add_dimension(numbers, column->unit);
	map_add(&numbers->shown, column->unit->text, (void *)(uintptr_t)column->unit);
}

/* "low..high" in base units, an open end left out. */
static void put_exact(struct buf *out, const struct quantity *quantity)
{
	buf_put_byte(out, '"');
	if (quantity->lo)
		ratio_exact(out, quantity->lo);
	if (!quantity_is_point(quantity)) {
		buf_put(out, STR(".."));
		if (quantity->hi)
			ratio_exact(out, quantity->hi);
	}
	buf_put_byte(out, '"');
}

/* As it was printed on its page, if it was by this worker. */
static struct str printed(const struct numbers *numbers, const struct value *value)
{
	struct str known = value_memo_text(numbers->worker, value);

	if (known.len > 0)
		return known;
	struct show show = value_show(value);
	struct buf out = buf_in(numbers->worker->scratch, BUF_MOST);
	value_print(numbers->worker->evaluator, value, &show, &out);
	return buf_str(&out);
}

/* [exact, printed, anchor]; 0 where it has none. */
static void put_value(struct numbers *numbers, const struct thing *thing, const struct column *column)
{
	struct value value = value_of(numbers, thing, column->id);
	struct quantity quantity;

	if (value.kind != VALUE_QUANTITY || !value.origin ||
	    quantity_convert(numbers->arithmetic, value.quantity, column->unit, &quantity) !=
		QUANTITY_OK) {
		buf_put_byte(&numbers->out, '0');
		return;
	}
	buf_put_byte(&numbers->out, '[');
	put_exact(&numbers->out, &quantity);
	buf_put_byte(&numbers->out, ',');
	search_put_js_string(&numbers->out, printed(numbers, &value));
	buf_put_byte(&numbers->out, ',');
	search_put_js_string(&numbers->out, value.origin->fragment);
	buf_put_byte(&numbers->out, ']');
}

/* --- kinds ------------------------------------------------------------------------------------ */

static size_t find_columns(struct numbers *numbers, const struct kind *kind, struct column *columns)
{
	size_t count = 0;

	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->type == ATTRIBUTE_QUANTITY)
			columns[count++] =
			    (struct column){ .id = attribute->id, .name = attribute->name };
	}
	for (size_t i = 0; i < kind->figures.count; i++) {
		const struct figure *figure = kind->figures.at[i].value;
		if (figure->given_count == 0)
			columns[count++] = (struct column){ .id = figure->id, .name = figure->name };
	}
	size_t left = 0;
	for (size_t i = 0; i < count; i++) {
		find_unit(numbers, &columns[i], kind);
		if (columns[i].unit && columns[i].dimension < DIMENSIONS_MOST)
			columns[left++] = columns[i];
	}
	return left;
}

/* ["Name","address","figures' address",value,…] */
static void put_thing(
    struct numbers *numbers, const struct thing *thing, const struct column *columns, size_t count)
{
	const struct page *page = map_get(&numbers->worker->site->pages->of_things, thing->id);

	struct str figures =
	    str_print(numbers->worker->scratch, "figures/%.*s/", STR_ARG(thing->slug));

	buf_put(&numbers->out, STR("\n["));
	search_put_js_string(&numbers->out, thing->name);
	buf_put_byte(&numbers->out, ',');
	search_put_js_string(&numbers->out, page ? page->address : figures);
	buf_put_byte(&numbers->out, ',');
	search_put_js_string(&numbers->out, figures);
	for (size_t i = 0; i < count; i++) {
		buf_put_byte(&numbers->out, ',');
		put_value(numbers, thing, &columns[i]);
	}
	buf_put_byte(&numbers->out, ']');
	arena_reset(numbers->worker->scratch);
}

/* {names:[its own and those of what it is a sort of],columns:[[name,dimension,scale]],things:[…]} */
static void put_kind(struct numbers *numbers, const struct kind *kind)
{
	struct column *columns = ARENA_ARRAY(
	    numbers->keep, struct column, kind->attributes.count + kind->figures.count + 1);
	size_t count = find_columns(numbers, kind, columns), written = 0;

	buf_put(&numbers->out, STR("{names:["));
	for (const struct kind *at = kind; at; at = at->is) {
		search_put_js_string(&numbers->out, at->name);
		buf_put_byte(&numbers->out, ',');
		search_put_js_string(&numbers->out, at->plural);
		if (at->is)
			buf_put_byte(&numbers->out, ',');
	}
	buf_put(&numbers->out, STR("],columns:["));
	for (size_t i = 0; i < count; i++) {
		buf_put(&numbers->out, i > 0 ? STR(",[") : STR("["));
		search_put_js_string(&numbers->out, columns[i].name);
		buf_print(&numbers->out, ",%zu,", columns[i].dimension);
		put_scale(&numbers->out, columns[i].unit);
		buf_put_byte(&numbers->out, ']');
	}
	buf_put(&numbers->out, STR("],things:["));
	for (size_t i = 0; i < kind->thing_count; i++) {
		if (kind->things[i]->kind != kind)
			continue; /* it stands with its own sort */
		if (written++ > 0)
			buf_put_byte(&numbers->out, ',');
		put_thing(numbers, kind->things[i], columns, count);
	}
	buf_put(&numbers->out, STR("]}"));
}

struct str numbers_script(struct worker *worker, struct arena *keep)
{
	const struct map *kinds = &worker->site->data->catalog->schema->kinds;
	struct numbers numbers = { .worker = worker,
		.keep = keep,
		.arithmetic = evaluator_arithmetic(worker->evaluator),
		.out = buf_in(arena_child(keep), BUF_MOST),
		.units = map_in(keep),
		.shown = map_in(keep) };

	buf_put(&numbers.out, STR("RigbookSearch.numbers({kinds:["));
	for (size_t i = 0; i < kinds->count; i++) {
		if (i > 0)
			buf_put(&numbers.out, STR(",\n"));
		put_kind(&numbers, kinds->at[i].value);
	}
	buf_put(&numbers.out, STR("],\nunits:["));
	put_units(&numbers);
	buf_put(&numbers.out, STR("]});\n"));
	return buf_str(&numbers.out);
}
