#include "block/chart_things.h"

#include "block/block_table.h"
#include "block/chart_axis.h"
#include "block/things.h"

#include <string.h>

const struct str chart_own_keys[CHART_OWN_KEYS] = { STR_INIT("chart"), STR_INIT("log"),
	STR_INIT("lines"), STR_INIT("slopes") };

struct charting {
	const struct block *block;
	struct chart *chart;
	struct pos at; /* of the columns */
};

static const struct cell *cell_at(const struct charting *charting, size_t row, size_t column)
{
	return &charting->block->grid->rows[row].cells[column];
}

static bool is_drawn_row(const struct grid *grid, size_t row)
{
	return grid->rows[row].cells && !grid->rows[row].total;
}

/* --- what it is drawn along ------------------------------------------------------------------- */

/* The unit that the first number of some columns is printed in; NULL if they hold no number. */
static const struct unit *unit_of(const struct charting *charting, size_t from, size_t to)
{
	const struct grid *grid = charting->block->grid;

	for (size_t c = from; c < to; c++)
		for (size_t r = 0; r < grid->row_count; r++) {
			if (!is_drawn_row(grid, r) ||
			    cell_at(charting, r, c)->value.kind != VALUE_QUANTITY)
				continue;
			const struct cell *cell = cell_at(charting, r, c);
			return cell->show.unit ? cell->show.unit : cell->value.quantity->unit;
		}
	return NULL;
}

/* A value that could not be computed, which was told. */
static bool holds_mistake(const struct grid *grid, size_t from, size_t to)
{
	for (size_t c = from; c < to; c++)
		for (size_t r = 0; r < grid->row_count; r++) {
			const struct cell *cell = is_drawn_row(grid, r) ? &grid->rows[r].cells[c] : NULL;
			if (cell && cell->value.kind == VALUE_BAD && cell->value.missing.len == 0)
				return true;
		}
	return false;
}

static bool start_axis(const struct charting *charting, struct chart_axis *axis, size_t from, size_t to)
{
	const struct grid *grid = charting->block->grid;
	const struct unit *unit = unit_of(charting, from, to);

	if (!unit) {
		if (!holds_mistake(grid, from, to))
			(diag_report)(charting->block->asker->diag, DIAG_CHART_EMPTY, charting->at,
			    "there is no number to draw in “%.*s”", STR_ARG(grid->columns[from].name));
		return false;
	}
	axis_start(charting->block, axis, to - from == 1 ? grid->columns[from].name : STR(""), unit);
	return true;
}

/* --- marks ------------------------------------------------------------------------------------ */

static struct str printed(const struct charting *charting, const struct cell *cell)
{
	return asker_print(charting->block->asker, &cell->value, &cell->show, charting->at);
}

static bool refuse_negative(
    const struct charting *charting, const struct chart_value *value, struct str name)
{
	const struct ratio *least = value->low ? value->low : value->high;

	if (charting->chart->kind != CHART_STACKED || (value->low && ratio_sign(least) >= 0))
		return false;
	(diag_report)(charting->block->asker->diag, DIAG_CHART, charting->at,
	    "the parts of a stacked bar are not below zero: see “%.*s”", STR_ARG(name));
	return true;
}

static bool add_bar(const struct charting *charting, size_t row, size_t column, size_t drawn_row)
{
	const struct block *block = charting->block;
	const struct cell *cell = cell_at(charting, row, column);
	struct str name = block->grid->rows[row].head.name;
	struct chart_mark mark = { .cell_row = row,
		.cell_column = column,
		.series = column,
		.text = cell->text,
		.stale = cell->stale };

	enum axis_result result =
	    axis_number(block, &charting->chart->x, &cell->value, charting->at, &mark.x);
	if (result != AXIS_DRAWN)
		return result == AXIS_NOTHING;
	if (refuse_negative(charting, &mark.x, name))
		return false;
	mark.row = drawn_row;
	mark.words = charting->chart->series_count > 1
	    ? str_print(block->asker->scratch, "%.*s, %.*s: %.*s", STR_ARG(name),
		  STR_ARG(block->grid->columns[column].name), STR_ARG(printed(charting, cell)))
	    : str_print(block->asker->scratch, "%.*s: %.*s", STR_ARG(name),
		  STR_ARG(printed(charting, cell)));
	chart_add_mark(charting->block->grid->arena, charting->chart, mark);
	return true;
}

static void add_row_name(struct chart *chart, struct str name)
{
	chart->rows[chart->row_count++] = name;
}

static void add_missing(struct chart *chart, struct str name)
{
	chart->missing[chart->missing_count++] = name;
}

static bool add_bars(const struct charting *charting)
{
	const struct grid *grid = charting->block->grid;
	struct chart *chart = charting->chart;

	chart->series_count = grid->column_count;
	for (size_t c = 0; c < grid->column_count; c++)
		chart->series[c] = grid->columns[c].name;
	for (size_t r = 0; r < grid->row_count; r++) {
		size_t before = chart->mark_count;
		for (size_t c = 0; is_drawn_row(grid, r) && c < grid->column_count; c++)
			if (!add_bar(charting, r, c, chart->row_count))
				return false;
		if (chart->mark_count > before)
			add_row_name(chart, grid->rows[r].head.name);
		else if (is_drawn_row(grid, r))
			add_missing(chart, grid->rows[r].head.name);
	}
	return true;
}

/* --- points ----------------------------------------------------------------------------------- */

/* The series of a word: a new one for a new word. CHART_SERIES_MOST if there are too many. */
static size_t series_of(struct chart *chart, struct str word)
{
	for (size_t i = 0; i < chart->series_count; i++)
		if (str_eq(chart->series[i], word))
			return i;
	if (chart->series_count < CHART_SERIES_MOST)
		chart->series[chart->series_count] = word;
	return chart->series_count < CHART_SERIES_MOST ? chart->series_count++ : CHART_SERIES_MOST;
}

static bool add_point(const struct charting *charting, size_t row)
{
	const struct block *block = charting->block;
	const struct grid *grid = block->grid;
	struct chart *chart = charting->chart;
	const struct cell *x = cell_at(charting, row, 0), *y = cell_at(charting, row, 1);
	struct str name = grid->rows[row].head.name;
	struct chart_mark mark = { .cell_row = row, .cell_column = 1, .stale = x->stale || y->stale };
	enum axis_result across = axis_number(block, &chart->x, &x->value, charting->at, &mark.x),
			 up = axis_number(block, &chart->y, &y->value, charting->at, &mark.y);

	if (across == AXIS_REFUSED || up == AXIS_REFUSED)
		return false;
	if (across == AXIS_NOTHING || up == AXIS_NOTHING) {
		add_missing(chart, name);
		return true;
	}
	if (grid->column_count > 2)
		mark.series = series_of(chart, cell_at(charting, row, 2)->text);
	if (mark.series == CHART_SERIES_MOST) {
		(diag_report)(block->asker->diag, DIAG_CHART, charting->at,
		    "“%.*s” has more than %d words: these cannot be told apart by colour",
		    STR_ARG(grid->columns[2].name), CHART_SERIES_MOST);
		return false;
	}
	mark.words = str_print(block->asker->scratch, "%.*s: %.*s %.*s, %.*s %.*s", STR_ARG(name),
	    STR_ARG(grid->columns[0].name), STR_ARG(printed(charting, x)),
	    STR_ARG(grid->columns[1].name), STR_ARG(printed(charting, y)));
	mark.row = chart->row_count;
	add_row_name(chart, name);
	chart_add_mark(charting->block->grid->arena, charting->chart, mark);
	return true;
}

static bool add_points(const struct charting *charting)
{
	const struct grid *grid = charting->block->grid;

	for (size_t r = 0; r < grid->row_count; r++)
		if (is_drawn_row(grid, r) && !add_point(charting, r))
			return false;
	return true;
}

/* --- limits ----------------------------------------------------------------------------------- */

static bool refuse(const struct charting *charting, const char *why)
{
	diag_report(charting->block->asker->diag, DIAG_CHART, charting->at, "%s", why);
	return false;
}

static bool check_columns(const struct charting *charting)
{
	const struct grid *grid = charting->block->grid;

	if (charting->chart->kind == CHART_SCATTER)
		return (grid->column_count == 2 || grid->column_count == 3) ||
		    refuse(charting,
			"a scatter plot has two columns of numbers, and may have a third one of words");
	if (grid->column_count > CHART_SERIES_MOST)
		return refuse(charting, "a chart has at most six columns: more cannot be told apart");
	if (grid->row_count > CHART_ROWS_MOST) {
		(diag_report)(charting->block->asker->diag, DIAG_CHART, charting->at,
		    "a chart has at most sixty rows");
		(diag_hint)(charting->block->asker->diag, "sort, and set a limit: limit: 20");
		return false;
	}
	return true;
}

bool chart_of_grid(const struct block *block, struct chart *chart)
{
	struct grid *grid = block->grid;
	const struct yaml *columns = yaml_get(block->yaml, STR("columns"));
	struct charting charting = { block, chart, columns ? columns->at : block->yaml->at };

	if (!check_columns(&charting))
		return false;
	chart->rows = ARENA_ARRAY(grid->arena, struct str, grid->row_count);
	chart->missing = ARENA_ARRAY(grid->arena, struct str, grid->row_count);
	if (!chart->series)
		chart->series = ARENA_ARRAY(grid->arena, struct str, CHART_SERIES_MOST);
	if (chart->kind == CHART_SCATTER)
		return start_axis(&charting, &chart->x, 0, 1) &&
		    start_axis(&charting, &chart->y, 1, 2) && add_points(&charting);
	chart->x.zero = chart->kind != CHART_DOTS;
	return start_axis(&charting, &chart->x, 0, grid->column_count) && add_bars(&charting);
}

bool chart_of_things(const struct block *block, struct chart *chart)
{
	bool once = things_are_once(block);

	return table_fill(block, chart_own_keys, CHART_OWN_KEYS) && once && chart_of_grid(block, chart);
}
