#include "block/block_parts.h"

#include "base/language.h"
#include "base/near.h"
#include "block/cell.h"
#include "block/things.h"
#include "block/total.h"
#include "data/shape.h"
#include "number/quantity_arithmetic.h"

struct part_column {
	struct measure measure;
	enum { COLUMN_FIELD, COLUMN_VALUE, COLUMN_TOTAL, COLUMN_SHARE } kind;
};

struct parts {
	const struct block *block;
	const struct thing *thing;
	const struct attribute *list, *count, *item,
	    *price; /* fields, and the item's attribute; NULL if there is none */
	const struct record **records;
	size_t record_count;
	struct part_column *columns;
	size_t column_count;
	struct value *values;    /* of records by columns */
	struct str total_source; /* "quantity * item.price" */
};

/* --- what there is ---------------------------------------------------------------------------- */

static bool find_list(struct parts *parts)
{
	const struct block *block = parts->block;
	const struct map *attributes = &parts->thing->kind->attributes;
	const struct yaml *wanted = yaml_get(block->yaml, STR("list"));
	struct near near = near_to(wanted ? wanted->text : STR(""));

	for (size_t i = 0; i < attributes->count; i++) {
		const struct attribute *attribute = attributes->at[i].value;
		if (attribute->type != ATTRIBUTE_LIST || !attribute->fields.count)
			continue;
		near_offer(&near, attribute->id);
		if (!wanted || str_eq(wanted->text, attribute->id)) {
			parts->list = attribute;
			return true;
		}
	}
	if (wanted)
		diag_report(block->asker->diag, DIAG_BLOCK_UNKNOWN, wanted->at,
		    "“%.*s” has no list “%.*s”", STR_ARG(parts->thing->id), STR_ARG(wanted->text));
	else
		diag_report(block->asker->diag, DIAG_BLOCK_KIND, block->yaml->at,
		    "“%.*s” has no list of parts", STR_ARG(parts->thing->id));
	diag_hint_nearest(block->asker->diag, &near);
	return false;
}

static void find_fields(struct parts *parts)
{
	const struct map *fields = &parts->list->fields;

	for (size_t i = 0; i < fields->count; i++) {
		const struct attribute *field = fields->at[i].value;
		if (!parts->count && field->type == ATTRIBUTE_QUANTITY)
			parts->count = field;
		if (!parts->item && field->type == ATTRIBUTE_THING)
			parts->item = field;
	}
	const struct map *attributes =
	    parts->item && parts->item->of ? &parts->item->of->attributes : NULL;
	for (size_t i = 0; attributes && i < attributes->count && !parts->price; i++) {
		const struct attribute *attribute = attributes->at[i].value;
		if (attribute->from.len)
			parts->price = attribute;
	}
	if (parts->price && parts->count)
		parts->total_source = str_print(parts->block->asker->keep, "%.*s * %.*s.%.*s",
		    STR_ARG(parts->count->id), STR_ARG(parts->item->id), STR_ARG(parts->price->id));
}

static bool find_records(struct parts *parts)
{
	struct value list = evaluator_member(
	    parts->block->asker->evaluator, parts->thing, parts->list->id, parts->block->yaml->at);

	if (list.kind != VALUE_LIST)
		return list.kind != VALUE_BAD;
	parts->records =
	    ARENA_ARRAY(parts->block->asker->scratch, const struct record *, list.list.count);
	for (size_t i = 0; i < list.list.count; i++)
		if (list.list.at[i].kind == VALUE_RECORD)
			parts->records[parts->record_count++] = list.list.at[i].record;
	return true;
}

/* --- columns ---------------------------------------------------------------------------------- */

/* The fields as names that expressions may use: of one record, or their types alone. */
static struct binding *bind_fields(const struct parts *parts, const struct record *record)
{
	const struct map *fields = &parts->list->fields;

	struct binding *bindings =
	    ARENA_ARRAY(parts->block->asker->scratch, struct binding, fields->count);
	for (size_t i = 0; i < fields->count; i++) {
		const struct attribute *field = fields->at[i].value;
		const struct fact *fact = record ? map_get(&record->fields, field->id) : NULL;
		bindings[i] = (struct binding){ .name = field->id,
			.type = field->value_type,
			.value = fact ? fact->value : value_of_unknown(field->name) };
	}
	return bindings;
}

/* A column's expression: a member of the item is written without the item. */
static struct yaml column_source(const struct parts *parts, const struct yaml *yaml)
{
	struct yaml source = *yaml;
	const struct attribute *attribute;
	const struct figure *figure;

	if (yaml->kind != YAML_SCALAR || map_get(&parts->list->fields, yaml->text) || !parts->item ||
	    !parts->item->of || !kind_member(parts->item->of, yaml->text, &attribute, &figure))
		return source;
	source.text = str_print(parts->block->asker->scratch, "%.*s.%.*s", STR_ARG(parts->item->id),
	    STR_ARG(yaml->text));
	source.exact_columns = false;
	return source;
}

static bool read_value_column(
    const struct parts *parts, const struct yaml *yaml, struct part_column *column)
{
	const struct yaml source = column_source(parts, yaml);

	const struct attribute *field =
	    yaml->kind == YAML_SCALAR ? map_get(&parts->list->fields, yaml->text) : NULL;
	if (!measure_read(parts->block, &source, parts->thing->kind, bind_fields(parts, NULL),
		parts->list->fields.count, &column->measure))
		return false;
	column->kind = field ? COLUMN_FIELD : COLUMN_VALUE;
	if (field)
		column->measure.name = field->name;
	return true;
}

static bool read_word_column(
    const struct parts *parts, const struct yaml *yaml, bool is_share, struct part_column *column)
{
	const struct block *block = parts->block;

	if (!parts->total_source.len) {
		diag_report(block->asker->diag, DIAG_BLOCK_KIND, yaml->at,
		    "these parts have no price, so there is no “%.*s”", STR_ARG(yaml->text));
		return false;
	}
	struct yaml source = { .kind = YAML_SCALAR, .at = yaml->at, .text = parts->total_source };
	if (!read_value_column(parts, &source, column))
		return false;
	column->kind = is_share ? COLUMN_SHARE : COLUMN_TOTAL;
	column->measure.name =
	    words_get(block_language(parts->block), is_share ? WORD_SHARE : WORD_TOTAL);
	column->measure.better = BETTER_NEITHER;
	struct str why;
	if (is_share)
		show_parse(block->asker->catalog->units, block->asker->scratch, STR("0 %"),
		    &column->measure.show, &why);
	column->measure.unit = column->measure.show.unit;
	return true;
}

static bool read_column(struct parts *parts, const struct yaml *yaml)
{
	struct part_column *column = &parts->columns[parts->column_count];
	bool is_field = yaml->kind == YAML_SCALAR && map_get(&parts->list->fields, yaml->text);

	if (parts->item && yaml->kind == YAML_SCALAR && str_eq(yaml->text, parts->item->id))
		return true; /* heads the rows */
	bool good;
	if (!is_field && str_eq(yaml->text, STR("total")))
		good = read_word_column(parts, yaml, false, column);
	else if (!is_field && str_eq(yaml->text, STR("share")))
		good = read_word_column(parts, yaml, true, column);
	else
		good = read_value_column(parts, yaml, column);
	parts->column_count += good;
	return good;
}

static bool default_columns(struct parts *parts)
{
	struct str names[4];
	size_t count = 0;

	if (parts->count)
		names[count++] = parts->count->id;
	if (parts->total_source.len) {
		names[count++] = parts->price->id;
		names[count++] = STR("total");
		names[count++] = STR("share");
	}
	parts->columns = ARENA_ARRAY(parts->block->asker->scratch, struct part_column, countof(names));
	for (size_t i = 0; i < count; i++) {
		struct yaml yaml = { .kind = YAML_SCALAR, .at = parts->block->yaml->at, .text = names[i] };
		if (!read_column(parts, &yaml))
			return false;
	}
	return true;
}

static bool read_columns(struct parts *parts)
{
	const struct yaml *columns = yaml_get(parts->block->yaml, STR("columns"));

	if (!columns)
		return default_columns(parts);
	if (!shape_is_list(parts->block->asker->diag, columns, "“columns”"))
		return false;
	parts->columns = ARENA_ARRAY(parts->block->asker->scratch, struct part_column, columns->count);
	bool good = true;
	for (size_t i = 0; i < columns->count; i++)
		good &= read_column(parts, columns->items[i]);
	return good;
}

/* --- values ----------------------------------------------------------------------------------- */

/*
 * Turns the totals of a column into shares of their sum: each part over itself and the sum of the
 * others, which is exact for ranges.
 */
static bool divide_shares(struct parts *parts, size_t column)
{
	struct arithmetic arithmetic = asker_keeping_arithmetic(parts->block->asker);
	size_t count = parts->record_count, width = parts->column_count;
	struct value *values = parts->values + column;
	struct quantity zero = { .lo = ratio_zero(), .hi = ratio_zero() };
	struct quantity *before = ARENA_ARRAY(parts->block->asker->scratch, struct quantity, count + 1);

	for (size_t i = 0; i < count; i++)
		if (values[i * width].kind != VALUE_QUANTITY)
			return false; /* with one price unknown no share is known */
	zero.unit = count ? values[0].quantity->unit : NULL;
	before[0] = zero;
	for (size_t i = 0; i < count; i++)
		if (quantity_add(&arithmetic, &before[i], values[i * width].quantity,
			&before[i + 1]) != QUANTITY_OK)
			return false;
	struct quantity behind = zero, others, share;
	for (size_t i = count; i-- > 0;) {
		const struct quantity part = *values[i * width].quantity;
		if (quantity_add(&arithmetic, &before[i], &behind, &others) != QUANTITY_OK ||
		    quantity_share(&arithmetic, &part, &others, &share) != QUANTITY_OK)
			return false;
		struct quantity next;
		if (quantity_add(&arithmetic, &behind, &part, &next) != QUANTITY_OK)
			return false;
		behind = next;
		values[i * width] = value_of_quantity(arithmetic.keep, share);
	}
	return true;
}

static void make_shares(struct parts *parts, size_t column)
{
	if (divide_shares(parts, column))
		return;
	for (size_t i = 0; i < parts->record_count; i++) {
		struct value *value = &parts->values[i * parts->column_count + column];
		if (value->kind == VALUE_QUANTITY)
			*value = value_of_unknown(
			    words_get(block_language(parts->block), WORD_SUM_OF_PARTS));
	}
}

static void compute(struct parts *parts)
{
	size_t width = parts->column_count, field_count = parts->list->fields.count;

	parts->values =
	    ARENA_ARRAY(parts->block->asker->scratch, struct value, parts->record_count * width);
	for (size_t r = 0; r < parts->record_count; r++) {
		const struct binding *fields = bind_fields(parts, parts->records[r]);
		for (size_t c = 0; c < width; c++)
			parts->values[r * width + c] = evaluator_eval(parts->block->asker->evaluator,
			    parts->columns[c].measure.formula, parts->thing, fields, field_count);
	}
	for (size_t c = 0; c < width; c++) {
		if (parts->columns[c].kind == COLUMN_SHARE)
			make_shares(parts, c);
		else
			measure_settle_unit(parts->block, &parts->columns[c].measure,
			    parts->values + c, parts->record_count, width);
	}
}

/* --- the table -------------------------------------------------------------------------------- */

/* The column's expression with this record's fields put in. */
static struct str bound_source(
    const struct parts *parts, const struct record *record, const struct measure *measure)
{
	const struct map *fields = &parts->list->fields;
	struct str *names = ARENA_ARRAY(parts->block->asker->scratch, struct str, fields->count);
	struct str *texts = ARENA_ARRAY(parts->block->asker->scratch, struct str, fields->count);
	size_t count = 0;

	for (size_t i = 0; i < fields->count; i++) {
		const struct fact *fact = map_get(&record->fields, fields->at[i].key);
		if (!fact)
			continue;
		names[count] = fields->at[i].key;
		texts[count++] = fact->value.kind == VALUE_THING ? fact->value.thing->id : fact->literal;
	}
	return measure_bind(parts->block, measure->source, names, texts, count);
}

static struct derivation share_derivation(
    const struct parts *parts, const struct record *record, const struct measure *measure)
{
	struct arena *keep = parts->block->asker->keep;
	struct str total = bound_source(parts, record, measure);

	return (struct derivation){ .formula_at = measure->at,
		.name = str_copy(keep, measure->name),
		.formula = str_print(keep, "%.*s / sum(%.*s, %.*s)", STR_ARG(total),
		    STR_ARG(parts->list->id), STR_ARG(parts->total_source)) };
}

static struct cell part_cell(const struct parts *parts, size_t row, size_t column)
{
	const struct part_column *as = &parts->columns[column];
	const struct value *value = &parts->values[row * parts->column_count + column];

	if (as->kind == COLUMN_FIELD)
		return cell_plain(parts->block, &as->measure, value);
	if (as->kind == COLUMN_SHARE)
		return cell_computed(parts->block, &as->measure, value,
		    share_derivation(parts, parts->records[row], &as->measure));
	struct str bound =
	    value->origin ? STR("") : bound_source(parts, parts->records[row], &as->measure);
	return cell_of_value(parts->block, &as->measure, value, parts->thing, bound);
}

static void add_part_cell(const struct parts *parts, size_t row, size_t column)
{
	struct cell cell = part_cell(parts, row, column);

	cell_mark_word(parts->block, &cell);
	grid_add_cell(parts->block->grid, cell);
}

static void begin_row(const struct parts *parts, size_t row)
{
	const struct fact *fact =
	    parts->item ? map_get(&parts->records[row]->fields, parts->item->id) : NULL;
	if (!fact || fact->value.kind != VALUE_THING) {
		grid_add_row(parts->block->grid,
		    (struct grid_head){ .name = str_print(parts->block->asker->scratch, "%zu", row + 1) },
		    false);
		return;
	}
	const struct thing *item = fact->value.thing;
	grid_add_row(parts->block->grid, (struct grid_head){ .name = item->name, .thing = item }, false);
}

/*
 * The figure of the thing that is this very sum, so that the total leads to its derivation; its
 * value is of use only when it is a number.
 */
static struct value sum_figure(const struct parts *parts)
{
	const struct map *figures = &parts->thing->kind->figures;
	struct str sum = str_print(parts->block->asker->scratch, "sum(%.*s, %.*s)",
	    STR_ARG(parts->list->id), STR_ARG(parts->total_source));

	for (size_t i = 0; i < figures->count; i++) {
		const struct figure *figure = figures->at[i].value;
		if (!figure->given_count && figure->formula &&
		    str_eq(formula_source(figure->formula), sum))
			return evaluator_member(parts->block->asker->evaluator, parts->thing,
			    figure->id, parts->block->yaml->at);
	}
	return VALUE_OF_INAPPLICABLE;
}

static void add_total(const struct parts *parts)
{
	size_t width = parts->column_count;
	bool any = false;

	for (size_t c = 0; c < width; c++)
		any |= parts->columns[c].kind == COLUMN_TOTAL;
	if (!any)
		return;
	struct value sum = sum_figure(parts);
	grid_add_row(parts->block->grid,
	    (struct grid_head){ .name = words_get(block_language(parts->block), WORD_TOTAL) }, true);
	for (size_t c = 0; c < width; c++) {
		const struct measure *measure = &parts->columns[c].measure;
		if (parts->columns[c].kind != COLUMN_TOTAL)
			grid_add_cell(parts->block->grid, cell_of_words(STR("–")));
		else if (sum.kind == VALUE_QUANTITY)
			grid_add_cell(parts->block->grid,
			    cell_of_value(parts->block, measure, &sum, parts->thing, STR("")));
		else
			grid_add_cell(parts->block->grid,
			    cell_of_total(parts->block, measure, parts->values + c,
				parts->record_count, width));
	}
}

static void add_columns(const struct parts *parts)
{
	parts->block->grid->corner.name = parts->item ? parts->item->name : STR("");
	for (size_t c = 0; c < parts->column_count; c++) {
		const struct measure *measure = &parts->columns[c].measure;
		bool number = false;
		for (size_t r = 0; r < parts->record_count; r++)
			number |= parts->values[r * parts->column_count + c].kind == VALUE_QUANTITY;
		grid_add_column(parts->block->grid,
		    (struct grid_head){ .name = measure->name,
			.unit = measure_unit_words(parts->block, measure),
			.number = number });
	}
}

bool block_parts(const struct block *block)
{
	static const struct str known[] = { STR_INIT("build"), STR_INIT("list"), STR_INIT("columns"),
		STR_INIT("marks"), STR_INIT("caption"), STR_INIT("note"), STR_INIT("cards") };
	struct parts parts = { .block = block };

	shape_keys(block->asker->diag, block->yaml, known, countof(known));
	const struct yaml *build =
	    shape_need(block->asker->diag, block->yaml, STR("build"), "a list of parts");
	parts.thing = build ? thing_read(block, build) : NULL;
	if (!parts.thing || !find_list(&parts))
		return false;
	find_fields(&parts);
	bool good = find_records(&parts);
	good &= read_columns(&parts);
	if (!good || !block_fits(block, parts.record_count, parts.column_count))
		return false;
	compute(&parts);
	struct str fallback = WORD_FILL(block->asker->scratch, block_language(block), WORD_PARTS_OF,
	    { "name", parts.thing->name });
	block->grid->caption = fallback;
	add_columns(&parts);
	for (size_t r = 0; r < parts.record_count; r++) {
		begin_row(&parts, r);
		for (size_t c = 0; c < parts.column_count; c++)
			add_part_cell(&parts, r, c);
	}
	add_total(&parts);
	return true;
}
