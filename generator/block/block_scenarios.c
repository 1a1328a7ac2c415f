#include "block/block_scenarios.h"

#include "base/language.h"
#include "base/near.h"
#include "block/cell.h"
#include "block/order.h"
#include "data/input_set.h"
#include "data/setting.h"
#include "data/shape.h"
#include "data/value_print.h"
#include "sensitivity/contest.h"
#include "sensitivity/range.h"

/* A set of values, and the page's block as it is asked under them. */
struct column {
	struct str name;
	const struct setting *set;
	size_t set_count;
	struct asker asker;
	struct block block;
};

struct scenarios {
	const struct block *block;
	struct evaluator *site_evaluator; /* the site's own data: what may be set is found with it */
	struct column *columns;           /* the first is the data as it stands */
	size_t column_count;
	struct measure *rows;
	size_t row_count;
};

/* --- columns ---------------------------------------------------------------------------------- */

static bool read_named(const struct scenarios *scenarios, const struct yaml *id, struct column *out)
{
	const struct asker *asker = scenarios->block->asker;
	const struct map *scenarios_of_site = &asker->catalog->scenarios;
	struct near near = near_to(id->text);
	const struct scenario *scenario = map_get(scenarios_of_site, id->text);

	if (scenario) {
		out->name = scenario->name;
		out->set = scenario->set;
		out->set_count = scenario->count;
		return true;
	}
	for (size_t i = 0; i < scenarios_of_site->count; i++)
		near_offer(&near, scenarios_of_site->at[i].key);
	diag_report(
	    asker->diag, DIAG_ID_UNKNOWN, id->at, "there is no scenario “%.*s”", STR_ARG(id->text));
	diag_hint_nearest(asker->diag, &near);
	return false;
}

/* `Name: { input: value }`. The values live as long as the page: its derivations show them. */
static bool read_own(const struct scenarios *scenarios, const struct yaml *yaml, struct column *out)
{
	const struct asker *asker = scenarios->block->asker;

	if (yaml->kind != YAML_MAP || yaml->count != 1) {
		diag_report(asker->diag, DIAG_VALUE_SHAPE, yaml->at,
		    "a column is the id of a scenario, or a name with its values");
		diag_hint(asker->diag, "Two cards: { input: value }");
		return false;
	}
	const struct yaml *set = yaml->entries[0].value;
	if (!shape_is_map(asker->diag, set, "what a column sets"))
		return false;
	out->name = str_copy(asker->keep, yaml->entries[0].key->text);
	out->set = settings_read(asker->catalog, asker->keep, asker->diag, set, &out->set_count);
	bool good = out->set_count == set->count;
	for (size_t i = 0; i < out->set_count; i++)
		good &= setting_fits(
		    scenarios->site_evaluator, asker->scratch, asker->diag, &out->set[i]);
	return good;
}

static bool read_columns(struct scenarios *scenarios)
{
	const struct asker *asker = scenarios->block->asker;
	const struct map *scenarios_of_site = &asker->catalog->scenarios;
	const struct yaml *list = yaml_get(scenarios->block->yaml, STR("columns"));
	size_t most = list ? list->count : scenarios_of_site->count;
	bool good = true;

	if (list && !shape_is_list(asker->diag, list, "“columns”"))
		return false;
	if (most == 0) {
		diag_report(asker->diag, DIAG_KEY_MISSING, scenarios->block->yaml->at,
		    "there is no scenario to show: the data has none, and “columns” names none");
		return false;
	}
	scenarios->columns = ARENA_ARRAY(asker->keep, struct column, most + 1);
	scenarios->column_count = most + 1;
	scenarios->columns[0] =
	    (struct column){ .name = words_get(block_language(scenarios->block), WORD_AS_IT_STANDS) };
	for (size_t i = 0; i < most; i++) {
		struct column *column = &scenarios->columns[i + 1];
		struct yaml id = { .kind = YAML_SCALAR, .at = scenarios->block->yaml->at };
		id.text = !list ? scenarios_of_site->at[i].key : STR("");
		*column = (struct column){ .name = STR("") };
		if (list && list->items[i]->kind != YAML_SCALAR)
			good &= read_own(scenarios, list->items[i], column);
		else
			good &= read_named(scenarios, !list ? &id : list->items[i], column);
	}
	return good;
}

/* What the page's evaluator has in place of the data stays, but for what the column sets itself. */
static void look_from(const struct scenarios *scenarios, struct column *column)
{
	const struct asker *asker = scenarios->block->asker;
	struct basis basis = evaluator_basis(asker->evaluator);

	struct substitution *with =
	    ARENA_ARRAY(asker->keep, struct substitution, column->set_count + basis.with_count + 1);
	size_t count = 0;

	for (size_t i = 0; i < column->set_count; i++)
		with[count++] = setting_substitution(&column->set[i]);
	for (size_t i = 0; i < basis.with_count; i++)
		with[count++] = basis.with[i];
	column->asker = *asker;
	column->asker.diag = diag_new(asker->keep);
	column->asker.evaluator =
	    evaluator_under(asker->keep, column->asker.diag, asker->evaluator, with, count);
	evaluator_use_scratch(column->asker.evaluator, asker->scratch);
	asker_start(&column->asker);
	column->block = *scenarios->block;
	column->block.asker = &column->asker;
}

/* --- cells ------------------------------------------------------------------------------------ */

/* Figures have their pages with the site's data; here they are others, and lead nowhere. */
static void cut_origins(const struct column *column, struct derivation *derivation)
{
	struct arena *scratch = column->asker.scratch;
	struct derivation_input *inputs = arena_copy(
	    scratch, derivation->inputs, derivation->input_count * sizeof(*derivation->inputs));

	for (size_t i = 0; i < derivation->input_count; i++)
		if (inputs[i].value.origin && inputs[i].value.origin->kind != ORIGIN_FACT)
			inputs[i].value.origin = NULL;
	derivation->inputs = inputs;
}

/* A figure shows how it was computed; a value that was set is its own answer. */
static const struct derivation *derive(const struct column *column, const struct measure *row,
    const struct value *value, const struct unit *shown)
{
	const struct asker *asker = &column->asker;
	struct derivation derivation;

	if (!column->block.derive || (value->origin && value->origin->kind == ORIGIN_FACT))
		return NULL;
	if (value->origin)
		derivation = evaluator_derive_origin(asker->evaluator, value->origin, shown);
	else
		derivation = evaluator_derive(asker->evaluator, row->formula, asker->self, shown);
	derivation.name =
	    str_print(asker->scratch, "%.*s: %.*s", STR_ARG(column->name), STR_ARG(row->name));
	derivation.value.origin = NULL;
	cut_origins(column, &derivation);
	return arena_copy(asker->scratch, &derivation, sizeof(derivation));
}

static struct cell cell_under(
    const struct column *column, const struct measure *row, const struct value *value)
{
	struct block plain = column->block;
	struct value apart = *value;

	plain.derive = false;
	apart.origin = NULL;
	struct cell cell = cell_of_value(&plain, row, &apart, NULL, STR(""));
	if (cell.kind == CELL_FIGURE && value->kind != VALUE_THING)
		cell.derivation = derive(column, row, value, cell.show.unit);
	return cell;
}

static bool concerns(const struct column *column, const struct input_set *read)
{
	for (size_t i = 0; i < column->set_count; i++)
		if (input_set_has(read, column->set[i].input->index))
			return true;
	return false;
}

/* The answers of a row, one for each column. */
struct answers {
	struct value *values;
	bool *apart; /* computed for the column: it sets an input that the row reads */
};

static struct cell cell_in(const struct scenarios *scenarios, const struct measure *row,
    const struct answers *answers, size_t i)
{
	const struct column *column = &scenarios->columns[i];
	const struct block *block = scenarios->block;
	const struct value *value = &answers->values[i];

	struct cell cell = answers->apart[i]
	    ? cell_under(column, row, value)
	    : cell_of_value(block, row, value, block->asker->self, STR(""));
	if (block->marks && block->asker->catalog->marks.count > 0) {
		struct cell judged = cell;
		judged.value = *value;
		cell_mark_gain(&column->block, row, value,
		    answers->apart[i] ? &answers->values[0] : value, &judged);
		cell.mark = judged.mark;
		cell.depends = judged.depends;
	}
	return cell;
}

static struct str scene_of(const struct scenarios *scenarios, const struct column *column)
{
	struct buf out = buf_in(scenarios->block->grid->arena, BUF_MOST);

	buf_put(&out, column->name);
	for (size_t i = 0; i < column->set_count; i++)
		buf_print(&out, "\n%.*s=%.*s", STR_ARG(column->set[i].input->id),
		    STR_ARG(column->set[i].text));
	return buf_str(&out);
}

static void add_row(const struct scenarios *scenarios, struct measure *row)
{
	const struct block *block = scenarios->block;
	struct arena *scratch = block->asker->scratch;
	size_t count = scenarios->column_count;
	struct answers answers = { .values = ARENA_ARRAY(scratch, struct value, count),
		.apart = ARENA_ARRAY(scratch, bool, count) };
	struct value *values = answers.values;
	bool *best = ARENA_ARRAY(scratch, bool, count);
	struct input_set read;

	values[0] =
	    evaluator_eval_noting(block->asker->evaluator, row->formula, block->asker->self, &read);
	for (size_t i = 1; i < count; i++) {
		struct column *column = &scenarios->columns[i];
		answers.apart[i] = concerns(column, &read);
		values[i] = answers.apart[i]
		    ? evaluator_eval(column->asker.evaluator, row->formula, block->asker->self, NULL, 0)
		    : values[0];
	}
	if (!row->show.set && !row->show.unit)
		row->show = value_show(&values[0]);
	measure_settle_unit(block, row, values, count, 1);
	enum better better = block_bool(block, STR("best"), true) ? row->better : BETTER_NEITHER;
	best_of(&block->asker->arithmetic, better, values, count, 1, best);
	grid_add_row(block->grid,
	    (struct grid_head){ .name = row->name,
		.unit = measure_unit_words(block, row),
		.source = row->source,
		.better = better,
		.gain = block->marks ? row->better : BETTER_NEITHER },
	    false);
	for (size_t i = 0; i < count; i++) {
		struct cell cell = cell_in(scenarios, row, &answers, i);
		cell.best = best[i];
		grid_add_cell(block->grid, cell);
	}
}

bool block_scenarios(const struct block *block)
{
	static const struct str known[] = { STR_INIT("columns"), STR_INIT("rows"), STR_INIT("marks"),
		STR_INIT("best"), STR_INIT("caption"), STR_INIT("note"), STR_INIT("cards") };
	const struct asker *asker = block->asker;
	struct scenarios scenarios = { .block = block };

	shape_keys(asker->diag, block->yaml, known, countof(known));
	scenarios.site_evaluator =
	    evaluator_under(asker->keep, diag_new(asker->scratch), asker->evaluator, NULL, 0);
	bool good = shape_need(asker->diag, block->yaml, STR("rows"), "a table of scenarios") != NULL;
	good &= read_columns(&scenarios);
	scenarios.rows = measures_read(
	    block, STR("rows"), asker->self ? asker->self->kind : NULL, &scenarios.row_count);
	if (!good || !scenarios.rows || !block_fits(block, scenarios.row_count, scenarios.column_count))
		return false;
	block->grid->caption = words_get(block_language(block), WORD_SCENARIOS);
	block->grid->best = GRID_BEST_IN_ROW;
	for (size_t i = 0; i < scenarios.column_count; i++) {
		look_from(&scenarios, &scenarios.columns[i]);
		grid_add_column(block->grid,
		    (struct grid_head){ .name = scenarios.columns[i].name,
			.number = true,
			.mixed = true,
			.scene = scene_of(&scenarios, &scenarios.columns[i]) });
	}
	for (size_t i = 0; i < scenarios.row_count; i++)
		add_row(&scenarios, &scenarios.rows[i]);
	return true;
}
