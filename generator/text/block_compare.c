/*
 * block_compare - things side by side: things are columns, what is compared are rows.
 *
 *     things: [kettle_k2, kettle_k3]   or kind: kettle
 *     baseline: kettle_k2              the first unless given
 *     rows: [price, { value: "power * 3 min", name: Energy, better: less }]
 *     groups: [{ name: Costs, rows: [price] }]
 *     ratio: true                      a column of ratios to the baseline for each other thing;
 *                                      default: when there are two
 *     marks: true                      legend marks of words, and of numbers by the gain over the baseline
 *     best: true                       the best cell of a row is marked
 *     caption: …  note: …
 */
#include "text/block_common.h"

struct comparison_table {
	const struct block *block;
	struct things things;
	size_t base; /* the baseline's index */
	bool ratio, best;
	struct show ratio_show; /* 0.00× */
	struct table *table;
};

static bool find_baseline(struct comparison_table *all)
{
	const struct block *block = all->block;
	const struct yaml *baseline = yaml_get(block->yaml, STR("baseline"));
	if (!baseline)
		return true;
	const struct thing *thing = block_thing(block, baseline);
	if (!thing)
		return false;
	for (size_t i = 0; i < all->things.count; i++)
		if (all->things.at[i] == thing) {
			all->base = i;
			return true;
		}
	diag_report(block->diag, DIAG_BLOCK_KIND, baseline->at,
	    "the baseline is not among the things compared");
	return false;
}

static bool check_kinds(const struct comparison_table *all)
{
	if (all->things.kind || !all->things.count)
		return true;
	const struct block *block = all->block;
	const struct thing *first = all->things.at[0], *other = first;
	for (size_t i = 1; i < all->things.count && other->kind == first->kind; i++)
		other = all->things.at[i];
	diag_report(block->diag, DIAG_BLOCK_KIND, yaml_get(block->yaml, STR("things"))->at,
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

static struct measure *default_rows(const struct comparison_table *all, size_t *count)
{
	const struct map *attributes = &all->things.kind->attributes;
	struct measure *rows = ARENA_ARRAY(all->block->scratch, struct measure, attributes->count);
	*count = 0;
	for (size_t i = 0; i < attributes->count; i++)
		if (is_said(&all->things, attributes->at[i].value))
			*count += block_measure_attribute(
			    all->block, attributes->at[i].value, &rows[*count]);
	return rows;
}

static struct str member_text(const struct comparison_table *all, size_t thing, const struct measure *row)
{
	struct arena *keep = all->block->input->keep;
	struct str last, id = all->things.at[thing]->id;
	if (formula_is_path(row->formula, &last))
		return str_print(keep, "%.*s.%.*s", STR_ARG(id), STR_ARG(row->source));
	return str_print(keep, "(%.*s of %.*s)", STR_ARG(row->name), STR_ARG(id));
}

static struct derivation ratio_derivation(const struct comparison_table *all, size_t thing,
    const struct measure *row, const struct value *values)
{
	const struct block *block = all->block;
	struct arena *keep = block->input->keep;
	size_t of[2] = { thing, all->base };
	struct derivation derivation = { .formula_at = row->at, .input_count = 2 };
	derivation.inputs = ARENA_ARRAY(keep, struct derivation_input, 2);
	struct str shown[2];
	for (size_t i = 0; i < 2; i++) {
		derivation.inputs[i] =
		    (struct derivation_input){ member_text(all, of[i], row), values[of[i]] };
		shown[i] = expression_print(block->reading, &values[of[i]], &row->show, row->at);
	}
	derivation.name = str_print(keep, "%.*s: %.*s to %.*s", STR_ARG(row->name),
	    STR_ARG(all->things.at[thing]->name), STR_ARG(all->things.at[all->base]->name));
	derivation.formula = str_print(keep, "%.*s / %.*s", STR_ARG(derivation.inputs[0].path),
	    STR_ARG(derivation.inputs[1].path));
	derivation.substituted = str_print(keep, "%.*s / %.*s", STR_ARG(shown[0]), STR_ARG(shown[1]));
	return derivation;
}

static struct table_cell ratio_cell(const struct comparison_table *all, size_t thing,
    const struct measure *row, const struct value *values)
{
	const struct block *block = all->block;
	const struct value *value = &values[thing], *base = &values[all->base];
	struct arithmetic how = block_arithmetic(block);
	struct quantity ratio;
	if (value->kind != VALUE_QUANTITY || base->kind != VALUE_QUANTITY ||
	    quantity_div(&how, value->quantity, base->quantity, &ratio) != QUANTITY_OK ||
	    !dimension_is_none(&ratio.unit->dimension))
		return block_words(STR("–"));
	struct measure measure = { .show = all->ratio_show, .at = row->at };
	struct value computed = value_of_quantity(block->input->keep, ratio);
	return block_computed(block, &measure, &computed, ratio_derivation(all, thing, row, values));
}

/* Words have marks of their own, numbers by their gain over the baseline. */
static void set_mark(const struct comparison_table *all, const struct measure *row,
    const struct value *value, const struct value *base, struct table_cell *cell)
{
	const struct mark *mark = NULL;
	struct value gain;
	if (block_mark_word(all->block, value, cell) || value == base)
		return;
	switch (evaluator_gain(all->block->input->evaluator, value, base, row->better, &gain, &mark)) {
	case GAIN_NONE:
		break;
	case GAIN_MARK:
		if (mark)
			block_mark(all->block, mark, cell);
		break;
	case GAIN_DEPENDS:
		cell->mark_symbol = MARK_DEPENDS_SYMBOL;
		cell->mark_name = cell->mark_key = MARK_DEPENDS_NAME;
		all->block->reading->document.depends_used = true;
		break;
	}
}

static void add_row(const struct comparison_table *all, struct measure *row)
{
	const struct block *block = all->block;
	size_t count = all->things.count;
	struct value *values = ARENA_ARRAY(block->scratch, struct value, count);
	bool *best = ARENA_ARRAY(block->scratch, bool, count);
	for (size_t i = 0; i < count; i++)
		values[i] = block_value(block, row, all->things.at[i]);
	block_settle_unit(block, row, values, count, 1);
	if (all->best)
		block_find_best(block, row->better, values, count, 1, best);

	table_row_named(all->table,
	    (struct table_column){ .name = row->name, .unit = block_unit_words(block, row) }, false);
	for (size_t i = 0; i < count; i++) {
		struct table_cell cell =
		    block_cell(block, row, &values[i], all->things.at[i], STR(""));
		cell.best = best[i];
		if (block->marks && block->input->catalog->marks.count > 0)
			set_mark(all, row, &values[i], &values[all->base], &cell);
		table_cell(all->table, cell);
	}
	for (size_t i = 0; i < count && all->ratio; i++)
		if (i != all->base)
			table_cell(all->table, ratio_cell(all, i, row, values));
}

static void add_groups(const struct comparison_table *all, const struct yaml *groups)
{
	static const struct str known[] = { STR_INIT("name"), STR_INIT("rows") };
	if (!shape_is_list(all->block->diag, groups, "“groups”"))
		return;
	for (size_t i = 0; i < groups->count; i++) {
		const struct yaml *group = groups->items[i];
		if (!shape_is_map(all->block->diag, group, "a group"))
			continue;
		shape_keys(all->block->diag, group, known, countof(known));
		struct block inside = *all->block;
		inside.yaml = group;
		size_t count;
		struct measure *rows = block_measures(&inside, STR("rows"), all->things.kind, &count);
		table_group(
		    all->table, shape_need_text(all->block->diag, group, STR("name"), "a group"));
		for (size_t r = 0; r < count; r++)
			add_row(all, &rows[r]);
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

static void add_columns(const struct comparison_table *all, bool numbers)
{
	const struct block *block = all->block;
	const struct document_site *site = block->input->site;
	table_column(all->table, (struct table_column){ .name = STR("") });
	for (size_t i = 0; i < all->things.count; i++) {
		const struct thing *thing = all->things.at[i];
		reading_name_thing(block->reading, thing);
		table_column(all->table,
		    (struct table_column){ thing->name, .number = numbers, .mixed = true,
			.href = site->thing(site->self, thing) });
	}
	for (size_t i = 0; i < all->things.count && all->ratio; i++) {
		if (i == all->base)
			continue;
		struct str name = all->things.count == 2
		    ? STR("Ratio")
		    : str_print(block->scratch, "Ratio: %.*s", STR_ARG(all->things.at[i]->name));
		table_column(all->table, (struct table_column){ .name = name, .number = true });
	}
}

static bool start(struct comparison_table *all)
{
	static const struct str known[] = { STR_INIT("things"), STR_INIT("kind"),
		STR_INIT("baseline"), STR_INIT("rows"), STR_INIT("groups"), STR_INIT("ratio"),
		STR_INIT("marks"), STR_INIT("best"), STR_INIT("caption"), STR_INIT("note") };
	const struct block *block = all->block;
	shape_keys(block->diag, block->yaml, known, countof(known));
	if (!block_things_or_kind(block, &all->things) || !check_kinds(all) || !find_baseline(all))
		return false;
	all->ratio = block_truth(block, STR("ratio"), all->things.count == 2);
	all->best = block_truth(block, STR("best"), true);
	struct str why;
	show_parse(block->input->catalog->units, block->scratch, STR("0.00×"), &all->ratio_show, &why);
	struct str fallback =
	    str_print(block->scratch, "%.*s compared", STR_ARG(block_names(block, &all->things)));
	all->table = table_new(block->scratch, block->id, block_caption(block, fallback));
	return true;
}

struct table *block_compare(const struct block *block)
{
	struct comparison_table all = { .block = block };
	if (!start(&all))
		return NULL;
	size_t count;
	struct measure *rows = block_measures(block, STR("rows"), all.things.kind, &count);
	const struct yaml *groups = yaml_get(block->yaml, STR("groups"));
	if (!yaml_get(block->yaml, STR("rows")) && !groups)
		rows = default_rows(&all, &count);
	if (!block_fits(block, count, all.things.count))
		return NULL;
	add_columns(&all, mostly_numbers(rows, count));
	for (size_t i = 0; i < count; i++)
		add_row(&all, &rows[i]);
	if (groups)
		add_groups(&all, groups);
	block_note(block, all.table);
	return all.table;
}
