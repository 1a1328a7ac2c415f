#include "block/block_compare.h"

#include "base/language.h"
#include "block/cell.h"
#include "block/order.h"
#include "block/things.h"
#include "data/shape.h"
#include "number/quantity_arithmetic.h"
#include "sensitivity/contest.h"

struct compare {
	const struct block *block;
	struct things things;
	size_t base; /* the baseline's index */
	bool ratio, best;
	struct show ratio_show; /* 0.00× */
};

static bool find_baseline(struct compare *compare)
{
	const struct block *block = compare->block;
	const struct yaml *baseline = yaml_get(block->yaml, STR("baseline"));

	if (!baseline)
		return true;
	const struct thing *thing = thing_read(block, baseline);
	if (!thing)
		return false;
	for (size_t i = 0; i < compare->things.count; i++)
		if (compare->things.at[i] == thing) {
			compare->base = i;
			return true;
		}
	diag_report(block->asker->diag, DIAG_BLOCK_KIND, baseline->at,
	    "the baseline is not among the things compared");
	return false;
}

static bool check_kinds(const struct compare *compare)
{
	if (compare->things.kind || !compare->things.count)
		return true;
	const struct block *block = compare->block;
	const struct thing *first = compare->things.at[0], *other = first;
	for (size_t i = 1; i < compare->things.count && other->kind == first->kind; i++)
		other = compare->things.at[i];
	diag_report(block->asker->diag, DIAG_BLOCK_KIND, yaml_get(block->yaml, STR("things"))->at,
	    "“%.*s” and “%.*s” are of kinds that have nothing in common", STR_ARG(first->id),
	    STR_ARG(other->id));
	return false;
}

/* An attribute that any of the things says something of, and that fits into a cell. */
static bool is_said(const struct things *things, const struct attribute *attribute)
{
	for (size_t i = 0; i < things->count && !attribute->fields.count; i++)
		if (thing_facts(things->at[i], attribute->id))
			return true;
	return false;
}

static struct measure *default_rows(const struct compare *compare, size_t *count)
{
	const struct map *attributes = &compare->things.kind->attributes;

	struct measure *rows =
	    ARENA_ARRAY(compare->block->asker->scratch, struct measure, attributes->count);
	*count = 0;
	for (size_t i = 0; i < attributes->count; i++)
		if (is_said(&compare->things, attributes->at[i].value))
			*count += measure_of_attribute(
			    compare->block, attributes->at[i].value, &rows[*count]);
	return rows;
}

static struct str member_text(const struct compare *compare, size_t thing, const struct measure *row)
{
	struct arena *keep = compare->block->asker->keep;
	struct str last, id = compare->things.at[thing]->id;

	if (formula_is_path(row->formula, &last))
		return str_print(keep, "%.*s.%.*s", STR_ARG(id), STR_ARG(row->source));
	return str_print(keep, "(%.*s of %.*s)", STR_ARG(row->name), STR_ARG(id));
}

static struct derivation ratio_derivation(const struct compare *compare, size_t thing,
    const struct measure *row, const struct value *values)
{
	const struct block *block = compare->block;
	struct arena *keep = block->asker->keep;
	size_t of[2] = { thing, compare->base };
	struct derivation derivation = { .formula_at = row->at, .input_count = 2 };

	derivation.inputs = ARENA_ARRAY(keep, struct derivation_input, 2);
	struct buf shown = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < 2; i++) {
		derivation.inputs[i] =
		    (struct derivation_input){ member_text(compare, of[i], row), values[of[i]] };
		buf_put(&shown, i ? STR(" / ") : STR(""));
		value_put_operand(block->asker->evaluator, &values[of[i]],
		    values[of[0]].quantity->unit, true, &shown);
	}
	derivation.name = WORD_FILL(keep, block_language(block), WORD_RATIO_BETWEEN,
	    { "row", row->name }, { "thing", compare->things.at[thing]->name },
	    { "base", compare->things.at[compare->base]->name });
	derivation.formula = str_print(keep, "%.*s / %.*s", STR_ARG(derivation.inputs[0].path),
	    STR_ARG(derivation.inputs[1].path));
	derivation.substituted = buf_str(&shown);
	return derivation;
}

static struct cell ratio_cell(const struct compare *compare, size_t thing,
    const struct measure *row, const struct value *values)
{
	const struct block *block = compare->block;
	const struct value *value = &values[thing], *base = &values[compare->base];
	struct arithmetic arithmetic = asker_keeping_arithmetic(block->asker);
	struct quantity ratio;

	if (value->kind != VALUE_QUANTITY || base->kind != VALUE_QUANTITY ||
	    quantity_div(&arithmetic, value->quantity, base->quantity, &ratio) != QUANTITY_OK ||
	    !dimension_is_none(&ratio.unit->dimension))
		return cell_of_words(STR("–"));
	struct measure measure = { .show = compare->ratio_show, .at = row->at };
	struct value computed = value_of_quantity(block->asker->keep, ratio);
	return cell_computed(block, &measure, &computed, ratio_derivation(compare, thing, row, values));
}

static void add_row(const struct compare *compare, struct measure *row)
{
	const struct block *block = compare->block;
	size_t count = compare->things.count;
	struct value *values = ARENA_ARRAY(block->asker->scratch, struct value, count);
	bool *best = ARENA_ARRAY(block->asker->scratch, bool, count);
	bool marked = block->marks && block->asker->catalog->marks.count > 0;

	for (size_t i = 0; i < count; i++)
		values[i] = measure_value(block, row, compare->things.at[i]);
	measure_settle_unit(block, row, values, count, 1);
	if (compare->best)
		best_of(&block->asker->arithmetic, row->better, values, count, 1, best);

	grid_add_row(compare->block->grid,
	    (struct grid_head){ .name = row->name,
		.unit = measure_unit_words(block, row),
		.source = row->source,
		.better = compare->best ? row->better : BETTER_NEITHER,
		.gain = marked ? row->better : BETTER_NEITHER },
	    false);
	for (size_t i = 0; i < count; i++) {
		struct cell cell =
		    cell_of_value(block, row, &values[i], compare->things.at[i], STR(""));
		cell.best = best[i];
		if (marked)
			cell_mark_gain(block, row, &values[i], &values[compare->base], &cell);
		grid_add_cell(compare->block->grid, cell);
	}
	for (size_t i = 0; i < count && compare->ratio; i++)
		if (i != compare->base)
			grid_add_cell(compare->block->grid, ratio_cell(compare, i, row, values));
}

static void add_groups(const struct compare *compare, const struct yaml *groups)
{
	static const struct str known[] = { STR_INIT("name"), STR_INIT("rows") };

	if (!shape_is_list(compare->block->asker->diag, groups, "“groups”"))
		return;
	for (size_t i = 0; i < groups->count; i++) {
		const struct yaml *group = groups->items[i];
		if (!shape_is_map(compare->block->asker->diag, group, "a group"))
			continue;
		shape_keys(compare->block->asker->diag, group, known, countof(known));
		struct block inside = *compare->block;
		inside.yaml = group;
		size_t count;
		struct measure *rows =
		    measures_read(&inside, STR("rows"), compare->things.kind, &count);
		grid_add_heading(compare->block->grid,
		    shape_need_text(compare->block->asker->diag, group, STR("name"), "a group"));
		for (size_t r = 0; r < count; r++)
			add_row(compare, &rows[r]);
	}
}

/* Whether heads stand to the right, over numbers. */
static bool mostly_numbers(const struct measure *rows, size_t count)
{
	size_t numbers = 0;

	for (size_t i = 0; i < count; i++)
		numbers += rows[i].type.kind == TYPE_QUANTITY;
	return numbers * 2 >= count;
}

static void add_columns(const struct compare *compare, bool numbers)
{
	const struct block *block = compare->block;

	for (size_t i = 0; i < compare->things.count; i++) {
		const struct thing *thing = compare->things.at[i];
		grid_add_column(block->grid,
		    (struct grid_head){
			.name = thing->name, .thing = thing, .number = numbers, .mixed = true });
	}
	for (size_t i = 0; i < compare->things.count && compare->ratio; i++) {
		if (i == compare->base)
			continue;
		struct str name = compare->things.count == 2
		    ? words_get(block_language(block), WORD_RATIO)
		    : WORD_FILL(block->asker->scratch, block_language(block), WORD_RATIO_TO,
			  { "name", compare->things.at[i]->name });
		grid_add_column(
		    compare->block->grid, (struct grid_head){ .name = name, .number = true });
	}
}

static bool start(struct compare *compare)
{
	static const struct str known[] = { STR_INIT("things"), STR_INIT("kind"), STR_INIT("baseline"),
		STR_INIT("rows"), STR_INIT("groups"), STR_INIT("ratio"), STR_INIT("marks"),
		STR_INIT("best"), STR_INIT("caption"), STR_INIT("note"), STR_INIT("cards") };
	const struct block *block = compare->block;

	shape_keys(block->asker->diag, block->yaml, known, countof(known));
	if (!things_of_block(block, &compare->things))
		return false;
	bool good = check_kinds(compare);
	good &= find_baseline(compare);
	if (!good)
		return false;
	compare->ratio = block_bool(block, STR("ratio"), compare->things.count == 2);
	compare->best = block_bool(block, STR("best"), true);
	struct str why;
	show_parse(block->asker->catalog->units, block->asker->scratch, STR("0.00×"),
	    &compare->ratio_show, &why);
	struct str fallback = WORD_FILL(block->asker->scratch, block_language(block), WORD_COMPARED,
	    { "names", things_names(block, &compare->things) });
	block->grid->caption = fallback;
	block->grid->base = compare->things.count > 0 ? compare->things.at[compare->base] : NULL;
	block->grid->best = GRID_BEST_IN_ROW;
	return true;
}

/* The rows of a comparison that cannot be made: for their own mistakes. */
static void check_rows(const struct compare *compare)
{
	const struct yaml *groups = yaml_get(compare->block->yaml, STR("groups"));
	const struct kind *kind = compare->things.kind;
	struct block inside = *compare->block;
	size_t count;

	if (!kind)
		return;
	measures_read(&inside, STR("rows"), kind, &count);
	for (size_t i = 0; groups && groups->kind == YAML_LIST && i < groups->count; i++) {
		inside.yaml = groups->items[i];
		measures_read(&inside, STR("rows"), kind, &count);
	}
}

bool block_compare(const struct block *block)
{
	struct compare compare = { .block = block };

	if (!start(&compare)) {
		check_rows(&compare);
		return false;
	}
	size_t count;
	struct measure *rows = measures_read(block, STR("rows"), compare.things.kind, &count);
	const struct yaml *groups = yaml_get(block->yaml, STR("groups"));
	if (!yaml_get(block->yaml, STR("rows")) && !groups)
		rows = default_rows(&compare, &count);
	if (!block_fits(block, count, compare.things.count))
		return false;
	add_columns(&compare, mostly_numbers(rows, count));
	for (size_t i = 0; i < count; i++)
		add_row(&compare, &rows[i]);
	if (groups)
		add_groups(&compare, groups);
	return true;
}
