#include "block/block_table.h"

#include "base/language.h"
#include "base/near.h"
#include "block/cell.h"
#include "block/order.h"
#include "block/things.h"
#include "block/total.h"
#include "data/shape.h"
#include "number/ratio_text.h"
#include "sensitivity/contest.h"

#include <stdlib.h>
#include <string.h>

struct listing {
	const struct block *block;
	struct things things;
	struct measure *columns;
	size_t column_count;
	struct value *values; /* of things by columns */
};

/* --- which things, in which order ------------------------------------------------------------- */

static bool keep_where(struct listing *listing)
{
	const struct block *block = listing->block;
	const struct yaml *where = yaml_get(block->yaml, STR("where"));
	struct measure condition;

	if (!where)
		return true;
	if (!measure_read(block, where, listing->things.kind, NULL, 0, &condition))
		return false;
	if (condition.type.kind != TYPE_TRUTH && condition.type.kind != TYPE_UNSURE) {
		diag_report(block->asker->diag, DIAG_FORMULA_TYPE, where->at,
		    "“where” is a condition, such as price < 100 USD, not %s",
		    type_kind_words(condition.type.kind));
		return false;
	}
	size_t left = 0;
	for (size_t i = 0; i < listing->things.count; i++) {
		const struct thing *thing = listing->things.at[i];
		struct value holds =
		    evaluator_eval(block->asker->evaluator, condition.formula, thing, NULL, 0);
		if (holds.kind == VALUE_TRUTH && holds.truth == TRUTH_YES)
			listing->things.at[left++] = thing;
	}
	listing->things.count = left;
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
		int order = order_values(a->block, &a->values[i], &b->values[i], a->keys[i].descending);
		if (order)
			return order;
	}
	return (a->index > b->index) - (a->index < b->index);
}

static bool read_sort_key(const struct listing *listing, const struct yaml *yaml, struct sort_key *key)
{
	struct str text = shape_text_of(listing->block->asker->diag, yaml, "“sort”");

	key->descending = str_starts(text, STR("-"));
	struct yaml rest = *yaml;
	rest.text = str_sub(text, key->descending, text.len);
	rest.at = pos_after(yaml->at, key->descending);
	return text.len &&
	    measure_read(listing->block, &rest, listing->things.kind, NULL, 0, &key->measure);
}

static bool read_sort(
    const struct listing *listing, const struct yaml *yaml, struct sort_key **keys, size_t *count)
{
	const struct yaml *one[] = { yaml };

	const struct yaml *const *items = yaml->kind == YAML_LIST ? yaml->items : one;
	*count = yaml->kind == YAML_LIST ? yaml->count : 1;
	*keys = ARENA_ARRAY(listing->block->asker->scratch, struct sort_key, *count);
	bool good = true;
	for (size_t i = 0; i < *count; i++)
		good &= read_sort_key(listing, items[i], &(*keys)[i]);
	return good;
}

static bool sort_things(struct listing *listing)
{
	const struct block *block = listing->block;
	const struct yaml *sort = yaml_get(block->yaml, STR("sort"));
	struct sort_key *keys;
	size_t key_count, count = listing->things.count;

	if (!sort)
		return true;
	if (!read_sort(listing, sort, &keys, &key_count))
		return false;
	struct sorted *rows = ARENA_ARRAY(block->asker->scratch, struct sorted, count);
	for (size_t i = 0; i < count; i++) {
		struct value *values = ARENA_ARRAY(block->asker->scratch, struct value, key_count);
		for (size_t k = 0; k < key_count; k++)
			values[k] = evaluator_eval(block->asker->evaluator, keys[k].measure.formula,
			    listing->things.at[i], NULL, 0);
		rows[i] = (struct sorted){ block, keys, key_count, i, listing->things.at[i], values };
	}
	if (count)
		qsort(rows, count, sizeof(*rows), compare_rows);
	for (size_t i = 0; i < count; i++)
		listing->things.at[i] = rows[i].thing;
	return true;
}

static bool cut(struct listing *listing)
{
	const struct yaml *limit = yaml_get(listing->block->yaml, STR("limit"));

	if (!limit)
		return true;
	struct str text = shape_text_of(listing->block->asker->diag, limit, "“limit”");
	const struct ratio *number = text.len ? ratio_parse(listing->block->asker->scratch, text) : NULL;
	int64_t most;
	if (!number || !ratio_to_int64(number, &most) || most < 1) {
		diag_report(listing->block->asker->diag, DIAG_VALUE_BAD, limit->at,
		    "“limit” is a number of rows");
		return false;
	}
	if ((int64_t)listing->things.count > most)
		listing->things.count = (size_t)most;
	return true;
}

/* Puts the column that `first` names before all others. */
static bool put_first(struct listing *listing)
{
	const struct yaml *first = yaml_get(listing->block->yaml, STR("first"));
	struct diag *diag = listing->block->asker->diag;

	if (!first)
		return true;
	struct str text = shape_text_of(diag, first, "“first”");
	struct near near = near_to(text);
	for (size_t c = 0; c < listing->column_count; c++) {
		struct measure column = listing->columns[c];
		near_offer(&near, column.source);
		if (!str_eq(text, column.source))
			continue;
		memmove(listing->columns + 1, listing->columns, c * sizeof(column));
		listing->columns[0] = column;
		return true;
	}
	if (text.len == 0)
		return false;
	diag_report(diag, DIAG_BLOCK_UNKNOWN, first->at, "there is no column “%.*s” to put first",
	    STR_ARG(text));
	diag_hint_nearest(diag, &near);
	return false;
}

/* --- rows ------------------------------------------------------------------------------------- */

static void compute(struct listing *listing)
{
	size_t count = listing->things.count, width = listing->column_count;

	listing->values = ARENA_ARRAY(listing->block->asker->scratch, struct value, count * width);
	for (size_t i = 0; i < count; i++)
		for (size_t c = 0; c < width; c++)
			listing->values[i * width + c] = measure_value(
			    listing->block, &listing->columns[c], listing->things.at[i]);
}

static bool is_number_column(const struct listing *listing, size_t column)
{
	for (size_t i = 0; i < listing->things.count; i++)
		if (listing->values[i * listing->column_count + column].kind == VALUE_QUANTITY)
			return true;
	return false;
}

static bool *add_columns(const struct listing *listing)
{
	const struct block *block = listing->block;
	size_t count = listing->things.count, width = listing->column_count;
	bool *best = ARENA_ARRAY(block->asker->scratch, bool, count *width),
	     mark_best = block_bool(block, STR("best"), true);
	struct str corner = listing->things.kind ? listing->things.kind->name : STR("");

	block->grid->corner.name = corner;
	for (size_t c = 0; c < width; c++) {
		struct measure *column = &listing->columns[c];
		measure_settle_unit(block, column, listing->values + c, count, width);
		if (mark_best)
			best_of(&block->asker->arithmetic, column->better, listing->values + c,
			    count, width, best + c * count);
		grid_add_column(listing->block->grid,
		    (struct grid_head){ .name = column->name,
			.unit = measure_unit_words(block, column),
			.number = is_number_column(listing, c),
			.source = column->source,
			.better = mark_best ? column->better : BETTER_NEITHER });
	}
	return best;
}

static void add_rows(const struct listing *listing, const bool *best)
{
	const struct block *block = listing->block;

	for (size_t i = 0; i < listing->things.count; i++) {
		const struct thing *thing = listing->things.at[i];
		grid_add_row(listing->block->grid,
		    (struct grid_head){ .name = thing->name, .thing = thing }, false);
		for (size_t c = 0; c < listing->column_count; c++) {
			const struct value *value = &listing->values[i * listing->column_count + c];
			struct cell cell =
			    cell_of_value(block, &listing->columns[c], value, thing, STR(""));
			cell.best = best[c * listing->things.count + i];
			cell_mark_word(block, &cell);
			grid_add_cell(listing->block->grid, cell);
		}
	}
}

/* Whether the column has a total: `true` means every one that holds numbers. */
static bool has_total(const struct listing *listing, const struct yaml *totals, size_t column)
{
	if (totals->kind != YAML_LIST)
		return is_number_column(listing, column);
	for (size_t i = 0; i < totals->count; i++)
		if (str_eq(totals->items[i]->text, listing->columns[column].source))
			return true;
	return false;
}

static void check_totals(const struct listing *listing)
{
	const struct yaml *totals = yaml_get(listing->block->yaml, STR("totals"));

	for (size_t i = 0; totals && totals->kind == YAML_LIST && i < totals->count; i++) {
		struct near near = near_to(totals->items[i]->text);
		bool found = false;
		for (size_t c = 0; c < listing->column_count; c++) {
			found |= str_eq(totals->items[i]->text, listing->columns[c].source);
			near_offer(&near, listing->columns[c].source);
		}
		if (found)
			continue;
		diag_report(listing->block->asker->diag, DIAG_BLOCK_UNKNOWN, totals->items[i]->at,
		    "there is no column “%.*s” to add up", STR_ARG(totals->items[i]->text));
		diag_hint_nearest(listing->block->asker->diag, &near);
	}
}

static void add_totals(const struct listing *listing)
{
	const struct block *block = listing->block;
	const struct yaml *totals = yaml_get(block->yaml, STR("totals"));

	if (!totals ||
	    (totals->kind != YAML_LIST && !shape_truth(block->asker->diag, block->yaml, STR("totals"))))
		return;
	grid_add_row(listing->block->grid,
	    (struct grid_head){ .name = words_get(block_language(listing->block), WORD_TOTAL) }, true);
	for (size_t c = 0; c < listing->column_count; c++)
		grid_add_cell(listing->block->grid,
		    has_total(listing, totals, c)
			? cell_of_total(block, &listing->columns[c], listing->values + c,
			      listing->things.count, listing->column_count)
			: cell_of_words(STR("–")));
}

static void check_keys(const struct block *block, const struct str *also, size_t also_count)
{
	static const struct str known[] = { STR_INIT("things"), STR_INIT("kind"), STR_INIT("where"),
		STR_INIT("columns"), STR_INIT("sort"), STR_INIT("limit"), STR_INIT("totals"),
		STR_INIT("marks"), STR_INIT("best"), STR_INIT("caption"), STR_INIT("note"),
		STR_INIT("cards"), STR_INIT("first") };
	struct str *keys = ARENA_ARRAY(block->asker->scratch, struct str, countof(known) + also_count);

	memcpy(keys, known, sizeof(known));
	for (size_t i = 0; i < also_count; i++)
		keys[countof(known) + i] = also[i];
	shape_keys(block->asker->diag, block->yaml, keys, countof(known) + also_count);
}

/* All that the block says, for all its mistakes; columns are of a kind, and nothing without one. */
static bool read_table(struct listing *listing)
{
	const struct block *block = listing->block;
	bool good = things_of_block(block, &listing->things);

	if (!shape_need(block->asker->diag, block->yaml, STR("columns"), "a table") ||
	    (!good && !listing->things.kind))
		return false;
	listing->columns =
	    measures_read(block, STR("columns"), listing->things.kind, &listing->column_count);
	if (listing->columns) {
		good &= put_first(listing);
		check_totals(listing);
	}
	good &= keep_where(listing);
	good &= sort_things(listing);
	good &= cut(listing);
	return good && listing->columns;
}

bool table_fill(const struct block *block, const struct str *also, size_t also_count)
{
	struct listing listing = { .block = block };

	check_keys(block, also, also_count);
	if (!read_table(&listing) || !block_fits(block, listing.things.count, listing.column_count))
		return false;
	struct str fallback = listing.things.kind ? listing.things.kind->plural
						  : things_names(block, &listing.things);
	block->grid->caption = fallback;
	block->grid->best = GRID_BEST_IN_COLUMN;
	compute(&listing);
	add_rows(&listing, add_columns(&listing));
	add_totals(&listing);
	return true;
}

bool block_table(const struct block *block)
{
	return table_fill(block, NULL, 0);
}
