#include "text/narrow_sign.h"

#include "data/marks.h"
#include "sensitivity/margin.h"
#include "sensitivity/narrow.h"

static bool is_narrow(struct reading *reading, const struct question *question)
{
	return narrow_is(reading->input->narrowness, question);
}

static bool is_narrow_verdict(struct reading *reading, const struct value *value)
{
	return margin_is_verdict(value) &&
	    is_narrow(reading, &(struct question){ .origin = value->origin });
}

/* --- cells ------------------------------------------------------------------------------------ */

/* A row or a column whose cells have one formula, asked of a thing each. */
struct series {
	struct reading *reading;
	const struct grid *grid;
	const struct grid_head *head;
	const struct formula *formula; /* NULL: it is none that can be asked */
	struct cell **cells;
	const struct thing **things; /* of each cell */
	size_t count;
};

static struct series series_of(
    struct reading *reading, const struct grid *grid, const struct grid_head *head, size_t most)
{
	struct arena *scratch = reading->input->scratch;
	struct series series = { .reading = reading, .grid = grid, .head = head };
	struct formula_text text = { head->source, POS_NONE, FORMULA_AT_START };

	series.cells = ARENA_ARRAY(scratch, struct cell *, most + 1);
	series.things = ARENA_ARRAY(scratch, const struct thing *, most + 1);
	if (head->source.len > 0)
		series.formula =
		    formula_parse(scratch, diag_new(scratch), reading->input->catalog->units, text);
	return series;
}

static void add_cell(struct series *series, const struct grid_head *head, struct cell *cell)
{
	if (!head->thing)
		return;
	series->cells[series->count] = cell;
	series->things[series->count++] = head->thing;
}

/* A truth, or a word with a mark, that has no figure of its own; or a mark for a gain. */
static bool is_narrow_cell(const struct series *series, size_t i)
{
	const struct cell *cell = series->cells[i];
	const struct thing *things[2] = { series->things[i], series->grid->base };

	if (!cell->value.origin &&
	    (cell->value.kind == VALUE_TRUTH || (cell->mark && value_mark(&cell->value))))
		return is_narrow(series->reading,
		    &(struct question){ .formula = series->formula, .self = things[0] });
	if (!cell->mark || value_mark(&cell->value) || !things[1] || things[0] == things[1])
		return false;
	const struct contest contest = { .formula = series->formula,
		.things = things,
		.count = 2,
		.better = series->head->gain,
		.gain = true };
	return is_narrow(series->reading, &(struct question){ .contest = &contest });
}

static void find_narrow(const struct series *series)
{
	const struct contest contest = { .formula = series->formula,
		.things = series->things,
		.count = series->count,
		.better = series->head->better };
	bool asked = false, narrow = false;

	for (size_t i = 0; i < series->count && series->formula; i++) {
		struct cell *cell = series->cells[i];
		cell->narrow |= is_narrow_cell(series, i);
		if (!cell->best || cell->narrow)
			continue;
		if (!asked)
			narrow = is_narrow(series->reading, &(struct question){ .contest = &contest });
		asked = true;
		cell->narrow |= narrow;
	}
}

static void find_in_rows(struct reading *reading, const struct grid *grid)
{
	for (size_t r = 0; r < grid->row_count; r++) {
		const struct grid_row *row = &grid->rows[r];
		struct series series = series_of(reading, grid, &row->head, row->count);
		for (size_t c = 0; c < row->count && c < grid->column_count; c++)
			add_cell(&series, &grid->columns[c], &row->cells[c]);
		find_narrow(&series);
	}
}

static void find_in_columns(struct reading *reading, const struct grid *grid)
{
	for (size_t c = 0; c < grid->column_count; c++) {
		struct series series = series_of(reading, grid, &grid->columns[c], grid->row_count);
		for (size_t r = 0; r < grid->row_count; r++)
			if (c < grid->rows[r].count)
				add_cell(&series, &grid->rows[r].head, &grid->rows[r].cells[c]);
		find_narrow(&series);
	}
}

void narrow_sign_cells(struct reading *reading, struct grid *grid)
{
	if (!reading->input->narrowness)
		return;
	for (size_t r = 0; r < grid->row_count; r++)
		for (size_t c = 0; c < grid->rows[r].count; c++) {
			struct cell *cell = &grid->rows[r].cells[c];
			cell->narrow = is_narrow_verdict(reading, &cell->value);
		}
	find_in_rows(reading, grid);
	find_in_columns(reading, grid);
}

/* --- text ------------------------------------------------------------------------------------- */

struct markup narrow_sign_behind(struct reading *reading, struct markup figure, const struct value *value)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	struct html html = html_to(&out);

	if (!reading->input->narrowness || reading->around.links > 0 ||
	    !is_narrow_verdict(reading, value))
		return figure;
	reading->marks.narrow = true;
	html_put(&html, figure);
	struct view *view = view_object(reading->input->scratch);
	view_set_truth(view, "live", reading->follow != NULL);
	html_put(&html, reading_render(reading, STR("narrow"), view));
	return html_markup(&html);
}
