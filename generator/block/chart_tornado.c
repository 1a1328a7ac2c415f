#include "block/chart_tornado.h"

#include "base/language.h"
#include "block/cell.h"
#include "block/chart_axis.h"
#include "block/chart_input.h"
#include "data/shape.h"
#include "number/quantity_print.h"
#include "number/ratio_text.h"

#include <stdlib.h>

/* One input: the values at its two ends, and how far these lie apart. */
struct swing {
	const struct input *input;
	struct input_range range;
	struct value at[2];
	struct chart_value numbers[2];
	bool drawn[2];
	const struct ratio *width;
	size_t index; /* among those asked */
};

struct tornado {
	const struct block *block;
	struct chart *chart;
	struct measure value;
	struct value now;
	struct swing *swings;
	size_t count;
};

/* --- which inputs ----------------------------------------------------------------------------- */

static bool add_swing(struct tornado *tornado, const struct input *input)
{
	const struct asker *asker = tornado->block->asker;
	struct swing *swing = &tornado->swings[tornado->count];

	*swing = (struct swing){ .input = input, .index = tornado->count };
	if (!input_range(asker->evaluator, asker->keep, asker->diag, input, &swing->range))
		return false;
	tornado->count++;
	return true;
}

static bool add_named(struct tornado *tornado, const struct yaml *list)
{
	bool good = true;

	if (!shape_is_list(tornado->block->asker->diag, list, "“inputs”"))
		return false;
	tornado->swings = ARENA_ARRAY(tornado->block->asker->scratch, struct swing, list->count + 1);
	for (size_t i = 0; i < list->count; i++) {
		const struct input *input = chart_input(tornado->block, list->items[i]);
		good &= input && add_swing(tornado, input);
	}
	return good;
}

static bool add_read(struct tornado *tornado, const struct input_set *read)
{
	const struct map *inputs = &tornado->block->asker->catalog->inputs;
	bool good = true;

	tornado->swings = ARENA_ARRAY(tornado->block->asker->scratch, struct swing, inputs->count + 1);
	for (size_t i = 0; i < inputs->count; i++) {
		const struct input *input = inputs->at[i].value;
		if (input->sound && input->holds->type == ATTRIBUTE_QUANTITY &&
		    input_set_has(read, input->index))
			good &= add_swing(tornado, input);
	}
	return good;
}

/* --- how far ---------------------------------------------------------------------------------- */

static bool ask(const struct tornado *tornado, struct swing *swing)
{
	const struct block *block = tornado->block;
	struct arena *scratch = block->asker->scratch;
	const struct ratio *middles[2] = { tornado->chart->base, tornado->chart->base };

	for (int i = 0; i < 2; i++) {
		swing->at[i] = chart_value_with(block, &tornado->value, swing->input,
		    i == 0 ? swing->range.low : swing->range.high);
		enum axis_result result = axis_number(block, &tornado->chart->x, &swing->at[i],
		    tornado->value.at, &swing->numbers[i]);
		if (result == AXIS_REFUSED)
			return false;
		swing->drawn[i] = result == AXIS_DRAWN;
		if (swing->drawn[i])
			middles[i] = chart_middle(scratch, &swing->numbers[i]);
	}
	swing->width = ratio_abs(scratch, ratio_sub(scratch, middles[1], middles[0]));
	return true;
}

static int compare_swings(const void *left, const void *right)
{
	const struct swing *a = left, *b = right;
	int order = ratio_cmp(b->width, a->width);

	return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

/* --- the table and the marks ------------------------------------------------------------------ */

static struct str end_words(const struct tornado *tornado, const struct swing *swing, int end)
{
	const struct asker *asker = tornado->block->asker;
	struct buf out = buf_in(asker->scratch, BUF_MOST);

	quantity_print(&asker->arithmetic, end == 0 ? swing->range.low : swing->range.high,
	    &swing->input->holds->show, &out);
	return buf_str(&out);
}

static void add_mark(
    const struct tornado *tornado, const struct swing *swing, int end, const struct cell *cell)
{
	const struct block *block = tornado->block;
	struct chart *chart = tornado->chart;
	struct chart_mark mark = { .row = chart->row_count,
		.cell_row = block->grid->row_count - 1,
		.cell_column = (size_t)end,
		.series = (size_t)end,
		.x = swing->numbers[end],
		.text = cell->text };

	mark.words = str_print(block->asker->scratch, "%.*s %.*s: %.*s",
	    STR_ARG(swing->input->name), STR_ARG(end_words(tornado, swing, end)),
	    STR_ARG(asker_print(block->asker, &swing->at[end], &tornado->value.show, tornado->value.at)));
	chart_add_mark(block->grid->arena, chart, mark);
}

static void add_row(const struct tornado *tornado, const struct swing *swing)
{
	const struct block *block = tornado->block;
	struct chart *chart = tornado->chart;

	struct str name = WORD_FILL(block->asker->scratch, block_language(block), WORD_CHART_SPAN,
	    { "name", swing->input->name }, { "low", end_words(tornado, swing, 0) },
	    { "high", end_words(tornado, swing, 1) });

	grid_add_row(block->grid, (struct grid_head){ .name = name }, false);
	for (int end = 0; end < 2; end++) {
		struct cell cell = cell_plain(block, &tornado->value, &swing->at[end]);
		grid_add_cell(block->grid, cell);
		if (swing->drawn[end])
			add_mark(tornado, swing, end, &cell);
	}
	if (swing->drawn[0] || swing->drawn[1])
		chart->rows[chart->row_count++] = name;
	else
		chart->missing[chart->missing_count++] = swing->input->name;
}

static void start_table(struct tornado *tornado)
{
	static const enum word_id heads[] = { WORD_CHART_LOW_END, WORD_CHART_HIGH_END };
	const struct block *block = tornado->block;

	block->grid->caption = tornado->value.name;
	block->grid->corner.name = words_get(block_language(block), WORD_CHART_INPUT);
	for (size_t i = 0; i < countof(heads); i++) {
		grid_add_column(block->grid,
		    (struct grid_head){ .name = words_get(block_language(block), heads[i]),
			.unit = measure_unit_words(block, &tornado->value),
			.number = true });
		tornado->chart->series[i] = words_get(block_language(block), heads[i]);
	}
	tornado->chart->series_count = countof(heads);
}

/* --- reading ---------------------------------------------------------------------------------- */

static bool refuse(const struct tornado *tornado, struct pos at, const char *why)
{
	(diag_report)(tornado->block->asker->diag, DIAG_CHART, at, "%s", why);
	return false;
}

static bool read_limit(const struct tornado *tornado, size_t *most)
{
	const struct yaml *limit = yaml_get(tornado->block->yaml, STR("limit"));
	int64_t number;

	*most = CHART_TORNADO_BARS;
	if (!limit)
		return true;
	struct str text = shape_text_of(tornado->block->asker->diag, limit, "“limit”");
	const struct ratio *ratio = ratio_parse(tornado->block->asker->scratch, text);
	if (!ratio || !ratio_to_int64(ratio, &number) || number < 1 || number > CHART_ROWS_MOST) {
		diag_report(tornado->block->asker->diag, DIAG_CHART, limit->at,
		    "“limit” is a number of bars, sixty at the most");
		return false;
	}
	*most = (size_t)number;
	return true;
}

/* The value as the data stands, and the inputs. */
static bool read(struct tornado *tornado)
{
	static const struct str known[] = { STR_INIT("chart"), STR_INIT("value"), STR_INIT("inputs"),
		STR_INIT("limit"), STR_INIT("lines"), STR_INIT("caption"), STR_INIT("note") };
	const struct asker *asker = tornado->block->asker;
	const struct yaml *yaml = tornado->block->yaml, *named = yaml_get(yaml, STR("inputs"));
	struct chart_value base;
	struct input_set inputs;

	bool good = shape_keys(asker->diag, yaml, known, countof(known));
	const struct yaml *value = shape_need(asker->diag, yaml, STR("value"), "a tornado");
	if (!value || !good ||
	    !measure_read(tornado->block, value, asker->self ? asker->self->kind : NULL, NULL, 0,
		&tornado->value))
		return false;
	tornado->now =
	    evaluator_eval_noting(asker->evaluator, tornado->value.formula, asker->self, &inputs);
	if (tornado->now.kind == VALUE_BAD && tornado->now.missing.len == 0)
		return false;
	if (tornado->now.kind != VALUE_QUANTITY)
		return refuse(
		    tornado, value->at, "a tornado is drawn around a number, and this has none");
	measure_settle_unit(tornado->block, &tornado->value, &tornado->now, 1, 1);
	axis_start(tornado->block, &tornado->chart->x, tornado->value.name,
	    tornado->value.unit ? tornado->value.unit : tornado->now.quantity->unit);
	if (axis_number(tornado->block, &tornado->chart->x, &tornado->now, value->at, &base) != AXIS_DRAWN)
		return refuse(tornado, value->at, "a tornado is drawn around a number with an end");
	tornado->chart->base = chart_middle(tornado->block->grid->arena, &base);
	tornado->chart->base_text =
	    asker_print(asker, &tornado->now, &tornado->value.show, tornado->value.at);
	return named ? add_named(tornado, named) : add_read(tornado, &inputs);
}

bool chart_of_tornado(const struct block *block, struct chart *chart)
{
	struct tornado tornado = { .block = block, .chart = chart };
	struct arena *keep = block->grid->arena;
	size_t most;

	if (!read(&tornado) || !read_limit(&tornado, &most))
		return false;
	if (tornado.count == 0)
		return refuse(&tornado, block->yaml->at, "no input moves this value");
	for (size_t i = 0; i < tornado.count; i++)
		if (!ask(&tornado, &tornado.swings[i]))
			return false;
	qsort(tornado.swings, tornado.count, sizeof(*tornado.swings), compare_swings);
	chart->rows = ARENA_ARRAY(keep, struct str, tornado.count);
	chart->missing = ARENA_ARRAY(keep, struct str, tornado.count);
	chart->series = ARENA_ARRAY(keep, struct str, CHART_SERIES_MOST);
	start_table(&tornado);
	for (size_t i = 0; i < tornado.count && i < most; i++)
		add_row(&tornado, &tornado.swings[i]);
	return true;
}
