/*
 * block_parts - the parts of a thing: one row for each record of a list, with totals.
 *
 *     build: tandem                    the thing
 *     list: parts                      its attribute; the only list of records unless given
 *     columns: [quantity, item, price, total, share]
 *     caption: …  note: …  marks: true
 *
 * A record has a field that refers to a thing (the item) and one that counts. A column is a field,
 * an attribute or figure of the item, an expression over fields, or one of two words: `total`, the
 * count times the item's price (its attribute that observations give), and `share`, the total's
 * part of the sum. Rows are headed by the item.
 */
#include "html/html.h"
#include "text/block_common.h"

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
	struct table *table;
};

/* --- what there is ---------------------------------------------------------------------------- */

static bool find_list(struct parts *all)
{
	const struct block *block = all->block;
	const struct map *attributes = &all->thing->kind->attributes;
	const struct yaml *wanted = yaml_get(block->yaml, STR("list"));
	struct near near = near_to(wanted ? wanted->text : STR(""));
	for (size_t i = 0; i < attributes->count; i++) {
		const struct attribute *attribute = attributes->at[i].value;
		if (attribute->type != ATTRIBUTE_LIST || !attribute->fields.count)
			continue;
		near_offer(&near, attribute->id);
		if (!wanted || str_eq(wanted->text, attribute->id)) {
			all->list = attribute;
			return true;
		}
	}
	if (wanted)
		diag_report(block->diag, DIAG_BLOCK_UNKNOWN, wanted->at,
		    "“%.*s” has no list “%.*s”", STR_ARG(all->thing->id), STR_ARG(wanted->text));
	else
		diag_report(block->diag, DIAG_BLOCK_KIND, block->yaml->at,
		    "“%.*s” has no list of parts", STR_ARG(all->thing->id));
	if (near.best.len)
		diag_hint(block->diag, "did you mean “%.*s”?", STR_ARG(near.best));
	return false;
}

static void find_fields(struct parts *all)
{
	const struct map *fields = &all->list->fields;
	for (size_t i = 0; i < fields->count; i++) {
		const struct attribute *field = fields->at[i].value;
		if (!all->count && field->type == ATTRIBUTE_QUANTITY)
			all->count = field;
		if (!all->item && field->type == ATTRIBUTE_THING)
			all->item = field;
	}
	const struct map *attributes = all->item && all->item->of ? &all->item->of->attributes : NULL;
	for (size_t i = 0; attributes && i < attributes->count && !all->price; i++) {
		const struct attribute *attribute = attributes->at[i].value;
		if (attribute->from.len)
			all->price = attribute;
	}
	if (all->price && all->count)
		all->total_source = str_print(all->block->input->keep, "%.*s * %.*s.%.*s",
		    STR_ARG(all->count->id), STR_ARG(all->item->id), STR_ARG(all->price->id));
}

static bool find_records(struct parts *all)
{
	struct value list = evaluator_member(
	    all->block->input->evaluator, all->thing, all->list->id, all->block->yaml->at);
	if (list.kind != VALUE_LIST)
		return list.kind != VALUE_BAD;
	all->records = ARENA_ARRAY(all->block->scratch, const struct record *, list.list.count);
	for (size_t i = 0; i < list.list.count; i++)
		if (list.list.at[i].kind == VALUE_RECORD)
			all->records[all->record_count++] = list.list.at[i].record;
	return true;
}

/* --- columns ---------------------------------------------------------------------------------- */

/* The fields as names that expressions may use: of one record, or their types alone. */
static struct binding *bind_fields(const struct parts *all, const struct record *record)
{
	const struct map *fields = &all->list->fields;
	struct binding *bindings = ARENA_ARRAY(all->block->scratch, struct binding, fields->count);
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
static struct yaml column_source(const struct parts *all, const struct yaml *yaml)
{
	struct yaml source = *yaml;
	const struct attribute *attribute;
	const struct figure *figure;
	if (yaml->kind != YAML_SCALAR || map_get(&all->list->fields, yaml->text) || !all->item ||
	    !all->item->of || !kind_member(all->item->of, yaml->text, &attribute, &figure))
		return source;
	source.text =
	    str_print(all->block->scratch, "%.*s.%.*s", STR_ARG(all->item->id), STR_ARG(yaml->text));
	source.exact_columns = false;
	return source;
}

static bool read_value_column(const struct parts *all, const struct yaml *yaml, struct part_column *column)
{
	const struct yaml source = column_source(all, yaml);
	const struct attribute *field =
	    yaml->kind == YAML_SCALAR ? map_get(&all->list->fields, yaml->text) : NULL;
	if (!block_measure(all->block, &source, all->thing->kind, bind_fields(all, NULL),
		all->list->fields.count, &column->measure))
		return false;
	column->kind = field ? COLUMN_FIELD : COLUMN_VALUE;
	if (field)
		column->measure.name = field->name;
	return true;
}

static bool read_word_column(
    const struct parts *all, const struct yaml *yaml, bool is_share, struct part_column *column)
{
	const struct block *block = all->block;
	if (!all->total_source.len) {
		diag_report(block->diag, DIAG_BLOCK_KIND, yaml->at,
		    "these parts have no price, so there is no “%.*s”", STR_ARG(yaml->text));
		return false;
	}
	struct yaml source = { .kind = YAML_SCALAR, .at = yaml->at, .text = all->total_source };
	if (!read_value_column(all, &source, column))
		return false;
	column->kind = is_share ? COLUMN_SHARE : COLUMN_TOTAL;
	column->measure.name = is_share ? STR("Share") : STR("Total");
	column->measure.better = BETTER_NEITHER;
	struct str why;
	if (is_share)
		show_parse(block->input->catalog->units, block->scratch, STR("0 %"),
		    &column->measure.show, &why);
	column->measure.unit = column->measure.show.unit;
	return true;
}

static bool read_column(struct parts *all, const struct yaml *yaml)
{
	struct part_column *column = &all->columns[all->column_count];
	bool is_field = yaml->kind == YAML_SCALAR && map_get(&all->list->fields, yaml->text);
	if (all->item && yaml->kind == YAML_SCALAR && str_eq(yaml->text, all->item->id))
		return true; /* heads the rows */
	bool good;
	if (!is_field && str_eq(yaml->text, STR("total")))
		good = read_word_column(all, yaml, false, column);
	else if (!is_field && str_eq(yaml->text, STR("share")))
		good = read_word_column(all, yaml, true, column);
	else
		good = read_value_column(all, yaml, column);
	all->column_count += good;
	return good;
}

static bool default_columns(struct parts *all)
{
	struct str names[4];
	size_t count = 0;
	if (all->count)
		names[count++] = all->count->id;
	if (all->total_source.len) {
		names[count++] = all->price->id;
		names[count++] = STR("total");
		names[count++] = STR("share");
	}
	all->columns = ARENA_ARRAY(all->block->scratch, struct part_column, countof(names));
	for (size_t i = 0; i < count; i++) {
		struct yaml yaml = { .kind = YAML_SCALAR, .at = all->block->yaml->at, .text = names[i] };
		if (!read_column(all, &yaml))
			return false;
	}
	return true;
}

static bool read_columns(struct parts *all)
{
	const struct yaml *columns = yaml_get(all->block->yaml, STR("columns"));
	if (!columns)
		return default_columns(all);
	if (!shape_is_list(all->block->diag, columns, "“columns”"))
		return false;
	all->columns = ARENA_ARRAY(all->block->scratch, struct part_column, columns->count);
	bool good = true;
	for (size_t i = 0; i < columns->count; i++)
		good &= read_column(all, columns->items[i]);
	return good;
}

/* --- values ----------------------------------------------------------------------------------- */

/*
 * Turns the totals of a column into shares of their sum: each part over itself and the sum of the
 * others, which is exact for ranges.
 */
static bool divide_shares(struct parts *all, size_t column)
{
	struct arithmetic how = block_arithmetic(all->block);
	size_t count = all->record_count, width = all->column_count;
	struct value *values = all->values + column;
	struct quantity zero = { .lo = ratio_zero(), .hi = ratio_zero() };
	struct quantity *before = ARENA_ARRAY(all->block->scratch, struct quantity, count + 1);
	for (size_t i = 0; i < count; i++)
		if (values[i * width].kind != VALUE_QUANTITY)
			return false; /* with one price unknown no share is known */
	zero.unit = count ? values[0].quantity->unit : NULL;
	before[0] = zero;
	for (size_t i = 0; i < count; i++)
		if (quantity_add(&how, &before[i], values[i * width].quantity, &before[i + 1]) !=
		    QUANTITY_OK)
			return false;
	struct quantity behind = zero, others, share;
	for (size_t i = count; i-- > 0;) {
		const struct quantity part = *values[i * width].quantity;
		if (quantity_add(&how, &before[i], &behind, &others) != QUANTITY_OK ||
		    quantity_share(&how, &part, &others, &share) != QUANTITY_OK)
			return false;
		struct quantity next;
		if (quantity_add(&how, &behind, &part, &next) != QUANTITY_OK)
			return false;
		behind = next;
		values[i * width] = value_of_quantity(how.keep, share);
	}
	return true;
}

static void make_shares(struct parts *all, size_t column)
{
	if (divide_shares(all, column))
		return;
	for (size_t i = 0; i < all->record_count; i++) {
		struct value *value = &all->values[i * all->column_count + column];
		if (value->kind == VALUE_QUANTITY)
			*value = value_of_unknown(STR("the sum of the parts"));
	}
}

static void compute(struct parts *all)
{
	size_t width = all->column_count, field_count = all->list->fields.count;
	all->values = ARENA_ARRAY(all->block->scratch, struct value, all->record_count * width);
	for (size_t r = 0; r < all->record_count; r++) {
		const struct binding *fields = bind_fields(all, all->records[r]);
		for (size_t c = 0; c < width; c++)
			all->values[r * width + c] = evaluator_eval(all->block->input->evaluator,
			    all->columns[c].measure.formula, all->thing, fields, field_count);
	}
	for (size_t c = 0; c < width; c++) {
		if (all->columns[c].kind == COLUMN_SHARE)
			make_shares(all, c);
		else
			block_settle_unit(all->block, &all->columns[c].measure, all->values + c,
			    all->record_count, width);
	}
}

/* --- the table -------------------------------------------------------------------------------- */

/* The column's expression with this record's fields put in. */
static struct str bound_source(
    const struct parts *all, const struct record *record, const struct measure *measure)
{
	const struct map *fields = &all->list->fields;
	struct str *names = ARENA_ARRAY(all->block->scratch, struct str, fields->count);
	struct str *texts = ARENA_ARRAY(all->block->scratch, struct str, fields->count);
	size_t count = 0;
	for (size_t i = 0; i < fields->count; i++) {
		const struct fact *fact = map_get(&record->fields, fields->at[i].key);
		if (!fact)
			continue;
		names[count] = fields->at[i].key;
		texts[count++] = fact->value.kind == VALUE_THING ? fact->value.thing->id : fact->literal;
	}
	return block_bind(all->block, measure->source, names, texts, count);
}

static struct table_cell plain_cell(
    const struct parts *all, const struct measure *measure, const struct value *value)
{
	struct buf html = buf_in(all->block->scratch, BUF_MOST);
	if (value->kind == VALUE_UNKNOWN || value->kind == VALUE_INAPPLICABLE || value->kind == VALUE_BAD)
		return block_words(STR("not stated"));
	html_escape(&html, block_print(all->block, measure, value));
	return (struct table_cell){ .html = html.len ? buf_str(&html) : STR("–"),
		.number = value->kind == VALUE_QUANTITY };
}

static struct derivation share_derivation(
    const struct parts *all, const struct record *record, const struct measure *measure)
{
	struct arena *keep = all->block->input->keep;
	struct str total = bound_source(all, record, measure);
	return (struct derivation){ .formula_at = measure->at,
		.name = str_copy(keep, measure->name),
		.formula = str_print(keep, "%.*s / sum(%.*s, %.*s)", STR_ARG(total),
		    STR_ARG(all->list->id), STR_ARG(all->total_source)) };
}

static struct table_cell part_cell(const struct parts *all, size_t row, size_t column)
{
	const struct part_column *as = &all->columns[column];
	const struct value *value = &all->values[row * all->column_count + column];
	if (as->kind == COLUMN_FIELD)
		return plain_cell(all, &as->measure, value);
	if (as->kind == COLUMN_SHARE)
		return block_computed(all->block, &as->measure, value,
		    share_derivation(all, all->records[row], &as->measure));
	struct str bound = value->origin ? STR("") : bound_source(all, all->records[row], &as->measure);
	return block_cell(all->block, &as->measure, value, all->thing, bound);
}

static void add_part_cell(const struct parts *all, size_t row, size_t column)
{
	struct table_cell cell = part_cell(all, row, column);
	block_mark_word(all->block, &all->values[row * all->column_count + column], &cell);
	table_cell(all->table, cell);
}

static void begin_row(const struct parts *all, size_t row)
{
	const struct document_site *site = all->block->input->site;
	const struct fact *fact = all->item ? map_get(&all->records[row]->fields, all->item->id) : NULL;
	if (!fact || fact->value.kind != VALUE_THING) {
		table_row_named(all->table,
		    (struct table_column){ .name = str_print(all->block->scratch, "%zu", row + 1) },
		    false);
		return;
	}
	const struct thing *item = fact->value.thing;
	reading_name_thing(all->block->reading, item);
	table_row_named(all->table,
	    (struct table_column){ .name = item->name, .href = site->thing(site->self, item) }, false);
}

/*
 * The figure of the thing that is this very sum, so that the total leads to its derivation; its
 * value is of use only when it is a number.
 */
static struct value sum_figure(const struct parts *all)
{
	const struct map *figures = &all->thing->kind->figures;
	struct str sum = str_print(all->block->scratch, "sum(%.*s, %.*s)", STR_ARG(all->list->id),
	    STR_ARG(all->total_source));
	for (size_t i = 0; i < figures->count; i++) {
		const struct figure *figure = figures->at[i].value;
		if (!figure->given_count && figure->formula &&
		    str_eq(formula_source(figure->formula), sum))
			return evaluator_member(all->block->input->evaluator, all->thing,
			    figure->id, all->block->yaml->at);
	}
	return VALUE_OF_INAPPLICABLE;
}

static void add_total(const struct parts *all)
{
	size_t width = all->column_count;
	bool any = false;
	for (size_t c = 0; c < width; c++)
		any |= all->columns[c].kind == COLUMN_TOTAL;
	if (!any)
		return;
	struct value sum = sum_figure(all);
	table_row_named(all->table, (struct table_column){ .name = STR("Total") }, true);
	for (size_t c = 0; c < width; c++) {
		const struct measure *measure = &all->columns[c].measure;
		if (all->columns[c].kind != COLUMN_TOTAL)
			table_cell(all->table, block_words(STR("–")));
		else if (sum.kind == VALUE_QUANTITY)
			table_cell(
			    all->table, block_cell(all->block, measure, &sum, all->thing, STR("")));
		else
			table_cell(all->table,
			    block_total(all->block, measure, all->values + c, all->record_count, width));
	}
}

static void add_columns(const struct parts *all)
{
	table_column(all->table, (struct table_column){ .name = all->item ? all->item->name : STR("") });
	for (size_t c = 0; c < all->column_count; c++) {
		const struct measure *measure = &all->columns[c].measure;
		bool number = false;
		for (size_t r = 0; r < all->record_count; r++)
			number |= all->values[r * all->column_count + c].kind == VALUE_QUANTITY;
		table_column(all->table,
		    (struct table_column){ .name = measure->name,
			.unit = block_unit_words(all->block, measure),
			.number = number });
	}
}

struct table *block_parts(const struct block *block)
{
	static const struct str known[] = { STR_INIT("build"), STR_INIT("list"),
		STR_INIT("columns"), STR_INIT("marks"), STR_INIT("caption"), STR_INIT("note") };
	struct parts all = { .block = block };
	shape_keys(block->diag, block->yaml, known, countof(known));
	const struct yaml *build =
	    shape_need(block->diag, block->yaml, STR("build"), "a list of parts");
	all.thing = build ? block_thing(block, build) : NULL;
	if (!all.thing || !find_list(&all))
		return NULL;
	find_fields(&all);
	if (!find_records(&all) || !read_columns(&all) ||
	    !block_fits(block, all.record_count, all.column_count))
		return NULL;
	compute(&all);
	struct str fallback = str_print(block->scratch, "Parts of %.*s", STR_ARG(all.thing->name));
	all.table = table_new(block->scratch, block->id, block_caption(block, fallback));
	add_columns(&all);
	for (size_t r = 0; r < all.record_count; r++) {
		begin_row(&all, r);
		for (size_t c = 0; c < all.column_count; c++)
			add_part_cell(&all, r, c);
	}
	add_total(&all);
	block_note(block, all.table);
	return all.table;
}
