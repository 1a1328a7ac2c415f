/*
 * block_table - things down, attributes and figures across.
 *
 *     things: [kettle_k2, kettle_k3]   or kind: kettle
 *     where: "power < 2 kW"            only things for which it holds
 *     columns: [price, power, { value: "price / power", name: Price of power }]
 *     sort: -price                     or a list; a minus puts the largest first, what is unknown comes last
 *     limit: 10                        rows, after sorting
 *     totals: true                     or a list of columns: their sums in a last row
 *     best: true                       the best cell of a column that has a better direction is marked
 *     caption: …  note: …  marks: true
 */
#include "text/block_common.h"

#include <stdlib.h>

struct rows {
	const struct block *block;
	struct things things;
	struct measure *columns;
	size_t column_count;
	struct value *values; /* of things by columns */
	struct table *table;
};

/* --- which things, in which order ------------------------------------------------------------- */

static bool keep_where(struct rows *all)
{
	const struct block *block = all->block;
	const struct yaml *where = yaml_get(block->yaml, STR("where"));
	struct measure condition;
	if (!where)
		return true;
	if (!block_measure(block, where, all->things.kind, NULL, 0, &condition))
		return false;
	if (condition.type.kind != TYPE_TRUTH && condition.type.kind != TYPE_UNSURE) {
		diag_report(block->diag, DIAG_FORMULA_TYPE, where->at,
		    "“where” is a condition, such as price < 100 USD, not %s",
		    type_kind_words(condition.type.kind));
		return false;
	}
	size_t kept = 0;
	for (size_t i = 0; i < all->things.count; i++) {
		const struct thing *thing = all->things.at[i];
		struct value holds =
		    evaluator_eval(block->input->evaluator, condition.formula, thing, NULL, 0);
		if (holds.kind == VALUE_TRUTH && holds.truth == TRUTH_YES)
			all->things.at[kept++] = thing;
	}
	all->things.count = kept;
	return true;
}

struct sort_key {
	struct measure measure;
	bool descending;
};

/* What qsort moves: it has no context, so each row carries it. */
struct sorted {
	const struct block *block;
	const struct sort_key *keys;
	size_t key_count, index;
	const struct thing *thing;
	const struct value *values;
};

static int compare_rows(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	for (size_t i = 0; i < a->key_count; i++) {
		int order = block_order(a->block, &a->values[i], &b->values[i], a->keys[i].descending);
		if (order)
			return order;
	}
	return (a->index > b->index) - (a->index < b->index);
}

static bool read_sort_key(const struct rows *all, const struct yaml *yaml, struct sort_key *key)
{
	struct str text = shape_text_of(all->block->diag, yaml, "“sort”");
	key->descending = str_starts(text, STR("-"));
	struct yaml rest = *yaml;
	rest.text = str_sub(text, key->descending, text.len);
	rest.at = pos_after(yaml->at, key->descending);
	return text.len && block_measure(all->block, &rest, all->things.kind, NULL, 0, &key->measure);
}

static bool read_sort(
    const struct rows *all, const struct yaml *yaml, struct sort_key **keys, size_t *count)
{
	const struct yaml *one[] = { yaml };
	const struct yaml *const *items = yaml->kind == YAML_LIST ? yaml->items : one;
	*count = yaml->kind == YAML_LIST ? yaml->count : 1;
	*keys = ARENA_ARRAY(all->block->scratch, struct sort_key, *count);
	bool good = true;
	for (size_t i = 0; i < *count; i++)
		good &= read_sort_key(all, items[i], &(*keys)[i]);
	return good;
}

static bool sort_things(struct rows *all)
{
	const struct block *block = all->block;
	const struct yaml *sort = yaml_get(block->yaml, STR("sort"));
	struct sort_key *keys;
	size_t key_count, count = all->things.count;
	if (!sort)
		return true;
	if (!read_sort(all, sort, &keys, &key_count))
		return false;
	struct sorted *rows = ARENA_ARRAY(block->scratch, struct sorted, count);
	for (size_t i = 0; i < count; i++) {
		struct value *values = ARENA_ARRAY(block->scratch, struct value, key_count);
		for (size_t k = 0; k < key_count; k++)
			values[k] = evaluator_eval(block->input->evaluator, keys[k].measure.formula,
			    all->things.at[i], NULL, 0);
		rows[i] = (struct sorted){ block, keys, key_count, i, all->things.at[i], values };
	}
	if (count)
		qsort(rows, count, sizeof(*rows), compare_rows);
	for (size_t i = 0; i < count; i++)
		all->things.at[i] = rows[i].thing;
	return true;
}

static bool cut(struct rows *all)
{
	const struct yaml *limit = yaml_get(all->block->yaml, STR("limit"));
	if (!limit)
		return true;
	struct str text = shape_text_of(all->block->diag, limit, "“limit”");
	const struct ratio *number = text.len ? ratio_parse(all->block->scratch, text) : NULL;
	long most;
	if (!number || !ratio_to_long(number, &most) || most < 1) {
		diag_report(all->block->diag, DIAG_VALUE_BAD, limit->at, "“limit” is a number of rows");
		return false;
	}
	if (all->things.count > (size_t)most)
		all->things.count = (size_t)most;
	return true;
}

/* --- rows ------------------------------------------------------------------------------------- */

static void compute(struct rows *all)
{
	size_t count = all->things.count, width = all->column_count;
	all->values = ARENA_ARRAY(all->block->scratch, struct value, count * width);
	for (size_t i = 0; i < count; i++)
		for (size_t c = 0; c < width; c++)
			all->values[i * width + c] =
			    block_value(all->block, &all->columns[c], all->things.at[i]);
}

static bool is_number_column(const struct rows *all, size_t column)
{
	for (size_t i = 0; i < all->things.count; i++)
		if (all->values[i * all->column_count + column].kind == VALUE_QUANTITY)
			return true;
	return false;
}

static bool *add_columns(const struct rows *all)
{
	const struct block *block = all->block;
	size_t count = all->things.count, width = all->column_count;
	bool *best = ARENA_ARRAY(block->scratch, bool, count *width),
	     mark_best = block_truth(block, STR("best"), true);
	struct str corner = all->things.kind ? all->things.kind->name : STR("");
	table_column(all->table, (struct table_column){ .name = corner });
	for (size_t c = 0; c < width; c++) {
		struct measure *column = &all->columns[c];
		block_settle_unit(block, column, all->values + c, count, width);
		if (mark_best)
			block_find_best(
			    block, column->better, all->values + c, count, width, best + c * count);
		table_column(all->table,
		    (struct table_column){ .name = column->name,
			.unit = block_unit_words(block, column),
			.number = is_number_column(all, c) });
	}
	return best;
}

static void add_rows(const struct rows *all, const bool *best)
{
	const struct block *block = all->block;
	const struct document_site *site = block->input->site;
	for (size_t i = 0; i < all->things.count; i++) {
		const struct thing *thing = all->things.at[i];
		table_row_named(all->table,
		    (struct table_column){ .name = thing->name, .href = site->thing(site->self, thing) },
		    false);
		for (size_t c = 0; c < all->column_count; c++) {
			const struct value *value = &all->values[i * all->column_count + c];
			struct table_cell cell =
			    block_cell(block, &all->columns[c], value, thing, STR(""));
			cell.best = best[c * all->things.count + i];
			block_mark_word(block, value, &cell);
			table_cell(all->table, cell);
		}
	}
}

/* Whether the column has a total: `true` means every one that holds numbers. */
static bool has_total(const struct rows *all, const struct yaml *totals, size_t column)
{
	if (totals->kind != YAML_LIST)
		return is_number_column(all, column);
	for (size_t i = 0; i < totals->count; i++)
		if (str_eq(totals->items[i]->text, all->columns[column].source))
			return true;
	return false;
}

static void check_totals(const struct rows *all, const struct yaml *totals)
{
	for (size_t i = 0; totals->kind == YAML_LIST && i < totals->count; i++) {
		struct near near = near_to(totals->items[i]->text);
		bool found = false;
		for (size_t c = 0; c < all->column_count; c++) {
			found |= str_eq(totals->items[i]->text, all->columns[c].source);
			near_offer(&near, all->columns[c].source);
		}
		if (found)
			continue;
		diag_report(all->block->diag, DIAG_BLOCK_UNKNOWN, totals->items[i]->at,
		    "there is no column “%.*s” to add up", STR_ARG(totals->items[i]->text));
		if (near.best.len)
			diag_hint(all->block->diag, "did you mean “%.*s”?", STR_ARG(near.best));
	}
}

static void add_totals(const struct rows *all)
{
	const struct block *block = all->block;
	const struct yaml *totals = yaml_get(block->yaml, STR("totals"));
	if (!totals ||
	    (totals->kind != YAML_LIST && !shape_truth(block->diag, block->yaml, STR("totals"))))
		return;
	check_totals(all, totals);
	table_row_named(all->table, (struct table_column){ .name = STR("Total") }, true);
	for (size_t c = 0; c < all->column_count; c++)
		table_cell(all->table,
		    has_total(all, totals, c) ? block_total(block, &all->columns[c], all->values + c,
						    all->things.count, all->column_count)
					      : block_words(STR("–")));
}

struct table *block_table(const struct block *block)
{
	static const struct str known[] = { STR_INIT("things"), STR_INIT("kind"), STR_INIT("where"),
		STR_INIT("columns"), STR_INIT("sort"), STR_INIT("limit"), STR_INIT("totals"),
		STR_INIT("marks"), STR_INIT("best"), STR_INIT("caption"), STR_INIT("note") };
	struct rows all = { .block = block };
	shape_keys(block->diag, block->yaml, known, countof(known));
	bool good = block_things_or_kind(block, &all.things);
	if (!shape_need(block->diag, block->yaml, STR("columns"), "a table") || !good)
		return NULL;
	all.columns = block_measures(block, STR("columns"), all.things.kind, &all.column_count);
	if (!all.columns || !keep_where(&all) || !sort_things(&all) || !cut(&all) ||
	    !block_fits(block, all.things.count, all.column_count))
		return NULL;
	struct str fallback =
	    all.things.kind ? all.things.kind->plural : block_names(block, &all.things);
	all.table = table_new(block->scratch, block->id, block_caption(block, fallback));
	compute(&all);
	add_rows(&all, add_columns(&all));
	add_totals(&all);
	block_note(block, all.table);
	return all.table;
}
