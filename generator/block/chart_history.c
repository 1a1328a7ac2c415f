#include "block/chart_history.h"

#include "base/near.h"
#include "block/cell.h"
#include "block/chart_axis.h"
#include "block/things.h"
#include "data/shape.h"

#include <stdlib.h>

struct history {
	const struct block *block;
	struct chart *chart;
	struct things things;
	const struct attribute *attribute;
	struct measure measure;
	struct pos at; /* of the attribute's name */
};

/* --- which observations ----------------------------------------------------------------------- */

static bool counts(const struct history *history, const struct fact *fact)
{
	struct date as_of = evaluator_as_of(history->block->asker->evaluator);

	return !date_is_none(fact->on) && date_cmp(fact->on, as_of) <= 0 && !fact->retracted &&
	    fact->condition.len == 0 && fact->variant.len == 0 && fact->value.kind == VALUE_QUANTITY;
}

/* Those of one day stay in the order in which they count. */
static int compare_days(const void *left, const void *right)
{
	const struct fact *const *a = left, *const *b = right;

	return date_cmp((*a)->on, (*b)->on);
}

/* The observations of a thing, the oldest first, one for a day. */
static const struct fact **observed(
    const struct history *history, const struct thing *thing, size_t *count)
{
	const struct facts *facts = thing_facts(thing, history->attribute->id);
	const struct fact **attributes = ARENA_ARRAY(
	    history->block->asker->scratch, const struct fact *, (facts ? facts->count : 0) + 1);
	size_t found = 0;

	for (size_t i = 0; facts && i < facts->count; i++) {
		bool first = counts(history, facts->at[i]);
		for (size_t j = 0; j < found && first; j++)
			first = date_cmp(attributes[j]->on, facts->at[i]->on) != 0;
		if (first)
			attributes[found++] = facts->at[i];
	}
	if (found > 0)
		qsort(attributes, found, sizeof(const struct fact *), compare_days);
	*count = found;
	return attributes;
}

/* --- the table and the marks ------------------------------------------------------------------ */

static bool add_fact(const struct history *history, size_t series, const struct fact *fact)
{
	const struct block *block = history->block;
	struct chart *chart = history->chart;
	struct arena *scratch = block->asker->scratch;
	struct str day = date_words(scratch, block_language(block), fact->on);
	struct str name = str_print(scratch, "%.*s, %.*s", STR_ARG(fact->thing->name), STR_ARG(day));
	struct cell cell = cell_plain(block, &history->measure, &fact->value);
	struct chart_mark mark = { .row = chart->row_count, .series = series, .text = cell.text };

	mark.cell_row = block->grid->row_count;
	grid_add_row(block->grid, (struct grid_head){ .name = name }, false);
	grid_add_cell(block->grid, cell);
	if (axis_number(block, &chart->y, &fact->value, fact->at, &mark.y) != AXIS_DRAWN)
		return false;
	mark.x.low = mark.x.high = ratio_of(block->grid->arena, fact->on.day, 1);
	mark.words = str_print(scratch, "%.*s: %.*s", STR_ARG(name),
	    STR_ARG(asker_print(block->asker, &fact->value, &history->measure.show, fact->at)));
	chart->rows = arena_room(block->grid->arena, chart->rows, chart->row_count,
	    &chart->row_room, sizeof(*chart->rows));
	chart->rows[chart->row_count++] = name;
	chart_add_mark(block->grid->arena, chart, mark);
	return true;
}

static bool add_thing(const struct history *history, const struct thing *thing)
{
	struct chart *chart = history->chart;
	size_t count;
	const struct fact **facts = observed(history, thing, &count);

	if (count == 0) {
		chart->missing[chart->missing_count++] = thing->name;
		return true;
	}
	if (chart->series_count == CHART_SERIES_MOST) {
		(diag_report)(history->block->asker->diag, DIAG_CHART, history->block->yaml->at,
		    "a chart has at most %d things over time: more cannot be told apart",
		    CHART_SERIES_MOST);
		return false;
	}
	chart->series[chart->series_count] = thing->name;
	for (size_t i = 0; i < count; i++)
		if (!add_fact(history, chart->series_count, facts[i]))
			return false;
	chart->series_count++;
	return true;
}

/* The unit of the axis: the attribute's own, or that of the first observation. */
static const struct unit *unit_of(const struct history *history)
{
	if (history->measure.show.unit)
		return history->measure.show.unit;
	if (history->attribute->unit)
		return history->attribute->unit;
	for (size_t i = 0; i < history->things.count; i++) {
		size_t count;
		const struct fact **facts = observed(history, history->things.at[i], &count);
		if (count > 0)
			return facts[0]->value.quantity->unit;
	}
	return NULL;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* Things of other kinds may have an attribute of the same id: what it holds must fit the axis. */
static const struct kind *kind_of(const struct history *history)
{
	return history->things.kind ? history->things.kind : history->things.at[0]->kind;
}

static const struct attribute *find_attribute(const struct history *history, struct str id)
{
	const struct map *attributes = &kind_of(history)->attributes;
	struct near near = near_to(id);

	for (size_t i = 0; i < attributes->count; i++) {
		const struct attribute *attribute = attributes->at[i].value;
		if (attribute->type == ATTRIBUTE_QUANTITY && str_eq(attributes->at[i].key, id))
			return attribute;
		if (attribute->type == ATTRIBUTE_QUANTITY)
			near_offer(&near, attributes->at[i].key);
	}
	diag_report(history->block->asker->diag, DIAG_CHART, history->at,
	    "%.*s has no quantity “%.*s” that could be observed", STR_ARG(kind_of(history)->name),
	    STR_ARG(id));
	diag_hint_nearest(history->block->asker->diag, &near);
	return NULL;
}

static bool read(struct history *history)
{
	static const struct str known[] = { STR_INIT("chart"), STR_INIT("things"), STR_INIT("kind"),
		STR_INIT("attribute"), STR_INIT("log"), STR_INIT("lines"), STR_INIT("caption"),
		STR_INIT("note") };
	struct diag *diag = history->block->asker->diag;
	const struct yaml *yaml = history->block->yaml;

	bool good = shape_keys(diag, yaml, known, countof(known));
	good &= things_of_block(history->block, &history->things) && things_are_once(history->block);
	const struct yaml *id = shape_need(diag, yaml, STR("attribute"), "a chart of steps");
	if (!good || !id)
		return false;
	history->at = id->at;
	struct str word = shape_text_of(diag, id, "“attribute”");
	if (history->things.count == 0) {
		(diag_report)(diag, DIAG_CHART, yaml->at, "there is nothing to draw");
		return false;
	}
	history->attribute = word.len > 0 ? find_attribute(history, word) : NULL;
	return history->attribute &&
	    measure_of_attribute(history->block, history->attribute, &history->measure);
}

bool chart_of_history(const struct block *block, struct chart *chart)
{
	struct history history = { .block = block, .chart = chart };
	const struct unit *unit;

	if (!read(&history))
		return false;
	unit = unit_of(&history);
	if (!unit) {
		(diag_report)(block->asker->diag, DIAG_CHART, history.at,
		    "nothing was observed of “%.*s”", STR_ARG(history.attribute->name));
		return false;
	}
	history.measure.unit = unit;
	axis_start_dates(block, &chart->x, STR(""));
	axis_start(block, &chart->y, history.attribute->name, unit);
	chart->series = ARENA_ARRAY(block->grid->arena, struct str, CHART_SERIES_MOST);
	chart->missing = ARENA_ARRAY(block->grid->arena, struct str, history.things.count);
	block->grid->caption = history.attribute->name;
	grid_add_column(block->grid,
	    (struct grid_head){ .name = history.attribute->name,
		.unit = measure_unit_words(block, &history.measure),
		.number = true });
	for (size_t i = 0; i < history.things.count; i++)
		if (!add_thing(&history, history.things.at[i]))
			return false;
	return true;
}
