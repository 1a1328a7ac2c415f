#include "block/block_chart.h"

#include "base/near.h"
#include "block/chart_history.h"
#include "block/chart_lines.h"
#include "block/chart_over.h"
#include "block/chart_things.h"
#include "block/chart_tornado.h"
#include "data/shape.h"

/* The kinds of charts, by their word. */
static const struct chart_word {
	struct str word;
	enum chart_kind kind;
	bool (*make)(const struct block *block, struct chart *chart);
} words[] = {
	{ STR_INIT("bars"), CHART_BARS, chart_of_things },
	{ STR_INIT("stacked"), CHART_STACKED, chart_of_things },
	{ STR_INIT("dots"), CHART_DOTS, chart_of_things },
	{ STR_INIT("scatter"), CHART_SCATTER, chart_of_things },
	{ STR_INIT("steps"), CHART_STEPS, chart_of_history },
	{ STR_INIT("lines"), CHART_LINES, chart_over_input },
	{ STR_INIT("break_even"), CHART_BREAK_EVEN, chart_over_input },
	{ STR_INIT("tornado"), CHART_TORNADO, chart_of_tornado },
};

struct str block_chart_word(enum chart_kind kind)
{
	for (size_t i = 0; i < countof(words); i++)
		if (words[i].kind == kind)
			return words[i].word;
	return STR("");
}

bool block_chart_kind(struct str word, enum chart_kind *kind)
{
	for (size_t i = 0; i < countof(words); i++) {
		if (!str_eq(word, words[i].word))
			continue;
		*kind = words[i].kind;
		return true;
	}
	return false;
}

/* NULL after a report. */
static const struct chart_word *read_kind(const struct block *block)
{
	struct diag *diag = block->asker->diag;
	const struct yaml *yaml = shape_need(diag, block->yaml, STR("chart"), "a chart");
	struct str word = yaml ? shape_text_of(diag, yaml, "“chart”") : STR("");
	struct near near = near_to(word);

	for (size_t i = 0; i < countof(words); i++) {
		if (str_eq(word, words[i].word))
			return &words[i];
		near_offer(&near, words[i].word);
	}
	if (word.len == 0)
		return NULL;
	diag_report(diag, DIAG_CHART, yaml->at, "there is no chart of the kind “%.*s”", STR_ARG(word));
	if (!diag_hint_nearest(diag, &near))
		diag_hint(diag,
		    "bars, stacked, dots, scatter, steps, lines, break_even and tornado are the kinds");
	return NULL;
}

static bool is_own_key(struct str key)
{
	for (size_t i = 0; i < CHART_OWN_KEYS; i++)
		if (str_eq(key, chart_own_keys[i]))
			return true;
	return false;
}

bool block_chart_table(struct arena *scratch, const struct yaml *chart, struct yaml *table)
{
	const struct yaml *kind = yaml_get(chart, STR("chart"));
	struct yaml_entry *entries = ARENA_ARRAY(scratch, struct yaml_entry, chart->count + 1);
	bool of_things = false;

	for (size_t i = 0; kind && i < countof(words); i++)
		of_things |= str_eq(kind->text, words[i].word) && words[i].make == chart_of_things;
	*table = *chart;
	table->count = 0;
	for (size_t i = 0; i < chart->count; i++)
		if (!is_own_key(chart->entries[i].key->text))
			entries[table->count++] = chart->entries[i];
	table->entries = entries;
	return of_things;
}

/* --- logarithmic axes ------------------------------------------------------------------------- */

static bool read_axis_word(const struct block *block, const struct yaml *yaml, struct chart *chart)
{
	struct str word = shape_text_of(block->asker->diag, yaml, "“log”");
	bool x = str_eq(word, STR("x")), y = str_eq(word, STR("y")) && chart_is_plane(chart);
	bool length = chart->kind == CHART_BARS || chart->kind == CHART_STACKED ||
	    chart->kind == CHART_TORNADO;

	if (word.len == 0)
		return false;
	if (length || (x && chart_is_plane(chart) && chart->kind != CHART_SCATTER)) {
		diag_report(block->asker->diag, DIAG_CHART, yaml->at,
		    length ? "the length of a bar is its value, so its axis is not logarithmic"
			   : "the x axis of this chart is not logarithmic");
		return false;
	}
	if (!x && !y) {
		diag_report(block->asker->diag, DIAG_CHART, yaml->at, "“log” is %s",
		    chart_is_plane(chart) ? "x, y or [x, y]" : "x, the one axis of this chart");
		return false;
	}
	chart->x.logarithmic |= x;
	chart->y.logarithmic |= y;
	return true;
}

static bool read_log(const struct block *block, struct chart *chart)
{
	const struct yaml *yaml = yaml_get(block->yaml, STR("log"));
	bool good = true;

	if (!yaml)
		return true;
	if (yaml->kind != YAML_LIST)
		return read_axis_word(block, yaml, chart);
	for (size_t i = 0; i < yaml->count; i++)
		good &= read_axis_word(block, yaml->items[i], chart);
	return good;
}

bool block_chart(const struct block *block)
{
	const struct chart_word *word = read_kind(block);
	struct chart *chart = block->grid->chart;

	if (!word)
		return false;
	if (!chart)
		chart = ARENA_NEW(block->grid->arena, struct chart);
	chart->kind = word->kind;
	if (!read_log(block, chart) || !word->make(block, chart) || !chart_lines(block, chart))
		return false;
	if (chart->mark_count == 0) {
		(diag_report)(
		    block->asker->diag, DIAG_CHART, block->yaml->at, "there is nothing to draw");
		return false;
	}
	if (chart->mark_count > CHART_MARKS_MOST) {
		(diag_report)(block->asker->diag, DIAG_CHART, block->yaml->at,
		    "a chart has at most %d marks, and this one has %zu", CHART_MARKS_MOST,
		    chart->mark_count);
		return false;
	}
	block->grid->chart = chart;
	return true;
}
