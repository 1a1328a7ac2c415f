#include "block/chart_over.h"

#include "block/cell.h"
#include "block/chart_axis.h"
#include "block/chart_input.h"
#include "data/shape.h"
#include "number/quantity_print.h"
#include "sensitivity/turn.h"

#include <stdlib.h>

/* A value of the input: one of those evenly spread, or one where curves meet. */
struct stop {
	const struct ratio *at; /* in the unit of the range */
	bool meets;
};

struct over {
	const struct block *block;
	struct chart *chart;
	const struct input *input;
	struct input_range range;
	struct measure *columns;
	size_t column_count;
	struct pos at;
	struct stop *stops;
	size_t stop_count, stop_room;
	bool poles[CHART_SERIES_MOST]; /* of each column: it may have some, for the whole range has no bounds */
};

static struct arena *scratch_of(const struct over *over)
{
	return over->block->asker->scratch;
}

/* --- the values of the input ------------------------------------------------------------------ */

static const struct unit *input_unit(const struct over *over)
{
	return over->range.low->unit;
}

static void add_stop(struct over *over, const struct ratio *at, bool meets)
{
	over->stops = arena_room(scratch_of(over), over->stops, over->stop_count, &over->stop_room,
	    sizeof(*over->stops));
	over->stops[over->stop_count++] = (struct stop){ at, meets };
}

static void spread(struct over *over)
{
	struct arena *scratch = scratch_of(over);
	const struct ratio *low = quantity_end(scratch, over->range.low, false),
			   *high = quantity_end(scratch, over->range.high, false);
	const struct ratio *way = ratio_sub(scratch, high, low);
	const struct ratio *last = NULL;

	for (int i = 0; i < CHART_OVER_VALUES; i++) {
		const struct ratio *at = ratio_add(scratch, low,
		    ratio_mul(scratch, way, ratio_of(scratch, i, CHART_OVER_VALUES - 1)));
		at = over->input->whole ? ratio_floor(scratch, at) : at;
		if (!last || ratio_cmp(at, last) > 0)
			add_stop(over, at, false);
		last = at;
	}
}

/* --- where curves meet ------------------------------------------------------------------------ */

/* The place of a turn in the unit of the range: the middle of it where it is not exact. */
static const struct ratio *place_of(const struct over *over, const struct turn *turn)
{
	struct arena *scratch = scratch_of(over);

	return over->input->whole
	    ? turn->to
	    : ratio_div(scratch, ratio_add(scratch, turn->from, turn->to), ratio_of(scratch, 2, 1));
}

/* The condition that turns where two curves meet. NULL where they do not compare: their axis will say so. */
static const struct formula *meeting_of(const struct over *over, size_t a, size_t b)
{
	struct asker quiet = *over->block->asker;
	struct formula_text text = { str_print(quiet.scratch, "(%.*s) > (%.*s)",
					 STR_ARG(over->columns[a].source),
					 STR_ARG(over->columns[b].source)),
		over->at, false };
	struct basis basis = evaluator_basis(quiet.evaluator);

	quiet.diag = diag_new(quiet.scratch);
	struct evaluator *checking =
	    evaluator_under(quiet.scratch, quiet.diag, quiet.evaluator, basis.with, basis.with_count);
	const struct formula *formula = asker_parse(&quiet, text, NULL);
	if (formula)
		evaluator_check(checking, formula, quiet.self ? quiet.self->kind : NULL, NULL, 0);
	return diag_count(quiet.diag) == 0 ? formula : NULL;
}

/* A curve meets itself everywhere, and so nowhere: the sentence of the chart would say that they do not meet. */
static bool check_twice(const struct over *over, size_t a, size_t b)
{
	if (!str_eq(over->columns[a].source, over->columns[b].source))
		return true;
	diag_report(over->block->asker->diag, DIAG_CHART, over->at, "“%.*s” stands here twice",
	    STR_ARG(over->columns[a].source));
	return false;
}

static void find_meeting(struct over *over, size_t a, size_t b)
{
	const struct asker *asker = over->block->asker;
	struct question question = { .formula = meeting_of(over, a, b), .self = asker->self };
	struct turns turns = { .count = 0 };
	struct input_set noted = { { 0 } };

	if (!question.formula)
		return;
	/* It reads what the values read (chart_input.h), and where the input stands now, which moves no curve. */
	evaluator_note_inputs(asker->evaluator, &noted);
	turns_find_of_formula(asker->evaluator, asker->scratch, &question, over->input, &turns);
	evaluator_note_inputs(asker->evaluator, &noted);
	for (size_t i = 0; i < turns.count; i++)
		add_stop(over, place_of(over, &turns.at[i]), true);
}

static int compare_stops(const void *left, const void *right)
{
	const struct stop *a = left, *b = right;
	int order = ratio_cmp(a->at, b->at);

	return order != 0 ? order : b->meets - a->meets;
}

/* In order, each once. */
static void settle_stops(struct over *over)
{
	size_t left = 0;

	qsort(over->stops, over->stop_count, sizeof(*over->stops), compare_stops);
	for (size_t i = 0; i < over->stop_count; i++)
		if (left == 0 || ratio_cmp(over->stops[left - 1].at, over->stops[i].at) != 0)
			over->stops[left++] = over->stops[i];
	over->stop_count = left;
}

/* --- the table and the marks ------------------------------------------------------------------ */

static struct str stop_words(const struct over *over, const struct quantity *at)
{
	struct buf out = buf_in(scratch_of(over), BUF_MOST);

	quantity_print(&over->block->asker->arithmetic, at, &over->input->holds->show, &out);
	return buf_str(&out);
}

static struct value *compute(const struct over *over)
{
	size_t width = over->column_count;
	struct value *values = ARENA_ARRAY(scratch_of(over), struct value, over->stop_count * width);

	for (size_t i = 0; i < over->stop_count; i++) {
		struct quantity at =
		    quantity_in(over->block->asker->keep, over->stops[i].at, input_unit(over));
		for (size_t c = 0; c < width; c++)
			values[i * width + c] =
			    chart_value_with(over->block, &over->columns[c], over->input, &at);
	}
	return values;
}

static bool start(const struct over *over, const struct value *values)
{
	const struct block *block = over->block;
	size_t width = over->column_count, count = over->stop_count;
	const struct unit *unit = NULL;

	axis_start(block, &over->chart->x, over->input->name, input_unit(over));
	block->grid->corner.name = over->input->name;
	for (size_t c = 0; c < width; c++) {
		measure_settle_unit(block, &over->columns[c], values + c, count, width);
		unit = unit ? unit : over->columns[c].unit;
		grid_add_column(block->grid,
		    (struct grid_head){ .name = over->columns[c].name,
			.unit = measure_unit_words(block, &over->columns[c]),
			.number = true });
		over->chart->series[over->chart->series_count++] = over->columns[c].name;
	}
	if (unit)
		axis_start(block, &over->chart->y, width == 1 ? over->columns[0].name : STR(""), unit);
	else
		(diag_report)(block->asker->diag, DIAG_CHART_EMPTY, over->at,
		    "there is no number to draw: none of these has one along this input");
	return unit != NULL;
}

/* Stretches between two values in which a curve without bounds is looked at more closely. */
#define POLE_PARTS_MOST 64

/* Whether the value is within bounds all along a stretch of the input: one that is not passes a pole. */
static bool has_ends(
    const struct over *over, size_t column, const struct ratio *from, const struct ratio *to)
{
	struct arena *keep = over->block->asker->keep;
	struct quantity at = quantity_in(keep, from, input_unit(over)),
			end = quantity_in(keep, to, input_unit(over));

	at.hi = end.hi;
	struct value value = chart_value_with(over->block, &over->columns[column], over->input, &at);
	return value.kind != VALUE_QUANTITY || (value.quantity->lo && value.quantity->hi);
}

/*
 * Whether the curve goes on from the stop before. What is not known of a stretch may be known of its parts: where one
 * has no ends, four times as many are asked.
 */
static bool goes_on(const struct over *over, size_t row, size_t column, int parts)
{
	struct arena *scratch = scratch_of(over);
	const struct ratio *from = over->stops[row - 1].at,
			   *step = ratio_div(scratch, ratio_sub(scratch, over->stops[row].at, from),
			       ratio_of(scratch, parts, 1));

	for (int i = 0; i < parts; i++) {
		const struct ratio *to = ratio_add(scratch, from, step);
		if (!has_ends(over, column, from, to))
			return parts < POLE_PARTS_MOST && goes_on(over, row, column, 4 * parts);
		from = to;
	}
	return true;
}

static bool add_value(
    const struct over *over, size_t row, size_t column, const struct value *value, struct str head)
{
	const struct block *block = over->block;
	const struct measure *measure = &over->columns[column];
	struct chart_mark mark = { .row = row, .cell_row = row, .cell_column = column, .series = column };

	grid_add_cell(block->grid, cell_plain(block, measure, value));
	mark.x.low = mark.x.high = over->stops[row].at;
	enum axis_result result = axis_number(block, &over->chart->y, value, measure->at, &mark.y);
	if (result != AXIS_DRAWN)
		return result == AXIS_NOTHING;
	mark.apart = row > 0 && over->poles[column] && mark.y.low && mark.y.high &&
	    !goes_on(over, row, column, 1);
	mark.words = str_print(scratch_of(over), "%.*s, %.*s: %.*s", STR_ARG(measure->name),
	    STR_ARG(head), STR_ARG(asker_print(block->asker, value, &measure->show, measure->at)));
	chart_add_mark(over->block->grid->arena, over->chart, mark);
	return true;
}

static void add_crossing(const struct over *over, size_t row, struct str head, size_t before)
{
	struct chart *chart = over->chart;
	const struct ratio *y = before < chart->mark_count
	    ? chart_middle(scratch_of(over), &chart->marks[before].y)
	    : NULL;

	if (y)
		chart->crossings[chart->crossing_count++] =
		    (struct chart_crossing){ over->stops[row].at, y, head };
}

static bool add_rows(const struct over *over, const struct value *values)
{
	struct chart *chart = over->chart;

	chart->crossings =
	    ARENA_ARRAY(over->block->grid->arena, struct chart_crossing, over->stop_count);
	for (size_t i = 0; i < over->stop_count; i++) {
		struct quantity at =
		    quantity_in(scratch_of(over), over->stops[i].at, input_unit(over));
		struct str head = stop_words(over, &at);
		size_t before = chart->mark_count;
		grid_add_row(over->block->grid, (struct grid_head){ .name = head }, false);
		for (size_t c = 0; c < over->column_count; c++)
			if (!add_value(over, i, c, &values[i * over->column_count + c], head))
				return false;
		chart->rows[chart->row_count++] = head;
		if (over->stops[i].meets)
			add_crossing(over, i, head, before);
	}
	return true;
}

static bool read(struct over *over)
{
	static const struct str known[] = { STR_INIT("chart"), STR_INIT("over"), STR_INIT("columns"),
		STR_INIT("log"), STR_INIT("lines"), STR_INIT("caption"), STR_INIT("note") };
	const struct asker *asker = over->block->asker;
	const struct yaml *yaml = over->block->yaml;

	bool good = shape_keys(asker->diag, yaml, known, countof(known));
	const struct yaml *id = shape_need(asker->diag, yaml, STR("over"), "a chart along an input");
	const struct yaml *list =
	    shape_need(asker->diag, yaml, STR("columns"), "a chart along an input");
	over->at = list ? list->at : yaml->at;
	over->input = id ? chart_input(over->block, id) : NULL;
	over->columns = list ? measures_read(over->block, STR("columns"),
				   asker->self ? asker->self->kind : NULL, &over->column_count)
			     : NULL;
	if (!good || !over->input || !over->columns ||
	    !input_range(asker->evaluator, asker->keep, asker->diag, over->input, &over->range))
		return false;
	bool meets = over->chart->kind == CHART_BREAK_EVEN;
	if (over->column_count >= (meets ? 2U : 1U) && over->column_count <= CHART_SERIES_MOST)
		return true;
	diag_report(asker->diag, DIAG_CHART, over->at, "this chart has %d to %d columns",
	    meets ? 2 : 1, CHART_SERIES_MOST);
	return false;
}

bool chart_over_input(const struct block *block, struct chart *chart)
{
	struct over over = { .block = block, .chart = chart };

	if (!read(&over))
		return false;
	spread(&over);
	for (size_t a = 0; a < over.column_count && chart->kind == CHART_BREAK_EVEN; a++)
		for (size_t b = a + 1; b < over.column_count; b++) {
			if (!check_twice(&over, a, b))
				return false;
			find_meeting(&over, a, b);
		}
	settle_stops(&over);
	chart->rows = ARENA_ARRAY(block->grid->arena, struct str, over.stop_count);
	chart->series = ARENA_ARRAY(block->grid->arena, struct str, CHART_SERIES_MOST);
	block->grid->caption = over.input->name;
	const struct value *values = compute(&over);
	for (size_t c = 0; over.stop_count > 0 && c < over.column_count; c++)
		over.poles[c] =
		    !has_ends(&over, c, over.stops[0].at, over.stops[over.stop_count - 1].at);
	return start(&over, values) && add_rows(&over, values);
}
